import { strict as assert } from 'node:assert';
import { alertsOf } from './assessText.js';

const pyelonephritis =
  'CC: flank pain\nHPI: 34-year-old woman with right flank pain for 3 days, fever and shaking chills, dysuria and urinary frequency. Vomited once. Not pregnant.\nVitals: T 39.0 C, HR 106\nExam: right CVA tenderness.\nUA: nitrite positive, pyuria.\n';

describe('unaddressed', () => {
  const cases: readonly [name: string, text: string, raised: boolean][] = [
    [
      'a pressing diagnosis that neither assessment nor plan holds',
      `${pyelonephritis}Assessment: Muscle strain.\nPlan: Ibuprofen.\n`,
      true,
    ],
    ['the same diagnosis by a synonym', `${pyelonephritis}Assessment: Acute pyelo.\nPlan: Ceftriaxone.\n`, false],
    ['the same diagnosis stated', `${pyelonephritis}Assessment: Pyelonephritis.\nPlan: Ceftriaxone.\n`, false],
    ['a note without an assessment yet', pyelonephritis, false],
    [
      'a trifle',
      'CC: runny nose\nHPI: 20-year-old man with runny nose, sneezing and sore throat for 2 days. No fever.\nAssessment: Well.\nPlan: Home.\n',
      false,
    ],
  ];
  for (const [name, text, raised] of cases) {
    it(`${raised ? 'points at' : 'is quiet about'} ${name}`, () => {
      const alerts = alertsOf(text, 'unaddressed');
      assert.equal(alerts.length > 0, raised, alerts.map((alert) => alert.message).join('\n'));
    });
  }
});

describe('unsupported', () => {
  const cold =
    'CC: runny nose\nHPI: 6-year-old girl with runny nose, cough and low fever for 2 days. No ear pain.\nExam: TMs normal, no bulging, no effusion. Throat mild erythema. Lungs clear.\n';
  const cases: readonly [name: string, text: string, raised: boolean][] = [
    [
      'a diagnosis that nothing in the note speaks for',
      `${cold}Assessment: Acute otitis media.\nPlan: Amoxicillin.\n`,
      true,
    ],
    [
      'a diagnosis that the note carries',
      `${cold}Assessment: Viral upper respiratory infection.\nPlan: Fluids.\n`,
      false,
    ],
    ['a diagnosis that is only considered', `${cold}Assessment: Cold. Doubt otitis media.\nPlan: Fluids.\n`, false],
    [
      'a follow-up',
      'CC: follow-up of otitis media\nHPI: 6-year-old girl seen for follow-up. No ear pain now, runny nose only.\nAssessment: Acute otitis media, resolving.\n',
      false,
    ],
    ['a standing disease', `${cold}PMH: asthma\nAssessment: Cold. Asthma.\nPlan: Fluids.\n`, false],
  ];
  for (const [name, text, raised] of cases) {
    it(`${raised ? 'questions' : 'is quiet about'} ${name}`, () => {
      const alerts = alertsOf(text, 'unsupported');
      assert.equal(alerts.length > 0, raised, alerts.map((alert) => alert.message).join('\n'));
    });
  }
});
