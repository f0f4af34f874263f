/** Dismissing an alert with one reason of the fixed list, and taking it back. The server keeps both. */
import * as vscode from 'vscode';
import type { DismissalReason, ReviewedAlert, ReviewParams, ReviewResult } from '../../server/src/lsp/messages.js';
import { plainLabel } from './escape.js';
import { activeNote, toRange } from './notes.js';
import type { Server } from './server.js';
import { orTellWhy, tell } from './tell.js';
import type { ReviewView } from './view.js';
import { dismissalWords, methods, serverCommands } from './wire.js';

/** Both commands take the id of a node of the side view where its menu gives one. */
export function registerDismiss(server: Server, view: ReviewView): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('dxlens.dismiss', (from?: unknown) => orTellWhy(dismiss(server, view, from))),
    vscode.commands.registerCommand('dxlens.undoDismissal', () => orTellWhy(undo(server, view))),
  );
}

interface Place {
  readonly uri: string;
  /** Of the alert. */
  readonly id: string;
}

async function dismiss(server: Server, view: ReviewView, from: unknown): Promise<void> {
  const place = (typeof from === 'string' ? view.alertOf(from) : null) ?? (await atCursor(server));
  if (place === null) {
    return;
  }
  const reasons = (Object.keys(dismissalWords) as DismissalReason[]).map((reason) => ({
    label: dismissalWords[reason],
    reason,
  }));
  const chosen = await vscode.window.showQuickPick(reasons, {
    title: 'Dismiss Alert',
    placeHolder: 'Why does this alert not help here?',
  });
  if (chosen !== undefined) {
    await server.execute(serverCommands.dismiss, place.uri, place.id, chosen.reason);
  }
}

/** The alert under the cursor, or else on its line; asks where there are several. */
async function atCursor(server: Server): Promise<Place | null> {
  const editor = activeNote();
  if (editor === null) {
    tell('Open a clinical note and place the cursor on an alert to dismiss it.');
    return null;
  }
  const uri = editor.document.uri.toString();
  const params: ReviewParams = { textDocument: { uri } };
  const result = await server.request<ReviewResult | null>(methods.review, params);
  const cursor = editor.selection.active;
  const standing = (result?.review.alerts ?? [])
    .map((alert, index) => ({ alert, range: result?.alertRanges[index] }))
    .filter(({ alert, range }) => range !== undefined && !(result?.dismissed ?? []).includes(alert.id))
    .map(({ alert, range }) => ({ alert, range: toRange(range!) }));
  const under = standing.filter(({ range }) => range.contains(cursor));
  const near = standing.filter(({ range }) => range.start.line <= cursor.line && cursor.line <= range.end.line);
  const candidates = (under.length > 0 ? under : near).map(({ alert }) => alert);
  if (candidates.length === 0) {
    tell('No alert stands at the cursor: place it on one, or dismiss it in the DxLens view.');
    return null;
  }
  const alert = candidates.length === 1 ? candidates[0] : await choose(candidates);
  return alert === undefined ? null : { uri, id: alert.id };
}

async function choose(alerts: readonly ReviewedAlert[]): Promise<ReviewedAlert | undefined> {
  const entries = alerts.map((alert) => ({ label: plainLabel(alert.message), alert }));
  return (await vscode.window.showQuickPick(entries, { title: 'Dismiss Which Alert?' }))?.alert;
}

async function undo(server: Server, view: ReviewView): Promise<void> {
  const uri = (activeNote()?.document ?? view.note)?.uri.toString();
  if (uri === undefined) {
    tell('Open the note whose last dismissal is to be undone.');
    return;
  }
  const undone = await server.execute(serverCommands.undoDismissal, uri);
  if (undone === false) {
    tell('No dismissal in this note to undo.');
  }
}
