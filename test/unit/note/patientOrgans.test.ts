/** Organs that the note says are missing: all of them, or a part; none for what is planned, denied or another's. */
import { strict as assert } from 'node:assert';
import { missingOrgans } from '#server/note/patient/organs.js';
import { findSections } from '#server/note/structure/sections.js';

/** "uterus all, ovary all". */
const missingIn = (text: string): string =>
  missingOrgans({ text, sections: findSections(text) })
    .map(({ organ, extent }) => (extent === 'all' ? organ : `${organ} in part`))
    .join(', ');

const tables: Record<string, readonly [string, string][]> = {
  removed: [
    ['PSH: cholecystectomy', 'gallbladder'],
    ['PSH: lap chole 2009', 'gallbladder'],
    ['PSH: appy, chole', 'appendix, gallbladder'],
    ['PMH: HTN, appendicectomy aged 12', 'appendix'],
    ['45F s/p hysterectomy', 'uterus'],
    ['PSH: hysterectomy 2010', 'uterus'],
    ['PSH: TAH-BSO', 'uterus, cervix, ovary'],
    ['PSH: TAH/BSO 2015', 'uterus, cervix, ovary'],
    ['PSH: total abdominal hysterectomy', 'uterus, cervix'],
    ['PSH: supracervical hysterectomy', 'uterus'],
    ['PSH: bilateral salpingo-oophorectomy', 'ovary'],
    ['PSH: splenectomy after RTA', 'spleen'],
    ['Asplenic after trauma, fever', 'spleen'],
    ['PSH: nephrectomy L', 'kidney in part'],
    ['PSH: bilateral nephrectomy', 'kidney'],
    ['PSH: radical prostatectomy 2018', 'prostate'],
    ['PSH: right orchidectomy', 'testis in part'],
    ['PSH: bilateral orchidectomy', 'testis'],
    ['PSH: bilateral mastectomy', 'breast'],
    ['PSH: R mastectomy', 'breast in part'],
    ['PSH: total thyroidectomy', 'thyroid'],
    ['PSH: thyroidectomy', 'thyroid in part'],
    ['PSH: hemithyroidectomy. Total gastrectomy 2012', 'stomach'],
    ['PSH: distal gastrectomy', 'stomach in part'],
    ['HPI: 60F with a history of cholecystectomy and pain', 'gallbladder'],
    ['HPI: abdominal pain. Had a hysterectomy in 2010', 'uterus'],
    ['HPI: 30M, had appendectomy as a child', 'appendix'],
    ['POD 3 after lap chole, fever', 'gallbladder'],
    ['LMP: hysterectomy 2019', 'uterus'],
    ['Assessment: fever, s/p splenectomy', 'spleen'],
  ],
  'told by the organ': [
    ['PMH: single kidney', 'kidney in part'],
    ['HPI: born with one kidney', 'kidney in part'],
    ['PMH: solitary functioning kidney', 'kidney in part'],
    ['HPI: 40F, no uterus', 'uterus'],
    ['HPI: has no spleen since a car accident', 'spleen'],
    ['PSH: gallbladder removed', 'gallbladder'],
    ['HPI: her gall bladder was taken out', 'gallbladder'],
    ['PSH: womb removed, ovaries removed', 'uterus, ovary'],
    ['PSH: appendix out', 'appendix'],
    ['Results: CT: gallbladder surgically absent', 'gallbladder'],
    ['Exam: uterus surgically absent', 'uterus'],
    ['PMH: congenitally absent left kidney', 'kidney in part'],
    ['PMH: living kidney donor', 'kidney in part'],
    ['HPI: donated her left kidney in 2012', 'kidney in part'],
    ['PSH: one testicle removed', 'testis in part'],
    ['PSH: both ovaries removed', 'ovary'],
  ],
  'there, or not known to be missing': [
    ['Admitted for cholecystectomy', ''],
    ['HPI: gallstones, for elective cholecystectomy', ''],
    ['PSH: hysterectomy planned', ''],
    ['PMH: gallstones, awaiting cholecystectomy', ''],
    ['PSH: for hysterectomy next year', ''],
    ['HPI: consider hysterectomy', ''],
    ['HPI: hysterectomy was offered, declined', ''],
    ['PSH: no cholecystectomy', ''],
    ['PSH: denies appendectomy, cholecystectomy', ''],
    ['HPI: never had an appendectomy', ''],
    ['FH: mother hysterectomy', ''],
    ['HPI: sister had a cholecystectomy in 2010', ''],
    ['Plan: appendicectomy tonight', ''],
    ['Assessment: appendicitis. Surgical consult for appendectomy', ''],
    ['PSH: left oophorectomy', ''],
    ['PSH: ovarian cystectomy', ''],
    ['PSH: partial nephrectomy', ''],
    ['PSH: sleeve gastrectomy', ''],
    ['PSH: TURP', ''],
    ['PSH: simple prostatectomy', ''],
    ['Results: CT: appendix not visualised', ''],
    ['Exam: no spleen palpable', ''],
    ['Exam: uterus normal', ''],
    ['HPI: no kidney stones', ''],
    ['HPI: bladder pain', ''],
    ['HPI: had kidney stones removed', ''],
    ['HPI: functional asplenia', ''],
    ['HPI: one kidney stone', ''],
    ['HPI: had her uterus examined', ''],
    ['HPI: cholecystectomy', ''],
    ['HPI: awaiting nephrectomy', ''],
    ['PSH: lumpectomy', ''],
    ['', ''],
  ],
};

describe('missing organs', () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [text, expected] of cases) {
        it(`${JSON.stringify(text)}: ${expected === '' ? 'none' : expected}`, () => {
          assert.equal(missingIn(text), expected);
        });
      }
    });
  }

  it('points at the words that say it', () => {
    const text = 'PSH: lap chole 2009';
    const [first] = missingOrgans({ text, sections: findSections(text) });
    assert.equal(first && text.slice(first.start, first.end), 'chole');
  });
});
