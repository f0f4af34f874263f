import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { findPrompt } from '../../client/src/prompts.js';
import { closeAll, openNote } from './editor.js';

describe('prompts', () => {
  afterEach(closeAll);

  const text = 'A: ***\nB: done\nC: ***';
  for (const [from, direction, found] of [
    [0, 1, 3],
    [3, 1, 3],
    [6, 1, 18],
    [21, 1, 3],
    [21, -1, 18],
    [18, -1, 3],
    [3, -1, 18],
  ] as const) {
    it(`${direction === 1 ? 'after' : 'before'} offset ${from}: the one at ${found}`, () => {
      assert.equal(findPrompt(text, from, direction), found);
    });
  }

  it('are none in a text without marks', () => {
    assert.equal(findPrompt('A: ** *', 0, 1), null);
  });

  it('are selected one after the other, there and back', async () => {
    const editor = await openNote('calf-swelling-draft.note');
    const total = editor.document.getText().split('***').length - 1;
    const visited: number[] = [];
    for (let step = 0; step < total; step += 1) {
      await vscode.commands.executeCommand('dxlens.nextPrompt');
      assert.equal(editor.document.getText(editor.selection), '***');
      visited.push(editor.document.offsetAt(editor.selection.start));
    }
    assert.equal(new Set(visited).size, total);
    await vscode.commands.executeCommand('dxlens.previousPrompt');
    assert.equal(editor.document.offsetAt(editor.selection.start), visited.at(-2));
  });
});
