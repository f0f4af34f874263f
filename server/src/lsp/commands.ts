/** `workspace/executeCommand`: dismiss, undo, restart the model. */
import type { ExecuteCommandParams } from 'vscode-languageserver/node';
import { ResponseError } from 'vscode-languageserver/node';
import { dismissalReasons } from '../review/dismissals.js';
import type { DismissalReason } from '../review/dismissals.js';
import { serverCommands } from './names.js';
import type { Session } from './session.js';

/** JSON-RPC's code for arguments that do not fit. */
const invalidParams = -32602;

/** Resolves to whether anything changed. Rejects with `invalidParams` where the arguments do not fit. */
export async function executeCommand(session: Session, params: ExecuteCommandParams): Promise<boolean> {
  const [uri, alertId, reason] = (params.arguments ?? []) as unknown[];
  switch (params.command) {
    case serverCommands.dismiss: {
      if (typeof uri !== 'string' || typeof alertId !== 'string' || !isReason(reason)) {
        throw new ResponseError(
          invalidParams,
          `${params.command} takes an address, an alert and one of ${dismissalReasons.join(', ')}`,
        );
      }
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
    case serverCommands.undoDismissal: {
      if (typeof uri !== 'string') {
        throw new ResponseError(invalidParams, `${params.command} takes the address of a note`);
      }
      let undone = false;
      await session.changeDismissals(uri, (dismissals) => {
        undone = dismissals.undo(uri);
      });
      return undone;
    }
    case serverCommands.restartModel:
      await session.restartModel();
      return true;
    default:
      throw new ResponseError(invalidParams, `there is no command ${params.command}`);
  }
}

const isReason = (value: unknown): value is DismissalReason => dismissalReasons.includes(value as DismissalReason);
