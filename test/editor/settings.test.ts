import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { readSettings } from '../../client/src/settings.js';
import { folder, until } from './editor.js';

describe('the settings of a folder that was only opened', () => {
  const file = () => vscode.Uri.joinPath(folder(), '.vscode', 'settings.json');
  const show = () => readSettings().differential?.show;
  afterEach(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(file(), '..'), { recursive: true });
    await until('the settings to go', () => show() === 'after-assessment');
  });

  it('choose no model, send no note anywhere and lay no file over the knowledge', async () => {
    const settings = {
      'dxlens.differential.show': 'always',
      'dxlens.model.file': '/elsewhere/model.gguf',
      'dxlens.model.threads': 64,
      'dxlens.model.endpoint': 'https://elsewhere.example',
      'dxlens.model.endpointModel': 'm',
      'dxlens.model.adapters': [{ file: '/elsewhere/adapter.gguf' }],
      'dxlens.model.unloadAfterMinutes': 1,
      'dxlens.model.opinion': 'on-request',
      'dxlens.model.offline': false,
      'dxlens.knowledge.overlays': ['/elsewhere/silence.yaml'],
    };
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(JSON.stringify(settings)));
    await until('the settings to be read', () => show() === 'always');
    const { model, knowledge } = readSettings();
    assert.deepEqual(model, {});
    assert.deepEqual(knowledge, { overlays: [] });
  });
});
