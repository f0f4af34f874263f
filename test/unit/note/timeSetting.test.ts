/** Where the patient is seen; null where the note does not say, or names a place of another time or of the plan. */
import { strict as assert } from 'node:assert';
import { findSetting } from '#server/note/time/time.js';
import type { Setting } from '#server/note/types.js';

const cases: readonly [string, Setting | null][] = [
  ['ED note\nCough', 'emergency'],
  ['ED: cough', 'emergency'],
  ['Seen in the ED', 'emergency'],
  ['Presented to the ED with cough', 'emergency'],
  ['Brought to A&E by ambulance', 'emergency'],
  ['Emergency Medicine consult', 'emergency'],
  ['EMERGENCY DEPT', 'emergency'],
  ['Casualty officer: cough', 'emergency'],
  ['BIBA, chest pain', 'emergency'],
  ['ED course: given fluids', 'emergency'],
  ['Trauma team activation', 'emergency'],
  ['Came to the ER by car', 'emergency'],
  ['Came to ED 3 hours after a fall', 'emergency'],
  ['ICU progress note', 'ward'],
  ['Ward round', 'ward'],
  ['WR gen surg', 'ward'],
  ['Post-take ward round', 'ward'],
  ['Admission note', 'ward'],
  ['Admitted with pneumonia', 'ward'],
  ['Admitted 3 days ago with pneumonia', 'ward'],
  ['POD#3, afebrile', 'ward'],
  ['HOSPITAL COURSE: improved', 'ward'],
  ['Labour ward', 'ward'],
  ['Overnight events: none', 'ward'],
  ['Office visit', 'clinic'],
  ['Telephone triage', 'clinic'],
  ['Telephone consultation', 'clinic'],
  ['Video visit', 'clinic'],
  ['Family medicine', 'clinic'],
  ['Urgent care, 14 Nov 2025', 'clinic'],
  ['Walk-in, cough', 'clinic'],
  ['Diabetes follow-up', 'clinic'],
  ['Here for f/u of hypertension', 'clinic'],
  ['New patient visit', 'clinic'],
  ['Outpatient cardiology', 'clinic'],
  ['Thank you for referring this lady', 'clinic'],
  ['Medication refill', 'clinic'],
  ['Clinic note. Presented to the ED last week', 'clinic'],
  ['Clinic note\n' + 'Cough. '.repeat(30) + 'Chest pain last year, seen in the ED', 'clinic'],
  ['Go to the ED if worse', null],
  ['Return to ED for fever', null],
  ['Advised A&E if worse', null],
  ['ED visit 2019', null],
  ['Was in the ED yesterday', null],
  ['PMH: HTN, ED', null],
  ['ED 1 yr', null],
  ['ER positive, PR positive', null],
  ['Metformin ER 500 mg', null],
  ['Emergency contraception', null],
  ['Call an ambulance for stridor', null],
  ['Admitted to drinking', null],
  ['Admitted last year', null],
  ['Admitted 3 months ago with asthma', null],
  ['Previously admitted with asthma', null],
  ['Prior ICU stay', null],
  ['No ICU admission', null],
  ['Refer to memory clinic', null],
  ['Follow up in clinic', null],
  ['Cough. '.repeat(40) + 'Follow-up with PCP in 2 weeks', null],
  ['Good cap refill', null],
  ['Awards night', null],
  ['Cough', null],
  ['', null],
];

describe('setting', () => {
  for (const [text, setting] of cases) {
    it(`${JSON.stringify(text.slice(-60))}: ${String(setting)}`, () => {
      assert.equal(findSetting(text), setting);
    });
  }
});
