import { strict as assert } from 'node:assert';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelServer, streamed, tokens, whole } from '../../model/modelServer.js';
import { dxlens, objects } from './run.js';

const file = 'test/notes/aortic-dissection-missed.note';

interface Printed {
  readonly opinions: readonly {
    readonly model: { readonly name: string; readonly host: string | null };
    readonly diagnoses: readonly { readonly name: string }[];
  }[];
}

describe('a model server on the command line', function () {
  this.timeout(60_000);
  let server: ModelServer;
  let flags: readonly string[];
  beforeEach(async () => {
    const note = await readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8');
    const [quote] = note.trim().split('\n');
    const diagnosis = {
      evidence: [{ line: 1, quote: quote!.slice(0, 100).trim() }],
      against: [],
      diagnosis: 'Made up',
    };
    server = await ModelServer.start((response, { body }) => {
      if (body.stream) streamed(response, JSON.stringify({ diagnoses: [diagnosis], missing: [] }), 40);
      else whole(response, tokens({ A: 0.6, B: 0.4 }));
    });
    flags = ['--endpoint', `http://127.0.0.1:${server.port}`, '--endpoint-model', 'm'];
  });
  afterEach(() => server.stop());

  it('gives its opinion, and a line on standard error says who is asked', async () => {
    const { code, out, err } = await dxlens(['review', file, '--format', 'jsonl', ...flags], {
      env: { DXLENS_ENDPOINT_KEY: 'the-key', DXLENS_OFFLINE: '1' },
    });
    const host = `127.0.0.1:${server.port}`;
    assert.deepEqual([code, err], [0, `dxlens: notes are given to a server on this machine (${host})\n`]);
    const [{ opinions }] = objects(out) as [Printed];
    assert.deepEqual(
      opinions.map(({ model, diagnoses }) => [model.name, model.host, diagnoses.map(({ name }) => name)]),
      [['m', host, ['Made up']]],
    );
    assert.ok(server.heard.length > 0);
    assert.ok(server.heard.every(({ headers }) => headers.authorization === 'Bearer the-key'));
  });

  it('can be measured', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dxlens-cli-'));
    try {
      const cases = join(folder, 'cases.jsonl');
      const note = await readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8');
      await writeFile(cases, `${JSON.stringify({ id: 'a', note, gold: 'Made up', accept: ['Made up'] })}\n`);
      const bench = async (...how: string[]): Promise<string> => {
        const { code, out } = await dxlens(['bench', cases, ...how, ...flags]);
        assert.equal(code, 0);
        return out;
      };
      const written = await bench('--engine', 'model', '--ask', 'opinion');
      assert.match(written, /all \(1\) +│ 100\.0 %/);
      assert.match(written, /m was asked about 1 cases, ranked by its written opinion\. It answered them all\./);
      const before = server.heard.length;
      assert.match(await bench('--engine', 'fused'), /m has the weight 0, so its choice moves nothing/);
      assert.equal(server.heard.length, before);
      assert.match(
        await bench('--engine', 'fused', '--weight', '0.5'),
        /about 1 cases, its choice has the weight 0\.5/,
      );
      assert.match(await bench('--engine', 'model'), /ranked by its choice/);
      assert.ok(server.heard.slice(before).every(({ body }) => !body.stream));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  for (const [title, given, sentence] of [
    [
      'on another machine',
      ['--endpoint', 'https://elsewhere.example'],
      /elsewhere\.example is not on the list of this/,
    ],
    ['without TLS', ['--endpoint', 'http://elsewhere.example'], /over https alone/],
    ['without a model', ['--endpoint', 'http://localhost:1'], /No model is named for the server localhost:1/],
    ['beside a file', ['--endpoint', 'http://localhost:1', '--model', 'm.gguf'], /cannot be used with option '--model/],
    ['named without an address', ['--endpoint-model', 'm'], /--endpoint-model needs --endpoint ADDRESS/],
  ] as const) {
    it(`is refused as bad usage: ${title}`, async () => {
      const { code, out, err } = await dxlens(['review', file, ...given]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, sentence);
      assert.equal(server.heard.length, 0);
    });
  }
});
