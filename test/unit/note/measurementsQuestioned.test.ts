/** Values that cannot be, and numbers in which a letter stands for a digit: kept and marked, never used. */
import { itReads } from './values.js';

itReads('impossible values', [
  ['HR 900', 'heart-rate 900 ?'],
  ['SpO2 9%', 'oxygen-saturation 9 ?'],
  ['K 69', 'potassium 69 ?'],
  ['BP 800/90', 'systolic-bp 800 ?, diastolic-bp 90'],
  ['Temp 385', 'temperature 385 ?'],
  ['pH 74', 'blood-ph 74 ?'],
  ['GCS E5V5M6', 'glasgow-coma-scale 16 ?'],
  ['GCS 22', 'glasgow-coma-scale 22 ?'],
]);

itReads('a letter in place of a digit', [
  ['BP 12O/80', 'systolic-bp 120 ?, diastolic-bp 80 ?'],
  ['BP 120/8O', 'systolic-bp 120 ?, diastolic-bp 80 ?'],
  ['HR 11O', 'heart-rate 110 ?'],
  ['HR l18', 'heart-rate 118 ?'],
  ['Hb 1O.2', 'haemoglobin 10.2 ?'],
  ['Na l38', 'sodium 138 ?'],
  ['SpO2 9B%', 'oxygen-saturation 98 ?'],
  ['T 38.S', 'temperature 38.5 ?'],
  ['Cr 1l2', 'creatinine 1.267 ?'],
  ['K 4.l', 'potassium 4.1 ?'],
]);
