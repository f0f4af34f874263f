import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeAll, codeActions, codeOf, openNote, ours, stableDiagnostics, until } from './editor.js';

const note = 'pelvic-pain-syncope.note';

describe('acting on an alert', () => {
  afterEach(closeAll);

  it('inserts a prompt for a missing finding where it belongs, and no answer', async () => {
    const { document } = await openNote('fall-head-strike.note');
    const asks = ({ message }: vscode.Diagnostic) => /^Not documented: anticoagulant use\b/.test(message);
    const gap = (await stableDiagnostics(document.uri, (all) => all.some(asks))).find(asks);
    assert.ok(gap);
    assert.equal(codeOf(gap), 'missing-finding');
    const prompt = 'Anticoagulant use: ***';
    // Another alert may stand on the same words, with actions of its own.
    const insert = (await codeActions(document, gap.range)).find(({ edit }) =>
      edit?.entries().some(([, edits]) => edits.some(({ newText }) => newText.trim() === prompt)),
    );
    assert.ok(insert?.edit, 'an action inserts a prompt');
    const before = document.getText();
    assert.ok(await vscode.workspace.applyEdit(insert.edit));
    const after = document.getText();
    assert.equal(after.replace(`${prompt}\n`, ''), before, 'the prompt is all that is new');
    const at = after.indexOf(prompt);
    assert.ok(at > after.indexOf('\nPMH:') && at < after.indexOf('\nSH:'), 'it stands in the past history');
  });

  it('dismisses with a reason, and takes it back', async () => {
    const { document } = await openNote(note);
    const before = await stableDiagnostics(document.uri);
    const [alert] = before;
    assert.ok(alert);
    const actions = await codeActions(document, alert.range);
    const dismiss = actions.find(({ command }) => command?.command === 'dxlens.server.dismiss');
    assert.ok(dismiss?.command, 'an action dismisses');
    await vscode.commands.executeCommand(dismiss.command.command, ...(dismiss.command.arguments ?? []));
    const message = await until('the alert to go', () =>
      before
        .map((diagnostic) => diagnostic.message)
        .find((text) => !ours(document.uri).some((now) => now.message === text)),
    );
    await vscode.commands.executeCommand('dxlens.undoDismissal');
    await until('the alert to come back', () => ours(document.uri).some((now) => now.message === message));
  });

  it('dismisses at the cursor by choosing a reason', async () => {
    const editor = await openNote(note);
    const before = await stableDiagnostics(editor.document.uri);
    const alert = before.find((diagnostic) => codeOf(diagnostic) === 'cant-miss');
    assert.ok(alert);
    editor.selection = new vscode.Selection(alert.range.start, alert.range.start);
    const done = vscode.commands.executeCommand('dxlens.dismiss');
    await until('the alert to go', async () => {
      // Takes the first entry of whatever is asked: which alert, where several stand here, and the reason.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return ours(editor.document.uri).length < before.length;
    });
    await done;
    await vscode.commands.executeCommand('dxlens.undoDismissal');
    await until('the alert to come back', () => ours(editor.document.uri).length === before.length);
  });

  it('shows the top of the differential at the assessment', async () => {
    const { document } = await openNote(note);
    await stableDiagnostics(document.uri);
    const lens = await until('a code lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return lenses.find(({ command }) => (command?.title ?? '') !== '');
    });
    assert.match(document.lineAt(lens.range.start.line).text, /^A\/P/);
    assert.doesNotMatch(lens.command?.title ?? '', /\d/);
    const known = await vscode.commands.getCommands(true);
    assert.ok(lens.command?.command === '' || known.includes(lens.command?.command ?? ''), 'its command is known');
  });
});
