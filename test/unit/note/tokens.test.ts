/** Text -> tokens with offsets. */
import { strict as assert } from 'node:assert';
import { fold, singular, tokenize } from '#server/note/words/tokens.js';

describe('tokens', () => {
  // Text, and its tokens as folded words.
  const texts: readonly [string, readonly string[]][] = [
    ['', []],
    ['   \t ', []],
    ['Chest pain.', ['chest', 'pain', '.']],
    ['T101.3F', ['t', '101.3', 'f']],
    ['BP 120/80', ['bp', '120', '/', '80']],
    ['WBC 12,400', ['wbc', '12,400']],
    ['1,2,3', ['1', ',', '2', ',', '3']],
    ["doesn't", ["doesn't"]],
    ['doesn’t', ["doesn't"]],
    ["patient's leg", ["patient's", 'leg']],
    ['naïve Ménière', ['naive', 'meniere']],
    ['Me\u0301nie\u0300re', ['meniere']],
    ['one\ntwo', ['one', '\n', 'two']],
    ['one\r\ntwo', ['one', '\n', 'two']],
    ['one\rtwo', ['one', '\n', 'two']],
    ['pain 😀 worse', ['pain', '😀', 'worse']],
    ['👩🏽‍⚕️', ['👩', '🏽', '\u200d', '⚕', '\ufe0f'].slice(0, 4).concat('')],
    ['38.5°C', ['38.5', '°', 'c']],
    ['−fever', ['−', 'fever']],
    ['боль в груди', ['боль', 'в', 'груди']],
    ['胸痛', ['胸痛']],
    ['\ud800', ['\ud800']],
    ['a\u0000b', ['a', '\u0000', 'b']],
  ];
  for (const [text, expected] of texts) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        tokenize(text).map((token) => token.folded),
        expected,
      );
    });
  }

  it('gives offsets into the text, in order, without overlap, and leaves out white space only', () => {
    for (const [text] of texts) {
      let at = 0;
      for (const token of tokenize(text)) {
        assert.equal(text.slice(at, token.start).trim(), '', `between tokens of ${JSON.stringify(text)}`);
        assert.ok(token.start >= at && token.end > token.start && token.end <= text.length);
        at = token.end;
      }
      assert.equal(text.slice(at).trim(), '');
    }
  });

  it('shifts offsets by those of the text before', () => {
    assert.deepEqual(
      tokenize('no rash', 10).map(({ start, end }) => [start, end]),
      [
        [10, 12],
        [13, 17],
      ],
    );
  });

  it('folds case, accents and apostrophes', () => {
    assert.equal(fold('ŒDÈME’S'), "œdeme's");
  });

  const singulars: readonly [string, string][] = [
    ['headaches', 'headache'],
    ['allergies', 'allergy'],
    ['rashes', 'rash'],
    ['abscess', 'abscess'],
    ['diabetes', 'diabete'],
    ['pus', 'pus'],
    ['gas', 'gas'],
    ['meningitis', 'meningitis'],
    ['does', 'does'],
    ['feet', 'foot'],
    ['calves', 'calf'],
    ['diagnoses', 'diagnosis'],
    ['bullae', 'bulla'],
    ['thrombus', 'thrombus'],
    ['is', 'is'],
  ];
  for (const [word, expected] of singulars) {
    it(`takes ${word} for ${expected}`, () => {
      assert.equal(singular(word), expected);
    });
  }
});
