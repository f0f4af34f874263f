/** The extension's entry: it wires the features together and does nothing itself. */
import * as vscode from 'vscode';
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

/** What the tests look at; other extensions are given nothing. */
export interface Tested {
  readonly server: Server;
  readonly view: ReviewView;
}

export function activate(context: vscode.ExtensionContext): Tested | undefined {
  server = new Server(context);
  const view = new ReviewView(server);
  context.subscriptions.push(
    registerReveal(),
    registerHover(server),
    view,
    registerStatus(server),
    registerReviewAll(server),
    registerShowRead(server),
    registerDismiss(server, view),
    registerPrompts(),
    registerModels(server),
    registerAskModel(server, view),
  );
  return context.extensionMode === vscode.ExtensionMode.Test ? { server, view } : undefined;
}

/** Awaited by the editor, so that the server's process has ended before ours does. */
export async function deactivate(): Promise<void> {
  await server?.dispose();
  server = null;
}
