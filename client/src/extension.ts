/** The extension's entry: it wires the features together and does nothing itself. */
import type * as vscode from 'vscode';
import { registerAskModel } from './askModel.js';
import { registerDismiss } from './dismiss.js';
import { registerHover } from './hover.js';
import { registerModels } from './models.js';
import { registerPrompts } from './prompts.js';
import { registerReveal } from './reveal.js';
import { registerReviewAll } from './reviewAll.js';
import { Server } from './server.js';
import { registerShowRead } from './showRead.js';
import { registerStatus } from './status.js';
import { ReviewView } from './view.js';

let server: Server | null = null;

export function activate(context: vscode.ExtensionContext): void {
  server = new Server(context);
  context.subscriptions.push(
    registerReveal(),
    registerHover(server),
    new ReviewView(server),
    registerStatus(server),
    registerReviewAll(server),
    registerShowRead(server),
    registerDismiss(server),
    registerPrompts(),
    registerModels(server),
    registerAskModel(server),
  );
}

/** Awaited by the editor, so that the server's process has ended before ours does. */
export async function deactivate(): Promise<void> {
  await server?.dispose();
  server = null;
}
