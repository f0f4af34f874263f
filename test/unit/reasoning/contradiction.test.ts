import { strict as assert } from 'node:assert';
import { alertsOf } from './assessText.js';

const cases: readonly [name: string, text: string, raised: boolean][] = [
  [
    'the wrong side in the assessment',
    'HPI: 40-year-old woman fell on her left wrist. Left wrist pain.\nExam: Left wrist swelling and tenderness.\nX-ray: left distal radius fracture.\nAssessment: Right distal radius fracture.\n',
    true,
  ],
  [
    'one side throughout',
    'HPI: 40-year-old woman fell on her left wrist. Left wrist pain.\nX-ray: left distal radius fracture.\nAssessment: Left distal radius fracture.\n',
    false,
  ],
  [
    'a score that rose',
    'HPI: 74-year-old woman found sweating, GCS 11, glucose 1.9 mmol/L.\nCourse: After glucose GCS 15.\nAssessment: Hypoglycaemia.\n',
    false,
  ],
  ['both sides', 'HPI: 40-year-old woman with right knee pain.\nAssessment: Bilateral knee pain.\n', false],
  [
    'afebrile beside a fever',
    'HPI: 50-year-old man with cough for 3 days.\nVitals: T 39.1 C, HR 98\nExam: Afebrile, lungs clear.\nAssessment: Cold.\n',
    true,
  ],
  [
    'afebrile beside a normal temperature',
    'HPI: 50-year-old man with cough for 3 days.\nVitals: T 36.9 C, HR 78\nExam: Afebrile, lungs clear.\nAssessment: Cold.\n',
    false,
  ],
  [
    'a fever at home and none here',
    'HPI: 50-year-old man with cough and fever at home.\nVitals: T 36.9 C\nAssessment: Cold.\n',
    false,
  ],
  [
    'a fever denied at home and measured here',
    'HPI: 50-year-old man with cough for 3 days, denies fever.\nVitals: T 39.1 C\nAssessment: Cold.\n',
    false,
  ],
  [
    'a complaint denied in the review of systems',
    'Chief complaint: chest pain\nHPI: 50-year-old man with chest pain since this morning. It is worse on exertion. He took nothing for it.\nROS: Denies chest pain, cough.\nAssessment: Angina.\n',
    true,
  ],
  [
    'a complaint confirmed in the review of systems',
    'Chief complaint: chest pain\nHPI: 50-year-old man with chest pain since this morning. It is worse on exertion.\nROS: Positive for chest pain. Denies cough.\nAssessment: Angina.\n',
    false,
  ],
  [
    'a condition that the sex cannot have',
    'HPI: 45-year-old man with abdominal pain.\nAssessment: Ectopic pregnancy.\n',
    true,
  ],
  [
    'a condition of the other sex in a relative',
    'HPI: 45-year-old man with abdominal pain.\nFamily history: sister had ectopic pregnancy.\nAssessment: Gastritis.\n',
    false,
  ],
  [
    'a condition of the own sex',
    'HPI: 25-year-old woman with abdominal pain and a missed period.\nAssessment: Ectopic pregnancy.\n',
    false,
  ],
];

describe('contradiction', () => {
  for (const [name, text, raised] of cases) {
    it(`${raised ? 'points at' : 'is quiet about'} ${name}`, () => {
      const alerts = alertsOf(text, 'contradiction');
      assert.equal(alerts.length > 0, raised, alerts.map((alert) => alert.message).join('\n'));
    });
  }
});
