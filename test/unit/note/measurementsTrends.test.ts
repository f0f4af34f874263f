/** Several values of one measure: the last is of now, those before are of then. */
import { itReads } from './values.js';

itReads('courses', [
  ['Cr 0.9 -> 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr 0.9 → 1.4 → 2.4', 'creatinine 0.9 past, creatinine 1.4 past, creatinine 2.4'],
  ['Cr 0.9 --> 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr 0.9 => 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr 0.9 > 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr 0.9 to 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr from 0.9 to 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr 2.4 from 0.9', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr 2.4 (from 0.9)', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr 2.4 (baseline 0.9)', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr 2.4 (BL 0.9)', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr 2.4, up from 0.9', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr up to 2.4 from 0.9', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr up from 0.9 to 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr rose from 0.9 to 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr was 0.9, now 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr 2.4, was 0.9', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr increased to 2.4', 'creatinine 2.4'],
  ['Cr peaked at 4.1', 'creatinine 4.1'],
  ['K 6.1 (H) -> 4.9', 'potassium 6.1 past, potassium 4.9'],
  ['Hb 12.1 > 10.2 > 8.4', 'haemoglobin 12.1 past, haemoglobin 10.2 past, haemoglobin 8.4'],
  ['CRP 210 > 140 > 60', 'c-reactive-protein 210 past, c-reactive-protein 140 past, c-reactive-protein 60'],
  ['Trop 14 -> 52 -> 88 ng/L', 'troponin 14 past, troponin 52 past, troponin 88'],
  ['BP 82/50 -> 110/70', 'systolic-bp 82 past, diastolic-bp 50 past, systolic-bp 110, diastolic-bp 70'],
  ['HR 120 -> 95 after 1 L', 'heart-rate 120 past, heart-rate 95'],
  ['Hb 9.8 ← 12.1', 'haemoglobin 9.8, haemoglobin 12.1 past'],
  ['K 6.1, repeat 4.9', 'potassium 6.1 past, potassium 4.9'],
  ['Baseline Cr 0.9, now 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Baseline Cr 0.9. Cr 2.4', 'creatinine 0.9 past, creatinine 2.4'],
  ['Creatinine 88 -> 212 umol/L', 'creatinine 0.995 past, creatinine 2.398'],
  ['Bili 15 -> 45 umol/L', 'bilirubin 0.877 past, bilirubin 2.632'],
  ['Cr 2.4 vs 0.9 last year', 'creatinine 2.4, creatinine 0.9 past'],
  ['lactate 4.2 → 2.1 after 2 L', 'lactate 4.2 past, lactate 2.1'],
]);

itReads('courses of pairs and of several measures', [
  ['BP 88/40 (baseline 120s/80s)', 'systolic-bp 88, diastolic-bp 40, systolic-bp 120 past, diastolic-bp 80 past'],
  ['BP 150/90, goal 130/80', 'systolic-bp 150, diastolic-bp 90'],
  [
    'Hb 7.9 (from 9.2), plt 110 (from 240)',
    'haemoglobin 7.9, haemoglobin 9.2 past, platelet-count 110, platelet-count 240 past',
  ],
  [
    'WBC 14 -> 18 -> 12.1, Cr 1.0 -> 2.1',
    'white-cell-count 14 past, white-cell-count 18 past, white-cell-count 12.1, creatinine 1 past, creatinine 2.1',
  ],
  ['Na 121 (was 139 in June)', 'sodium 121, sodium 139 past'],
  ['A1c 7.8% (was 9.1%)', 'hba1c 7.8, hba1c 9.1 past'],
  ['hs-troponin I: < 3 ng/L at 0 h, < 3 ng/L at 2 h', 'high-sensitivity-troponin 3 past, high-sensitivity-troponin 3'],
]);

itReads('values with their times', [
  ['Cr 2.4 (was 0.9 last month)', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr 2.4 (0.9 in May)', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr 0.9 yesterday, 2.4 today', 'creatinine 0.9 past, creatinine 2.4'],
  ['Cr 2.4 today, 0.9 yesterday', 'creatinine 2.4, creatinine 0.9 past'],
  ['Cr 2.4 today (0.9 yesterday)', 'creatinine 2.4, creatinine 0.9 past'],
  ['Hb 12.1 on 3/4, 9.8 on 3/6', 'haemoglobin 12.1 past, haemoglobin 9.8'],
  ['Hb 9.8 (12.1 on 3/4)', 'haemoglobin 9.8, haemoglobin 12.1 past'],
  ['Trop 14 at 0800, 52 at 1100', 'troponin 14 past, troponin 52'],
  ['Hb 102 (125 in March)', 'haemoglobin 10.2, haemoglobin 12.5 past'],
  ['Temp 3 days ago', ''],
  ['HR 45 yo', ''],
  ['BP 2 weeks ago 150/90', 'systolic-bp 150 past, diastolic-bp 90 past'],
  ['T 38.9 last night', 'temperature 38.9'],
  ['Temp 39 yesterday', 'temperature 39'],
  ['Temp 2 days ago 39', 'temperature 39'],
  ['EF 35% (2019)', 'ejection-fraction 35 past'],
  ['Hb 9.8 2 months ago', 'haemoglobin 9.8 past'],
]);

itReads('values beside each other', [
  ['BP(lying) 120/80, (standing) 95/60', 'systolic-bp 120, diastolic-bp 80, systolic-bp 95, diastolic-bp 60'],
  ['HR 80 lying, 115 standing', 'heart-rate 80, heart-rate 115'],
  ['O2 sat 88% on 2L -> 94% on 4L', 'oxygen-saturation 88, oxygen-saturation 94'],
  ['SpO2 96% RA at rest, 88% with ambulation', 'oxygen-saturation 96, oxygen-saturation 88'],
  ['sats 88 on RA to 96 on 2L', 'oxygen-saturation 88, oxygen-saturation 96'],
  ['BP 82/50 -> 1L NS -> 98/60', 'systolic-bp 82, diastolic-bp 50, systolic-bp 98, diastolic-bp 60'],
  ['BP 170/80 right arm, 138/76 left arm', 'systolic-bp 170, diastolic-bp 80, systolic-bp 138, diastolic-bp 76'],
  ['Orthostatics: lying 120/80, standing 95/60', 'systolic-bp 120, diastolic-bp 80, systolic-bp 95, diastolic-bp 60'],
  ['wt 72.4 kg, down 2 kg', 'weight 72.4'],
  ['trop 14, 52, 88', 'troponin 14'],
]);

itReads('changes are no values', [
  ['K 3.2, replaced with 40 mEq', 'potassium 3.2'],
  ['Wt up 2.3 kg in 1 wk', ''],
  ['Hb dropped 2 g since admission', ''],
  ['Cr rose 0.3 from baseline', ''],
  ['lactate cleared', ''],
  ['trop x2 negative', ''],
]);
