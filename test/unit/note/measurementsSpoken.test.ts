/** Numbers in the words of dictation. */
import { itReads } from './values.js';

itReads('numbers in words', [
  ['temperature of thirty eight point five', 'temperature 38.5'],
  ['temp ninety-eight point six', 'temperature 37'],
  ['blood pressure one twenty over eighty', 'systolic-bp 120, diastolic-bp 80'],
  ['blood pressure is one hundred and ten over seventy', 'systolic-bp 110, diastolic-bp 70'],
  ['blood pressure one oh five over sixty two', 'systolic-bp 105, diastolic-bp 62'],
  ['heart rate one hundred and ten', 'heart-rate 110'],
  ['heart rate one ten', 'heart-rate 110'],
  ['pulse eighty eight', 'heart-rate 88'],
  ['oxygen saturation ninety four percent on room air', 'oxygen-saturation 94'],
  ['respiratory rate twenty two', 'respiratory-rate 22'],
  ['respirations eighteen', 'respiratory-rate 18'],
  ['potassium four point two', 'potassium 4.2'],
  ['hemoglobin ten point five', 'haemoglobin 10.5'],
  ['GCS fifteen', 'glasgow-coma-scale 15'],
  ['creatinine one point oh two', 'creatinine 1.02'],
  ['sodium one thirty eight', 'sodium 138'],
  ['glucose two hundred and forty', 'glucose 240'],
  ['troponin zero point zero four', 'troponin 40'],
  ['weight one seventy two pounds', 'weight 78.019'],
  ['blood pressure 120 over 80, pulse seventy two', 'systolic-bp 120, diastolic-bp 80, heart-rate 72'],
  ['one twenty over eighty', 'systolic-bp 120, diastolic-bp 80'],
]);
