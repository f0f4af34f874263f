import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { matchCatalog } from '#server/model/ask/catalogMatch.js';
import { readCatalog } from '#server/model/ask/catalog.js';
import { dataFolder } from '#server/model/own/dataFolder.js';
import { OwnModels } from '#server/model/own/ownModels.js';
import { partNames } from '#server/model/gguf/parts.js';
import { fileOf, freeId, ModelStore, type StoredModel } from '#server/model/own/store.js';
import { Cancelled, ModelUnavailable } from '#server/model/types.js';
import { sha256 } from './hubServer.js';
import { makeGguf, type TinyModel } from './makeGguf.js';
import { Bench, root } from './support.js';

const catalogFile = join(root, 'models', 'catalog.yaml');
const llama: TinyModel = { architecture: 'llama' };

let bench: Bench;
const own = (allowRandomWeights = true): OwnModels =>
  new OwnModels({ dataFolder: bench.path('data'), catalogFile, downloader: '', environment: {}, allowRandomWeights });

const entry = (name: string, file: string): Omit<StoredModel, 'id'> => ({
  name,
  architecture: 'llama',
  source: 'file',
  parts: [{ file, sha256: '0'.repeat(64), sizeBytes: 1 }],
});

beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.clean());

describe('the list of models', () => {
  it('is empty before there is one, and makes no folder for that', async () => {
    assert.deepEqual(await new ModelStore(bench.path('data')).list(), []);
    assert.ok(!existsSync(bench.path('data')));
  });

  it('gives ids of the names, each once', () => {
    assert.equal(freeId('Qwen3 4B', new Set()), 'qwen3-4b');
    assert.equal(freeId('Qwen3_4B.gguf', new Set(['qwen3-4b', 'qwen3-4b-2'])), 'qwen3-4b-3');
    assert.equal(freeId('Modèle (médical) 1.5', new Set()), 'modele-medical-1.5');
    assert.equal(freeId('医学', new Set()), 'model');
    assert.equal(freeId('../..', new Set()), 'model');
  });

  it('loses nothing where several add at once', async () => {
    const numbers = Array.from({ length: 8 }, (_, index) => index);
    const added = await Promise.all(
      numbers.map((number) => new ModelStore(bench.path('data')).add(entry('Same', `/models/${number}.gguf`))),
    );
    assert.equal(new Set(added.map(({ id }) => id)).size, numbers.length);
    assert.equal((await new ModelStore(bench.path('data')).list()).length, numbers.length);
    assert.deepEqual(readdirSync(bench.path('data')), ['models.json']);
  });

  it('has a file once, under the id that it had', async () => {
    const store = new ModelStore(bench.path('data'));
    await store.add(entry('First', '/a.gguf'));
    await store.add(entry('Second', '/b.gguf'));
    const { id } = await store.add(entry('Renamed', '/a.gguf'));
    assert.equal(id, 'first');
    assert.deepEqual(
      (await store.list()).map(({ name }) => name),
      ['Renamed', 'Second'],
    );
  });

  it('is readable by its user alone', async function () {
    if (process.platform === 'win32') this.skip();
    await new ModelStore(bench.path('data')).add(entry('A', '/a.gguf'));
    assert.equal(statSync(bench.path('data/models.json')).mode & 0o777, 0o600);
  });

  for (const text of ['', '{', '[]', '{"schema":"dxlens/models/2","models":[]}', '{"schema":"dxlens/models/1"}']) {
    it(`is left alone where it cannot be understood: ${JSON.stringify(text)}`, async () => {
      const store = new ModelStore(bench.path('data'));
      await mkdir(bench.path('data'));
      await writeFile(bench.path('data/models.json'), text);
      const refusal = (error: Error): boolean =>
        error instanceof ModelUnavailable && /models\.json is damaged or of another version/.test(error.message);
      await assert.rejects(store.list(), refusal);
      await assert.rejects(store.add(entry('A', '/a.gguf')), refusal);
      assert.equal(readFileSync(bench.path('data/models.json'), 'utf8'), text);
    });
  }

  it('lies in the folder that DXLENS_DATA names, or in the usual one', () => {
    assert.equal(dataFolder({ DXLENS_DATA: bench.path('data') }), bench.path('data'));
    assert.equal(dataFolder({ DXLENS_DATA: '' }), dataFolder({}));
    assert.match(dataFolder({}), /dxlens/i);
  });
});

describe('a model file of this machine', () => {
  it('is added where it lies, with its checksum, and stays when it is removed', async () => {
    const file = makeGguf(bench.path('my model.gguf'), llama);
    const model = await own().add(file, { agreed: false });
    const bytes = readFileSync(file);
    assert.deepEqual(model, {
      id: 'tiny-llama',
      name: 'Tiny llama',
      architecture: 'llama',
      source: 'file',
      parts: [{ file, sha256: sha256(bytes), sizeBytes: bytes.length }],
    });
    assert.deepEqual(await own().list(), [
      {
        id: 'tiny-llama',
        name: 'Tiny llama',
        file,
        sizeBytes: bytes.length,
        architecture: 'llama',
        source: 'file',
        downloaded: false,
        state: 'there',
        known: null,
      },
    ]);
    assert.equal((await own().remove('tiny-llama')).deleted, false);
    assert.ok(existsSync(file));
    assert.deepEqual(await own().list(), []);
  });

  it('stays even where it lies in the folder of downloaded ones', async () => {
    await mkdir(bench.path('data/models'), { recursive: true });
    const file = makeGguf(bench.path('data/models/mine.gguf'), llama);
    const { id } = await own().add(file, { agreed: false });
    assert.equal((await own().remove(id)).deleted, false);
    assert.ok(existsSync(file));
  });

  it('is not deleted for an entry that claims a download from elsewhere', async () => {
    const file = makeGguf(bench.path('mine.gguf'), llama);
    const claim = { ...entry('Mine', file), source: 'hf:maker/models/mine.gguf@main' };
    const { id } = await new ModelStore(bench.path('data')).add(claim);
    assert.equal((await own().remove(id)).deleted, false);
    assert.ok(existsSync(file));
  });

  it('goes by the name and is held to the checksum that are given', async () => {
    const file = makeGguf(bench.path('m.gguf'), llama);
    await assert.rejects(own().add(file, { agreed: false, sha256: 'a'.repeat(64) }), /not the checksum that you gave/);
    assert.deepEqual(await own().list(), []);
    const given = { agreed: false, name: 'Ward 3', sha256: sha256(readFileSync(file)) };
    assert.equal((await own().add(file, given)).id, 'ward-3');
  });

  it('is not added where it is missing, no model, or of random weights', async () => {
    writeFileSync(bench.path('text.gguf'), 'a text');
    await assert.rejects(own().add(bench.path('none.gguf'), { agreed: false }), /There is no file .*none\.gguf/);
    await assert.rejects(own().add(bench.path('text.gguf'), { agreed: false }), /not a GGUF file/);
    const random = makeGguf(bench.path('random.gguf'), llama);
    await assert.rejects(own(false).add(random, { agreed: false }), /random weights/);
    assert.deepEqual(await own().list(), []);
  });

  it('is not added when that is stopped', async () => {
    const file = makeGguf(bench.path('m.gguf'), llama);
    await assert.rejects(own().add(file, { agreed: false, signal: AbortSignal.abort() }), Cancelled);
    assert.deepEqual(await own().list(), []);
  });

  it('is added with all of its parts, and progress goes over all of them', async () => {
    const split: TinyModel = { ...llama, metadata: { 'split.count': { type: 'u32', value: 2 } } };
    const files = [1, 2].map((number) =>
      makeGguf(bench.path(`m-0000${number}-of-00002.gguf`), { ...split, seed: number }),
    );
    const seen: (readonly [number, number])[] = [];
    const model = await own().add(files[0]!, {
      agreed: false,
      onProgress: ({ doneBytes, totalBytes }) => seen.push([doneBytes, totalBytes]),
    });
    assert.deepEqual(
      model.parts.map(({ file }) => file),
      files,
    );
    const total = files.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.deepEqual(seen.at(-1), [total, total]);
    rmSync(files[1]!);
    assert.equal((await own().list())[0]?.state, 'missing');
    assert.match((await own().verify([model.id]))[0]?.problem ?? '', /00002-of-00002\.gguf is not there any more/);
  });

  it('is verified by reading it again', async () => {
    const good = await own().add(makeGguf(bench.path('good.gguf'), llama), { agreed: false, name: 'good' });
    const bad = await own().add(makeGguf(bench.path('bad.gguf'), llama), { agreed: false, name: 'bad' });
    const bytes = readFileSync(fileOf(bad));
    bytes[5000]! ^= 1;
    writeFileSync(fileOf(bad), bytes);
    const results = await own().verify([]);
    assert.deepEqual(
      results.map(({ id, problem }) => [id, problem === null]),
      [
        [good.id, true],
        [bad.id, false],
      ],
    );
    assert.equal((await own().verify([good.id])).length, 1);
    await assert.rejects(own().verify(['gone']), /no model "gone"; there are good, bad/);
  });

  it('is named by its id or by its path', async () => {
    const file = makeGguf(bench.path('m.gguf'), llama);
    assert.equal(await own().resolve('tiny-llama'), 'tiny-llama');
    await own().add(file, { agreed: false });
    assert.equal(await own().resolve('tiny-llama'), file);
    for (const path of ['./tiny-llama', 'tiny-llama.gguf', '/models/tiny-llama', 'C:\\tiny-llama', '']) {
      assert.equal(await own().resolve(path), path);
    }
  });
});

describe('the parts of a model', () => {
  it('are named by any one of them', () => {
    const all = ['a-00001-of-00003.gguf', 'a-00002-of-00003.gguf', 'a-00003-of-00003.gguf'];
    for (const one of all) assert.deepEqual(partNames(one), all);
  });

  it('are the file alone where it is no part, or claims what cannot be', () => {
    for (const file of ['a.gguf', 'a-00001-of-00001.gguf', 'a-00001-of-99999.gguf', 'a-1-of-3.gguf']) {
      assert.deepEqual(partNames(file), [file]);
    }
  });
});

describe('the model of the catalogue that a file is', () => {
  const named = async (name: string, architecture: string | null): Promise<string | undefined> =>
    matchCatalog([name], architecture, await readCatalog(catalogFile))?.id;

  for (const [name, architecture, id] of [
    ['gpt-oss-20b-mxfp4.gguf', 'gpt-oss', 'gpt-oss-20b'],
    ['openai_gpt-oss-20b-MXFP4.gguf', 'gpt-oss', 'gpt-oss-20b'],
    ['gpt-oss-120b-mxfp4-00001-of-00003.gguf', null, 'gpt-oss-120b'],
    ['medgemma-4b-it-Q4_K_M.gguf', 'gemma3', 'medgemma-4b-it'],
    ['Qwen3-4B-Q8_0.gguf', 'qwen3', 'qwen3-4b'],
    ['Qwen3-4B-Thinking-2507-Q8_0.gguf', 'qwen3', undefined],
    ['Qwen3-4B-Q8_0.gguf', 'llama', undefined],
    ['model.gguf', null, undefined],
  ] as const) {
    it(`is ${id ?? 'none'} for ${name} of ${architecture ?? 'any architecture'}`, async () => {
      assert.equal(await named(name, architecture), id);
    });
  }
});
