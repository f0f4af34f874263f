/** Shows a span of a note that is already open. Hovers and the side view end here. */
import * as vscode from 'vscode';
import type { TextRange } from '../../server/src/lsp/messages.js';
import { revealCommand } from './explanation.js';
import { toRange } from './notes.js';

export function registerReveal(): vscode.Disposable {
  return vscode.commands.registerCommand(revealCommand, async (uri: unknown, range: unknown) => {
    // The arguments may come from a link: nothing is opened that is not open, and nothing else is done.
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    if (document === undefined || !isTextRange(range)) {
      return;
    }
    const selection = document.validateRange(toRange(range));
    const column = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
    const editor = await vscode.window.showTextDocument(document, {
      selection,
      ...(column === undefined ? {} : { viewColumn: column }),
    });
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  });
}

function isTextRange(value: unknown): value is TextRange {
  const { start, end } = (value ?? {}) as Partial<TextRange>;
  return [start?.line, start?.character, end?.line, end?.character].every(
    (number) => Number.isInteger(number) && (number as number) >= 0,
  );
}
