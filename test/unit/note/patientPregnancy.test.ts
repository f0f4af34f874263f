/** Pregnancy and the time after a birth, as notes write them; null where neither is stated of the patient and of now. */
import { strict as assert } from 'node:assert';
import { findPatient } from '#server/note/patient/patient.js';
import { findSections } from '#server/note/structure/sections.js';

const pregnancies: Record<string, readonly [string, boolean | null, number | null][]> = {
  'with its weeks': [
    ['G2P1 at 32 weeks', true, 32],
    ['31F 24/40', true, 24],
    ['31F G2P1 28+3', true, 28],
    ['28+3/40, reduced fetal movements', true, 28],
    ['31F, 33 weeks and 2 days pregnant', true, 33],
    ['31F at 33 2/7 weeks gestation', true, 33],
    ['31F, no PMH, G2P1 at 32 weeks', true, 32],
    ['Attends with partner, 20/40', true, 20],
    ['31F, two children, 32 weeks pregnant', true, 32],
    ['31F, high-risk pregnancy, 30 weeks', true, 30],
    ['31F, 33w2d pregnant with twins', true, 33],
    ['31F gravida 2 para 1 at 30 weeks', true, 30],
    ['31F G3P1011 @ 8w5d', true, 8],
    ['31F, pregnant (20 weeks)', true, 20],
    ['31F currently 16 wks pregnant', true, 16],
    ['31F is 20 weeks along', true, 20],
    ['31F GA 36+1', true, 36],
    ['Gravida 3 para 2, presents at 34 weeks and 5 days', true, 34],
    ['Antenatal clinic 28/40', true, 28],
    ['Primip, 38 weeks, contracting', true, 38],
    ['31F, 7 months pregnant', true, 30],
    ['31F, third trimester', true, 28],
    ['31F pregnant. EDD 12/08/2025. Date of visit: 14/06/2025', true, 31],
    ['Visit date 2025-05-02. 31F, EDD 2025-09-05', true, 22],
    ['31F, EDD 5 September 2025, seen 2 May 2025', true, 22],
  ],
  'without weeks': [
    ['31F, pregnant, with cough', true, null],
    ['Pregnant 31F', true, null],
    ['31F, G2P1 pregnant', true, null],
    ['31F. Pregnant: yes', true, null],
    ['31F. Pregnancy status: confirmed', true, null],
    ['31F in the second trimester', true, null],
    ['31F, early pregnancy, spotting', true, null],
    ['31F, current pregnancy uncomplicated', true, null],
    ['31F expecting her second child', true, null],
    ['31F, abdomen gravid', true, null],
    ['31F, UPT+', true, null],
    ['31F, positive home pregnancy test', true, null],
    ['31F, beta-hCG 12,400', true, null],
    ['31F, hCG 5432 IU/L', true, null],
    ['31F, EDD 12 August 2025', true, null],
  ],
  excluded: [
    ['31F. Pregnant: no', false, null],
    ['31F. Pregnant? N', false, null],
    ['31F, isn’t pregnant', false, null],
    ['31F, denies possibility of pregnancy', false, null],
    ['31F, says she cannot be pregnant', false, null],
    ['31F, urine hCG negative', false, null],
    ['31F, neg UPT', false, null],
    ['31F, HCG qual: neg', false, null],
    ['31F, hCG, serum: <1', false, null],
    ['31F, UPT: -ve', false, null],
    ['31F, husband present, UPT neg', false, null],
    ['31F, bhCG < 1', false, null],
    ['45F, LMP: hysterectomy', false, null],
    ['45F, PSH: TAH-BSO 2015', false, null],
    ['55F, post-menopausal', false, null],
    ['45F, hysterectomy 2010', false, null],
    ['31F, 6 weeks postpartum', false, null],
    ['31F non-pregnant', false, null],
  ],
  'neither: asked, wished, of others or of another time': [
    ['31F, pregnancy test pending', null, null],
    ['31F, UPT - pending', null, null],
    ['31F, check UPT', null, null],
    ['31F, if UPT positive call', null, null],
    ['31F, ?pregnant', null, null],
    ['31F, trying to get pregnant', null, null],
    ['31F, planning a pregnancy', null, null],
    ['31F, possible early pregnancy', null, null],
    ['31F, hCG 12', null, null],
    ['31F, wife is 20 weeks pregnant', null, null],
    ['31F, lives with 8 months pregnant sister', null, null],
    ['31F, daughter 20 weeks pregnant', null, null],
    ['31F, lost a pregnancy at 20 weeks gestation', null, null],
    ['31F, PTB at 33 weeks gestation in 2018', null, null],
    ['31F, previous pregnancy, 32 weeks, PPROM', null, null],
    ['31F, obs hx: 2016 abruption at 35/40', null, null],
    ['31F, stillbirth at 36 weeks gestation', null, null],
    ['31F, GDM in last pregnancy', null, null],
    ['31F, first trimester miscarriage 2019', null, null],
    ['31F, became pregnant in 2019', null, null],
    ['31F, contact with a pregnant woman', null, null],
    ['31F. Pregnant: ***', null, null],
    ['31F. Currently pregnant: N/A', null, null],
    ['31F, no pregnancy, now at 12 weeks post op', null, null],
    ['31F, pregnant or breastfeeding?', null, null],
    ['31F, MoCA 28/40', null, null],
    ['31F, AUDIT 22/40', null, null],
    ['31F G2P1, headache', null, null],
    ['31F, cough for 12 weeks', null, null],
    ['31F, LMP 2 weeks ago', null, null],
    ['31F, hysterectomy discussed', null, null],
    ['31F, for hysterectomy', null, null],
    ['31M, 28/40', null, null],
    ['3 week old girl born at 39 weeks gestation', null, null],
    ['70F, gravid with worry', null, null],
    ['31F, no pregnancy complications', null, null],
    ['31F, pregnancy desired', null, null],
    ['31F, EDD 12/08/2023. Date of visit: 14/06/2025', null, null],
  ],
};

const births: readonly [string, number | null][] = [
  ['31F PPD 4', 4],
  ['31F PPD#2', 2],
  ['31F PPD # 2 after vaginal delivery', 2],
  ['31F, 2 weeks postnatal', 14],
  ['31F, 2/52 postnatal', 14],
  ['31F 5/7 post LSCS', 5],
  ['31F, day 3 post LSCS', 3],
  ['31F, POD 2 s/p c-section', 2],
  ['31F, day 5 postnatal', 5],
  ['31F, D2 EMLSCS', 2],
  ['31F, 4 days post c/s', 4],
  ['31F, postpartum day 6', 6],
  ['31F, 3 days after caesarean', 3],
  ['31F, 10 days after an emergency caesarean section', 10],
  ['31F, four weeks after giving birth', 28],
  ['31F, NVD 2 weeks ago', 14],
  ['31F, C-section 8 days ago', 8],
  ['31F gave birth to twins 3 weeks ago', 21],
  ['31F had a baby boy 2 weeks ago', 14],
  ['31F delivered yesterday', 1],
  ['31F delivered on 02/05/2025. Seen 16/05/2025', 14],
  ['31F, six week postpartum check', 42],
  ['31F, here with her husband, 3 days postpartum', 3],
  ['31F, new mother, 3 weeks postpartum', 21],
  ['31F, PPD 10 mm', null],
  ['31F smokes 1 ppd 10 years', null],
  ['31F, smoker, PPD 1', null],
  ['31F, PPD placed 3 days ago', null],
  ['31F, sister 5 days postpartum', null],
  ['31F, daughter gave birth 2 weeks ago', null],
  ['31F, c-section 2012', null],
  ['31F, c-section 3 years ago', null],
  ['31F, postpartum depression 2017', null],
  ['31F, 3 weeks after surgery', null],
  ['31F, parcel delivered 3 days ago', null],
  ['31F, laparoscopy 8 days ago', null],
  ['31F, 2 h pp glucose 140', null],
];

describe('pregnancy', () => {
  for (const [name, cases] of Object.entries(pregnancies)) {
    describe(name, () => {
      for (const [text, pregnant, weeks] of cases) {
        it(`${JSON.stringify(text)}: ${String(pregnant)}, ${String(weeks)}`, () => {
          const found = findPatient(text, findSections(text));
          assert.deepEqual([found.pregnant, found.gestationWeeks], [pregnant, weeks]);
          const { pregnancySpan } = found;
          assert.equal(pregnancySpan === null, pregnant === null);
          assert.ok(pregnancySpan === null || (pregnancySpan.start >= 0 && pregnancySpan.end <= text.length));
        });
      }
    });
  }
});

describe('birth', () => {
  for (const [text, days] of births) {
    it(`days since it in ${JSON.stringify(text)}: ${String(days)}`, () => {
      assert.equal(findPatient(text, findSections(text)).postpartumDays, days);
    });
  }
});
