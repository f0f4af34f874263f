/** Going from one prompt to the next: `***` marks what is still to be filled in. */
import * as vscode from 'vscode';
import { activeNote } from './notes.js';

const mark = '***';

export function registerPrompts(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('dxlens.nextPrompt', () => go(1)),
    vscode.commands.registerCommand('dxlens.previousPrompt', () => go(-1)),
  );
}

function go(direction: 1 | -1): void {
  const editor = activeNote();
  if (editor === null) {
    return;
  }
  const { document, selection } = editor;
  const from = document.offsetAt(direction === 1 ? selection.end : selection.start);
  const start = findPrompt(document.getText(), from, direction);
  if (start === null) {
    vscode.window.setStatusBarMessage('DxLens: no prompt (***) is left in this note.', 5000);
    return;
  }
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + mark.length));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Offset of the next or previous prompt seen from `from`, around the ends of the text; null where there is none. */
export function findPrompt(text: string, from: number, direction: 1 | -1): number | null {
  const starts = [...text.matchAll(/\*{3}/g)].map((match) => match.index);
  const found =
    direction === 1
      ? (starts.find((start) => start >= from) ?? starts[0])
      : (starts.findLast((start) => start + mark.length <= from) ?? starts.at(-1));
  return found ?? null;
}
