import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { downloaderEnvironment } from '#server/model/own/download.js';
import { OwnModels, type AddOptions } from '#server/model/own/ownModels.js';
import { fileOf, type StoredModel } from '#server/model/own/store.js';
import { Cancelled, ModelUnavailable } from '#server/model/types.js';
import { commit, HubServer, sha256 } from './hubServer.js';
import { makeGguf, type TinyModel } from './makeGguf.js';
import { Bench, downloaderFile, root, runs, until } from './support.js';

const parent = fileURLToPath(new URL('./downloadParent.js', import.meta.url));
const source = 'hf:maker/models/tiny.gguf';

describe('downloading a model', function () {
  this.timeout(60_000);
  let bench: Bench;
  let hub: HubServer;
  beforeEach(async () => {
    bench = new Bench();
    hub = await new HubServer().start();
    hub.files.set('tiny.gguf', content({ architecture: 'llama' }));
  });
  afterEach(async () => {
    await hub.stop();
    await bench.clean();
  });

  function content(model: TinyModel): Buffer {
    return readFileSync(makeGguf(bench.path('made.gguf'), model));
  }

  function models(environment: Record<string, string> = {}, allowRandomWeights = true): OwnModels {
    return new OwnModels({
      dataFolder: bench.path('data'),
      catalogFile: join(root, 'models', 'catalog.yaml'),
      downloader: downloaderFile,
      environment: { HF_ENDPOINT: hub.address, ...environment },
      allowRandomWeights,
    });
  }

  const add = (own: OwnModels, options: Partial<AddOptions> = {}): Promise<StoredModel> =>
    own.add(source, { agreed: true, ...options });

  const folder = (): string => bench.path('data/models/maker/models');
  const lying = (): string[] => (existsSync(folder()) ? readdirSync(folder()).sort() : []);

  /** Adding fails with a sentence like this, and nothing stands in the list. */
  async function refuses(adding: Promise<unknown>, sentence: RegExp): Promise<void> {
    await assert.rejects(adding, (error: Error) => {
      assert.ok(error instanceof ModelUnavailable, error.stack);
      assert.match(error.message, sentence);
      assert.ok(error.message.endsWith('.') && !error.message.includes('\n'), 'one sentence');
      return true;
    });
    assert.deepEqual(await models().list(), []);
  }

  it('verifies it and pins its checksum and its commit', async () => {
    const model = await add(models());
    const expected = hub.files.get('tiny.gguf')!;
    assert.deepEqual(model, {
      id: 'tiny-llama',
      name: 'Tiny llama',
      architecture: 'llama',
      source: `${source}@${commit}`,
      parts: [{ file: join(folder(), 'tiny.gguf'), sha256: sha256(expected), sizeBytes: expected.length }],
    });
    assert.deepEqual(readFileSync(fileOf(model)), expected);
    assert.deepEqual(lying(), ['tiny.gguf']);
    const [listed] = await models().list();
    assert.deepEqual([listed?.id, listed?.state, listed?.downloaded], ['tiny-llama', 'there', true]);
  });

  it('shows progress up to the last byte', async () => {
    const seen: string[] = [];
    await add(models(), {
      onProgress: ({ phase, doneBytes, totalBytes }) => seen.push(`${phase} ${doneBytes} ${totalBytes}`),
    });
    const size = hub.files.get('tiny.gguf')!.length;
    assert.ok(seen.includes(`fetch ${size} ${size}`), seen.join('\n'));
    assert.equal(seen.at(-1), `verify ${size} ${size}`);
  });

  it('sends the token to the hub alone, and no cookie or name to anyone', async () => {
    await add(models({ HF_TOKEN: 'secret' }));
    assert.deepEqual(
      hub.seen.map(({ at, method, headers }) => [at, method, headers.authorization]),
      [
        ['hub', 'HEAD', 'Bearer secret'],
        ['hub', 'GET', 'Bearer secret'],
        ['store', 'GET', undefined],
      ],
    );
    for (const { headers } of hub.seen) {
      assert.deepEqual(
        Object.keys(headers).filter(
          (name) => !['accept-encoding', 'authorization', 'connection', 'host', 'user-agent'].includes(name),
        ),
        [],
      );
      assert.equal(headers['user-agent'], 'dxlens');
    }
  });

  it('goes on after a connection that broke, from the byte where it broke', async () => {
    // Bytes that are on their way when a connection breaks may be lost with it; most of so many arrive.
    hub.cuts.push(140_000, 100_000);
    const model = await add(models());
    assert.deepEqual(readFileSync(fileOf(model)), hub.files.get('tiny.gguf'));
    const [first, second, third, ...more] = hub.starts;
    assert.ok(first === 0 && second! > 0 && third! > second! && more.length === 0, hub.starts.join(' '));
  });

  it('starts over where the server cannot go on', async () => {
    hub.cuts.push(140_000);
    hub.ignoresRanges = true;
    assert.deepEqual(readFileSync(fileOf(await add(models()))), hub.files.get('tiny.gguf'));
  });

  it('goes on another time after it was stopped in the middle', async () => {
    hub.silentAfter = 300_000;
    const stop = new AbortController();
    const adding = add(models(), { signal: stop.signal, onProgress: () => stop.abort() });
    await assert.rejects(adding, Cancelled);
    const [part] = lying();
    assert.match(part!, /^tiny\.gguf\.[0-9a-f]{12}\.part$/);
    const there = statSync(join(folder(), part!)).size;
    assert.ok(there > 0);
    assert.deepEqual(await models().list(), []);
    hub.silentAfter = null;
    const model = await add(models());
    assert.deepEqual(readFileSync(fileOf(model)), hub.files.get('tiny.gguf'));
    assert.equal(hub.starts.at(-1), there);
    assert.deepEqual(lying(), ['tiny.gguf']);
  });

  it('does not go on with the bytes of another version', async () => {
    hub.silentAfter = 300_000;
    const stop = new AbortController();
    await assert.rejects(add(models(), { signal: stop.signal, onProgress: () => stop.abort() }), Cancelled);
    hub.silentAfter = null;
    hub.files.set('tiny.gguf', content({ architecture: 'llama', seed: 2 }));
    assert.deepEqual(readFileSync(fileOf(await add(models()))), hub.files.get('tiny.gguf'));
    assert.equal(hub.starts.at(-1), 0);
  });

  it('uses no file with another checksum, says where it lies, and starts anew next time', async () => {
    hub.lies['x-linked-etag'] = `"${'0'.repeat(64)}"`;
    await refuses(add(models()), /checksum .* not used; it lies in .*tiny\.gguf\.rejected/);
    assert.deepEqual(lying(), ['tiny.gguf.rejected']);
    delete hub.lies['x-linked-etag'];
    await add(models());
    assert.equal(hub.starts.at(-1), 0);
  });

  it('holds the file to the checksum that the user gave', async () => {
    await refuses(add(models(), { sha256: 'a'.repeat(64) }), /checksum/);
    await refuses(add(models(), { sha256: 'abc' }), /64 hexadecimal digits/);
    hub.lies['x-linked-etag'] = null;
    await add(models(), { sha256: sha256(hub.files.get('tiny.gguf')!).toUpperCase() });
  });

  it('is refused where the server promises no checksum or no size', async () => {
    // The tag of a small file is that of git, which is no SHA-256.
    hub.lies['x-linked-etag'] = `"${'a'.repeat(40)}"`;
    await refuses(add(models()), /names no SHA-256 checksum for tiny\.gguf/);
    hub.lies['x-linked-size'] = null;
    await refuses(add(models()), /how large/);
    assert.deepEqual(hub.starts, []);
  });

  for (const location of [
    'http://models.example/tiny.gguf',
    'ftp://127.0.0.1/tiny.gguf',
    'http://2130706434.example/',
  ]) {
    it(`is not led to ${location}`, async () => {
      hub.location = location;
      await refuses(add(models()), /not encrypted/);
    });
  }

  it('does not follow redirections without an end', async () => {
    hub.location = '/maker/models/resolve/main/tiny.gguf';
    await refuses(add(models()), /without an end/);
  });

  for (const [status, sentence] of [
    [401, /accepted its terms/],
    [403, /HF_TOKEN/],
    [404, /There is no tiny\.gguf/],
    [500, /try again later/],
  ] as const) {
    it(`says what a status of ${status} means`, async () => {
      hub.status = status;
      await refuses(add(models()), sentence);
    });
  }

  it('says where the server cannot be reached', async () => {
    await refuses(
      add(models({ HF_ENDPOINT: 'http://127.0.0.1:1' })),
      /127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/,
    );
  });

  it('is refused without a yes, or where it is forbidden, and nobody is asked', async () => {
    await refuses(add(models(), { agreed: false }), /without a yes/);
    await refuses(add(models({ DXLENS_OFFLINE: '1' })), /DXLENS_OFFLINE is set/);
    await refuses(add(models({ DXLENS_OFFLINE: 'true' })), /DXLENS_OFFLINE is set/);
    await refuses(add(models(), { offline: true }), /dxlens\.model\.offline is on/);
    await models().plan(source);
    assert.deepEqual(hub.seen, []);
  });

  it('lists no file that is broken, of random weights, or no model', async () => {
    await refuses(add(models({}, false)), /random weights/);
    hub.files.set('tiny.gguf', Buffer.from('This is a text and no model.'));
    const other = new OwnModels({
      dataFolder: bench.path('other'),
      catalogFile: join(root, 'models', 'catalog.yaml'),
      downloader: downloaderFile,
      environment: { HF_ENDPOINT: hub.address },
    });
    await refuses(other.add(source, { agreed: true }), /not a GGUF file/);
    assert.deepEqual(await other.list(), []);
  });

  it('takes all parts of a model in parts', async () => {
    const part: TinyModel = { architecture: 'llama', metadata: { 'split.count': { type: 'u32', value: 2 } } };
    hub.files.set('q8/big-00001-of-00002.gguf', content(part));
    hub.files.set('q8/big-00002-of-00002.gguf', content({ ...part, seed: 2 }));
    const model = await models().add('hf:maker/models/q8/big-00001-of-00002.gguf', { agreed: true });
    assert.deepEqual(
      model.parts.map(({ file }) => file),
      [1, 2].map((number) => join(folder(), 'q8', `big-0000${number}-of-00002.gguf`)),
    );
    assert.deepEqual(
      model.parts.map((one) => one.sha256),
      [...hub.files.values()].slice(1).map(sha256),
    );
    assert.equal((await models().verify([]))[0]?.problem, null);
  });

  it('leaves another file of its name alone', async () => {
    const first = await add(models());
    hub.files.set('tiny.gguf', content({ architecture: 'llama', seed: 2 }));
    await assert.rejects(add(models()), /is there already with other content/);
    assert.deepEqual((await models().verify([first.id]))[0]?.problem, null);
  });

  it('takes what lies there whole without another download', async () => {
    await add(models());
    await add(models());
    assert.equal(hub.starts.length, 1);
    assert.equal((await models().list()).length, 1);
  });

  it('is deleted with its empty folders when it is removed', async () => {
    const { id, parts } = await add(models());
    const { deleted } = await models().remove(id);
    assert.ok(deleted);
    assert.ok(!existsSync(parts[0]!.file) && !existsSync(bench.path('data/models/maker')));
    assert.deepEqual(await models().list(), []);
  });

  it('is found broken when it has changed', async () => {
    const model = await add(models());
    const bytes = readFileSync(fileOf(model));
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(fileOf(model), bytes);
    assert.match((await models().verify([model.id]))[0]?.problem ?? '', /other content than when it was added/);
    truncateSync(fileOf(model), 1000);
    assert.match((await models().verify([model.id]))[0]?.problem ?? '', /has 1\.0 kB instead of/);
    assert.equal((await models().list())[0]?.state, 'changed');
  });

  it('ends with the process that started it', async () => {
    hub.silentAfter = 300_000;
    const process = spawn(
      globalThis.process.execPath,
      [parent, downloaderFile, `${hub.address}/maker/models/resolve/main/tiny.gguf`, bench.path('tiny.gguf')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      const [line] = (await once(createInterface(process.stdout), 'line')) as [string];
      const pid = Number(line);
      assert.ok(runs(pid));
      process.kill('SIGKILL');
      await until(() => !runs(pid));
    } finally {
      process.kill('SIGKILL');
    }
  });
});

describe("the downloader's process", () => {
  it('is given nothing of the environment that it does not need', () => {
    const given = {
      PATH: '/bin',
      PATIENT: 'x',
      HF_TOKEN: 't',
      https_proxy: 'p',
      NODE_OPTIONS: '--inspect',
      DXLENS_OFFLINE: '1',
    };
    assert.deepEqual(downloaderEnvironment(given), { HF_TOKEN: 't', https_proxy: 'p', DXLENS_OFFLINE: '1' });
  });

  it('has no part of the house in it that knows notes', async () => {
    const { build } = await import('esbuild');
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['server/src/model/own/downloader.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const inputs = Object.keys(metafile.inputs);
    assert.ok(inputs.includes('server/src/model/own/fetchFile.ts'));
    assert.deepEqual(
      inputs.filter((path) => !path.startsWith('server/src/model/')),
      [],
    );
    assert.deepEqual(
      inputs.filter((path) => /prompt|quotes|engine|host|process\.ts|child/.test(path)),
      [],
    );
  });
});
