import { strict as assert } from 'node:assert';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, createServer as createEcho, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checkRoom, fetchFile, partFile } from '#server/model/own/fetchFile.js';
import { fileAddresses, hubBase, isLocal, parseHubFile } from '#server/model/own/hub.js';
import { offlineReason } from '#server/model/own/offline.js';
import { proxyFor, tunnel } from '#server/model/own/proxy.js';
import { sha256 } from './hubServer.js';
import { Bench, never } from './support.js';

describe('the address of a model on a hub', () => {
  it('is read with and without a version', () => {
    assert.deepEqual(parseHubFile('hf:maker/models/tiny.gguf'), {
      owner: 'maker',
      repository: 'models',
      path: 'tiny.gguf',
      revision: 'main',
    });
    assert.deepEqual(parseHubFile('hf:maker/models/q8/Tiny_1.5-Q8.GGUF@refs/pr/1'), {
      owner: 'maker',
      repository: 'models',
      path: 'q8/Tiny_1.5-Q8.GGUF',
      revision: 'refs/pr/1',
    });
  });

  for (const source of [
    'hf:',
    'hf:tiny.gguf',
    'hf:models/tiny.gguf',
    'hf:maker/models',
    'hf:maker/models/tiny.safetensors',
    'hf:maker/models/../../tiny.gguf',
    'hf:maker/./tiny.gguf',
    'hf:maker//tiny.gguf',
    'hf:/etc/models/tiny.gguf',
    'hf:maker/models/tiny.gguf?download=true',
    'hf:maker/models/ti ny.gguf',
    'hf:maker/models/tiny.gguf@',
    'hf:maker/models/tiny.gguf@..',
    'hf:maker/models/tiny.gguf@a@b',
    'hf:maker\\models/x/tiny.gguf',
    'https://example.org/maker/models/tiny.gguf',
  ]) {
    it(`is not ${source}`, () => {
      assert.throws(() => parseHubFile(source), /names no model file; write hf:/);
    });
  }

  it('names every part', () => {
    const base = new URL('https://mirror.example/hub/');
    assert.deepEqual(
      fileAddresses(base, parseHubFile('hf:maker/models/q8/m-00002-of-00002.gguf@v1/x')).map(({ url }) => url),
      [1, 2].map((n) => `https://mirror.example/hub/maker/models/resolve/v1%2Fx/q8/m-0000${n}-of-00002.gguf`),
    );
  });

  it('is on the hub of HF_ENDPOINT, encrypted unless that is this machine', () => {
    assert.equal(hubBase({}).protocol, 'https:');
    for (const address of [
      'https://mirror.example/hub',
      'http://127.0.0.1:8080',
      'http://localhost',
      'http://[::1]:1',
    ]) {
      assert.equal(hubBase({ HF_ENDPOINT: address }).href.replace(/\/$/, ''), address);
    }
    for (const address of ['http://mirror.example', 'mirror', 'ftp://127.0.0.1', 'https://user:word@mirror.example']) {
      assert.throws(() => hubBase({ HF_ENDPOINT: address }), /HF_ENDPOINT cannot be used/);
    }
  });

  it('is of this machine however its number is written, and no look-alike is', () => {
    for (const local of [
      'http://127.1',
      'http://2130706433',
      'http://0x7f000001',
      'http://LOCALHOST',
      'http://[::1]',
    ]) {
      assert.ok(isLocal(new URL(local)), local);
    }
    for (const foreign of [
      'http://127.0.0.1.example',
      'http://localhost.example',
      'http://128.0.0.1',
      'http://0.0.0.0',
    ]) {
      assert.ok(!isLocal(new URL(foreign)), foreign);
    }
  });
});

describe('being offline', () => {
  it('is what the environment or the setting says', () => {
    for (const value of ['1', 'true', 'TRUE', 'yes']) {
      assert.match(offlineReason({ DXLENS_OFFLINE: value }, false) ?? '', /^Nothing is downloaded/);
    }
    for (const value of ['', '0', 'false', 'no']) assert.equal(offlineReason({ DXLENS_OFFLINE: value }, false), null);
    assert.match(offlineReason({}, true) ?? '', /dxlens\.model\.offline/);
  });
});

describe('the way through a proxy', () => {
  const target = new URL('https://hub.example/a');
  const via = (environment: Record<string, string>): string | undefined => proxyFor(target, environment)?.host;

  it('is the one that the environment names, for hosts that are not excepted', () => {
    assert.equal(via({}), undefined);
    assert.equal(via({ HTTPS_PROXY: 'http://proxy.example:3128' }), 'proxy.example:3128');
    assert.equal(via({ https_proxy: 'http://a.example:1', HTTPS_PROXY: 'http://b.example:1' }), 'a.example:1');
    assert.equal(via({ ALL_PROXY: 'http://proxy.example:1' }), 'proxy.example:1');
    for (const list of ['*', 'hub.example', '.example', 'x.org, example', 'hub.example:443']) {
      assert.equal(via({ https_proxy: 'http://proxy.example:1', no_proxy: list }), undefined, list);
    }
    for (const list of ['', 'ub.example', 'hub.example:8443', 'hub']) {
      assert.equal(via({ https_proxy: 'http://proxy.example:1', no_proxy: list }), 'proxy.example:1', list);
    }
    assert.equal(proxyFor(new URL('http://127.0.0.1:1/'), { https_proxy: 'http://proxy.example:1' }), null);
    assert.throws(() => via({ https_proxy: 'socks5://proxy.example:1' }), /has to begin with http/);
  });

  describe('that is there', () => {
    let echo: Server;
    let proxy: ReturnType<typeof createServer>;
    const open: Socket[] = [];
    const asked: (string | undefined)[] = [];
    const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
    before(async () => {
      echo = createEcho((socket) => void socket.pipe(socket));
      proxy = createServer((_, response) => response.end());
      proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
        open.push(socket);
        asked.push(request.url, request.headers['proxy-authorization']);
        if (request.url === 'forbidden.example:443') {
          socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
          return;
        }
        const onward = connect(portOf(echo), '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          onward.pipe(socket).pipe(onward);
        });
        open.push(onward);
      });
      for (const server of [echo, proxy]) {
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      }
    });
    after(() => {
      for (const socket of open) socket.destroy();
      echo.close();
      proxy.close();
    });

    it('carries bytes both ways, with the account of its address', async () => {
      const address = new URL(`http://ward:p%40ss@127.0.0.1:${portOf(proxy)}`);
      const socket = await tunnel(address, 'hub.example', 443, never);
      open.push(socket);
      const heard = new Promise((resolve) => socket.once('data', (data) => resolve(String(data))));
      socket.write('to and fro');
      assert.equal(await heard, 'to and fro');
      assert.deepEqual(asked.splice(0), ['hub.example:443', `Basic ${Buffer.from('ward:p@ss').toString('base64')}`]);
    });

    it('says so where it refuses', async () => {
      await assert.rejects(
        tunnel(new URL(`http://127.0.0.1:${portOf(proxy)}`), 'forbidden.example', 443, never),
        /^ModelUnavailable: The proxy .* refuses the connection to forbidden\.example \(403\)\.$/,
      );
    });
  });
});

describe('fetching one file', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.clean());
  const content = Buffer.from('0123456789'.repeat(10));

  type Answer = { status?: number; bytes?: Buffer; headers?: Record<string, string> } | Error;

  /** Fetches with these answers, one after another; gives the starts asked for. */
  async function fetchWith(answers: Answer[]): Promise<number[]> {
    const starts: number[] = [];
    await fetchFile({
      url: 'https://hub.example/a/tiny.gguf',
      target: bench.path('tiny.gguf'),
      sha256: sha256(content),
      sizeBytes: content.length,
      get: async (_, start) => {
        starts.push(start);
        const answer = answers.shift() ?? {};
        if (answer instanceof Error) throw answer;
        const bytes = answer.bytes ?? content.subarray(start);
        const status = answer.status ?? (start === 0 ? 200 : 206);
        const range = { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` };
        return Object.assign(Readable.from([bytes]), {
          statusCode: status,
          headers: answer.headers ?? range,
        }) as unknown as IncomingMessage;
      },
      pause: () => Promise.resolve(),
      signal: never,
      onBytes: () => undefined,
    });
    return starts;
  }

  it('tries again after what passes', async () => {
    const lost = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
    const starts = await fetchWith([{ status: 503 }, lost, { bytes: content.subarray(0, 30) }, { status: 429 }]);
    assert.deepEqual(starts, [0, 0, 0, 30, 30]);
    assert.deepEqual(readFileSync(bench.path('tiny.gguf')), content);
  });

  it('gives up after six tries that brought nothing, and keeps what there is', async () => {
    const lost = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
    const answers: Answer[] = [{ bytes: content.subarray(0, 30) }, ...Array.from({ length: 6 }, () => lost)];
    await assert.rejects(fetchWith(answers), /broke off \(ECONNRESET\); add the model again to go on/);
    assert.equal(answers.length, 0);
    assert.deepEqual(await fetchWith([]), [30]);
  });

  it('takes no other stretch than it asked for, and no more than was promised', async () => {
    const first = { bytes: content.subarray(0, 30) };
    const headers = { 'content-range': 'bytes 20-99/100' };
    await assert.rejects(fetchWith([first, { headers }]), /another stretch/);
    await assert.rejects(fetchWith([{ headers: { 'content-range': 'bytes 30-98/99' } }]), /another stretch/);
    await assert.rejects(fetchWith([{ status: 200, bytes: Buffer.alloc(101) }]), /more of tiny\.gguf than it promised/);
    assert.ok(!existsSync(bench.path('tiny.gguf')));
  });

  it('needs room on the disk for what is missing, and says for how much', async () => {
    const file = { target: bench.path('tiny.gguf'), sha256: sha256(content), sizeBytes: 5_000_000 };
    const free = (bytes: number) => (): Promise<number> => Promise.resolve(bytes);
    await checkRoom([file, { ...file, target: bench.path('b.gguf') }], free(10_000_000));
    await assert.rejects(
      checkRoom([file, { ...file, target: bench.path('b.gguf') }], free(9_000_000)),
      /^ModelUnavailable: The disk has 9\.0 MB free and the model needs 10\.0 MB more; make room for 1\.0 MB in .*\.$/,
    );
    writeFileSync(partFile(file.target, file.sha256), Buffer.alloc(1_000_000));
    await checkRoom([file], free(4_000_000));
    await checkRoom([file]);
  });
});
