/** "Ask for a Second Opinion": has the model write about the note in the editor now, without waiting for a pause. */
import * as vscode from 'vscode';
import { activeNote } from './notes.js';
import { secondOpinionGroup } from './tree.js';
import type { Server } from './server.js';
import { orTellWhy, tell } from './tell.js';
import type { ReviewView } from './view.js';
import { serverCommands } from './wire.js';

export function registerAskModel(server: Server, view: ReviewView): vscode.Disposable {
  return vscode.commands.registerCommand('dxlens.secondOpinion', () => orTellWhy(ask(server, view)));
}

async function ask(server: Server, view: ReviewView): Promise<void> {
  const document = activeNote()?.document ?? view.note;
  if (document === null) {
    tell('Open a clinical note to ask for a second opinion of it.');
    return;
  }
  const isAsked = await server.execute(serverCommands.secondOpinion, document.uri.toString());
  if (isAsked !== true) {
    tell(
      (server.status?.model ?? null) === null
        ? 'No model is configured: "DxLens: Choose Model…" names one.'
        : 'The model was not asked: there is too little in the note.',
    );
    return;
  }
  await view.showGroup(secondOpinionGroup);
}
