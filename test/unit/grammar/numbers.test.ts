import { strict as assert } from 'node:assert';
import { type Grammar, hasScope, hasToken, loadGrammar, tokensOf } from './tokens.js';

const vital = 'support.type.property-name.vital';
const lab = 'support.type.property-name.lab';
const unit = 'keyword.other.unit';
const quantity = 'constant.numeric.quantity';
const frequency = 'storage.modifier.frequency';
const route = 'storage.modifier.route';
const date = 'constant.numeric.date';
const duration = 'constant.numeric.duration';
const age = 'constant.numeric.age';
const gestation = 'constant.numeric.gestation';
const ratio = 'constant.numeric.ratio';

/** Line, token, scope. */
const numbers: readonly (readonly [line: string, token: string, scope: string])[] = [
  ['BP 162/104, repeat later', 'BP', vital],
  ['BP 162/104, repeat later', '162/104', 'constant.numeric.vital'],
  ['bp 120/80 mmHg', 'mmHg', unit],
  ['BP 90/52 lying', '90/52', 'constant.numeric.vital'],
  ['HR: 118', 'HR', vital],
  ['pulse 76 regular', 'pulse', vital],
  ['sats 93% OA', 'sats', vital],
  ['SpO2 of 88 % on air', '%', unit],
  ['T 38.4 °C (rectal)', 'T', vital],
  ['T 38.4 °C (rectal)', '°C', unit],
  ['T 97.9 F, well', 'F', unit],
  ['Temp: 101.1', 'Temp', vital],
  ['weight 71 kg', 'kg', unit],
  ['GCS 15', 'GCS', vital],
  ['Na 131, K 6.9 mmol/L', 'K', lab],
  ['Na 131, K 6.9 mmol/L', 'mmol/L', unit],
  ['Hb 108, K 4.1.', 'K', lab],
  ['Cr = 1.4 mg/dL', 'Cr', lab],
  ['oxygen 2 L by cannula', 'L', unit],
  ['hs-troponin I: < 3 ng/L', 'hs-troponin I', lab],
  ['HbA1c 6.7%', 'HbA1c', lab],
  ['BNP 2,140 pg/mL', '2,140', quantity],
  ['D-dimer 740', 'D-dimer', lab],
  ['INR 2.4', '2.4', 'constant.numeric'],
  ['amoxicillin 500 mg PO BID', '500', quantity],
  ['amoxicillin 500 mg PO BID', 'mg', unit],
  ['amoxicillin 500 mg PO BID', 'PO', route],
  ['amoxicillin 500 mg PO BID', 'BID', frequency],
  ['dexamethasone 0.15 mg/kg once', 'mg/kg', unit],
  ['hydrocodone-acetaminophen 5/325 mg q6h PRN', '5/325', quantity],
  ['hydrocodone-acetaminophen 5/325 mg q6h PRN', 'q6h', frequency],
  ['levothyroxine 75 mcg qAM', 'qAM', frequency],
  ['insulin glargine 24 units nightly', 'units', unit],
  ['amlodipine 5 mg OD', 'OD', frequency],
  ['naproxen 500 mg BD', 'BD', frequency],
  ['drops twice a day', 'twice a day', frequency],
  ['every 6 hours', 'every 6 hours', frequency],
  ['seen 03/14/2025', '03/14/2025', date],
  ['seen 2025-02-03', '2025-02-03', date],
  ['on 14 Nov 2025', '14 Nov 2025', date],
  ['on March 3rd, 2024', 'March 3rd, 2024', date],
  ['given 21:55', '21:55', 'constant.numeric.time'],
  ['flank pain x3d', 'x3d', duration],
  ['for 2 weeks', '2 weeks', duration],
  ['for 4-6 weeks', '4-6 weeks', duration],
  ['cough 4/7', '4/7', duration],
  ['review 2/52', '2/52', duration],
  ['for the past five weeks', 'five weeks', duration],
  ['a 24-day-old boy', '24-day-old', age],
  ['58 y.o. male', '58 y.o. male', age],
  ['31 y/o G1P0', '31 y/o', age],
  ['34F walk-in', '34F', age],
  ['2 y 3 m old boy', '2 y 3 m old', age],
  ['aged 71', '71', age],
  ['at 33w2d', '33w2d', gestation],
  ['36+4 weeks pregnant', '36+4', gestation],
  ['pain 7/10', '7/10', ratio],
  ['power 5/5 throughout', '5/5', ratio],
];

/** Line and a scope that nothing in it may have. */
const plain: readonly (readonly [line: string, scope: string])[] = [
  ['power 5/5 throughout', date],
  ['power 5/5 throughout', duration],
  ['BP 138/76 left arm', date],
  ['BP 90/52 lying', duration],
  ['vitamin K 5 mg given', lab],
  ['Na+ channel, Cr rising, K wires', lab],
  ['T2DM and T wave changes', vital],
  ['HR department called', vital],
  ['DP pulse 2+', vital],
  ['124/76 L arm', unit],
  ['TPN, MAP of the ward', vital],
  ['paracetamol OD last year', frequency],
  ['vision OD 20/40', frequency],
  ['PR interval prolonged', route],
  ['version 1.2.3 of the form', date],
  ['Room 34 F wing', age],
  ['in 2018 and 2022', date],
  ['5 men waited', unit],
  ['12 monkeys', duration],
];

describe('grammar: numbers', () => {
  let grammar: Grammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  for (const [line, token, scope] of numbers) {
    it(`reads ${scope.split('.').at(-1)}: ${token} in "${line}"`, () => {
      const tokens = tokensOf(grammar, line);
      assert.ok(hasToken(tokens, token, scope), JSON.stringify(tokens));
    });
  }

  for (const [line, scope] of plain) {
    it(`reads no ${scope.split('.').at(-1)} in "${line}"`, () => {
      const tokens = tokensOf(grammar, line);
      assert.ok(!hasScope(tokens, scope), JSON.stringify(tokens));
    });
  }
});
