import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { architectureProblem } from '#server/model/gguf/architectures.js';
import { listModels, readCatalog } from '#server/model/ask/catalog.js';
import { makeGguf } from './makeGguf.js';
import { Bench, root } from './support.js';

const catalogFile = join(root, 'models', 'catalog.yaml');

describe('the model catalogue', () => {
  let bench: Bench;
  before(() => {
    bench = new Bench();
  });
  after(() => bench.clean());

  it('names models of architectures that can be asked, none of them with a weight it was not measured for', async () => {
    const models = await readCatalog(catalogFile);
    assert.ok(models.length >= 4);
    for (const { id, architecture, asking } of models) {
      assert.equal(architectureProblem(architecture), null, id);
      assert.equal(asking.weight, 0, id);
    }
  });

  it('says with file and place what is wrong in it', async () => {
    const entry = '{id: a, name: A, maker: M, licence: L, architecture: llama, asking: {weight: 0}}';
    const cases: readonly (readonly [string, RegExp])[] = [
      ['schema: catalog/2\nmodels: []\n', /fault at schema/],
      ['schema: catalog/1\nmodels:\n  - {id: a}\n', /fault at models\.0\.name/],
      [
        `schema: catalog/1\nmodels:\n  - ${entry.replace('weight: 0', 'weight: 2')}\n`,
        /fault at models\.0\.asking\.weight/,
      ],
      [`schema: catalog/1\nmodels:\n  - ${entry.replace('maker', 'makr')}\n`, /fault at models\.0/],
      [`schema: catalog/1\nmodels:\n  - ${entry}\n  - ${entry}\n`, /names a twice/],
      ['schema: [\n', /not valid YAML/],
    ];
    for (const [text, expected] of cases) {
      const file = bench.path('catalog.yaml');
      writeFileSync(file, text);
      await assert.rejects(readCatalog(file), (error: Error) => {
        assert.match(error.message, expected);
        assert.ok(error.message.includes(file) && !error.message.includes('\n'), error.message);
        return true;
      });
    }
    await assert.rejects(readCatalog(bench.path('none.yaml')), { message: /cannot be read/ });
  });

  it('is listed with the result of checking the file that is set', async () => {
    assert.equal((await listModels({ catalogFile })).configured, null);
    assert.equal((await listModels({ catalogFile, file: '' })).configured, null);
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', marked: false });
    assert.equal((await listModels({ catalogFile, file })).configured?.identity.name, 'Tiny llama');
    const random = makeGguf(bench.path('r.gguf'), { architecture: 'llama' });
    const { configured } = await listModels({ catalogFile, file: random });
    assert.deepEqual(configured?.identity, {
      name: 'r.gguf',
      architecture: null,
      sizeBytes: null,
      host: null,
      adapters: [],
    });
    assert.match(configured?.problem ?? '', /random weights/);
  });
});
