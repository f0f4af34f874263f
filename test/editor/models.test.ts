import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { addressProblem, modelEntries, removalWords } from '../../client/src/modelWords.js';
import type { OwnModel } from '../../server/src/lsp/messages.js';

const model: OwnModel = {
  id: 'tiny',
  name: 'Tiny',
  file: '/models/tiny.gguf',
  size: '12.1 GB',
  architecture: 'llama',
  source: 'file',
  downloaded: false,
  state: 'there',
  known: null,
};

describe('the commands for models', () => {
  it('are there, also before a note is open', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const name of ['addModel', 'chooseModel', 'verifyModels', 'removeModel']) {
      assert.ok(commands.includes(`dxlens.${name}`), name);
    }
  });

  it('list models with what is wrong and which one is in use, in words', () => {
    const entries = modelEntries(
      [
        model,
        { ...model, id: 'other', file: '/models/other.gguf', state: 'missing', known: 'Known' },
        { ...model, id: 'third', file: '/models/third.gguf', state: 'changed' },
      ],
      '/models/tiny.gguf',
    );
    assert.deepEqual(
      entries.map(({ description, detail }) => [description, detail]),
      [
        ['12.1 GB, in use', '/models/tiny.gguf'],
        ['12.1 GB, file missing', 'Known: /models/other.gguf'],
        ['12.1 GB, file changed', '/models/third.gguf'],
      ],
    );
    assert.equal(modelEntries([model], 'tiny')[0]?.description, '12.1 GB, in use');
  });

  it('draw no icon and no second line out of the name of a model', () => {
    const [entry] = modelEntries([{ ...model, name: '$(check) Verified\nby all\u202e' }], '');
    assert.equal(entry?.label, '$ (check) Verified by all');
  });

  it('say before a removal whether a file is deleted', () => {
    assert.match(removalWords(model).detail, /tiny\.gguf stays where it is/);
    assert.match(removalWords({ ...model, downloaded: true }).detail, /12\.1 GB.* is deleted/);
  });

  it('help with the form of an address', () => {
    for (const good of ['hf:maker/models/tiny.gguf', ' hf:maker/models/q8/tiny.GGUF@v1 ']) {
      assert.equal(addressProblem(good), null);
    }
    for (const bad of [
      '',
      'tiny.gguf',
      'https://example.org/a/tiny.gguf',
      'hf:maker/tiny.gguf',
      'hf:maker/models/tiny',
    ]) {
      assert.match(addressProblem(bad) ?? '', /^Write hf:/);
    }
  });
});
