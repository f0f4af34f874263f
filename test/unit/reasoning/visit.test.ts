import { strict as assert } from 'node:assert';
import { alertsOf, assessText } from './assessText.js';

const cough = 'HPI: 62-year-old man with cough and green sputum for 4 days, no chest pain.\n';

describe('going home with an abnormal vital sign', () => {
  const cases: readonly [name: string, text: string, raised: boolean][] = [
    [
      'a low saturation that no one mentions',
      `${cough}Vitals: HR 126, RR 26, SpO2 86% RA\nAssessment: Bronchitis.\nPlan: Home with azithromycin.\n`,
      true,
    ],
    [
      'a fast heart and fast breathing',
      `${cough}Vitals: HR 132, RR 30, SpO2 97%\nAssessment: Bronchitis.\nPlan: discharged home.\n`,
      true,
    ],
    [
      'normal vital signs',
      `${cough}Vitals: HR 78, RR 16, SpO2 98% RA\nAssessment: Bronchitis.\nPlan: Home with azithromycin.\n`,
      false,
    ],
    [
      'one slightly fast pulse',
      `${cough}Vitals: HR 104, RR 16, SpO2 98% RA\nAssessment: Bronchitis.\nPlan: Home with azithromycin.\n`,
      false,
    ],
    [
      'values that have come back',
      `${cough}Vitals: HR 126, RR 26, SpO2 86% RA\nRepeat vitals: HR 84, RR 16, SpO2 97% RA\nAssessment: Bronchitis.\nPlan: Home with azithromycin.\n`,
      false,
    ],
    [
      'an admission',
      `${cough}Vitals: HR 126, RR 26, SpO2 86% RA\nAssessment: Bronchitis.\nPlan: Admit to medicine.\n`,
      false,
    ],
    [
      'a plan that names it',
      `${cough}Vitals: HR 132, RR 30, SpO2 97%\nAssessment: Bronchitis.\nPlan: HR and RR recheck in one hour, then home today.\n`,
      false,
    ],
  ];
  for (const [name, text, raised] of cases) {
    it(`${raised ? 'is said of' : 'is not said of'} ${name}`, () => {
      const alerts = alertsOf(text, 'unaddressed').filter((alert) => alert.message.startsWith('Going home'));
      assert.equal(alerts.length > 0, raised, alerts.map((alert) => alert.message).join('\n'));
    });
  }
});

describe('the kind of visit', () => {
  const boy = '6-year-old boy fell onto his outstretched hand. Severe elbow pain, swollen elbow, deformity.';
  for (const [name, text] of [
    ['the refill of capillaries', `${boy} Cap refill 2 s. Capillary refill brisk.\n`],
    ['a yearly holiday', `${boy} Just back from annual leave.\n`],
    ['work at a hospice', `${boy} Father works at the hospice.\n`],
    ['the hospice of a relative', `${boy} His grandmother is in hospice.\n`],
    ["a relative's care", `${boy} Home alone during his grandfather's end-of-life care.\n`],
  ] as const) {
    it(`is not told by ${name}`, () => {
      assert.equal(assessText(text).status, 'reviewed');
    });
  }

  for (const plan of [
    'Wife agrees, comfort measures.',
    'Daughter present. Comfort care.',
    'Home with hospice.',
    'Hospice.',
  ]) {
    it(`is that of a plan for comfort in "${plan}"`, () => {
      const { notices } = assessText(`84-year-old man with metastatic cancer, drowsy, RR 7.\nPlan: ${plan}\n`);
      assert.match(notices.join(' '), /Comfort care/);
    });
  }

  const dying = '84-year-old woman with metastatic cancer, drowsy, RR 7.\n';
  it('keeps a comfort plan at the end of life quiet', () => {
    const { status, notices, alerts } = assessText(`${dying}Plan: End-of-life care, syringe driver with morphine.\n`);
    assert.equal(status, 'insufficient');
    assert.match(notices.join(' '), /Comfort care/);
    assert.deepEqual(
      alerts.map((alert) => alert.message),
      [],
    );
  });

  it('does not take a refused hospice for a comfort plan', () => {
    assert.equal(assessText(`${dying}Plan: Family declined hospice. Naloxone given.\n`).status, 'reviewed');
  });
});

describe('a gap', () => {
  it('is not asked where the note speaks of it in words that were not read', () => {
    const plain =
      'HPI: 76-year-old woman with new headache for 2 weeks, scalp tender to touch.\nAssessment: Tension headache.\n';
    const asked = (text: string): boolean => assessText(text).gaps.some((gap) => gap.finding === 'jaw-pain.chewing');
    assert.equal(asked(plain), true);
    assert.equal(asked(plain.replace('.\n', '. Her jaw has been aching whenever she has been chewing meat.\n')), false);
  });
});

describe('a measured value', () => {
  const absent = (vitals: string, finding: string): boolean =>
    assessText(`HPI: 70-year-old man with abdominal pain and back pain.\nVitals: ${vitals}\n`).differential.some(
      (one) => one.against.some((piece) => piece.concept === finding),
    );
  it('denies what it lies well outside of, and nothing at the border', () => {
    assert.equal(absent('BP 138/80', 'hypotension'), true);
    assert.equal(absent('BP 98/58', 'hypotension'), false);
  });
});
