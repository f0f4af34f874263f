import { strict as assert } from 'node:assert';
import { askingFor, entryOf, readCatalog } from '#server/model/catalog.js';
import { checkFit } from '#server/model/memory.js';
import { root } from './support.js';

const others = [
  { name: 'large', sizeBytes: 60e9 },
  { name: 'middle', sizeBytes: 12e9 },
  { name: 'small', sizeBytes: 2e9 },
];
const fit = { file: 'm.gguf', needed: 20e9, available: 24e9, smallerContext: null, others };

describe('whether a model fits into memory', () => {
  it('says nothing where it does', () => {
    checkFit(fit);
    checkFit({ ...fit, available: 20e9 });
  });

  it('says how much is missing, and which context would fit', () => {
    assert.throws(() => checkFit({ ...fit, available: 16e9, smallerContext: 4096 }), {
      name: 'ModelUnavailable',
      message:
        'The model file m.gguf needs about 20.0 GB of memory and 16.0 GB are free; a context of 4096 tokens would fit (dxlens.model.contextSize).',
    });
  });

  it('names the largest model of the catalogue that would fit instead', () => {
    assert.throws(() => checkFit({ ...fit, available: 8e9 }), /of the models in the catalogue small would fit\.$/);
    assert.throws(() => checkFit({ ...fit, needed: 99e9, available: 19e9 }), /catalogue middle would fit/);
  });

  it('says what to do where nothing would', () => {
    assert.throws(() => checkFit({ ...fit, available: 1e9 }), /free memory or choose a smaller model\.$/);
  });
});

describe('the entry of a model in the catalogue', () => {
  const identity = (name: string, architecture: string) => ({
    name,
    architecture,
    sizeBytes: 1,
    host: null,
    adapters: [],
  });

  it('is found by architecture and name, in any spelling', async () => {
    const known = await readCatalog(`${root}models/catalog.yaml`);
    assert.equal(entryOf(identity('Gpt Oss 20b', 'gpt-oss'), known)?.id, 'gpt-oss-20b');
    assert.equal(entryOf(identity('openai_gpt-oss-120b-MXFP4', 'gpt-oss'), known)?.id, 'gpt-oss-120b');
    assert.equal(entryOf(identity('Qwen3 4B', 'qwen3'), known)?.id, 'qwen3-4b');
    assert.equal(entryOf(identity('Gpt Oss 20b', 'llama'), known), null);
    assert.equal(entryOf(identity('Another', 'qwen3'), known), null);
  });

  it('says how it is asked; a file that none knows is asked as it says itself, and counts for nothing', async () => {
    const known = await readCatalog(`${root}models/catalog.yaml`);
    const { format, thoughtTokens } = askingFor(identity('Gpt Oss 20b', 'gpt-oss'), known);
    assert.equal(format, 'harmony');
    assert.ok(thoughtTokens > 0);
    const unknown = askingFor(identity('Another', 'llama'), known);
    assert.deepEqual([unknown.format, unknown.thoughtTokens, unknown.weight], ['file', 0, 0]);
  });
});
