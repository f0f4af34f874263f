/** Code actions, served from the last review: ready edits, dismissals with a reason, and their undoing. */
import type { CodeAction, CodeActionParams, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import { CodeActionKind } from 'vscode-languageserver/node';
import { inSentence, nameOf } from '../reasoning/differential.js';
import type { Alert } from '../reasoning/types.js';
import { diagnosticOf } from './convert.js';
import type { Insertion } from './insertions.js';
import { assessmentLine, promptLine } from './insertions.js';
import { dismissalWords, serverCommands } from './names.js';
import type { Reviewed, Session } from './session.js';

export function codeActions(session: Session, params: CodeActionParams): CodeAction[] {
  const { uri } = params.textDocument;
  const reviewed = session.reviewed(uri);
  if (reviewed === null || !wantsQuickFixes(params.context.only)) {
    return [];
  }
  const here = reviewed.shown.filter((alert) => touch(reviewed.lines.rangeOf(alert), params.range));
  // Where several alerts meet, a dismissal has to say which one it means.
  const subject = (alert: Alert): string => (here.length > 1 ? ` (${subjectOf(alert, session)})` : '');
  const actions = [
    ...here.flatMap((alert) => editsFor(alert, reviewed, session)),
    ...here.flatMap((alert) => dismissals(alert, reviewed, subject(alert))),
  ];
  if (reviewed.dismissed.size > 0) {
    actions.push({
      title: 'DxLens: undo the last dismissal in this note',
      kind: CodeActionKind.QuickFix,
      command: { title: 'Undo dismissal', command: serverCommands.undoDismissal, arguments: [uri] },
    });
  }
  return actions;
}

/** Whether the editor asked for quick fixes, or for all actions. */
function wantsQuickFixes(only: readonly string[] | undefined): boolean {
  return only === undefined || only.includes(CodeActionKind.QuickFix) || only.includes(CodeActionKind.Empty);
}

/** Whether two ranges share a place; an empty one at the other's edge does. */
function touch(a: Range, b: Range): boolean {
  const endsBefore = (x: Range, y: Range): boolean =>
    x.end.line < y.start.line || (x.end.line === y.start.line && x.end.character < y.start.character);
  return !endsBefore(a, b) && !endsBefore(b, a);
}

/** The diagnosis first, where there is one, then a prompt for each finding that the alert names as not documented. */
function editsFor(alert: Alert, reviewed: Reviewed, session: Session): CodeAction[] {
  const { note } = reviewed.review;
  const { base } = session;
  const action = (title: string, insertion: Insertion, isPreferred: boolean): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(alert, reviewed.uri, reviewed.lines)],
    isPreferred,
    edit: workspaceEdit(reviewed, insertion, session.options.versionedEdits),
  });
  const namesCondition = (alert.code === 'cant-miss' || alert.code === 'unaddressed') && alert.condition !== null;
  const name = namesCondition && base !== null ? nameOf(alert.condition, base) : null;
  const prompts = alert.asks.flatMap((id) => base?.finding(id) ?? []);
  return [
    ...(name === null
      ? []
      : [action(`Add “Consider ${name}: ***” to the assessment`, assessmentLine(note, name), true)]),
    ...prompts.map((finding) =>
      action(`Insert prompt “${finding.name}: ***”`, promptLine(note, finding.name, finding.section), name === null),
    ),
  ];
}

function workspaceEdit({ uri, version, lines }: Reviewed, { at, text }: Insertion, versioned: boolean): WorkspaceEdit {
  const edits = [{ range: lines.rangeOf({ start: at, end: at }), newText: text }];
  return versioned ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } };
}

/** What an alert is about, in a word or two. */
function subjectOf({ code, condition, finding }: Alert, { base }: Session): string {
  const id = finding ?? condition;
  return id === null || base === null ? code.replace('-', ' ') : inSentence(nameOf(id, base));
}

function dismissals(alert: Alert, { uri, lines }: Reviewed, subject: string): CodeAction[] {
  return Object.entries(dismissalWords).map(([reason, words]) => ({
    title: `Dismiss${subject}: ${words}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(alert, uri, lines)],
    command: { title: 'Dismiss', command: serverCommands.dismiss, arguments: [uri, alert.id, reason] },
  }));
}
