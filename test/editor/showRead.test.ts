import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeAll, openNote, replaceAll, stableDiagnostics, until } from './editor.js';

/** The document with what was read, once it holds what is wanted. */
const readout = (wanted: RegExp): Promise<vscode.TextDocument> =>
  until(`a readout with ${String(wanted)}`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === 'dxlens-read' && wanted.test(document.getText()) && document;
  });

describe('Show What Was Read', () => {
  afterEach(closeAll);

  it('opens the note with its marks, every mention leading to its place', async () => {
    const { document: note } = await openNote('pelvic-pain-syncope.note');
    await stableDiagnostics(note.uri);
    await vscode.commands.executeCommand('dxlens.showRead');
    const shown = await readout(/^pelvic-pain-syncope\.note\n[^]*\n *\d+ +hpi │ /);
    assert.equal(shown.languageId, 'dxlens-summary');
    assert.match(shown.getText(), /[-+]\[\w[^\]\n]*\]/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', shown.uri);
    assert.ok(links.length > 5);
    for (const link of links) {
      const [line, character] = shown.getText(link.range).split(':');
      assert.equal(link.target?.path, note.uri.path);
      assert.equal(link.target.fragment, `L${line ?? ''},${character ?? ''}`);
    }
  });

  it('shows what the note says now when it runs again, in the note or in what it opened', async () => {
    const { document } = await openNote('refill.note');
    await vscode.commands.executeCommand('dxlens.showRead');
    await readout(/^refill\.note\n/);
    await replaceAll(await vscode.window.showTextDocument(document), 'CC: cough\nDenies fever.\n');
    await vscode.commands.executeCommand('dxlens.showRead');
    await readout(/Denies -\[fever\]/);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(1, 0, 1, 6), 'Reports');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.commands.executeCommand('dxlens.showRead');
    await readout(/Reports \+\[fever\]/);
  });

  it('colours what was read by semantic tokens that the manifest describes', async () => {
    const editor = await openNote('refill.note');
    await replaceAll(editor, 'CC: cough\nDenies fever. HR 118\n');
    const { uri } = editor.document;
    const legend = await until('the legend', () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        uri,
      ),
    );
    const declared = vscode.extensions.getExtension('dxlens.dxlens')?.packageJSON as {
      contributes: Record<'semanticTokenTypes' | 'semanticTokenModifiers', { id: string }[]>;
    };
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    assert.deepEqual(legend.tokenTypes, ids(declared.contributes.semanticTokenTypes));
    assert.deepEqual(legend.tokenModifiers, ids(declared.contributes.semanticTokenModifiers));
    const tokens = await until('the tokens', async () => {
      const found = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        uri,
      );
      return found !== undefined && found.data.length === 15 && found;
    });
    const bit = (modifier: string) => 1 << legend.tokenModifiers.indexOf(modifier);
    const finding = legend.tokenTypes.indexOf('finding');
    const measurement = legend.tokenTypes.indexOf('measurement');
    assert.deepEqual(
      [...tokens.data],
      [0, 4, 5, finding, 0, 1, 7, 5, finding, bit('absent'), 0, 7, 6, measurement, bit('measured')],
    );
  });
});
