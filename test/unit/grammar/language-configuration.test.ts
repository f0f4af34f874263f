import { strict as assert } from 'node:assert';
import { repositoryFile } from './tokens.js';

interface Configuration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly onEnterRules: readonly { readonly beforeText: string; readonly action: { readonly appendText: string } }[];
}

const configuration = JSON.parse(repositoryFile('syntaxes/language-configuration.json')) as Configuration;

/** What the editor puts before the cursor on the new line: the first rule that fits decides. */
function onEnter(before: string): string | null {
  const rule = configuration.onEnterRules.find((candidate) => new RegExp(candidate.beforeText).test(before));
  return rule?.action.appendText ?? null;
}

describe('language configuration', () => {
  const continued: readonly (readonly [before: string, next: string | null])[] = [
    ['- fluids', '- '],
    ['  * fluids', '* '],
    ['• fluids', '• '],
    ['- [x] ibuprofen', '- [ ] '],
    ['[ ] dentist', '[ ] '],
    ['1. heparin', '2. '],
    ['9. omeprazole', '10. '],
    ['3) repeat troponin', '4) '],
    ['- ', null],
    ['1. ', null],
    ['-', null],
    ['-5 kg in a month', null],
    ['2.5 mg daily', null],
    ['Plan', null],
    ['**HPI:** headache', null],
    ['11. aspirin', null],
  ];
  for (const [before, next] of continued) {
    it(`${next === null ? 'adds nothing' : `goes on with "${next}"`} after "${before}"`, () => {
      assert.equal(onEnter(before), next);
    });
  }

  const words: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['c/o chest pain', ['c/o', 'chest', 'pain']],
    ['pain/swelling', ['pain', 'swelling']],
    ['BP 120/80, T 38.4.', ['BP', '120/80', 'T', '38.4']],
    ["follow-up of Crohn's", ['follow-up', 'of', "Crohn's"]],
    ['Ménière, e\u0301tat', ['Ménière', 'e\u0301tat']],
    ['PMH: ***', ['PMH']],
  ];
  for (const [text, expected] of words) {
    it(`takes words as a clinician does: ${text}`, () => {
      const { pattern, flags } = configuration.wordPattern;
      assert.deepEqual(text.match(new RegExp(pattern, `${flags}g`)), expected);
    });
  }
});
