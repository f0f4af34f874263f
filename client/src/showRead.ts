/** "DxLens: Show What Was Read": the note with its marks, and every mention and value in words, so that a wrong reading is seen. */
import * as vscode from 'vscode';
import type { ReadParams, ReadResult } from '../../server/src/lsp/messages.js';
import { MemoryDocument, placeIn } from './memoryDocument.js';
import { activeNote } from './notes.js';
import type { Server } from './server.js';
import { orTellWhy, tell } from './tell.js';
import { methods } from './wire.js';

export function registerShowRead(server: Server): vscode.Disposable {
  const document = new MemoryDocument('dxlens-read', 'DxLens What Was Read');
  /** The note that the document tells of. */
  let shown: vscode.Uri | null = null;

  const show = async (): Promise<void> => {
    const active = vscode.window.activeTextEditor?.document;
    const note = active !== undefined && document.is(active) ? shown : (activeNote()?.document.uri ?? null);
    if (note === null) {
      tell('Open a clinical note to see what was read in it.');
      return;
    }
    const params: ReadParams = { textDocument: { uri: note.toString() } };
    const result = await server.request<ReadResult | null>(methods.read, params);
    if (result === null) {
      tell('This note is not open, or DxLens could not read it: its first line or the DxLens status says why.');
      return;
    }
    shown = note;
    const head = `${vscode.workspace.asRelativePath(note)}\n\n`;
    const targets = result.places.map(({ start, end, at }) => ({
      start: head.length + start,
      end: head.length + end,
      target: placeIn(note, at),
    }));
    await document.show(head + result.text, targets);
  };
  return vscode.Disposable.from(
    document,
    vscode.commands.registerCommand('dxlens.showRead', () => orTellWhy(show())),
  );
}
