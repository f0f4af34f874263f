import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeAll, codeOf, openNote, ours, replaceAll, sampleText, stableDiagnostics, until } from './editor.js';

const missed = 'pelvic-pain-syncope.note';

describe('notes in the editor', () => {
  afterEach(closeAll);

  it('have the language "clinical-note" by their ending', async () => {
    for (const name of [missed, 'cauda-equina-missed.soap', 'dka-admission.hpi', 'pneumonia-clerking.cnote']) {
      assert.equal((await openNote(name)).document.languageId, 'clinical-note', name);
    }
  });

  for (const name of [missed, 'aortic-dissection-missed.note', 'cauda-equina-missed.soap']) {
    it(`show what must not be missed, with its words in the note: ${name}`, async () => {
      const { document } = await openNote(name);
      const diagnostics = await stableDiagnostics(document.uri, (all) =>
        all.some((diagnostic) => codeOf(diagnostic) === 'cant-miss'),
      );
      const alerts = diagnostics.filter((diagnostic) => codeOf(diagnostic) === 'cant-miss');
      assert.equal(alerts.length, 1);
      const [alert] = alerts;
      assert.ok(alert);
      assert.match(alert.message, /^Consider /);
      assert.ok(!alert.range.isEmpty);
      assert.ok((alert.relatedInformation ?? []).length > 0, 'its evidence is linked');
      for (const related of alert.relatedInformation ?? []) {
        assert.equal(related.location.uri.toString(), document.uri.toString());
      }
      assert.doesNotMatch(alert.message, /\d ?%|bits/);
    });
  }

  it('are reviewed while untitled', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'clinical-note',
      content: await sampleText(missed),
    });
    await vscode.window.showTextDocument(document);
    assert.equal(document.uri.scheme, 'untitled');
    assert.ok((await stableDiagnostics(document.uri)).length > 0);
  });

  it('of a well visit show nothing when they are opened', async () => {
    const { document } = await openNote('well-visit.soap');
    // Notes are reviewed in the order in which they are opened: once the second shows its alerts, the first is done.
    const { document: second } = await openNote(missed);
    await stableDiagnostics(second.uri);
    assert.deepEqual(ours(document.uri), []);
  });

  it('of a well visit show nothing after something was there', async () => {
    const editor = await openNote('well-visit.soap');
    const { document } = editor;
    const text = document.getText();
    await replaceAll(editor, await sampleText(missed));
    assert.ok((await stableDiagnostics(document.uri)).length > 0);
    await replaceAll(editor, text);
    // Watched for longer than the server waits for a pause in typing.
    assert.deepEqual(await stableDiagnostics(document.uri, (all) => all.length === 0, 40), []);
  });

  describe('in other languages', () => {
    const setting = () => vscode.workspace.getConfiguration('dxlens');
    afterEach(() => setting().update('languages', undefined, vscode.ConfigurationTarget.Global));

    it('are reviewed where the setting opts in, and no longer when it opts out', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: await sampleText(missed),
      });
      await vscode.window.showTextDocument(document);
      const beside = await openNote(missed);
      await stableDiagnostics(beside.document.uri);
      assert.deepEqual(ours(document.uri), [], 'not asked for');
      await setting().update('languages', ['markdown'], vscode.ConfigurationTarget.Global);
      assert.ok((await stableDiagnostics(document.uri)).length > 0);
      await setting().update('languages', [], vscode.ConfigurationTarget.Global);
      await until('the alerts to go', () => ours(document.uri).length === 0);
      assert.ok((await stableDiagnostics(beside.document.uri)).length > 0, 'clinical notes stay reviewed');
    });
  });
});
