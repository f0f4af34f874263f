/** Ranges, decades, and more or less than a number. */
import { strict as assert } from 'node:assert';
import { boundsOf, isAbove, isBelow, liesIn } from '#server/note/numbers/ranges.js';
import { read } from './support.js';
import { itReads } from './values.js';

itReads('ranges and decades', [
  ['SBP 110-120', 'systolic-bp 110'],
  ['HR 90s', 'heart-rate 90'],
  ['T 38-39', 'temperature 38'],
  ['T 38.5 - 39.2', 'temperature 38.5'],
  ['HR 110 to 120', 'heart-rate 110'],
  ['SBP 110–120', 'systolic-bp 110'],
  ['sats low 90s', 'oxygen-saturation 90'],
  ['sats high 80s', 'oxygen-saturation 87'],
  ['sats mid-90s', 'oxygen-saturation 94'],
  ['BP 120s/80s', 'systolic-bp 120, diastolic-bp 80'],
  ['BP 110-120/60-70', 'systolic-bp 110, diastolic-bp 60'],
  ['HR 90s-110s', 'heart-rate 90'],
  ["HR in the 130's", 'heart-rate 130'],
  ['sats in the 80s', 'oxygen-saturation 80'],
  ['RR 20-24', 'respiratory-rate 20'],
  ['HR 100s to 110s', 'heart-rate 100'],
  ['SBP 80s', 'systolic-bp 80'],
  ['BP range 110-120/60-70', 'systolic-bp 110, diastolic-bp 60'],
]);

itReads('more and less than a number', [
  ['troponin <5', 'troponin 5'],
  ['D-dimer < 500 ng/mL', 'd-dimer 500'],
  ['SpO2 >94%', 'oxygen-saturation 94'],
  ['CRP <1', 'c-reactive-protein 1'],
  ['hCG <5', 'hcg 5'],
  ['lactate ≥4', 'lactate 4'],
  ['INR >10', 'inr 10'],
  ['glucose > 600 mg/dL', 'glucose 600'],
  ['glucose less than 70', 'glucose 70'],
  ['eGFR >60', 'egfr 60'],
  ['K >= 6', 'potassium 6'],
  ['trop I <0.01 ng/mL', 'troponin 10'],
  ['HR above 120', 'heart-rate 120'],
  ['temp below 35', 'temperature 35'],
]);

/** Text, a finding, and how the values make it: a range that was measured counts by its ends, an uncertain value by the whole. */
const findings: readonly [string, string, 'present' | 'absent' | 'none'][] = [
  ['HR 110-120', 'tachycardia', 'present'],
  ['HR 95-115', 'tachycardia', 'present'],
  ['HR 70-80', 'tachycardia', 'absent'],
  ['SBP 85-95', 'hypotension', 'present'],
  ['SBP 120-130', 'hypotension', 'absent'],
  ['SBP 80s', 'hypotension', 'present'],
  ['T 38-39', 'high-temperature', 'present'],
  ['sats low 90s', 'hypoxia', 'present'],
  ['sats in the 90s', 'hypoxia', 'none'],
  ['sats high 90s', 'hypoxia', 'absent'],
  ['sats in the 80s', 'severe-hypoxia', 'present'],
  ['SpO2 <90%', 'severe-hypoxia', 'present'],
  ['SpO2 <94%', 'hypoxia', 'present'],
  ['SpO2 <95%', 'hypoxia', 'none'],
  ['SpO2 >97%', 'hypoxia', 'absent'],
  ['32 year old woman. hCG <25', 'positive-pregnancy-test', 'absent'],
  ['32 year old woman. hCG >25', 'positive-pregnancy-test', 'present'],
  ['32 year old woman. hCG <1000', 'positive-pregnancy-test', 'none'],
  ['40 year old man. D-dimer < 500', 'raised-d-dimer', 'absent'],
  ['40 year old man. D-dimer <= 500', 'raised-d-dimer', 'none'],
  ['40 year old man. D-dimer > 500', 'raised-d-dimer', 'present'],
  ['lactate >= 4', 'markedly-raised-lactate', 'present'],
  ['lactate < 4', 'markedly-raised-lactate', 'absent'],
  ['INR > 10', 'raised-inr', 'present'],
];

describe('findings of ranges', () => {
  for (const [text, finding, expected] of findings) {
    it(`${text}: ${finding} ${expected}`, () => {
      const derived = read(text).mentions.filter(
        (mention) => mention.via === 'measurement' && mention.concept.id === finding,
      );
      const isPresent = derived.some((mention) => mention.assertion.polarity === 'present');
      assert.equal(derived.length === 0 ? 'none' : isPresent ? 'present' : 'absent', expected);
    });
  }

  for (const [text, limit, above, below] of [
    ['K 6.1', 6, true, false],
    ['K 6.0', 6, false, false],
    ['K >6', 6, true, false],
    ['K >= 6', 6, false, false],
    ['K >5', 6, false, false],
    ['SpO2 <90%', 90, false, true],
    ['SpO2 <= 90%', 90, false, false],
    ['SpO2 <92%', 90, false, false],
    ['SBP 85-95', 90, true, true],
    ['HR 110-160', 150, true, true],
    ['SBP 80s', 90, false, true],
    ['sats in the 80s', 85, false, false],
  ] as const) {
    it(`${text} is ${above ? '' : 'not '}above and ${below ? '' : 'not '}below ${String(limit)}`, () => {
      const bounds = boundsOf(read(text).measurements[0]!);
      assert.deepEqual([isAbove(bounds, limit), isBelow(bounds, limit)], [above, below]);
    });
  }

  it('keep the number of the note, and say beside it how it is bounded', () => {
    const [below] = read('troponin <5').measurements;
    assert.equal(below?.value, 5);
    assert.equal(liesIn(boundsOf(below), 0, 5), 'some');
    assert.equal(liesIn(boundsOf(below), 5, 100), 'none');
    const [plain] = read('troponin 5').measurements;
    assert.equal(liesIn(boundsOf(plain!), 5, 100), 'all');
  });
});
