/** Words as notes really have them: misspelt, joined, abbreviated, in British or American spelling, several findings at once. */
import { strict as assert } from 'node:assert';
import { read } from './support.js';

interface Row {
  readonly text: string;
  /** Ids that must be read, a "-" before what must be denied. */
  readonly says?: readonly string[];
  /** Ids that must not be read at all. */
  readonly not?: readonly string[];
}

const tables: Record<string, readonly Row[]> = {
  'a misspelt word': [
    { text: 'c/o headche', says: ['headache'] },
    { text: 'Vomitting since last night', says: ['vomiting'] },
    { text: 'Chets pain', says: ['chest-pain'] },
    { text: 'Diarhea x3', says: ['diarrhoea'] },
    { text: 'Pnuemonia RLL', says: ['pneumonia'] },
    { text: 'No dizzyness', says: ['-dizziness'] },
    { text: 'Witnessed siezure', says: ['convulsion'] },
    { text: 'PMH ashtma', says: ['asthma'] },
    { text: 'Denies palpatations', says: ['-palpitations'] },
    { text: 'type 2 diabetis', says: ['diabetes-mellitus-type-2'] },
    { text: 'Hx of hypertention', says: ['hypertension'] },
    { text: 'abdominla pain', says: ['abdominal-pain'] },
    { text: 'Started on amoxicilin', says: ['amoxicillin'] },
    { text: 'Jaundise', says: ['jaundice'] },
    { text: 'Tinitus at night', says: ['tinnitus'] },
    // What is a word of its own is never taken for another.
    { text: 'He felt strange at the branch', not: ['vomiting', 'cough'] },
    { text: 'She bought bread and a coach ticket', not: ['cough'] },
    { text: 'Patent airway', not: ['pregnancy'] },
    { text: 'The wound was found in the ground', not: ['fainting', 'syncope'] },
    { text: 'He is a printer and a boxer', not: ['itch', 'eczema'] },
    { text: 'Perineal and peroneal', not: ['perineal-tear'] },
    { text: 'Hypothermia', not: ['hyperthermia'] },
    { text: 'ileum and ilium', not: ['ileus'] },
    { text: 'Dr Coffey saw Mr Maddox', not: ['cough'] },
  ],
  'British and American spelling': [
    { text: 'hemoptysis', says: ['haemoptysis'] },
    { text: 'haemoptysis', says: ['haemoptysis'] },
    { text: 'oedematous legs', says: ['leg-swelling'] },
    { text: 'diarrhea', says: ['diarrhoea'] },
    { text: 'Esophageal varices', says: ['varices-on-endoscopy'] },
    { text: 'anemia', says: ['anaemia-lab'] },
    { text: 'dyspneic', says: ['dyspnoea'] },
    { text: 'brain tumor', says: ['brain-tumour'] },
    { text: 'Hematuria', says: ['haematuria'] },
    { text: 'leukocytosis', says: ['leucocytosis'] },
  ],
  'a word that shares a phrase': [
    { text: 'neck and left arm pain', says: ['neck-pain'] },
    { text: 'neck, back and leg pain', says: ['neck-pain', 'back-pain', 'limb-pain'] },
    { text: 'chest and abdominal pain', says: ['chest-pain', 'abdominal-pain'] },
    { text: 'back or leg pain', says: ['back-pain', 'limb-pain'] },
    { text: 'No chest or abdominal pain', says: ['-chest-pain', '-abdominal-pain'] },
    { text: 'neck or chest pain', says: ['neck-pain', 'chest-pain'] },
    { text: 'pain in the neck and back', says: ['neck-pain', 'back-pain'] },
    { text: 'Denies ear or throat pain', says: ['-ear-pain', '-sore-throat'] },
    { text: 'breast ca', says: ['breast-cancer'] },
    { text: 'nausea but no vomiting', says: ['nausea', '-vomiting'] },
    { text: 'fever and arm pain', says: ['fever', 'limb-pain'] },
    { text: 'rest and leg pain', says: ['limb-pain'] },
    { text: 'He and leg pain', says: ['limb-pain'] },
    { text: 'Neck supple and leg pain', not: ['neck-pain'] },
    { text: 'Neck exam normal, arm pain', not: ['neck-pain'] },
    { text: 'Back of the arm pain', not: ['back-pain'] },
  ],
  'letters that mean several things': [
    { text: 'PMH: MS on ocrelizumab', says: ['multiple-sclerosis'] },
    { text: 'MS: alert and oriented', not: ['multiple-sclerosis'] },
    { text: 'MS 4 mg IV given', not: ['multiple-sclerosis'] },
    { text: 'Echo: moderate AS, mild MR', says: ['aortic-stenosis', 'mitral-regurgitation'] },
    { text: 'AS with sacroiliitis, HLA-B27 positive', says: ['ankylosing-spondylitis'], not: ['aortic-stenosis'] },
    { text: 'PMH: RA on methotrexate', says: ['rheumatoid-arthritis'] },
    { text: 'Sats 95% RA', not: ['rheumatoid-arthritis'] },
    { text: 'Seen in ED yesterday', not: ['erectile-dysfunction'] },
    { text: 'Denies orthopnea, PND', says: ['-paroxysmal-nocturnal-dyspnoea'] },
    { text: '?PE, Wells 4', says: ['pulmonary-embolism'] },
    { text: 'PE: general: unremarkable exam', not: ['pulmonary-embolism'] },
    { text: 'Mother well, baby 6 weeks, EPDS 14, low mood: PND', says: ['postpartum-depression'] },
    { text: 'DES to LAD', not: ['lymphadenopathy'] },
    { text: 'Neck: no LAD', says: ['-lymphadenopathy.cervical'] },
    { text: 'SLE: cornea clear, lens 2+ NS, IOP 14', not: ['systemic-lupus-erythematosus'] },
    { text: 'PMH: SLE', says: ['systemic-lupus-erythematosus'] },
    { text: 'No SI/HI', says: ['-suicidal-ideation', '-homicidal-ideation'] },
    { text: 'as ms ed ra', not: ['aortic-stenosis', 'multiple-sclerosis', 'rheumatoid-arthritis'] },
    { text: 'RTC in 3 weeks', not: ['road-traffic-collision'] },
    { text: 'RTC same day if worse', not: ['road-traffic-collision'] },
  ],
  'a phrase that says several': [
    { text: 'N/V x2 days', says: ['nausea', 'vomiting'] },
    { text: 'No N/V/D', says: ['-nausea', '-vomiting', '-diarrhoea'] },
    { text: 'D&V', says: ['diarrhoea', 'vomiting'] },
    { text: 'Denies f/c', says: ['-fever', '-chills'] },
    { text: 'RRR, no m/r/g', says: ['-heart-murmur', '-pericardial-rub'] },
    { text: 'Ext: no c/c/e', says: ['-clubbing', '-cyanosis', '-leg-swelling'] },
    { text: 'Lungs clear', says: ['-crackles', '-wheeze'] },
    { text: 'lungs not clear', not: ['-crackles'] },
    { text: 'HEENT: PERRL', not: ['unequal-pupils'] },
    { text: 'Fever. ROS otherwise negative', says: ['fever', '-chest-pain', '-dyspnoea'], not: ['-fever'] },
    { text: 'Cough. Denies all other symptoms', says: ['cough', '-chest-pain'], not: ['-cough'] },
    { text: 'Patient has no complaints', says: ['-chest-pain'] },
    { text: 'no complaints about the food', not: ['-chest-pain'] },
    { text: 'If ROS otherwise negative, discharge', not: ['-chest-pain'] },
    { text: 'N/V and fever', says: ['nausea', 'vomiting', 'fever'] },
  ],
};

function saidIn(text: string): Set<string> {
  return new Set(
    read(text).mentions.map(({ concept, assertion }) =>
      assertion.polarity === 'absent' ? `-${concept.id}` : concept.id,
    ),
  );
}

describe('wording', () => {
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const { text, says = [], not = [] } of rows) {
        it(`${[...says, ...not.map((id) => `not ${id}`)].join(', ')}: ${JSON.stringify(text)}`, () => {
          const said = saidIn(text);
          assert.deepEqual(
            [says.filter((id) => !said.has(id)), not.filter((id) => said.has(id))],
            [[], []],
            `read: ${[...said].join(', ')}`,
          );
        });
      }
    });
  }
});
