import { strict as assert } from 'node:assert';
import { type Grammar, hasScope, hasToken, loadGrammar, tokensOf } from './tokens.js';

const negation = 'keyword.control.negation';
const uncertainty = 'keyword.other.uncertainty';
const abbreviation = 'entity.name.type.abbreviation';
const prompt = 'invalid.unimplemented.prompt';
const quoted = 'string.quoted.double';
const bullet = 'punctuation.definition.list.begin';

/** Line, token, scope. */
const words: readonly (readonly [line: string, token: string, scope: string])[] = [
  ['Pt denies chest pain', 'denies', negation],
  ['has no fever', 'no', negation],
  ['No LOC', 'No', negation],
  ['walks without pain', 'without', negation],
  ['seen w/o interpreter', 'w/o', negation],
  ['negative for nitrite', 'negative for', negation],
  ['rapid strep neg', 'neg', negation],
  ['no evidence of fracture', 'no evidence of', negation],
  ['PE ruled out', 'ruled out', negation],
  ['neither rash nor swelling', 'nor', negation],
  ['JVP not raised', 'not', negation],
  ['nil of note', 'nil', negation],
  ['possible pneumonia', 'possible', uncertainty],
  ['likely viral', 'likely', uncertainty],
  ['unlikely to be cardiac', 'unlikely', uncertainty],
  ['concern for sepsis', 'concern for', uncertainty],
  ['r/o DVT', 'r/o', uncertainty],
  ['cellulitis vs DVT', 'vs', uncertainty],
  ['? PE, ?pneumonia', '?', uncertainty],
  ['cannot exclude fracture', 'cannot exclude', uncertainty],
  ['may represent atelectasis', 'may represent', uncertainty],
  ['c/o frontal headache', 'c/o', abbreviation],
  ['s/p CABG', 's/p', abbreviation],
  ['h/o stones', 'h/o', abbreviation],
  ['N/V since noon', 'N/V', abbreviation],
  ['SOB at rest', 'SOB', abbreviation],
  ['known T2DM', 'T2DM', abbreviation],
  ['A&Ox3', 'A&Ox3', abbreviation],
  ['Pulses: ***', '***', prompt],
  ['Meds {MEDS:***} today', '{MEDS:***}', prompt],
  ['[x] ibuprofen', '[x]', 'constant.language.checkbox.checked'],
  ['- [ ] dentist', '[ ]', 'constant.language.checkbox.unchecked'],
  ['☐ dentist', '☐', 'constant.language.checkbox.unchecked'],
  ['- fluids', '-', bullet],
  ['• fluids', '•', bullet],
  ['  * fluids', '*', bullet],
  ['3) heparin', '3)', bullet],
  ['10. omeprazole', '10.', bullet],
  ['#2 atrial fibrillation', '#2', bullet],
  ['calls it "tearing", sudden', '"tearing"', quoted],
  ['says “no way” to surgery', '“no way”', quoted],
];

/** Line and a scope that nothing in it may have. */
const plain: readonly (readonly [line: string, scope: string])[] = [
  ['runny nose, nosebleed, nodule, noon', negation],
  ['nasal note, notes, nothing else, noted', negation],
  ['was a no-show in March', negation],
  ['room No. 3', negation],
  ['knot, negate, nilotinib', negation],
  ['says “no way” to surgery', negation],
  ['seen in May 2025', uncertainty],
  ['likelihood and impossibility', uncertainty],
  ['as soon as she can? yes', uncertainty],
  ['MSK, MS and SYMPTOMS', abbreviation],
  ['Ms seen by PT', abbreviation],
  ['SOBER, CTABLE, COPDX', abbreviation],
  ['the mi of a song, us and them', abbreviation],
  ['CCs/o/p', abbreviation],
  ['**bold** and * star', prompt],
  ['****', prompt],
  ['height 5\'4" and 6\'0" tall', quoted],
  ['an open " quote stays open', quoted],
  ['[link](http://x)', 'constant.language.checkbox'],
  ['2-3 pillows', bullet],
];

describe('grammar: words', () => {
  let grammar: Grammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  for (const [line, token, scope] of words) {
    it(`reads ${scope.split('.').at(-1)}: ${token} in "${line}"`, () => {
      const tokens = tokensOf(grammar, line);
      assert.ok(hasToken(tokens, token, scope), JSON.stringify(tokens));
    });
  }

  for (const [line, scope] of plain) {
    it(`reads no ${scope.split('.').at(-1)} in "${line}"`, () => {
      const tokens = tokensOf(grammar, line);
      assert.ok(!hasScope(tokens, scope), JSON.stringify(tokens));
    });
  }
});
