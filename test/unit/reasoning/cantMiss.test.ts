import { strict as assert } from 'node:assert';
import { wordCount } from '#server/reasoning/wording.js';
import { alertsOf } from './assessText.js';

/** A note that misses something, what it misses, and the change that makes the alert wrong. */
const twins: readonly [condition: string, missed: string, change: readonly [string, string]][] = [
  [
    'aortic-dissection',
    'HPI: 58-year-old man with sudden tearing chest pain radiating to the back for 2 hours.\nVitals: BP 170/80\nAssessment: Costochondritis.\nPlan: Home.\n',
    ['Costochondritis', 'Aortic dissection, CT angiogram requested'],
  ],
  [
    'cauda-equina-syndrome',
    'HPI: 44-year-old woman with back pain for 4 days and numbness in the saddle area.\nAssessment: Back strain.\nPlan: Naproxen.\n',
    [' and numbness in the saddle area', '. No saddle anaesthesia'],
  ],
  [
    'serious-bacterial-infection-infant',
    'HPI: 24 day old boy with fever since this morning.\nVitals: T 38.4 C\nAssessment: Viral illness.\nPlan: Discharge.\n',
    ['24 day old boy', '9-year-old boy'],
  ],
  [
    'subarachnoid-haemorrhage',
    'HPI: 48-year-old woman with thunderclap headache at the gym and a stiff neck.\nAssessment: Migraine.\nPlan: Sumatriptan.\n',
    ['Migraine', 'Subarachnoid haemorrhage to be excluded'],
  ],
  [
    'pre-eclampsia',
    'HPI: 31-year-old woman, 33 weeks pregnant, with headache since yesterday.\nVitals: BP 164/108\nAssessment: Tension headache.\nPlan: Rest.\n',
    ['BP 164/108', 'BP 112/68'],
  ],
  [
    'giant-cell-arteritis',
    'HPI: 76-year-old woman with new headache for 2 weeks, jaw claudication and scalp tenderness.\nAssessment: Tension headache.\nPlan: Paracetamol.\n',
    ['Tension headache', 'Giant cell arteritis, start prednisolone'],
  ],
  [
    'testicular-torsion',
    'HPI: 15-year-old boy with sudden onset of severe testicular pain 2 hours ago, vomiting.\nExam: high riding testis, absent cremasteric reflex.\nAssessment: Epididymitis.\nPlan: Doxycycline.\n',
    ['Epididymitis', 'Testicular torsion'],
  ],
  [
    'subdural-haematoma',
    'HPI: 83-year-old woman tripped and hit her head last night.\nMedications: apixaban 5 mg BID\nAssessment: Scalp contusion.\nPlan: Home.\n',
    ['apixaban 5 mg BID', 'amlodipine 5 mg daily'],
  ],
];

describe('cant-miss', () => {
  for (const [condition, missed, [before, after]] of twins) {
    it(`raises ${condition} where it is missed`, () => {
      const alert = alertsOf(missed, 'cant-miss').find((one) => one.condition === condition);
      assert.ok(alert, `no alert in:\n${missed}`);
      assert.match(alert.message, /^Consider .+: “.+”/);
      assert.ok(wordCount(alert.message) <= 25, alert.message);
      for (const quote of alert.evidence) {
        assert.equal(missed.slice(quote.start, quote.end), quote.quote);
      }
    });
    it(`is quiet about ${condition} when “${before}” becomes “${after}”`, () => {
      const twin = missed.replace(before, after);
      assert.notEqual(twin, missed);
      assert.deepEqual(
        alertsOf(twin, 'cant-miss')
          .filter((one) => one.condition === condition)
          .map((one) => one.message),
        [],
      );
    });
  }

  it('puts at most one into the text', () => {
    const note =
      'HPI: 58-year-old man with sudden tearing chest pain radiating to the back, thunderclap headache, stiff neck and syncope.\nAssessment: Viral illness.\n';
    const alerts = alertsOf(note, 'cant-miss');
    assert.ok(alerts.length >= 2);
    assert.equal(alerts.filter((alert) => alert.inText).length, 1);
  });

  it('does not change with name, insurance, race or a psychiatric history', () => {
    const plain =
      'HPI: 58-year-old man with sudden tearing chest pain radiating to the back.\nAssessment: Costochondritis.\n';
    const swapped =
      'HPI: 58-year-old Black man on Medicaid, known to psychiatry, called drug-seeking by triage, with sudden tearing chest pain radiating to the back.\nAssessment: Costochondritis.\n';
    const conditions = (text: string): unknown[] =>
      alertsOf(text, 'cant-miss').map((alert) => [alert.condition, alert.inText]);
    assert.deepEqual(conditions(swapped), conditions(plain));
  });
});

describe('a warning that is not needed', () => {
  const warned = (text: string): (string | null)[] => alertsOf(text, 'cant-miss').map((alert) => alert.condition);
  const headache =
    'HPI: 45-year-old woman with thunderclap headache at the gym two hours ago, vomited once.\nResults: CT head: RESULT.\nAssessment: Migraine.\nPlan: Sumatriptan.\n';

  it('stays away where a test that rules the condition out is normal', () => {
    assert.ok(!warned(headache.replace('RESULT', 'awaited')).includes('subarachnoid-haemorrhage'));
    assert.ok(!warned(headache.replace('RESULT', 'no blood, no aneurysm')).includes('subarachnoid-haemorrhage'));
    assert.ok(warned(headache.replace('Results: CT head: RESULT.\n', '')).includes('subarachnoid-haemorrhage'));
  });

  it('comes where the test is named and was not done', () => {
    const note =
      'HPI: 36-year-old woman with pleuritic chest pain and breathlessness since this morning. Left calf swelling.\nVitals: HR 108, SpO2 94%\nResults: D-dimer TEST.\nAssessment: Viral pleurisy.\nPlan: Ibuprofen.\n';
    assert.ok(warned(note.replace('TEST', 'not sent')).includes('pulmonary-embolism'));
    assert.ok(!warned(note.replace('TEST', 'pending')).includes('pulmonary-embolism'));
  });

  it('names one of a family alone', () => {
    const dissection =
      'HPI: 61-year-old man with sudden tearing chest pain through to the back while lifting.\nVitals: BP 182/96\nAssessment: Chest wall strain.\nPlan: Ibuprofen.\n';
    assert.equal(warned(dissection).filter((id) => id?.includes('dissection')).length, 1);
  });

  it('does not stay away for one normal troponin, nor for the name of another danger that rarely shows the findings', () => {
    const chest =
      'HPI: 61-year-old man with crushing central chest pain to the left arm for an hour, sweating and vomiting.\nResults: Troponin normal.\nAssessment: Reflux.\nPlan: Omeprazole, home.\n';
    assert.ok(warned(chest).includes('acute-coronary-syndrome'));
    const tearing =
      'HPI: 58-year-old man with sudden tearing chest pain through to the back.\nVitals: BP 170/80 right arm, 138/76 left arm\nAssessment: Possible acute coronary syndrome.\nPlan: Aspirin.\n';
    assert.ok(warned(tearing).includes('aortic-dissection'));
  });

  it('is not kept away by a finding that was read loosely before the same is said in so many words', () => {
    const note =
      'HPI: 36-year-old woman. The calf, when she stands, is tender. Calf pain and breathlessness since this morning.\nVitals: HR 108\nAssessment: Anxiety.\nPlan: Home.\n';
    assert.ok(warned(note).includes('pulmonary-embolism'));
  });

  it('warns of the family where the form that fits best is not marked itself', () => {
    const note =
      'HPI: 22-year-old tall thin man, smoker, with sudden sharp right-sided chest pain and breathlessness since this morning.\nExam: Hyper-resonant on the right with reduced breath sounds.\nAssessment: Muscle strain.\nPlan: Ibuprofen.\n';
    assert.ok(warned(note).includes('pneumothorax'), warned(note).join(', '));
  });

  it('does not warn by words alone that stand apart', () => {
    const note =
      'HPI: 58-year-old woman with pain around the left eye and vomiting since last night, her usual side.\nExam: Eyes: both white, corneas clear, pupils brisk, pressures 14 and 15.\nAssessment: Migraine.\nPlan: Sumatriptan.\n';
    assert.deepEqual(warned(note), []);
  });
});
