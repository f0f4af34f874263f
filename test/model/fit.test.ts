import { strict as assert } from 'node:assert';
import { askingFor, readCatalog } from '#server/model/ask/catalog.js';
import { checkFit } from '#server/model/engine/memory.js';
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

describe('how a model is asked', () => {
  const identity = (name: string, architecture: string) => ({
    name,
    architecture,
    sizeBytes: 1,
    host: null,
    adapters: [],
  });

  it('stands in its entry of the catalogue, whatever its file is called', async () => {
    const known = await readCatalog(`${root}models/catalog.yaml`);
    for (const name of ['Gpt Oss 20b', 'openai_gpt-oss-20b-MXFP4']) {
      const { format, thoughtTokens } = askingFor(identity(name, 'gpt-oss'), known);
      assert.equal(format, 'harmony', name);
      assert.ok(thoughtTokens > 0);
    }
    assert.equal(askingFor(identity('Qwen3 4B', 'qwen3'), known).format, 'qwen');
  });

  it('is what the file says of itself where no entry knows it, and counts for nothing', async () => {
    const known = await readCatalog(`${root}models/catalog.yaml`);
    for (const [name, architecture] of [
      ['Another', 'qwen3'],
      ['Gpt Oss 20b', 'llama'],
    ] as const) {
      const { format, thoughtTokens, weight } = askingFor(identity(name, architecture), known);
      assert.deepEqual([format, thoughtTokens, weight], ['file', 0, 0]);
    }
  });
});
