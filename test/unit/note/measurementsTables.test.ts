/** Tables of values. */
import { itReads } from './values.js';

itReads('columns of dates', [
  [
    'Labs 10/02 10/03 10/04\nNa 138 136 131\nK 4.1 4.4 5.9',
    'sodium 138 past, sodium 136 past, sodium 131, potassium 4.1 past, potassium 4.4 past, potassium 5.9',
  ],
  ['\t10/04/24\t10/03/24\nCr\t2.4\t0.9\nK\t\t4.1', 'creatinine 2.4, creatinine 0.9 past, potassium 4.1'],
  ['Test  Today  Yesterday\nHb    8.2    10.4', 'haemoglobin 8.2, haemoglobin 10.4 past'],
  [
    'Lab     10/02   10/03   10/04\nNa      138     136     131\nK               4.4     5.9',
    'sodium 138 past, sodium 136 past, sodium 131, potassium 4.4 past, potassium 5.9',
  ],
  [
    '| Lab | 3 Oct | 4 Oct |\n|-----|-------|-------|\n| Cr | 0.9 | 2.4 |\n| Hb | 12.1 (H) | 8.2 (L) |',
    'creatinine 0.9 past, creatinine 2.4, haemoglobin 12.1 past, haemoglobin 8.2',
  ],
  ['Lab  0600  1200\nK  6.1  4.9', 'potassium 6.1 past, potassium 4.9'],
  ['Lab  06:00  12:00\nK  6.1  4.9', 'potassium 6.1 past, potassium 4.9'],
  [
    'Day 1  Day 2  Day 3\nCRP 210 140 60',
    'c-reactive-protein 210 past, c-reactive-protein 140 past, c-reactive-protein 60',
  ],
]);

itReads('columns of result, flag, units and range', [
  [
    'Component  Value  Flag  Units  Range\nPotassium  6.1  H  mmol/L  3.5-5.0\nSodium  138    mmol/L  135-145',
    'potassium 6.1, sodium 138',
  ],
  [
    'Test\tResult\tUnits\tReference\nPotassium\t6.1\tmmol/L\t3.5-5.0\nCreatinine\t212\tumol/L\t60-110',
    'potassium 6.1, creatinine 2.398',
  ],
  [
    'Test\tUnits\tReference\tResult\nPotassium\tmmol/L\t3.5-5.0\t6.1\nCreatinine\tumol/L\t60-110\t212',
    'potassium 6.1, creatinine 2.398',
  ],
  [
    '| Test | Result | Flag | Units | Range |\n|---|---|---|---|---|\n| Potassium | 6.1 | H | mmol/L | 3.5-5.0 |\n| Sodium | 128 | L | mmol/L | 135-145 |',
    'potassium 6.1, sodium 128',
  ],
  [
    '| Test | Range | Flag | Result |\n| Potassium | 3.5-5.0 | H | 6.1 |\n| Troponin | <14 | | <5 |',
    'potassium 6.1, troponin 5',
  ],
  ['Test\tFlag\tResult\tPrevious\nCreatinine\tH\t2.4\t0.9', 'creatinine 0.9 past, creatinine 2.4'],
  ['Result Flag Units Range\nPotassium 6.1 H mmol/L 3.5-5.0', 'potassium 6.1'],
  ['Potassium\t6.1\tH\tmmol/L\t3.5-5.0\nSodium\t128\tL\tmmol/L\t135-145', 'potassium 6.1, sodium 128'],
  ['Potassium    6.1 H    3.5 - 5.0 mmol/L', 'potassium 6.1'],
  ['Sodium 138 135-145 mmol/L', 'sodium 138'],
  ['Hb 102 g/L 130-170 L', 'haemoglobin 10.2'],
]);

itReads('columns of names', [
  [
    'Time   HR   BP      RR  SpO2  T\n08:00  110  98/60   22  94    38.2\n12:00  96   110/70  18  97    37.1',
    'heart-rate 110 past, systolic-bp 98 past, diastolic-bp 60 past, respiratory-rate 22 past, oxygen-saturation 94 past, temperature 38.2 past, heart-rate 96, systolic-bp 110, diastolic-bp 70, respiratory-rate 18, oxygen-saturation 97, temperature 37.1',
  ],
  [
    'Na K Cl HCO3 BUN Cr Glu\n138 4.1 102 24 18 1.0 110',
    'sodium 138, potassium 4.1, chloride 102, bicarbonate 24, blood-urea-nitrogen 18, creatinine 1, glucose 110',
  ],
  [
    'HR | BP | RR | SpO2\n110 | 98/60 | 22 | 94%',
    'heart-rate 110, systolic-bp 98, diastolic-bp 60, respiratory-rate 22, oxygen-saturation 94',
  ],
  ['WBC  Hb  Plt\n12.4  10.2  245\nChest clear.', 'white-cell-count 12.4, haemoglobin 10.2, platelet-count 245'],
  ['Labs\nNa 138\nK 4.1\nCr 0.9', 'sodium 138, potassium 4.1, creatinine 0.9'],
  ['Plan\nNa, K, Cr in the morning\n1. Heparin 5000 units', ''],
  ['Na:\t138\nK:\t4.1', 'sodium 138, potassium 4.1'],
]);
