import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { summarise } from '../../client/src/summary.js';
import type { ReviewTextResult } from '../../server/src/lsp/messages.js';
import { closeAll, folder, until } from './editor.js';

const at = (line: number) => ({ start: { line, character: 3 }, end: { line, character: 8 } });
const reviewed = (...alerts: [number, string][]): ReviewTextResult => ({
  summary: {
    status: 'reviewed',
    notices: [],
    alerts: alerts.map(([line, message]) => ({ code: 'missing-finding', message, range: at(line) })),
    leading: [],
  },
  error: null,
});

describe('the review of all notes', () => {
  afterEach(closeAll);

  it('lists every sample, with alerts as path:line: message that lead to the note', async () => {
    const binary = vscode.Uri.joinPath(folder(), 'picture.note');
    await vscode.workspace.fs.writeFile(binary, new Uint8Array([0x89, 0x50, 0, 0, 0, 1, 0, 2]));
    try {
      await vscode.commands.executeCommand('dxlens.reviewAll');
    } finally {
      await vscode.workspace.fs.delete(binary);
    }
    const summary = await until('the summary', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'dxlens-summary' && document;
    });
    const text = summary.getText();
    const names = (await vscode.workspace.findFiles('**/*.{note,soap,hpi,cnote}')).map(({ path }) =>
      path.split('/').at(-1),
    );
    for (const name of names) {
      assert.ok(text.includes(name ?? ''), `${name ?? ''} is in the summary`);
    }
    assert.match(text, /^pelvic-pain-syncope\.note:\d+: \S/m);
    assert.match(text, /^picture\.note: The file is not text/m);
    assert.match(text, /^well-visit\.soap(?!:\d)/m);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      summary.uri,
    );
    const link = links.find(({ range }) => summary.getText(range).startsWith('pelvic-pain-syncope.note:'));
    assert.equal(link?.target?.path, vscode.Uri.joinPath(folder(), 'pelvic-pain-syncope.note').path);
    assert.match(link?.target?.fragment ?? '', /^L\d+,\d+$/);
  });

  it('puts notes with alerts first and keeps errors with their note', () => {
    const { text, links } = summarise(
      [
        { path: 'a.note', result: reviewed() },
        { path: 'b.note', result: { summary: null, error: 'The file is not text:\nsave it.' } },
        { path: 'c.note', result: reviewed([9, 'Not documented: G.'], [4, 'Not documented:\nF.']) },
      ],
      5,
    );
    assert.match(text, /3 notes read: 2 alerts in 1 note, 1 without alerts, 1 not reviewed\./);
    assert.match(text, /Cancelled: 2 notes of 5 not read\./);
    assert.match(
      text,
      /c\.note:5: Not documented: F\.\nc\.note:10: Not documented: G\.\n[^]*b\.note: The file is not text: save it\.\n[^]*a\.note\n$/,
    );
    assert.deepEqual(
      links.map(({ start, end, note, line }) => [text.slice(start, end), note, line]),
      [
        ['c.note:5', 2, 4],
        ['c.note:10', 2, 9],
        ['b.note', 1, 0],
        ['a.note', 0, 0],
      ],
    );
  });

  it('says why a note is too little to rank', () => {
    const result: ReviewTextResult = {
      summary: { status: 'insufficient', notices: ['There is no complaint in this note.'], alerts: [], leading: [] },
      error: null,
    };
    assert.match(summarise([{ path: 'a.note', result }], 1).text, /^a\.note: There is no complaint in this note\.$/m);
  });
});
