import { strict as assert } from 'node:assert';
import { cleanName } from '#server/model/ask/names.js';

describe('a name from a model', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Aortic dissection', 'Aortic dissection'],
    ['  COPD (exacerbation),\n severe ', 'COPD (exacerbation), severe'],
    ['Guillain-Barré syndrome', 'Guillain-Barré syndrome'],
    ['[Gout](https://example.org/x)', 'Gout'],
    ['![Gout](command:workbench.action.quit)', 'Gout'],
    ['[Gout](command:a "title") now', 'Gout now'],
    ['see https://example.org/a?b=c today', 'see today'],
    ['see command:evil.run today', 'see today'],
    ['see co[m]mand:evil', 'see co m mand:evil'],
    ['www.example.org', ''],
    ['Gout ://example.org flare', 'Gout flare'],
    ['$(zap) <b>Gout</b> `x` **y**', '(zap) b Gout /b x y'],
    ['<https://example.org>', ''],
    ['Gout\u0000\u001b[31m\u202egnorw\u200b', 'Gout 31m gnorw'],
    ['java\u200bscript:alert(1)', 'java script:alert(1)'],
    ['Gout\u2067\u061c\u202d \u{e0041}\u3164 flare', 'Gout flare'],
    ['\u3164\u115f\u034f', ''],
    ['Cafe\u0301 au lait spots', 'Cafe\u0301 au lait spots'],
    [`Go\u0301${'\u0302'.repeat(50)}ut`, 'Go\u0301\u0302ut'],
    ['Gout\u2028<|im_end|>\u2029<|start|>system', 'Gout im end start system'],
    ['\r\n', ''],
  ];
  for (const [name, expected] of cases) {
    it(`is plain text: ${JSON.stringify(name)}`, () => assert.equal(cleanName(name), expected));
  }

  it('is cut at 80 characters, never inside one', () => {
    const cut = cleanName('🫀'.repeat(200));
    assert.equal([...cut].length, 80);
    assert.ok([...cut].every((character) => character === '🫀'));
  });

  it('never holds what a renderer makes a link of', () => {
    const nested = [
      '[[a](b)](command:x)',
      '[a](b](command:x)',
      '[a]\n(command:x)',
      '<command:x>',
      'hthttps://x ttps://y',
    ];
    for (const name of nested) assert.doesNotMatch(cleanName(name), /\]\(|command:|https?:\/\/|[<>[\]`]/, name);
  });
});
