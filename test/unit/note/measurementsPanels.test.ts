/** Several values under several names. */
import { itReads } from './values.js';

itReads('lists of names', [
  [
    'Na/K/Cl/HCO3/BUN/Cr/Glu 138/4.1/102/24/18/1.0/110',
    'sodium 138, potassium 4.1, chloride 102, bicarbonate 24, blood-urea-nitrogen 18, creatinine 1, glucose 110',
  ],
  ['Na/K 138/4.1', 'sodium 138, potassium 4.1'],
  ['Na/K: 138 / 4.1', 'sodium 138, potassium 4.1'],
  ['BUN/Cr 18/1.0', 'blood-urea-nitrogen 18, creatinine 1'],
  ['BUN/Cr 38/2.4 (baseline 1.0)', 'blood-urea-nitrogen 38, creatinine 2.4'],
  ['ALT/AST 340/290', 'alanine-aminotransferase 340, aspartate-aminotransferase 290'],
  ['AST/ALT: 290/340 U/L', 'aspartate-aminotransferase 290, alanine-aminotransferase 340'],
  ['ALT/AST 340, 290', 'alanine-aminotransferase 340, aspartate-aminotransferase 290'],
  ['Hgb/Hct 10.2/31', 'haemoglobin 10.2, haematocrit 31'],
  ['H/H 10.2/31.4', 'haemoglobin 10.2, haematocrit 31.4'],
  ['H&H 10.2/31', 'haemoglobin 10.2, haematocrit 31'],
  ['Hb/Hct: 10.2/31.4', 'haemoglobin 10.2, haematocrit 31.4'],
  ['PT/INR 13/1.2', 'prothrombin-time 13, inr 1.2'],
  ['WBC/Hgb/Plt 12/10/245', 'white-cell-count 12, haemoglobin 10, platelet-count 245'],
  [
    'T/HR/RR/BP 38.2/110/22/98/60',
    'temperature 38.2, heart-rate 110, respiratory-rate 22, systolic-bp 98, diastolic-bp 60',
  ],
  ['ABG 7.21/60/55/24', 'blood-ph 7.21, carbon-dioxide-pressure 60, arterial-oxygen-pressure 55, bicarbonate 24'],
  ['VBG: 7.32/48/38/24', 'blood-ph 7.32, carbon-dioxide-pressure 48, bicarbonate 24'],
  ['ABG: pH 7.21, pCO2 60, pO2 55, HCO3 24', 'blood-ph 7.21, carbon-dioxide-pressure 60, bicarbonate 24'],
  ['pH 7.2/pCO2 60/HCO3 18', 'blood-ph 7.2, carbon-dioxide-pressure 60, bicarbonate 18'],
]);

itReads('a blood count that is drawn', [
  ['CBC 12.3>10.2/31<245', 'white-cell-count 12.3, haemoglobin 10.2, haematocrit 31, platelet-count 245'],
  ['WBC 12.3>10.2/31<245', 'white-cell-count 12.3, haemoglobin 10.2, haematocrit 31, platelet-count 245'],
  ['12.3 > 10.2 / 31 < 245', 'white-cell-count 12.3, haemoglobin 10.2, haematocrit 31, platelet-count 245'],
  ['12.3>10.2<245', 'white-cell-count 12.3, haemoglobin 10.2, platelet-count 245'],
]);
