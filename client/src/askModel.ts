/** "Ask for a Second Opinion": has the model write about the note in the editor now, without waiting for a pause. */
import * as vscode from 'vscode';
import { activeNote } from './notes.js';
import type { Server } from './server.js';
import { orTellWhy, tell } from './tell.js';
import { serverCommands } from './wire.js';

export function registerAskModel(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('dxlens.secondOpinion', () => orTellWhy(ask(server)));
}

async function ask(server: Server): Promise<void> {
  const editor = activeNote();
  if (editor === null) {
    tell('Open a clinical note to ask for a second opinion of it.');
    return;
  }
  const isAsked = await server.execute(serverCommands.secondOpinion, editor.document.uri.toString());
  if (isAsked !== true) {
    tell('No model was asked: name one in the settings (dxlens.model.file), or write more of the note.');
    return;
  }
  await vscode.commands.executeCommand('dxlens.review.focus');
}
