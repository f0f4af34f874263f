/** Text -> sections: headings of every style, and what only looks like one. */
import { strict as assert } from 'node:assert';
import { findSections } from '#server/note/structure/sections.js';

/** "kind|heading|body" of every section, the body trimmed. */
const sectionsOf = (text: string): string[] =>
  findSections(text).map(
    ({ kind, heading, body }) =>
      `${kind}|${heading === null ? '' : text.slice(heading.start, heading.end)}|${text.slice(body.start, body.end).trim()}`,
  );

describe('sections', () => {
  const tables: Record<string, readonly [string, readonly string[]][]> = {
    'headings of every style': [
      ['CHIEF COMPLAINT\nChest pain', ['chief-complaint|CHIEF COMPLAINT|Chest pain']],
      [
        'CHIEF COMPLAINT\nCHEST PAIN\n\nHPI\nSudden.',
        ['chief-complaint|CHIEF COMPLAINT|CHEST PAIN', 'hpi|HPI|Sudden.'],
      ],
      ['CC: cough', ['chief-complaint|CC|cough']],
      ['Chief complaint : cough', ['chief-complaint|Chief complaint|cough']],
      ['HPI - cough for days', ['hpi|HPI|cough for days']],
      ['## Assessment\nGout', ['assessment|Assessment|Gout']],
      ['**Plan**\nRest', ['plan|Plan|Rest']],
      ['**Plan:** rest', ['plan|Plan|rest']],
      [
        '1. History of present illness\nCough\n2. Past medical history\nNone',
        ['hpi|History of present illness|Cough', 'pmh|Past medical history|None'],
      ],
      ['PMH HTN, DM2', ['pmh|PMH|HTN, DM2']],
      ['VS T 38.9 HR 106', ['vitals|VS|T 38.9 HR 106']],
      ['Vitals (triage): HR 90', ['vitals|Vitals|HR 90']],
      ['RESULTS (taken yesterday):\nK 6.9', ['results|RESULTS|K 6.9']],
      ['MEDICATION:\n  ramipril', ['medications|MEDICATION|ramipril']],
      ['S: cough\nO: clear\nA: cold\nP: rest', ['hpi|S|cough', 'exam|O|clear', 'assessment|A|cold', 'plan|P|rest']],
      ['PMH: gout\r\nMeds: none\r\n', ['pmh|PMH|gout', 'medications|Meds|none']],
      ['Assessment/Plan:\nGout', ['assessment|Assessment/Plan|Gout']],
      ['PAST SURGICAL HISTORY OF NOTE\nNone', ['psh|PAST SURGICAL HISTORY OF NOTE|None']],
      [
        'ED PHYSICIAN NOTE\nSeen at 0612\nCC: fall',
        ['other|ED PHYSICIAN NOTE|Seen at 0612', 'chief-complaint|CC|fall'],
      ],
    ],
    'headings with spaces': [['Assessment / Plan\nGout', ['assessment|Assessment / Plan|Gout']]],
    'headings within a line': [
      [
        '34F. Allergies: sulfa. A: cystitis. P: nitrofurantoin.',
        ['other||34F.', 'allergies|Allergies|sulfa.', 'assessment|A|cystitis.', 'plan|P|nitrofurantoin.'],
      ],
      [
        'S: cough. O: chest clear. A: cold. P: rest',
        ['hpi|S|cough.', 'exam|O|chest clear.', 'assessment|A|cold.', 'plan|P|rest'],
      ],
      [
        'Trauma call. A: patent. B: clear. C: HR 90. P: 88.',
        ['hpi||Trauma call. A: patent. B: clear. C: HR 90. P: 88.'],
      ],
      ['BP 120/80. P: 88. Cough', ['hpi||BP 120/80. P: 88. Cough']],
      ['Cough 3 d. PMH: asthma. Meds: none.', ['other||Cough 3 d.', 'pmh|PMH|asthma.', 'medications|Meds|none.']],
      [
        '34F, cough. PMH asthma. Meds none. NKDA.',
        ['other||34F, cough.', 'pmh|PMH|asthma.', 'medications|Meds|none. NKDA.'],
      ],
      ['CC: cough | Vitals: HR 90', ['chief-complaint|CC|cough |', 'vitals|Vitals|HR 90']],
      ['HPI: cough. O/E chest clear.', ['hpi|HPI|cough.', 'exam|O/E|chest clear.']],
      ['HPI: cough   PMH: gout', ['hpi|HPI|cough', 'pmh|PMH|gout']],
      ['HPI: 40M, PMH: gout', ['hpi|HPI|40M,', 'pmh|PMH|gout']],
    ],
    'labels that open a section without a heading': [
      ['Vitals: HR 90\nGen: well\nLungs: clear', ['vitals|Vitals|HR 90', 'exam||Gen: well\nLungs: clear']],
      ['PMH: gout\nT 38.9 HR 106 BP 118/72', ['pmh|PMH|gout', 'vitals||T 38.9 HR 106 BP 118/72']],
      ['Exam: well\nUA: nitrite +', ['exam|Exam|well', 'results||UA: nitrite +']],
      ['Results\nECG: sinus\nCXR: clear', ['results|Results|ECG: sinus\nCXR: clear']],
      [
        'He coughs.\n\nOn examination he is pale.\n\nI think this is a cold.',
        ['hpi||He coughs.', 'exam||On examination he is pale.', 'assessment||I think this is a cold.'],
      ],
    ],
    'what ends a section': [
      ['Allergies: none.\n\nHypothyroidism, stable.', ['allergies|Allergies|none.', 'other||Hypothyroidism, stable.']],
      ['Allergies:\n\npenicillin', ['allergies|Allergies|penicillin']],
    ],
    'what is no heading': [
      ['Cough for days, no fever.', ['hpi||Cough for days, no fever.']],
      ['History of hypertension: treated', ['hpi||History of hypertension: treated']],
      ['HPI: cough\nHistory of gout and asthma.', ['hpi|HPI|cough\nHistory of gout and asthma.']],
      ['HPI: cough\nPlan is limited by distance.', ['hpi|HPI|cough\nPlan is limited by distance.']],
      ['PMH of gout who coughs', ['hpi||PMH of gout who coughs']],
      ['A: Cough\nPE: unlikely, Wells 0', ['assessment|A|Cough\nPE: unlikely, Wells 0']],
      ['Vitals:\nT: 37\nP: 88\nR: 16', ['vitals|Vitals|T: 37\nP: 88\nR: 16']],
      ['Plan:\n1. Rest\n2. Labs: repeat CMP', ['plan|Plan|1. Rest\n2. Labs: repeat CMP']],
      ['Plan:\n- Diet: low salt', ['plan|Plan|- Diet: low salt']],
      ['PMH\nHTN\nCOPD\nCAD', ['pmh|PMH|HTN\nCOPD\nCAD']],
      ['Plan:\nECG: tomorrow', ['plan|Plan|ECG: tomorrow']],
      ['ROS\nLungs: no cough', ['ros|ROS|Lungs: no cough']],
      ['HPI: cough\nNote: he smokes', ['hpi|HPI|cough\nNote: he smokes']],
      ['Seen at 10:30. Wife: worried.', ['hpi||Seen at 10:30. Wife: worried.']],
      ['a\nb', ['hpi||a\nb']],
      ['', []],
    ],
  };
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const [text, expected] of rows) {
        it(JSON.stringify(text), () => {
          assert.deepEqual(sectionsOf(text), expected);
        });
      }
    });
  }

  it('opens an examination with "PE:" after the history', () => {
    assert.deepEqual(sectionsOf('HPI: cough\nPE: chest clear'), ['hpi|HPI|cough', 'exam|PE|chest clear']);
  });

  it('covers every text without gaps', () => {
    for (const rows of Object.values(tables)) {
      for (const [text] of rows) {
        const sections = findSections(text);
        assert.equal(sections[0]?.start ?? 0, 0);
        assert.equal(sections.at(-1)?.end ?? 0, text.length);
        sections.slice(1).forEach((section, index) => {
          assert.equal(section.start, sections[index]!.end, text);
        });
      }
    }
  });
});
