/** `workspace/executeCommand`: dismiss, undo, ask the model, restart it. */
import type { ExecuteCommandParams } from 'vscode-languageserver/node';
import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { dismissalReasons } from '../review/dismissals.js';
import type { DismissalReason } from '../review/dismissals.js';
import { serverCommands } from './names.js';
import type { Session } from './session.js';

/** Resolves to whether anything changed. Rejects with `InvalidParams` where the arguments do not fit. */
export async function executeCommand(session: Session, params: ExecuteCommandParams): Promise<boolean> {
  const [uri, alertId, reason] = (params.arguments ?? []) as unknown[];
  switch (params.command) {
    case serverCommands.dismiss:
      if (typeof uri !== 'string' || typeof alertId !== 'string' || !isReason(reason)) {
        throw invalid(`${params.command} takes an address, an alert and one of ${dismissalReasons.join(', ')}.`);
      }
      return dismiss(session, uri, alertId, reason);
    case serverCommands.undoDismissal:
      if (typeof uri !== 'string') {
        throw invalid(`${params.command} takes the address of a note.`);
      }
      return undo(session, uri);
    case serverCommands.secondOpinion:
      if (typeof uri !== 'string') {
        throw invalid(`${params.command} takes the address of a note.`);
      }
      return session.requestOpinion(uri);
    case serverCommands.restartModel:
      await session.restartModel();
      return true;
    default:
      throw invalid(`There is no command ${params.command}.`);
  }
}

/** False where the note is not open, or has no such alert any more. */
async function dismiss(session: Session, uri: string, alertId: string, reason: DismissalReason): Promise<boolean> {
  const reviewed = session.reviewed(uri);
  const alert = reviewed?.review.alerts.find((one) => one.id === alertId);
  if (reviewed === null || alert === undefined) {
    return false;
  }
  await session.changeDismissals(uri, (dismissals) => {
    dismissals.dismiss(uri, reviewed.review.note.text, alert, reason);
  });
  return true;
}

async function undo(session: Session, uri: string): Promise<boolean> {
  let undone = false;
  await session.changeDismissals(uri, (dismissals) => {
    undone = dismissals.undo(uri);
  });
  return undone;
}

const isReason = (value: unknown): value is DismissalReason => dismissalReasons.includes(value as DismissalReason);

const invalid = (message: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidParams, message);
