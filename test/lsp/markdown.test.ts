import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { inertMarkdown } from '#server/lsp/convert.js';

describe('text of a note in Markdown', () => {
  for (const [text, inert] of [
    ['[tearing](command:workbench.action.quit)', '\\[tearing\\](command:workbench.action.quit)'],
    ['![chart](https://example.invalid/p.png)', '!\\[chart\\](https\\://example.invalid/p.png)'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
    ['<https://example.invalid>', '\\<https\\://example.invalid>'],
    ['see www.example.invalid', 'see www\\.example.invalid'],
    ['mail a@b.invalid', 'mail a\\@b.invalid'],
    ['&lt;a&gt;', '\\&lt;a\\&gt;'],
    ['$(error) `code` **bold** _x_ ~~y~~ a|b', '\\$(error) \\`code\\` \\*\\*bold\\*\\* \\_x\\_ \\~\\~y\\~\\~ a\\|b'],
    ['a\\[b', 'a\\\\\\[b'],
    ['# Plan', '\\# Plan'],
    ['> quoted', '\\> quoted'],
    ['- aspirin', '\\- aspirin'],
    ['1. aspirin', '1\\. aspirin'],
    ['one\n\n# two', 'one # two'],
    ['\u001b[2Jleft \u202egnidaer\u202c \u2067x\u2069\u061c', '\\[2Jleft gnidaer x'],
    ['BP 170/80, T 38.4 °C (M 58, “tearing”): sudden', 'BP 170/80, T 38.4 °C (M 58, “tearing”): sudden'],
  ] as const) {
    it(`is inert and readable: ${JSON.stringify(text)}`, () => {
      assert.equal(inertMarkdown(text), inert);
    });
  }

  it('says the same once it is read as Markdown, whatever it holds', () => {
    const read = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\[]<>&*_`~|#-+.1:/@$(w \n'), maxLength: 12 }), (text) => {
        assert.equal(read(inertMarkdown(text)), text.replace(/\s+/g, ' '));
      }),
    );
  });
});
