import { strict as assert } from 'node:assert';
import { Chalk } from 'chalk';
import { readdirSync } from 'node:fs';
import stringWidth from 'string-width';
import { readoutText } from '#server/batch/readoutText.js';
import type { Note } from '#server/note/types.js';
import { readNote } from '#server/note/read.js';
import { madeUp, measurement, mention, place } from '../review/madeUp.js';
import { noteText, shippedBase } from './sample.js';

const plain = new Chalk({ level: 0 });
const told = (note: Note, width = 100, colour = plain): string =>
  readoutText(note, shippedBase(), { width, colour }).text;
/** The lines of the marked note alone, without number and margin. */
const marked = (note: Note): string[] =>
  told(note)
    .split('\n')
    .flatMap((line) => /^ *\d* +[a-z-]* *│ ?(.*)$/.exec(line)?.[1] ?? []);

const text = [
  'CC: cough',
  'No fever. Had MI. Dad: gout. Maybe PE. Worse on deep',
  'breath.  PMH: asthma',
  'HR 118, BP 120/80, T 500',
].join('\n');
const note = madeUp(text, {
  sections: [
    {
      ...place(text, 'CC: cough\n'),
      kind: 'chief-complaint',
      heading: place(text, 'CC'),
      body: place(text, ' cough\n'),
    },
    { start: 10, end: text.indexOf('PMH'), kind: 'hpi', heading: null, body: { start: 10, end: text.indexOf('PMH') } },
    { ...place(text, 'PMH: asthma\n'), kind: 'pmh', heading: place(text, 'PMH'), body: place(text, ' asthma\n') },
    { ...place(text, text.slice(text.indexOf('HR'))), kind: 'vitals', heading: null, body: place(text, 'HR 118') },
  ],
  mentions: [
    mention(text, 'cough', 'finding:cough'),
    mention(text, 'fever', 'finding:fever', { polarity: 'absent', asked: 'specific', cue: place(text, 'No') }),
    mention(text, 'MI', 'condition:nstemi', { temporality: 'historical', status: 'resolved' }),
    mention(text, 'gout', 'condition:gout', { experiencer: 'family' }),
    mention(text, 'PE', 'condition:pulmonary-embolism', { polarity: 'possible', status: 'considered' }),
    mention(
      text,
      'deep\nbreath',
      'finding:pleuritic',
      {},
      {
        attributes: [{ ...place(text, 'Worse'), kind: 'trigger', value: 'breathing', polarity: 'absent' }],
      },
    ),
    mention(text, 'asthma', 'condition:asthma', { temporality: 'historical', polarity: 'absent', asked: 'blanket' }),
    mention(text, 'HR 118', 'finding:tachycardia', {}, { via: 'measurement' }),
    mention(text, 'HR 118', 'finding:bradycardia', { polarity: 'absent', asked: 'specific' }, { via: 'measurement' }),
  ],
  measurements: [
    measurement(text, 'HR 118', 'heart-rate', 118, '/min'),
    measurement(text, 'BP 120/80', 'systolic-bp', 120, 'mmHg'),
    measurement(text, '120/80', 'diastolic-bp', 80, 'mmHg'),
    measurement(text, 'T 500', 'temperature', 500, '°C', { plausible: false }),
  ],
});

describe('what was read, as text', () => {
  it('marks every word with signs that add up, and closes each mark at the end of its line', () => {
    assert.deepEqual(marked(note), [
      'CC: +[cough]',
      'No -[fever]. Had ~[MI]. Dad: @[gout]. Maybe ?[PE]. Worse on +[deep]',
      '+[breath].  ‹pmh› PMH: -~[asthma]',
      '#*[HR 118 = heart rate 118 /min], #[BP 120/80 = systolic blood pressure 120',
      'mmHg, diastolic blood pressure 80 mmHg], #![T 500 = temperature 500 °C]',
    ]);
  });

  it('tells a value where its words end', () => {
    const broken = 'HR\n118';
    const measurements = [measurement(broken, broken, 'heart-rate', 118, '/min')];
    assert.deepEqual(marked(madeUp(broken, { measurements })), ['#[HR]', '#[118 = heart rate 118 /min]']);
  });

  it('names the sections in the margin, with their kind, where they begin', () => {
    const lines = told(note).split('\n');
    const margin = (number: number): string | undefined =>
      lines
        .map((line) => new RegExp(`^${String(number)} +([a-z-]*) *│`).exec(line)?.[1])
        .find((one) => one !== undefined);
    assert.deepEqual([1, 2, 3, 4].map(margin), ['chief-complaint', 'hpi', '', 'vitals']);
    assert.ok(told(note, 60).includes('\n── chief-complaint\n1 │ CC: +[cough]\n'));
  });

  it('tells every mention with all that was read of it', () => {
    const words = told(note).replace(/\s+/g, ' ');
    for (const row of [
      '1:5 “cough” finding cough: present, recent, patient 2:4',
      '“fever” finding fever: absent (specific), recent, patient; by “No”',
      'condition Non-ST-elevation myocardial infarction: present, historical, patient, status resolved',
      '“gout” condition gout: present, recent, family',
      'condition pulmonary embolism: possible, recent, patient, status considered',
      '“deep breath” finding pleuritic: present, recent, patient; trigger breathing (absent)',
      '“asthma” condition asthma: absent (blanket), historical, patient',
      '4:1 “HR 118” heart rate 118 /min, recent; present: tachycardia; absent: bradycardia',
      '“T 500” temperature 500 °C, recent, cannot be and is not used',
    ]) {
      assert.ok(words.includes(row), `${row}\n${words}`);
    }
  });

  it('tells of patient, time and setting what is documented and what is not', () => {
    const words = told(
      madeUp('x', {
        patient: {
          ...note.patient,
          ageYears: 0.5,
          sex: 'female',
          pregnant: true,
          gestationWeeks: 32,
          postpartumDays: 4,
        },
        time: { durationHours: 72, onset: 'sudden', course: null },
        setting: 'ward',
      }),
    );
    assert.match(words, /Patient {2}6 months, female, pregnant at 32 weeks, 4 days after birth\n/);
    assert.match(words, /Time {5}for 3 days, sudden onset, course not documented\n/);
    assert.match(words, /Setting {2}ward\n/);
    assert.match(told(madeUp('x')), /Patient {2}age not documented, sex not documented, pregnancy not documented\n/);
    assert.match(told(madeUp('x')), /Nothing was understood in this note\.\n$/);
  });

  it('says where each place of the note stands', () => {
    const { text: words, places } = readoutText(note, shippedBase(), { width: 100, colour: plain });
    const lines = text.split('\n');
    assert.ok(places.length > 8);
    for (const { start, end, offset } of places) {
      const [line, column] = words.slice(start, end).split(':').map(Number) as [number, number];
      const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
      assert.equal(before + column - 1, offset);
    }
  });

  for (const width of [40, 80, 120]) {
    it(`fits ${String(width)} columns, whatever the note`, () => {
      for (const name of readdirSync(new URL('../../../../test/notes/', import.meta.url))) {
        const read = readNote(noteText(name), shippedBase().lexicon);
        const wide = told(read, width)
          .split('\n')
          .filter((line) => stringWidth(line) > width);
        assert.deepEqual(wide, [], name);
      }
    });
  }

  it('says the same with colours as without them', () => {
    const coloured = told(note, 100, new Chalk({ level: 1 }));
    assert.match(coloured, /\u001b\[/);
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), told(note));
  });

  it('lets nothing of a note steer the terminal', () => {
    const steering = 'a\u001b[31mb\u202ec\td';
    assert.deepEqual(marked(madeUp(steering)), ['a[31mbc d']);
  });

  it('keeps Windows line ends, wide characters and very long lines legible', () => {
    assert.deepEqual(marked(madeUp('a\r\n\r\n  b\rc')), ['a', '', '  b', 'c']);
    const long = told(madeUp(`${'語'.repeat(3000)} ${'x'.repeat(3000)} ${'cough '.repeat(3000)}`)).split('\n');
    assert.deepEqual(
      long.filter((line) => stringWidth(line) > 100),
      [],
    );
    assert.equal(long.join('').split('cough').length, 3001);
  });
});
