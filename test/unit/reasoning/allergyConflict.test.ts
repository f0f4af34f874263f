import { strict as assert } from 'node:assert';
import { alertsOf } from './assessText.js';

/** Allergies, plan, and whether the two conflict. */
const cases: readonly [name: string, allergies: string, plan: string, conflicts: boolean][] = [
  ['the drug itself', 'penicillin (anaphylaxis)', 'Start penicillin V 500 mg QID', true],
  ['a drug of the class', 'penicillin - hives', 'Amoxicillin 500 mg TDS for 7 days', true],
  ['a combination that contains it', 'amoxicillin (rash)', 'Augmentin 875 mg BID', true],
  ['a brand name', 'Penicillin: throat swelling', 'Give Augmentin', true],
  ['a class named as the allergy', 'sulfa (rash)', 'Bactrim DS BID x 3 days', true],
  ['a cross-reaction that is likely', 'aspirin - bronchospasm', 'Ibuprofen 400 mg TID', true],
  ['another class', 'penicillin (anaphylaxis)', 'Azithromycin 500 mg daily', false],
  ['an intolerance only', 'codeine (nausea)', 'Codeine 30 mg QDS PRN', false],
  ['tolerated since', 'Penicillin: rash as a child. Has tolerated amoxicillin since.', 'Amoxicillin 500 mg TDS', false],
  ['no allergies known', 'NKDA', 'Amoxicillin 500 mg TDS', false],
  ['a drug that is avoided', 'penicillin (anaphylaxis)', 'Avoid penicillin. Doxycycline 100 mg BID', false],
  ['a drug that is not given', 'penicillin (hives)', 'No amoxicillin given; clarithromycin instead', false],
  ['an allergy to something else', 'latex (contact rash)', 'Amoxicillin 500 mg TDS', false],
  [
    'a reaction that names another drug',
    'penicillin (anaphylaxis, needed adrenaline)',
    'Adrenaline autoinjector prescribed',
    false,
  ],
  [
    'two drugs of one therapeutic class that do not cross-react',
    'lisinopril (angioedema)',
    'Amlodipine 5 mg daily',
    false,
  ],
];

describe('allergy-conflict', () => {
  for (const [name, allergies, plan, conflicts] of cases) {
    it(`${conflicts ? 'warns of' : 'is quiet about'} ${name}`, () => {
      const note = `CC: sore throat\nHPI: 30-year-old man with sore throat for 2 days.\nAllergies: ${allergies}\nAssessment: Pharyngitis.\nPlan: ${plan}.\n`;
      const alerts = alertsOf(note, 'allergy-conflict');
      assert.equal(alerts.length > 0, conflicts, alerts.map((alert) => alert.message).join('\n'));
      for (const alert of alerts) {
        assert.ok(alert.evidence.length >= 2, 'drug and allergy are both quoted');
        for (const quote of alert.evidence) {
          assert.equal(note.slice(quote.start, quote.end), quote.quote);
        }
      }
    });
  }
});
