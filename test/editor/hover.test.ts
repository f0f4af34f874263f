import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { renderExplanation } from '../../client/src/explanation.js';
import type { Explanation, ExplanationPart } from '../../server/src/lsp/messages.js';
import { closeAll, openNote, stableDiagnostics, until } from './editor.js';

const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
const quiet: ExplanationPart = {
  kind: 'hypothesis',
  title: 'Ectopic pregnancy',
  summary: ['leading', 'must not be missed'],
  for: [],
  against: [],
  notDocumented: [],
  firstTests: [],
  firstActions: [],
  source: 'knowledge',
};
const render = (part: Partial<ExplanationPart>, uri = 'file:///a.note'): vscode.MarkdownString => {
  const explanation: Explanation = { range, parts: [{ ...quiet, ...part }] };
  const [markdown] = renderExplanation(explanation, uri);
  assert.ok(markdown);
  return markdown;
};
const line = (quote: string, strength = 3) => ({ label: 'syncope', quote, range, basis: 'estimate', strength });
/** What Markdown makes of the character references. */
const decoded = (text: string) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('a hover', () => {
  afterEach(closeAll);

  it('on an alert gives the evidence, each quote linked to its words', async () => {
    const { document } = await openNote('pelvic-pain-syncope.note');
    const [first] = await stableDiagnostics(document.uri);
    assert.ok(first);
    const hovers = await until('a hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        first.range.start,
      );
      return found.length > 0 && found;
    });
    const texts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
    assert.ok(texts.some(({ value }) => value.includes('command:dxlens.reveal?')));
    assert.ok(texts.some(({ value }) => /^For:/m.test(value)));
  });

  it('trusts the one command that shows words, and no HTML', () => {
    const markdown = render({});
    assert.deepEqual(markdown.isTrusted, { enabledCommands: ['dxlens.reveal'] });
    assert.equal(markdown.supportHtml, false);
  });

  it('says how strongly evidence speaks in words, and never in numbers', () => {
    const { value } = render({ for: [line('fainted', 3), line('spotting', 2)], against: [line('no fever', -1)] });
    assert.match(value, /strongly, .*moderately, .*Against:.*weakly, /s);
    assert.doesNotMatch(decoded(value).replace(/command:[^ ]+/g, ''), /\d/);
  });

  it('claims no strength of what a model quotes', () => {
    const { value } = render({ source: 'model', for: [line('fainted', 0)] });
    assert.match(value, /^- syncope: \[“fainted”\]/m);
    assert.doesNotMatch(value, /hardly|weakly|moderately|strongly/);
  });

  it('does not repeat the message that the editor shows above it', () => {
    const part = { ...quiet, kind: 'alert' as const, title: 'Consider X.' };
    const text = (shown: string[]) =>
      renderExplanation({ range, parts: [part] }, 'file:///a.note', shown)[0]?.value ?? '';
    assert.match(text(['Consider X.']), /^\*\*Basis\*\*/);
    assert.match(text(['Consider Y.']), /^\*\*Consider X/);
  });

  it('gives words that only raise a question no strength', () => {
    const { value } = render({ for: [{ ...line('passed out'), label: '' }] });
    assert.match(value, /^Raised by:\n\n- \[“passed out”\]/m);
  });

  it('marks what a model said', () => {
    assert.match(render({ source: 'model' }).value, /source&#58; model[^]*Model output/);
    assert.match(render({ source: 'both' }).value, /knowledge and model/);
    assert.doesNotMatch(render({}).value, /model/i);
  });

  const hostile = [
    '[click](command:workbench.action.terminal.new)',
    'see https://example.com/x or www.example.com or a@example.com',
    '![x](https://example.com/x.png)',
    '<img src=x onerror=alert(1)><a href="command:x">y</a>',
    '`code` **bold** _em_ ~~gone~~ $(warning) \\',
    '1. one\n- two\n# three\n| a | b |\n\t\tfour\n---\n***',
    'left \u202Egnidaer\u202C right',
  ];
  for (const text of hostile) {
    it(`leaves text of the note as text: ${JSON.stringify(text)}`, () => {
      const everywhere = render({
        title: text,
        summary: [text],
        for: [{ ...line(text), label: text, basis: text, range: null }],
        notDocumented: [text],
        firstTests: [text],
        firstActions: [text],
      }).value;
      const own = everywhere.replace(
        /^(For:|- strongly, |\*\*(?=.*\*\*$)|Not documented: |Tests to consider: |Actions to consider: )/gm,
        '',
      );
      assert.doesNotMatch(
        own.replace(/\*\*$/gm, '').replace(/&#\d+;/g, ''),
        /[[\]!`_~<>\\|$@/\t\u202e]|\*|www\.|^\d+\.|^ {4}/m,
      );
      // Escaped, not lost.
      const visible = text.replace(/[\u202c\u202e\s]+/g, ' ').trim();
      assert.ok(decoded(everywhere).includes(visible));
    });
  }

  it('keeps a hostile file name inside the link', () => {
    const { value } = render({ for: [line('fainted')] }, 'file:///a) [x](command:evil) (b.note');
    assert.equal(value.match(/\]\(/g)?.length, 1);
    assert.equal(value.match(/command:/g)?.length, 1);
  });

  it('that links to a document that is not open opens nothing', async () => {
    const editor = await openNote('pelvic-pain-syncope.note');
    const before = [vscode.workspace.textDocuments.length, editor.selection];
    await vscode.commands.executeCommand('dxlens.reveal', 'file:///etc/hostname', range);
    assert.deepEqual([vscode.workspace.textDocuments.length, editor.selection], before);
  });

  it('shows the words that its link names', async () => {
    const { document } = await openNote('pelvic-pain-syncope.note');
    await openNote('well-visit.soap');
    await vscode.commands.executeCommand('dxlens.reveal', document.uri.toString(), range);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, document);
    assert.deepEqual(editor?.selection.start, new vscode.Position(2, 4));
    assert.deepEqual(editor?.selection.end, new vscode.Position(2, 9));
  });
});
