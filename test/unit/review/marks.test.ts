import { strict as assert } from 'node:assert';
import type { Note } from '#server/note/types.js';
import { marksOf } from '#server/review/marks.js';
import { madeUp, measurement, mention } from './madeUp.js';

/** Each mark as `kind signs "words"`. */
const shown = (note: Note): string[] =>
  marksOf(note).map(({ kind, signs, start, end }) =>
    [kind, ...signs, JSON.stringify(note.text.slice(start, end))].join(' '),
  );

describe('the marks of a note', () => {
  it('say what words are and how they are said', () => {
    const text = 'Cough, no fever, maybe PE, once MI, mother: ulcer, son of a friend: rash, if pain, heparin';
    const mentions = [
      mention(text, 'Cough', 'finding:cough'),
      mention(text, 'fever', 'finding:fever', { polarity: 'absent', asked: 'specific' }),
      mention(text, 'PE', 'condition:pulmonary-embolism', { polarity: 'possible' }),
      mention(text, 'MI', 'condition:nstemi', { temporality: 'historical', polarity: 'absent' }),
      mention(text, 'ulcer', 'condition:ulcer', { experiencer: 'family', temporality: 'historical' }),
      mention(text, 'rash', 'finding:rash', { experiencer: 'other' }),
      mention(text, 'pain', 'finding:pain', { polarity: 'hypothetical' }),
      mention(text, 'heparin', 'drug:heparin'),
    ];
    assert.deepEqual(shown(madeUp(text, { mentions })), [
      'finding "Cough"',
      'finding absent "fever"',
      'condition possible "PE"',
      'condition absent historical "MI"',
      'condition historical family "ulcer"',
      'finding other "rash"',
      'finding hypothetical "pain"',
      'drug "heparin"',
    ]);
  });

  it('are one for all that a phrase says', () => {
    const text = 'Lungs clear.';
    const absent = { polarity: 'absent', asked: 'template' } as const;
    const mentions = ['crackles', 'wheeze'].map((id) => mention(text, 'Lungs clear', `finding:${id}`, absent));
    assert.deepEqual(shown(madeUp(text, { mentions })), ['finding absent "Lungs clear"']);
  });

  it('give words to the narrowest reading and the rest to the wider one', () => {
    const text = 'CBC (done) unremarkable; x';
    const mentions = [
      mention(text, 'CBC (done) unremarkable', 'finding:anaemia', { polarity: 'absent', asked: 'template' }),
      mention(text, 'CBC', 'test:full-blood-count'),
      mention(text, 'done', 'treatment:done'),
      mention(text, 'unremarkable; x', 'finding:late'),
    ];
    // The brackets between the pieces are marked as nothing.
    assert.deepEqual(shown(madeUp(text, { mentions })), [
      'test "CBC"',
      'treatment "done"',
      'finding "unremarkable; x"',
    ]);
  });

  it('let a wider reading go on behind a narrower one', () => {
    const text = 'heart failure with reduced EF of 30 percent on echo';
    const note = madeUp(text, {
      mentions: [mention(text, 'failure with reduced EF of 30 percent on echo', 'condition:hfref')],
      measurements: [measurement(text, 'EF of 30', 'ejection-fraction', 30, '%')],
    });
    assert.deepEqual(shown(note), [
      'condition "failure with reduced"',
      'measurement "EF of 30"',
      'condition "percent on echo"',
    ]);
  });

  it('have one measurement for values that share words, and none for what was made of them', () => {
    const text = 'BP 170/80, HR 900, K 4.0, last year K 7.1';
    const mentions = [
      mention(text, 'BP 170/80', 'finding:hypertension-measured', {}, { via: 'measurement' }),
      mention(
        text,
        'K 4.0',
        'finding:hyperkalaemia',
        { polarity: 'absent', asked: 'specific' },
        { via: 'measurement' },
      ),
    ];
    const measurements = [
      measurement(text, '170/80', 'diastolic-bp', 80, 'mmHg'),
      measurement(text, 'BP 170/80', 'systolic-bp', 170, 'mmHg'),
      measurement(text, 'HR 900', 'heart-rate', 900, '/min', { plausible: false }),
      measurement(text, 'K 4.0', 'potassium', 4, 'mmol/L'),
      measurement(text, 'K 7.1', 'potassium', 7.1, 'mmol/L', { temporality: 'historical' }),
    ];
    const note = madeUp(text, { mentions, measurements });
    assert.deepEqual(shown(note), [
      'measurement measured "BP 170/80"',
      'measurement implausible "HR 900"',
      'measurement "K 4.0"',
      'measurement historical "K 7.1"',
    ]);
    assert.deepEqual(
      marksOf(note)[0]!.values.map(({ measure }) => measure),
      ['systolic-bp', 'diastolic-bp'],
    );
  });

  it('never overlap, are in order and inside the text, whatever the mentions', () => {
    const text = 'abcdefghij klmnop qrst';
    for (let seed = 1; seed < 400; seed++) {
      const random = (below: number, salt: number): number =>
        Math.floor((Math.abs(Math.sin(seed * 37 + salt)) * 1e4) % below);
      const mentions = Array.from({ length: 6 }, (_, index) => {
        const start = random(text.length, index);
        const end = Math.min(text.length, start + random(9, index + 50));
        return { ...mention(text, 'a', 'finding:x'), start, end };
      }).sort((a, b) => a.start - b.start || a.end - b.end);
      let at = 0;
      for (const mark of marksOf(madeUp(text, { mentions }))) {
        assert.ok(mark.start >= at && mark.end > mark.start && mark.end <= text.length);
        assert.equal(text.slice(mark.start, mark.end), text.slice(mark.start, mark.end).trim());
        at = mark.end;
      }
    }
  });
});
