import { strict as assert } from 'node:assert';
import { alertsOf } from './assessText.js';

const note = (results: string, plan: string, who = '62-year-old man'): string =>
  `CC: fatigue\nHPI: ${who} with fatigue for 2 weeks.\nVitals: BP 128/76, HR 78\nResults: ${results}\nAssessment: Fatigue.\nPlan: ${plan}\n`;

/** Results, plan, and whether a critical value is left alone. */
const cases: readonly [name: string, text: string, alerts: boolean][] = [
  ['a high potassium that no one mentions', note('K 6.9 mmol/L, Na 138', 'Rest, review in 2 weeks.'), true],
  ['a low potassium', note('potassium 2.1 mmol/L', 'Review in 2 weeks.'), true],
  ['a low sodium', note('Na 112 mmol/L', 'Review in 2 weeks.'), true],
  ['a low glucose', note('glucose 32 mg/dL', 'Review in 2 weeks.'), true],
  ['a low platelet count', note('platelets 8', 'Review in 2 weeks.'), true],
  [
    'a slow heart',
    'CC: fatigue\nHPI: 80-year-old woman with fatigue.\nVitals: HR 28, BP 110/60\nAssessment: Fatigue.\nPlan: Rest.\n',
    true,
  ],
  [
    'a low saturation',
    'CC: cough\nHPI: 70-year-old man with cough for 3 days.\nVitals: SpO2 78% RA\nAssessment: Bronchitis.\nPlan: Fluids.\n',
    true,
  ],
  ['a normal potassium', note('K 4.2 mmol/L', 'Rest.'), false],
  ['a potassium in the plan', note('K 6.9 mmol/L', 'Calcium gluconate, insulin and dextrose for K; telemetry.'), false],
  ['a condition that names it', note('K 6.9 mmol/L', 'Treat hyperkalaemia as per protocol.'), false],
  ['a glucose that is treated', note('glucose 32 mg/dL', 'IV dextrose given for hypoglycaemia.'), false],
  ['a value that came back', note('K 6.9 mmol/L, repeat K 4.8 mmol/L', 'Rest.'), false],
  ['a value that cannot be', note('K 69 mmol/L', 'Rest.'), false],
  [
    'an infant whose heart rate is normal for the age',
    'CC: cough\nHPI: 3-month-old boy with cough.\nVitals: HR 155, RR 40\nAssessment: Cold.\nPlan: Fluids.\n',
    false,
  ],
  [
    'a value of the past',
    'CC: fatigue\nHPI: 62-year-old man with fatigue.\nPMH: admitted 2019 with K 7.1 mmol/L\nAssessment: Fatigue.\nPlan: Rest.\n',
    false,
  ],
];

describe('critical-value', () => {
  for (const [name, text, raised] of cases) {
    it(`${raised ? 'warns of' : 'is quiet about'} ${name}`, () => {
      const alerts = alertsOf(text, 'critical-value');
      assert.equal(alerts.length > 0, raised, alerts.map((alert) => alert.message).join('\n'));
    });
  }
});
