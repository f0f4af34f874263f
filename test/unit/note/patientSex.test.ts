/** The patient's sex as notes write it; null where it is not stated, stated in two ways, or a matter of gender. */
import { strict as assert } from 'node:assert';
import { findPatient } from '#server/note/patient/patient.js';
import { findSections } from '#server/note/structure/sections.js';
import type { Sex } from '#server/note/types.js';

const tables: Record<string, readonly [string, Sex | null][]> = {
  'beside the age, or in a field': [
    ['54F', 'female'],
    ['54/M', 'male'],
    ['F54 with cough', 'female'],
    ['M/54', 'male'],
    ['54 yo W/F', 'female'],
    ['54yowm', 'male'],
    ['54 yo f with cough', 'female'],
    ['54 yo AAF with cough', 'female'],
    ['54♂ with cough', 'male'],
    ['54-year-old, female', 'female'],
    ['SEX: F  AGE: 54', 'female'],
    ['Gender: Male', 'male'],
    ['Sex - M', 'male'],
    ['Age: 54 Y   Sex: F', 'female'],
    ['67 yo AF on warfarin', null],
    ['22 yo CF patient', null],
    ['T 99 F, cough', null],
    ['67 yo F/U visit', null],
    ['Sex: M/F', null],
    ['Age/Sex: 63 y.o. / M', 'male'],
  ],
  'words, forms of address and pronouns': [
    ['This lady has a cough', 'female'],
    ['A schoolboy with a limp', 'male'],
    ['Mr Jones has a cough', 'male'],
    ['Mrs Jones has a cough', 'female'],
    ['Ms Jones has a cough', 'female'],
    ['She coughs', 'female'],
    ['His cough is worse, he says', 'male'],
    ['Widow, lives alone', 'female'],
    ['Woman who fell', 'female'],
    ['He said she said', null],
    ['MR mild, AS moderate', null],
    ['MS - no relapse', null],
    ['Seen by Mr Patel, consultant surgeon', null],
    ['Reviewed under Mr Khan', null],
    ['Hit by a man', null],
    ['Lives with a female friend', null],
    ['Male pattern baldness', null],
    ['Red man syndrome', null],
    ['Mother treated for depression in her 40s', null],
    ['Wife herself being treated', null],
    ['Exam with female chaperone', null],
    ['24 day old, mother, a 30 yo woman, is well', null],
    ['Mother says the boy has a fever', 'male'],
  ],
  'what only one sex has': [
    ['G2P1, headache', 'female'],
    ['Gravida 2 para 1, headache', 'female'],
    ['LMP 2 weeks ago, headache', 'female'],
    ['Headache. PSH: hysterectomy 2010', 'female'],
    ['Postmenopausal, hip pain', 'female'],
    ['Nulliparous, pelvic pain', 'female'],
    ['Dysuria. DRE: prostate enlarged', 'male'],
    ['Testicular pain since morning', 'male'],
    ['Back pain, PSH: vasectomy', 'male'],
    ['Penile discharge', 'male'],
    ['LMP: n/a', null],
    ['GU: no testicular pain, no rash', null],
    ['FH: mother ovarian cancer, father prostate cancer', null],
    ['Uncle had testicular cancer', null],
    ['Sister has ovarian cysts. Cough', null],
    ['Baby born to a G2P1 mother', null],
    ['Mother: G2P1, GBS negative', null],
    ['He has an ovarian cyst', null],
    ['Uterus and prostate', null],
    ['5 g daily, G6PD normal', null],
  ],
  'gender: no sex rather than a wrong one': [
    ['25 yo trans man with cough', null],
    ['Transgender woman, 30 yo, chest pain', null],
    ['30F, transgender, on oestradiol', null],
    ['19 yo AFAB, he/him, cough', null],
    ['Assigned female at birth, uses he', null],
    ['Non-binary, 22 yo, they/them', null],
    ['30 yo trans female', null],
    ['MTF transgender patient, she has a cough', null],
    ['FTM trans patient', null],
    ['Intersex, raised as a girl', null],
    ['Sex: F. Gender identity: male', null],
    ['Sex assigned at birth: Female. Gender identity: Female', 'female'],
    ['Sex: F. Gender identity: female', 'female'],
    ['30F, trans-vaginal ultrasound normal', 'female'],
    ['30F, low trans fat diet', 'female'],
    ['30F, not transgender', 'female'],
    ['Son is transgender. 50F with cough', 'female'],
    ['Gender: male/female/transgender/other. 30F', 'female'],
    ['30F FTM, breastfeeding well', 'female'],
    ['Transgender man, 28 weeks pregnant', null],
  ],
};

describe('sex', () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [text, expected] of cases) {
        it(`${JSON.stringify(text)}: ${String(expected)}`, () => {
          const { sex, sexSpan } = findPatient(text, findSections(text));
          assert.equal(sex, expected);
          assert.ok(
            sexSpan === null || (sexSpan.start >= 0 && sexSpan.end <= text.length && sexSpan.start < sexSpan.end),
          );
        });
      }
    });
  }

  it('leaves a pregnancy without a sex where the note speaks of gender', () => {
    const text = 'Trans man, 28 weeks pregnant';
    const { sex, pregnant, gestationWeeks } = findPatient(text, findSections(text));
    assert.deepEqual([sex, pregnant, gestationWeeks], [null, true, 28]);
  });

  it('points at the words that say it', () => {
    const text = 'HPI: 67 y/o F with cough';
    const { sexSpan } = findPatient(text, findSections(text));
    assert.equal(sexSpan && text.slice(sexSpan.start, sexSpan.end), 'F');
  });
});
