/** Scores. */
import { strict as assert } from 'node:assert';
import { indexKnowledge } from '#server/knowledge/base.js';
import { buildKnowledge } from '#server/knowledge/build.js';
import { readNote } from '#server/note/read.js';
import { itReads } from './values.js';

itReads('coma scale', [
  ['CN II-XII intact, strength 5/5, DTR 2+, pulses 2+.', 'muscle-power 5'],
  ['power 4+/5 in the left arm', 'muscle-power 4'],
  ['hip flexors 4-/5, ankle dorsiflexion 3/5', 'hip-flexion-power 4, ankle-dorsiflexion-power 3'],
  ['GCS 13', 'glasgow-coma-scale 13'],
  ['GCS E3V4M6', 'glasgow-coma-scale 13'],
  ['GCS E3 V4 M6', 'glasgow-coma-scale 13'],
  ['GCS 13 (E3V4M6)', 'glasgow-coma-scale 13'],
  ['GCS 13 (E3 V4 M6), PERRL', 'glasgow-coma-scale 13'],
  ['E4V5M6', 'glasgow-coma-scale 15'],
  ['GCS 15/15', 'glasgow-coma-scale 15'],
  ['GCS: 8', 'glasgow-coma-scale 8'],
  ['GCS 3T', 'glasgow-coma-scale 3'],
  ['GCS E1VTM4', 'glasgow-coma-scale 6'],
  ['GCS E1V1TM4', 'glasgow-coma-scale 6'],
  ['GCS E5V5M6', 'glasgow-coma-scale 16 ?'],
  ['GCS 15 -> 8', 'glasgow-coma-scale 15 past, glasgow-coma-scale 8'],
  ['GCS dropped from 15 to 8', 'glasgow-coma-scale 15 past, glasgow-coma-scale 8'],
  ['GCS 22', 'glasgow-coma-scale 22 ?'],
]);

itReads('pain out of ten', [
  ['pain 8/10', 'pain-score 8'],
  ['pain is 8 out of 10', 'pain-score 8'],
  ['8/10 pain', 'pain-score 8'],
  ['chest pain, sharp, 7/10', 'pain-score 7'],
  ['headache 10/10', 'pain-score 10'],
  ['pain score 6', 'pain-score 6'],
  ['pain eight out of ten', 'pain-score 8'],
  ['pain was 8/10, now 3/10', 'pain-score 8 past, pain-score 3'],
  ['pain 12/10', ''],
  ['pain since 8/10/2024', ''],
  ['pain since 8/10', ''],
  ['strength 4/10', ''],
  ['took 8/10 doses for pain', ''],
]);

itReads('questionnaires', [
  ['PHQ-9 14', 'phq9-score 14'],
  ['PHQ-9: 14/27', 'phq9-score 14'],
  ['GAD-7 score of 11', 'gad7-score 11'],
]);

const scores = `schema: measures/1
measures:
  stroke-scale: {say: [nihss, nih stroke scale], unit: points, units: {/42: 1}, plausible: 0-42}
  pneumonia-score: {say: [curb-65, curb65], unit: points, units: {/5: 1}, plausible: 0-5}
  embolism-score: {say: [wells, wells score], unit: points, plausible: 0-12.5}
  bleeding-score: {say: [has-bled], unit: points, plausible: 0-9}
`;

describe('measurements: scores that the knowledge names', () => {
  const { lexicon } = indexKnowledge(buildKnowledge([{ path: 'scores.yaml', text: scores }]).knowledge);
  for (const [text, expected] of [
    ['NIHSS 6', ['stroke-scale 6']],
    ['NIHSS: 14 on arrival', ['stroke-scale 14']],
    ['NIHSS=0', ['stroke-scale 0']],
    ['NIHSS 6/42', ['stroke-scale 6']],
    ['NIHSS score of 22', ['stroke-scale 22']],
    ['NIHSS 18 -> 4 after lysis', ['stroke-scale 18', 'stroke-scale 4']],
    ['NIHSS 60', ['stroke-scale 60 ?']],
    ['CURB-65 2', ['pneumonia-score 2']],
    ['CURB-65 = 2 (urea, age)', ['pneumonia-score 2']],
    ['CURB65: 3', ['pneumonia-score 3']],
    ['CURB-65 2/5', ['pneumonia-score 2']],
    ['Wells 3', ['embolism-score 3']],
    ['Wells 1.5, not PE', ['embolism-score 1.5']],
    ['Wells score 4.5', ['embolism-score 4.5']],
    ['drinking well, 4 wet nappies', []],
    ['feels well 3 days on', []],
    ['HAS-BLED 2', ['bleeding-score 2']],
    ['NIHSS on 3/4: 7', ['stroke-scale 7']],
    ['NIHSS daily', []],
    ['CURB-65 pending', []],
  ] as const) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        readNote(text, lexicon).measurements.map(
          ({ measure, value, plausible }) => `${measure} ${String(value)}${plausible ? '' : ' ?'}`,
        ),
        expected,
      );
    });
  }
});
