import { strict as assert } from 'node:assert';
import { type Grammar, hasScope, hasToken, loadGrammar, tokensOf } from './tokens.js';

/** Line, the heading in it, and the kind of section it opens. */
const headings: readonly (readonly [line: string, heading: string, kind: string])[] = [
  ['CHIEF COMPLAINT', 'CHIEF COMPLAINT', 'chief-complaint'],
  ['CC: chest pain', 'CC', 'chief-complaint'],
  ['PC', 'PC', 'chief-complaint'],
  ['Reason for visit: dog bite', 'Reason for visit', 'chief-complaint'],
  ['History of present illness: 83-year-old woman', 'History of present illness', 'hpi'],
  ['HPC', 'HPC', 'hpi'],
  ['Subjective', 'Subjective', 'hpi'],
  ['S: 44F, low back pain', 'S', 'hpi'],
  ['**HPI:** sudden headache', 'HPI', 'hpi'],
  ['**HPI**: sudden headache', 'HPI', 'hpi'],
  ['PMH UTI x2', 'PMH', 'pmh'],
  ['1. PAST MEDICAL HISTORY:', 'PAST MEDICAL HISTORY', 'pmh'],
  ['## Birth history', 'Birth history', 'pmh'],
  ['Past surgical history:', 'Past surgical history', 'psh'],
  ['PSH chole 2011', 'PSH', 'psh'],
  ['DISCHARGE MEDICATIONS', 'DISCHARGE MEDICATIONS', 'medications'],
  ['DH: amlodipine 10 mg OD', 'DH', 'medications'],
  ['Allergies - penicillin', 'Allergies', 'allergies'],
  ['Allergies/intolerances: none', 'Allergies/intolerances', 'allergies'],
  ['FH: father MI at 61', 'FH', 'family'],
  ['FHx none', 'FHx', 'family'],
  ['SHx 1 ppd', 'SHx', 'social'],
  ['ROS otherwise neg', 'ROS', 'ros'],
  ['Social history:', 'Social history', 'social'],
  ['REVIEW OF SYSTEMS: negative', 'REVIEW OF SYSTEMS', 'ros'],
  ['VITALS (nurse clinic yesterday): BP 108/64', 'VITALS (nurse clinic yesterday)', 'vitals'],
  ['VS T 38.9 HR 106', 'VS', 'vitals'],
  ['O/E afebrile, comfortable', 'O/E', 'exam'],
  ['### Physical Examination', 'Physical Examination', 'exam'],
  ['O: BP 162/104', 'O', 'exam'],
  ['Ix', 'Ix', 'results'],
  ['RESULTS (taken yesterday):', 'RESULTS (taken yesterday)', 'results'],
  ['HOSPITAL COURSE', 'HOSPITAL COURSE', 'course'],
  ['A/P', 'A/P', 'assessment'],
  ['A: mild croup', 'A', 'assessment'],
  ['Assessment / Plan', 'Assessment / Plan', 'assessment'],
  ['PRINCIPAL DIAGNOSIS: acute on chronic CHF', 'PRINCIPAL DIAGNOSIS', 'assessment'],
  ['Imp: simple scalp laceration', 'Imp', 'assessment'],
  ['MDM: ACS considered', 'MDM', 'assessment'],
  ['PLAN', 'PLAN', 'plan'],
  ['P: ibuprofen', 'P', 'plan'],
  ['Follow-up: 2 weeks', 'Follow-up', 'plan'],
  ['Dispo: home', 'Dispo', 'plan'],
  ['CONDITION AT DISCHARGE', 'CONDITION AT DISCHARGE', 'other'],
  ['PENDING AT DISCHARGE: none', 'PENDING AT DISCHARGE', 'other'],
  ['Code status and goals:', 'Code status and goals', 'other'],
  ['# Pelvic pain, cause open', 'Pelvic pain, cause open', 'other'],
];

/** Lines that look like headings and are none. */
const sentences = [
  'Results were normal yesterday.',
  'Plan is to go home when the pain settles.',
  'She reports the following:',
  'Patient states that:',
  'NO ACUTE DISTRESS',
  'NKDA',
  'PERRLA',
  'PT ALERT AND ORIENTED, NO DISTRESS',
  'HEART REGULAR. LUNGS CLEAR. ABDOMEN SOFT.',
  'History taken from her daughter by telephone',
  'He was examined with a chaperone; exam: normal',
  'Patient took the medications: none helped',
  'BP: 120/80',
  'TEMP: 38.2',
  'A 3 cm laceration',
  'S1 and S2 heard',
  '#1 heart failure',
];

describe('grammar: headings', () => {
  let grammar: Grammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  for (const [line, heading, kind] of headings) {
    it(`reads a heading (${kind}): ${line}`, () => {
      const tokens = tokensOf(grammar, line);
      assert.ok(hasToken(tokens, heading, `markup.heading.${kind}`), JSON.stringify(tokens));
      assert.ok(hasToken(tokens, heading, `entity.name.section.${kind}`), JSON.stringify(tokens));
    });
  }

  for (const line of sentences) {
    it(`reads no heading: ${line}`, () => {
      const tokens = tokensOf(grammar, line);
      assert.ok(!hasScope(tokens, 'markup.heading'), JSON.stringify(tokens));
      assert.ok(!hasScope(tokens, 'entity.name.section'), JSON.stringify(tokens));
    });
  }

  it('goes on reading behind a run-in heading', () => {
    const tokens = tokensOf(grammar, 'Allergies: no reaction to amoxicillin 500 mg');
    assert.ok(hasToken(tokens, ':', 'punctuation.separator.heading'));
    assert.ok(hasToken(tokens, 'no', 'keyword.control.negation'));
    assert.ok(hasToken(tokens, '500', 'constant.numeric.quantity'));
  });

  it('marks the number and the hashes of a heading apart from its words', () => {
    assert.ok(hasToken(tokensOf(grammar, '2. ASSESSMENT'), '2.', 'punctuation.definition.list.begin'));
    assert.ok(hasToken(tokensOf(grammar, '## Plan'), '##', 'punctuation.definition.heading'));
    assert.ok(
      hasToken(tokensOf(grammar, '--------------------'), '--------------------', 'punctuation.definition.heading'),
    );
  });

  it('tells a label inside the examination from a heading', () => {
    for (const line of ['Lungs: clear', 'Left wrist: dorsal swelling', '- Skin: no rash', 'Neck - supple']) {
      const tokens = tokensOf(grammar, line);
      assert.ok(hasScope(tokens, 'support.type.property-name.label'), line);
      assert.ok(!hasScope(tokens, 'markup.heading'), line);
    }
  });
});
