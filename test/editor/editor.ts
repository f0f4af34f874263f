/** What the tests do in the editor: open notes, wait for reviews, find things. Nothing here sleeps. */
import { strict as assert } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';

const pollMs = 50;
/** Diagnostics that stay the same over this many polls are stable. */
const stablePolls = 8;

/** Polls until `probe` gives something, and fails with `what` after the deadline. */
export async function until<T>(
  what: string,
  probe: () => T | null | undefined | false | Thenable<T | null | undefined | false>,
  deadlineMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const found = await probe();
    if (found !== null && found !== undefined && found !== false) {
      return found;
    }
    assert.ok(Date.now() < deadline, `Waited in vain for ${what}.`);
    await pause(pollMs);
  }
}

export function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  assert.ok(first, 'The suite runs in the folder of the sample notes.');
  return first.uri;
}

export async function openNote(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** The sample's text, whatever an editor made of it meanwhile. */
export async function sampleText(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder(), name)));
}

export function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'DxLens');
}

/** Our diagnostics of a document, once there are some that `wanted` accepts and they stay. */
export async function stableDiagnostics(
  uri: vscode.Uri,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean = (diagnostics) => diagnostics.length > 0,
  polls = stablePolls,
): Promise<vscode.Diagnostic[]> {
  let last = '';
  let same = 0;
  return until(`stable diagnostics of ${uri.path.split('/').at(-1) ?? ''}`, () => {
    const now = ours(uri);
    const shape = JSON.stringify(now.map(({ message, range }) => [message, range]));
    same = shape === last ? same + 1 : 0;
    last = shape;
    return wanted(now) && same >= polls && now;
  });
}

/** The code as the review names it, whether or not the diagnostic links it to a page. */
export function codeOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

export async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  assert.ok(await editor.edit((edit) => edit.replace(whole, text)));
}

/** Discards what a test changed and closes every editor. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function codeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
  );
  return found;
}
