/** Code actions, served from the last review: ready edits, dismissals with a reason, and their undoing. */
import type { CodeAction, CodeActionParams, Range, TextEdit } from 'vscode-languageserver/node';
import { CodeActionKind } from 'vscode-languageserver/node';
import { inSentence } from '../reasoning/differential.js';
import type { Alert } from '../reasoning/types.js';
import { diagnosticOf } from './convert.js';
import { assessmentLine, promptLine } from './insertions.js';
import type { DismissalReason } from './messages.js';
import { dismissalWords, serverCommands } from './names.js';
import type { Reviewed, Session } from './session.js';

export function codeActions(session: Session, params: CodeActionParams): CodeAction[] {
  const { uri } = params.textDocument;
  const reviewed = session.reviewed(uri);
  if (reviewed === null || !wants(params, CodeActionKind.QuickFix)) {
    return [];
  }
  const actions: CodeAction[] = [];
  for (const alert of reviewed.review.alerts) {
    if (alert.inText && !reviewed.dismissed.has(alert.id) && touches(reviewed.lines.rangeOf(alert), params.range)) {
      actions.push(...editsFor(alert, reviewed), ...dismissals(alert, reviewed));
    }
  }
  if (reviewed.dismissed.size > 0) {
    actions.push({
      title: 'DxLens: undo the last dismissal in this note',
      kind: CodeActionKind.QuickFix,
      command: { title: 'Undo dismissal', command: serverCommands.undoDismissal, arguments: [uri] },
    });
  }
  return actions;
}

/** Whether the editor asked for this kind, or for all. */
function wants(params: CodeActionParams, kind: string): boolean {
  const { only } = params.context;
  return (
    only === undefined ||
    only.some((asked) => asked === kind || kind.startsWith(`${asked}.`) || asked === CodeActionKind.Empty)
  );
}

function touches(a: Range, b: Range): boolean {
  const before = (x: Range, y: Range): boolean =>
    x.end.line < y.start.line || (x.end.line === y.start.line && x.end.character < y.start.character);
  return !before(a, b) && !before(b, a);
}

function editsFor(alert: Alert, reviewed: Reviewed): CodeAction[] {
  const { record, note } = reviewed.review;
  const diagnostics = [diagnosticOf(alert, reviewed.uri, reviewed.lines)];
  const action = (title: string, insertion: { at: number; text: string }): CodeAction => {
    const edit: TextEdit = {
      range: reviewed.lines.rangeOf({ start: insertion.at, end: insertion.at }),
      newText: insertion.text,
    };
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred: true,
      edit: { documentChanges: [{ textDocument: { uri: reviewed.uri, version: reviewed.version }, edits: [edit] }] },
    };
  };
  const gap = record.gaps.find((one) => one.finding === alert.finding);
  if (alert.code === 'missing-finding' && gap !== undefined) {
    return [action(`Insert prompt “${gap.name}: ***”`, promptLine(note, gap.name, gap.section))];
  }
  const hypothesis = record.differential.find((one) => one.condition === alert.condition);
  if ((alert.code === 'cant-miss' || alert.code === 'unaddressed') && hypothesis !== undefined) {
    const name = inSentence(hypothesis.name);
    return [action(`Add “Consider ${name}: ***” to the assessment`, assessmentLine(note, name))];
  }
  return [];
}

function dismissals(alert: Alert, reviewed: Reviewed): CodeAction[] {
  return (Object.entries(dismissalWords) as [DismissalReason, string][]).map(([reason, words]) => ({
    title: `Dismiss: ${words}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(alert, reviewed.uri, reviewed.lines)],
    command: { title: 'Dismiss', command: serverCommands.dismiss, arguments: [reviewed.uri, alert.id, reason] },
  }));
}
