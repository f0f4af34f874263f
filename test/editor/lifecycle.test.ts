import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeAll, openNote, ours, stableDiagnostics, until } from './editor.js';

describe('the server', () => {
  afterEach(closeAll);

  it('stops by hand and stays stopped, and comes back by hand', async () => {
    const { document } = await openNote('pelvic-pain-syncope.note');
    await stableDiagnostics(document.uri);
    await vscode.commands.executeCommand('dxlens.stopServer');
    await until('the alerts to go', () => ours(document.uri).length === 0);
    const other = await openNote('aortic-dissection-missed.note');
    // A note does not start what was stopped by hand; watched for as long as a start takes.
    await stableDiagnostics(other.document.uri, (all) => all.length === 0, 40);
    await vscode.commands.executeCommand('dxlens.restartServer');
    assert.ok((await stableDiagnostics(document.uri)).length > 0);
    assert.ok((await stableDiagnostics(other.document.uri)).length > 0);
  });

  it('restarts while notes are open', async () => {
    const { document } = await openNote('pelvic-pain-syncope.note');
    const before = await stableDiagnostics(document.uri);
    await vscode.commands.executeCommand('dxlens.restartServer');
    const after = await stableDiagnostics(document.uri);
    assert.deepEqual(
      after.map(({ message }) => message),
      before.map(({ message }) => message),
    );
  });
});
