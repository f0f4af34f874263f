import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { QuoteFinder } from '#server/model/ask/locate.js';
import { foldName } from '#server/model/ask/names.js';
import { opinionCheck, toOpinion, unavailableOpinion } from '#server/model/ask/quotes.js';
import type { Opinion, RawOpinion } from '#server/model/types.js';
import type { Note } from '#server/note/types.js';
import { identity, said } from '../madeUpModel.js';
import { noteWith } from './support.js';

const model = identity('Tiny', { architecture: 'llama', sizeBytes: 1 });
const resolve = (name: string): string | null => (['pulmonary embolism', 'pe'].includes(foldName(name)) ? 'pe' : null);

function opinionOn(note: Note, raw: Partial<RawOpinion>, candidates: readonly string[] = []): Opinion {
  return toOpinion({ diagnoses: [], missing: [], ...raw }, note, model, resolve, candidates);
}

/** Words of the note that one quote is placed at, or null where it was dropped. */
function placed(note: Note, quote: string): string | null {
  const { diagnoses, dropped } = opinionOn(note, { diagnoses: [said('Gout', [[1, quote]])] });
  assert.equal(diagnoses.length + dropped, 1);
  const evidence = diagnoses[0]?.evidence[0];
  if (evidence !== undefined) assert.equal(note.text.slice(evidence.start, evidence.end), evidence.quote);
  return evidence?.quote ?? null;
}

describe('a quote', () => {
  const cases: readonly (readonly [what: string, text: string, quote: string, found: string | null])[] = [
    ['word for word', 'Has a swollen left knee.', 'swollen left knee', 'swollen left knee'],
    ['in another case', 'SWOLLEN Left knee', 'swollen left Knee', 'SWOLLEN Left knee'],
    ['over a line end of Windows', 'swollen\r\n  left knee', 'swollen left knee', 'swollen\r\n  left knee'],
    ['with typographic marks', 'He said \u201cit\u2019s torn\u201d', '"it\'s torn"', '\u201cit\u2019s torn\u201d'],
    ['with plain marks for the model\u2019s typographic ones', "it's torn", 'it\u2019s torn', "it's torn"],
    ['after emoji', '👩🏽‍⚕️🫀 crushing pain', 'Crushing pain', 'crushing pain'],
    ['after letters that grow in lower case', 'İİİ crushing  pain', 'CRUSHING PAIN', 'crushing  pain'],
    ['with combining characters', 'cafe\u0301 au lait spots', 'cafe\u0301 au lait', 'cafe\u0301 au lait'],
    ['with space around it', 'crushing pain', '  crushing pain\n', 'crushing pain'],
    ['with a measured value', 'HR 118, BP 88/50', 'HR 118', 'HR 118'],
    ['that is not there', 'swollen left knee', 'swollen right knee', null],
    ['with a word left out', 'no chest pain', 'no pain', null],
    ['with another number', 'HR 118', 'HR 181', null],
    ['from the middle of a word', 'paining', 'pain', null],
    ['from the middle of a number', 'T 38.45', 'T 38.4', null],
    ['from before a decimal point', 'T 38.4', 'T 38', null],
    ['from half a blood pressure', 'BP 88/50', 'BP 88', null],
    ['without the accent that follows', 'the cafe\u0301', 'the cafe', null],
    ['in another form of the accent', 'the cafe\u0301', 'the caf\u00e9', null],
    ['with half an emoji', 'pain 🫀', 'pain \ud83e', null],
    ['under three letters', 'Hx of MI', 'MI', null],
    ['of digits only', 'room 1184', '1184', null],
    ['of marks only', '*** --- ***', '*** --- ***', null],
    ['of nothing', 'anything', '', null],
    ['of the line number of the prompt', 'cough', '1| cough', null],
  ];
  for (const [what, text, quote, found] of cases) {
    it(`${found === null ? 'is dropped' : 'is found'} ${what}`, () =>
      assert.equal(placed(noteWith(text), quote), found));
  }

  it('counts by what the note says of its words', () => {
    const text = 'chest pain';
    const as = (assertion: Parameters<typeof noteWith>[1]): string | null => placed(noteWith(text, assertion), text);
    assert.equal(as({ 'chest pain': {} }), text);
    assert.equal(as({ 'chest pain': { polarity: 'possible' } }), text);
    assert.equal(as({ 'chest pain': { polarity: 'absent', asked: 'specific' } }), null);
    assert.equal(as({ 'chest pain': { polarity: 'hypothetical' } }), null);
    assert.equal(as({ 'chest pain': { temporality: 'historical' } }), null);
    assert.equal(as({ 'chest pain': { experiencer: 'family' } }), null);
    assert.equal(as({ 'chest pain': { experiencer: 'other' } }), null);
  });

  it('counts when only some of its words are denied, and not when all are', () => {
    const text = 'fever but no cough or chills';
    const absent = { polarity: 'absent', asked: 'specific' } as const;
    const note = noteWith(text, { fever: {}, cough: absent, chills: absent });
    assert.equal(placed(note, text), text);
    assert.equal(placed(note, 'cough or chills'), null);
  });

  it('does not count when it cuts the denied words out of their mention', () => {
    const note = noteWith('denies chest pain', { 'chest pain': { polarity: 'absent', asked: 'specific' } });
    assert.equal(placed(note, 'pain'), null);
  });

  it('is placed where the words are asserted, not where they are denied', () => {
    const text = 'no chest pain at rest; chest pain on stairs';
    const note = noteWith(text, { 'chest pain': { polarity: 'absent', asked: 'specific' } });
    const { diagnoses } = opinionOn(note, { diagnoses: [said('Angina', [[1, 'chest pain']])] });
    assert.equal(diagnoses[0]?.evidence[0]?.start, text.lastIndexOf('chest pain'));
  });

  it('is found at its own offsets in any text', () => {
    const word = fc.constantFrom(
      'pain',
      'Fièvre',
      '🫀',
      'e\u0301',
      'İ',
      '\r\n',
      '\u00a0',
      '\u201c',
      "'",
      'BP 88/50',
      '.',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.nat(), fc.nat(), (words, from, length) => {
        const text = words.join(' ');
        const start = from % text.length;
        const end = start + 1 + (length % (text.length - start));
        const quote = text.slice(start, end);
        for (const variant of [quote, quote.toUpperCase().toLowerCase(), quote.replace(/\s+/g, ' ')]) {
          for (const span of new QuoteFinder(text).find(variant)) {
            const fold = (s: string): string =>
              s
                .toLowerCase()
                .replace(/\s+/gu, ' ')
                .trim()
                .replace(/\u201c/g, '"');
            assert.equal(fold(text.slice(span.start, span.end)), fold(variant));
          }
        }
      }),
    );
  });
});

describe('an opinion', () => {
  const note = noteWith('Sudden dyspnoea after a long flight. No fever.', {
    dyspnoea: {},
    fever: { polarity: 'absent', asked: 'specific' },
  });
  const evidence = [
    [1, 'sudden dyspnoea'],
    [1, 'long flight'],
  ] as const;

  it('keeps what rests on the note, with the condition of its name', () => {
    const opinion = opinionOn(note, { diagnoses: [said('Pulmonary embolism', evidence, [[1, 'no fever']])] });
    assert.deepEqual(opinion, {
      model,
      status: 'complete',
      reason: null,
      choice: null,
      diagnoses: [
        {
          name: 'Pulmonary embolism',
          condition: 'pe',
          listed: false,
          evidence: [
            { quote: 'Sudden dyspnoea', start: 0, end: 15 },
            { quote: 'long flight', start: 24, end: 35 },
          ],
          against: [{ quote: 'No fever', start: 37, end: 45 }],
        },
      ],
      missing: [],
      dropped: 0,
    });
  });

  it('drops and counts what does not, and keeps the rest', () => {
    const { diagnoses, dropped } = opinionOn(note, {
      diagnoses: [
        said('Pneumonia', [[1, 'fever']]),
        said('Acute coronary syndrome', [[1, 'crushing chest pain']]),
        said('<https://example.org>', evidence),
        said('Deep vein thrombosis', [
          [1, 'fever'],
          [1, 'long flight'],
        ]),
      ],
    });
    assert.deepEqual(
      diagnoses.map(({ name, evidence: kept }) => [name, kept.map(({ quote }) => quote)]),
      [['Deep vein thrombosis', ['long flight']]],
    );
    assert.equal(dropped, 3);
  });

  it('says each diagnosis once, under whatever names, with all its evidence', () => {
    const { diagnoses } = opinionOn(note, {
      diagnoses: [
        said('Pulmonary embolism', [
          [1, 'long flight'],
          [1, 'Long flight'],
        ]),
        said('pulmonary  EMBOLISM.', [[1, 'sudden dyspnoea']]),
        said('PE', [[1, 'long flight']], [[1, 'no fever']]),
        said('Panic attack', [[1, 'sudden dyspnoea']], [[1, 'long flight']]),
        said('panic  ATTACK.', [[1, 'long flight']]),
      ],
    });
    assert.deepEqual(
      diagnoses.map(({ name, evidence: kept, against }) => [
        name,
        kept.map(({ quote }) => quote),
        against.map(({ quote }) => quote),
      ]),
      [
        ['Pulmonary embolism', ['long flight', 'Sudden dyspnoea'], ['No fever']],
        ['Panic attack', ['Sudden dyspnoea', 'long flight'], []],
      ],
    );
  });

  it('tells what the model was shown from what it added', () => {
    const listed = (name: string, candidates: readonly string[]): boolean =>
      opinionOn(note, { diagnoses: [said(name, evidence)] }, candidates).diagnoses[0]!.listed;
    assert.equal(listed('Panic attack', ['Pneumonia', 'panic ATTACK']), true);
    assert.equal(listed('PE', ['Pulmonary embolism']), true);
    assert.equal(listed('Panic attack', ['Pulmonary embolism', 'Pneumonia']), false);
    assert.equal(listed('Pulmonary embolism', []), false);
    assert.equal(listed('Gout', ['Some other thing without a condition']), false);
  });

  it('is checked alike while it is written', () => {
    const check = opinionCheck(note, model, resolve, []);
    const first = said('Pulmonary embolism', evidence);
    const begun = check({ diagnoses: [first, said('Invented', [[1, 'not there']])], missing: [] }, 'writing');
    assert.deepEqual([begun.status, begun.diagnoses.length, begun.dropped], ['writing', 1, 1]);
    const done = check({ diagnoses: [first], missing: [] });
    assert.deepEqual([done.status, done.diagnoses, done.dropped], ['complete', begun.diagnoses, 0]);
  });

  it('asks only for findings that the note does not name, denied ones included', () => {
    const { missing, dropped } = opinionOn(note, {
      missing: [
        { evidence: { line: 1, quote: 'long flight' }, finding: 'Leg swelling' },
        { evidence: { line: 1, quote: 'long flight' }, finding: 'Fever' },
        { evidence: { line: 1, quote: 'not in the note' }, finding: 'Haemoptysis' },
        { evidence: { line: 1, quote: 'sudden dyspnoea' }, finding: 'leg swelling' },
      ],
    });
    assert.deepEqual(missing, [{ finding: 'Leg swelling', evidence: [{ quote: 'long flight', start: 24, end: 35 }] }]);
    assert.equal(dropped, 2);
  });

  it('of a model that gave none says why', () => {
    assert.deepEqual(unavailableOpinion(model, 'It is off.'), {
      model,
      status: 'unavailable',
      reason: 'It is off.',
      choice: null,
      diagnoses: [],
      missing: [],
      dropped: 0,
    });
  });
});
