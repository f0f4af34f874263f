import { strict as assert } from 'node:assert';
import { wordCount } from '#server/reasoning/wording.js';
import { alertsOf, assessText } from './assessText.js';

describe('missing-finding', () => {
  const cases: readonly [name: string, text: string, finding: string, asked: boolean][] = [
    [
      'pregnancy of a woman with pelvic pain and syncope',
      'HPI: 27-year-old woman with pelvic pain since last night, fainted this morning.\nAssessment: Dehydration.\n',
      'pregnancy',
      true,
    ],
    [
      'fever of a patient with back pain on dialysis',
      'HPI: 61-year-old man with back pain for 5 days. On haemodialysis three times a week.\nAssessment: Back pain.\n',
      'fever',
      true,
    ],
    [
      'suicidal thoughts of a patient with low mood',
      'HPI: 61-year-old man with fatigue and low mood since spring. Depression in the past.\nAssessment: Fatigue.\n',
      'suicidal-ideation',
      true,
    ],
    [
      'suicidal thoughts where it is said below the problem that the patient does well',
      'HPI: 61-year-old man for review.\nAssessment:\nDepression.\n- Reasoning: He is doing well with his current regimen.\n',
      'suicidal-ideation',
      false,
    ],
    [
      'fever of a patient with back pain who is only now to start a steroid',
      'HPI: 61-year-old man with back pain and wheeze.\nAssessment: COPD. I will prescribe a prednisone taper.\n',
      'fever',
      false,
    ],
    [
      'bladder symptoms that are denied in other words',
      'HPI: 61-year-old man with back pain and right leg weakness. Denies loss of bowel or bladder function.\nAssessment: Back pain.\n',
      'urinary-retention',
      false,
    ],
    [
      'pregnancy when the test is negative',
      'HPI: 27-year-old woman with pelvic pain since last night, fainted this morning. Pregnancy test negative.\nAssessment: Dehydration.\n',
      'pregnancy',
      false,
    ],
    [
      'pregnancy of a man',
      'HPI: 27-year-old man with pelvic pain since last night, fainted this morning.\nAssessment: Dehydration.\n',
      'pregnancy',
      false,
    ],
    [
      'pregnancy at 70',
      'HPI: 70-year-old woman with pelvic pain since last night, fainted this morning.\nAssessment: Dehydration.\n',
      'pregnancy',
      false,
    ],
    [
      'an anticoagulant after a head injury',
      'HPI: 78-year-old man fell and hit his head last night.\nExam: scalp swelling.\nAssessment: Scalp contusion.\n',
      'anticoagulant-use',
      true,
    ],
    [
      'an anticoagulant that is denied',
      'HPI: 78-year-old man fell and hit his head last night. Not on blood thinners.\nAssessment: Scalp contusion.\n',
      'anticoagulant-use',
      false,
    ],
    [
      'an anticoagulant beside a list of medications',
      'HPI: 78-year-old man fell and hit his head last night.\nMedications: amlodipine 5 mg daily\nAssessment: Scalp contusion.\n',
      'anticoagulant-use',
      false,
    ],
    [
      'an anticoagulant in a young man with a bruise',
      'HPI: 22-year-old man with a bruise on his shin.\nAssessment: Bruise.\n',
      'anticoagulant-use',
      false,
    ],
  ];
  for (const [name, text, finding, asked] of cases) {
    it(`${asked ? 'asks for' : 'does not ask for'} ${name}`, () => {
      const { gaps, alerts } = assessText(text);
      assert.equal(
        gaps.some((gap) => gap.finding === finding),
        asked,
      );
      // In the text it stands once: as a gap of its own, or in the alert that names it.
      const saying = alerts.filter((alert) => alert.inText && alert.asks.includes(finding));
      assert.equal(saying.length, asked ? 1 : 0, saying.map((alert) => alert.message).join('\n'));
    });
  }

  it('says what is not documented, for whom and why, in at most 18 words', () => {
    const alerts = alertsOf(cases[0]![1], 'missing-finding');
    for (const alert of alerts) {
      assert.match(alert.message, /^Not documented: .+ \(.+\)\./);
      assert.doesNotMatch(alert.message, /denie[sd]/i);
      assert.ok(wordCount(alert.message) <= 18, alert.message);
    }
  });

  it('never asks for what the note documents, present or absent', () => {
    const text =
      'CC: chest pain\nHPI: 55-year-old man with chest pain for 2 hours, sweating. No dyspnoea, no leg swelling, no cough. Smoker.\nVitals: BP 130/80, HR 90, SpO2 98%\n';
    const { gaps } = assessText(text);
    assert.ok(gaps.length > 0);
    for (const documented of [
      'chest-pain',
      'sweating',
      'dyspnoea',
      'leg-swelling',
      'cough',
      'smoking',
      'hypoxia',
      'tachycardia',
    ]) {
      assert.ok(!gaps.some((gap) => gap.finding === documented), documented);
    }
  });
});
