import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultAsking } from '#server/model/ask/asking.js';
import { openEndpoint } from '#server/model/endpoint/openEndpoint.js';

describe('a model behind a server', () => {
  let folder: string;
  let catalogFile: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-catalog-'));
    catalogFile = join(folder, 'catalog.yaml');
    const entry =
      '{ id: made-up-4b, name: Made Up 4B, maker: Nobody, licence: none, architecture: llama, asking: { weight: 0.4 } }';
    await writeFile(catalogFile, `schema: catalog/1\nmodels:\n  - ${entry}\n`);
  });
  after(() => rm(folder, { recursive: true }));

  const weightOf = async (
    endpointModel: string,
    options: Parameters<typeof openEndpoint>[1],
  ): Promise<number | string> => {
    const { model, refusal } = await openEndpoint(
      { endpoint: 'http://127.0.0.1:1', endpointModel, offline: false },
      options,
    );
    await model.dispose();
    return refusal ?? model.weight;
  };

  it('has the weight that the catalogue gives a model of its name', async () => {
    assert.equal(await weightOf('made-up:4b', { catalogFile }), 0.4);
    assert.equal(await weightOf('another:4b', { catalogFile }), 0);
  });

  it('has that of the caller before any', async () => {
    assert.equal(await weightOf('made-up:4b', { catalogFile, asking: { ...defaultAsking, weight: 0.7 } }), 0.7);
  });

  it('has none where there is no catalogue, or none that can be read', async () => {
    assert.equal(await weightOf('made-up:4b', {}), 0);
    assert.equal(await weightOf('made-up:4b', { catalogFile: join(folder, 'gone.yaml') }), 0);
  });
});
