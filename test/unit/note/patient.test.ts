/** Who the note is about, how long the complaint has lasted, and where the patient is seen. */
import { strict as assert } from 'node:assert';
import { findPatient } from '#server/note/patient/patient.js';
import { findSections } from '#server/note/structure/sections.js';
import { findSetting, findTime } from '#server/note/time/time.js';
import type { Patient, Setting, TimeCourse } from '#server/note/types.js';

const patientOf = (text: string): Patient => findPatient(text, findSections(text));
const month = 1 / 12;
const week = 7 / 365.25;

const ages: readonly [string, number | null][] = [
  ['67 y/o M', 67],
  ['67-year-old man', 67],
  ['58 y.o. male', 58],
  ['67yo F', 67],
  ['67 yr old', 67],
  ['67M with cough', 67],
  ['F 27, pelvic pain', 27],
  ['Age: 67', 67],
  ['Age/Sex: 67/M', 67],
  ['aged 45', 45],
  ['24 day old', 24 / 365.25],
  ['24-day-old boy', 24 / 365.25],
  ['6 week old infant', 6 * week],
  ['3 mo F', 3 * month],
  ['15-month-old girl', 15 * month],
  ['2 y 3 m old boy', 2 + 3 * month],
  ['3 years and 2 months old', 3 + 2 * month],
  ['sixty-seven-year-old man', 67],
  ['A six-week-old infant', 6 * week],
  ['6/12 old baby', 0.5],
  ['CC: fever\nHPI: 67M with cough', 67],
  ['Cough for 3 days', null],
  ['T 98.6 F, HR 88', null],
  ['Temp 101F', null],
  ['3 d f/u for cough', null],
  ['Brings her 3 year old son', null],
  ['Mother died at 67 years old', null],
  ["I'm 38 and my eye waters", 38],
  ['My daughter is 7. Every few weeks she vomits', 7],
  ['Dad is 81. He coughs at meals', 81],
  ['My daughter is 4 months and her eye is sticky', 0.3333],
  ["I'm 12 weeks pregnant", null],
  ['9F. Tummy pain for two days', 9],
  ['8M BIB dad, sore throat', 8],
  ['Menarche at age 12', null],
  ['FH: father, 67 years old, well', null],
  ['Smoking since age 15', null],
  ['HPI: 49F, chest pain. MDM: HEART score 2 (age 1, story 1)', 49],
  ['Brother is 30 years old. Patient 25 years old', 25],
  ['BP 120/80, weight 67', null],
  ['25F with RIF pain. US: appendix 9 mm', 25],
  ['52F with RUQ pain. CBD 4 mm, stones', 52],
  ['Pupils 3 mm, equal', null],
  ['Nodule 8 mm in the right lobe', null],
  ['Walks 5 m for 3 d', null],
  ['Foley 16F placed', null],
  ['52F with fever, lives with her 2 month old son. Sister 3 mo old', 52],
  ['8mF with fever', 8 * month],
  ['HPI: 9 m M with cough', 9 * month],
  ['3mo with fever', 3 * month],
  ['2 mo history of cough', null],
  ['2 MONTH WELL CHILD', 2 * month],
  ['2mo WCC', 2 * month],
  ['15 month well-child visit', 15 * month],
  ['4 yr well visit', 4],
  ['6 week check. Baby feeding well', 6 * week],
  ['6/52 baby check', 6 * week],
  ['6 week check. Lochia settled, breastfeeding', null],
  ['6 month diabetic check', null],
  ['Wound check in 6 weeks', null],
  ['', null],
];

const sexes: readonly [string, Patient['sex']][] = [
  ['67M with cough', 'male'],
  ['67 yo F', 'female'],
  ['67-year-old woman', 'female'],
  ['24 day old boy', 'male'],
  ['3 yo girl', 'female'],
  ['M, 58', 'male'],
  ['Sex: F', 'female'],
  ['Age/Sex: 67/M', 'male'],
  ['31 y/o G1P0', 'female'],
  ['She coughs. Her chest hurts.', 'female'],
  ['He coughs. His chest hurts.', 'male'],
  ['67 yo woman, her husband says he is worried', 'female'],
  ['24 day old boy brought by his mother, a 30 yo woman', 'male'],
  ['12 weeks pregnant', 'female'],
  ['5 days postpartum', 'female'],
  ['25F with RIF pain. US: appendix 9 mm', 'female'],
  ['Pupils 3 mm, equal', null],
  ['T 98.6 F', null],
  ['67 yo with cough', null],
  ['He said she said', null],
  ['Cough', null],
];

const pregnancies: readonly [string, boolean | null, number | null][] = [
  ['31F, 33 weeks pregnant', true, 33],
  ['31F G1P0 at 33w2d', true, 33],
  ['31F, 33w2d IUP', true, 33],
  ['31F, 33+2 weeks gestation', true, 33],
  ['31F, EGA 28 wks', true, 28],
  ['31F, 28/40', true, 28],
  ['31F, pregnant at 12 weeks', true, 12],
  ['31F is pregnant', true, null],
  ['31F, UPT positive', true, null],
  ['31F, hCG: positive', true, null],
  ['31F, UPT neg today', false, null],
  ['31F, not pregnant', false, null],
  ['31F. hCG <5', false, null],
  ['31F, serum hCG: < 2 IU/L', false, null],
  ['31F, denies pregnancy', false, null],
  ['45F s/p hysterectomy', false, null],
  ['55F, postmenopausal', false, null],
  ['27F, pelvic pain', null, null],
  ['31F, may be pregnant', null, null],
  ['31F asks if she is pregnant', null, null],
  ['31F, UPT pending', null, null],
  ['31F, sister is pregnant', null, null],
  ['31M, wife is pregnant', null, null],
  ['24 day old boy born at 39 weeks gestation', null, null],
  ['31F, two losses at 10 weeks gestation', null, null],
  ['Cough', null, null],
];

const births: readonly [string, number | null][] = [
  ['31F 6 days postpartum', 6],
  ['31F 2 weeks post-partum', 14],
  ['31F, two weeks postpartum', 14],
  ['31F PPD 3', 3],
  ['31F PPD#3', 3],
  ['31F delivered 10 days ago', 10],
  ['31F gave birth 3 weeks ago', 21],
  ['31F s/p NSVD 5 days ago', 5],
  ['31F, 3 weeks after delivery', 21],
  ['31F, 8 days after a c-section', 8],
  ['31F, 2 months postpartum', 61],
  ['31F, PPD positive', null],
  ['31F, package delivered', null],
  ['31M, wife 6 days postpartum', null],
  ['6 day old girl, mother 6 days postpartum', null],
  ['31F, son is 6 days old', null],
];

const durations: readonly [string, number | null][] = [
  ['Cough x3 days', 72],
  ['Cough x3d', 72],
  ['Cough for 2 weeks', 336],
  ['3-day history of cough', 72],
  ['2 days of nausea', 48],
  ['Cough for the past five\nweeks', 840],
  ['Fell 20 minutes ago', 1 / 3],
  ['4/7 cough', 96],
  ['Cough 2/52', 336],
  ['Pain since yesterday', 18],
  ['Pain since this morning', 6],
  ['HTN for 10 years, chest pain for 2 hours', 2],
  ['Pain over the last fortnight', 336],
  ['11/12/2025', null],
  ['Power 5/7 weakness', null],
  ['67 years old', null],
  ['Comes today about headaches', null],
  ['Cough', null],
];

const courses: readonly [string, TimeCourse['onset'], TimeCourse['course']][] = [
  ['Sudden chest pain', 'sudden', null],
  ['Thunderclap headache', 'sudden', null],
  ['Gradual onset of cough', 'gradual', null],
  ['Cough, getting worse', null, 'worsening'],
  ['Pain comes and goes', null, 'intermittent'],
  ['Constant pain', null, 'constant'],
  ['Pain is improving', null, 'improving'],
  ['Similar episodes before', null, 'recurrent'],
  ['Cough', null, null],
  ['PMH: sudden cardiac arrest', null, null],
];

const settings: readonly [string, Setting | null][] = [
  ['ED PHYSICIAN NOTE\nCough', 'emergency'],
  ['Brought in by EMS', 'emergency'],
  ['Seen in triage', 'emergency'],
  ['DISCHARGE SUMMARY\nCough', 'ward'],
  ['AMU CLERKING\nGP gave doxycycline', 'ward'],
  ['Clinic note\nPlan: go to the ED if worse', 'clinic'],
  ['Annual visit. Avoid ED visits.', 'clinic'],
  ['GP surgery, 12/05/2025', 'clinic'],
  ['Cough. Recent ED visit.', null],
  ['Edema', null],
  ['Cough', null],
];

describe('patient', () => {
  for (const [text, expected] of ages) {
    it(`age of ${JSON.stringify(text)} is ${String(expected)}`, () => {
      const { ageYears, ageSpan } = patientOf(text);
      assert.equal(ageYears, expected === null ? null : Math.round(expected * 10000) / 10000);
      assert.equal(ageSpan === null, expected === null);
    });
  }
  for (const [text, expected] of sexes) {
    it(`sex in ${JSON.stringify(text)} is ${String(expected)}`, () => {
      assert.equal(patientOf(text).sex, expected);
    });
  }
  for (const [text, pregnant, weeks] of pregnancies) {
    it(`pregnancy in ${JSON.stringify(text)} is ${String(pregnant)}, weeks ${String(weeks)}`, () => {
      const found = patientOf(text);
      assert.deepEqual([found.pregnant, found.gestationWeeks], [pregnant, weeks]);
    });
  }
  for (const [text, days] of births) {
    it(`days since birth in ${JSON.stringify(text)}: ${String(days)}`, () => {
      assert.equal(patientOf(text).postpartumDays, days);
    });
  }
});

describe('time course and setting', () => {
  for (const [text, hours] of durations) {
    it(`hours of ${JSON.stringify(text)}: ${String(hours)}`, () => {
      assert.equal(findTime(text, findSections(text)).durationHours, hours);
    });
  }
  for (const [text, onset, course] of courses) {
    it(`onset and course of ${JSON.stringify(text)}: ${String(onset)}, ${String(course)}`, () => {
      const found = findTime(text, findSections(text));
      assert.deepEqual([found.onset, found.course], [onset, course]);
    });
  }
  for (const [text, setting] of settings) {
    it(`setting of ${JSON.stringify(text)}: ${String(setting)}`, () => {
      assert.equal(findSetting(text), setting);
    });
  }
});
