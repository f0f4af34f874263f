/** Numbers with a name -> measurements, and the findings that they are for this patient. */
import { strict as assert } from 'node:assert';
import { read } from './support.js';

/** "heart-rate 118", with "?" where it cannot be and "past" where it is historical. */
const valuesIn = (text: string): string[] =>
  read(text).measurements.map(
    ({ measure, value, plausible, temporality }) =>
      `${measure} ${String(value)}${plausible ? '' : ' ?'}${temporality === 'historical' ? ' past' : ''}`,
  );

const tables: Record<string, readonly [string, readonly string[]][]> = {
  values: [
    ['HR 118 irreg', ['heart-rate 118']],
    ['Pulse: 76 and regular', ['heart-rate 76']],
    ['BP 120/80', ['systolic-bp 120', 'diastolic-bp 80']],
    ['Blood pressure is 138 over 80', ['systolic-bp 138', 'diastolic-bp 80']],
    ['BP 120s/80s', ['systolic-bp 120', 'diastolic-bp 80']],
    [
      'BP 170/80 right arm, 138/76 left arm',
      ['systolic-bp 170', 'diastolic-bp 80', 'systolic-bp 138', 'diastolic-bp 76'],
    ],
    [
      'BP 162/104, rpt in 15 min 158/102',
      ['systolic-bp 162', 'diastolic-bp 104', 'systolic-bp 158', 'diastolic-bp 102'],
    ],
    ['T 101.3F', ['temperature 38.5']],
    ['T 101.3', ['temperature 38.5']],
    ['Temp of 38.4 °C', ['temperature 38.4']],
    ['T 38.9 HR 106', ['temperature 38.9', 'heart-rate 106']],
    ['sats 88% RA', ['oxygen-saturation 88']],
    ['sats 92% OA -> 96% on 2 L', ['oxygen-saturation 92', 'oxygen-saturation 96']],
    ['K 6.9', ['potassium 6.9']],
    ['BNP 2,140 pg/mL', ['bnp 2140']],
    ['Creatinine 212 umol/L (previous 148)', ['creatinine 2.398', 'creatinine 1.674 past']],
    ['CBG 1.9 mmol/L', ['glucose-point-of-care 34.23']],
    ['hs-troponin T at 0 h: 14 ng/L', ['high-sensitivity-troponin 14']],
    ['HR 110-120', ['heart-rate 110']],
    ['GCS 14/15', ['glasgow-coma-scale 14']],
    ['D-dimer < 500 ng/mL', ['d-dimer 500']],
    ['SpO2 >94%', ['oxygen-saturation 94']],
    ['WBC was 18.3 on 12/03/2024', ['white-cell-count 18.3']],
  ],
  'values that cannot be, or are not of today': [
    ['HR 900', ['heart-rate 900 ?']],
    ['SpO2 9%', ['oxygen-saturation 9 ?']],
    ['K 69', ['potassium 69 ?']],
    ['BP 800/90', ['systolic-bp 800 ?', 'diastolic-bp 90']],
    ['Temp 12', ['temperature 12 ?']],
    ['PMH: CKD, Cr 1.4', ['creatinine 1.4 past']],
    ['Baseline Cr 1.4', ['creatinine 1.4 past']],
    ['EF 35% in 2019', ['ejection-fraction 35 past']],
    ['Birth weight 3.4 kg', ['weight 3.4 past']],
    ['Hb 9.8 last year', ['haemoglobin 9.8 past']],
    ['Last visit 4 months ago: BP 118/72', ['systolic-bp 118 past', 'diastolic-bp 72 past']],
    ['Hb 9.8 today', ['haemoglobin 9.8']],
    ['Cr 1.4 at admission', ['creatinine 1.4']],
    ['HR 90', ['heart-rate 90']],
    ['RR 2', ['respiratory-rate 2']],
    ['RR 200', ['respiratory-rate 200 ?']],
  ],
  'numbers that are no values': [
    ['Fever for 3 days', []],
    ['Temp 3 days ago', []],
    ['HR on 12/03/2024', []],
    ['T2DM', []],
    ['T12 fracture', []],
    ['G1P0', []],
    ['S1 S2, P2 loud', []],
    ['Given glucose 10% 200 mL', []],
    ['Magnesium 2 g IV', []],
    ['Lithium 300 mg daily', []],
    ['Potassium 40 mEq PO', []],
    ['UA: WBC > 50/hpf', []],
    ['UA: glucose 4+', []],
    ['Goal BP 130/80', []],
    ['Keep SpO2 > 92%', []],
    ['Return if T > 38.5', []],
    ['Paracetamol if temp 38.5', []],
    ['Hold metoprolol for HR < 60', []],
    ['Switch to dextrose when glucose < 250', []],
    ['Wt up 2.3 kg in 1 wk', []],
    ['FH: mother BP 180/110', []],
    ["Mother's BP 180/110 in labour", []],
    ['Repeat troponin at 3 h', []],
    ['Seen in bed 12', []],
    ['Flat 4, 12 High Street', []],
  ],
};

/** Text, and a finding with how the values make it. */
const findings: readonly [string, string, 'present' | 'absent' | 'none'][] = [
  ['40 year old man. HR 150', 'tachycardia', 'present'],
  ['3 month old boy. HR 150', 'tachycardia', 'absent'],
  ['3 month old boy. HR 190', 'tachycardia', 'present'],
  ['6 year old girl. HR 105', 'tachycardia', 'absent'],
  ['40 year old man. HR 72', 'tachycardia', 'absent'],
  ['HR 118', 'tachycardia', 'present'],
  ['HR 900', 'tachycardia', 'none'],
  ['30 year old woman, 28 weeks pregnant. HR 96', 'tachycardia', 'absent'],
  ['40 year old man. BP 82/50', 'hypotension', 'present'],
  ['2 year old girl. BP 108/60', 'hypotension', 'absent'],
  ['40 year old man. BP 125/75', 'hypertension-measured', 'absent'],
  ['7 year old girl. BP 125/75', 'hypertension-measured', 'present'],
  ['40 year old man. BP 138/95', 'hypertension-measured', 'present'],
  ['T 101.3 F', 'high-temperature', 'present'],
  ['T 98.6 F', 'high-temperature', 'absent'],
  ['sats 88% RA', 'hypoxia', 'present'],
  ['40 year old man. K 6.9', 'hyperkalaemia-lab', 'present'],
  ['40 year old man. K 4.1', 'hyperkalaemia-lab', 'absent'],
  ['Return if T > 38', 'high-temperature', 'none'],
  ['32 year old woman. hCG <25', 'positive-pregnancy-test', 'absent'],
  ['32 year old woman. hCG 25', 'positive-pregnancy-test', 'present'],
];

describe('measurements', () => {
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const [text, expected] of rows) {
        it(JSON.stringify(text), () => {
          assert.deepEqual(valuesIn(text), expected);
        });
      }
    });
  }

  describe('findings by value and patient', () => {
    for (const [text, finding, expected] of findings) {
      it(`${text}: ${finding} ${expected}`, () => {
        const derived = read(text).mentions.filter(
          (mention) => mention.via === 'measurement' && mention.concept.id === finding,
        );
        const isPresent = derived.some((mention) => mention.assertion.polarity === 'present');
        assert.equal(derived.length === 0 ? 'none' : isPresent ? 'present' : 'absent', expected);
      });
    }
  });
});
