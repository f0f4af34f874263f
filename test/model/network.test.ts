/** In the default configuration nothing opens an internet socket: shown with the network taken away, and by the system calls. */
import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node';
import type { ReviewResult } from '#server/lsp/messages.js';
import { makeGguf } from './makeGguf.js';
import { Bench, root } from './support.js';

const cli = join(root, 'dist', 'cli.mjs');
const note = join(root, 'test', 'notes', 'aortic-dissection-missed.note');
const isolated = ['unshare', '-rn'];
const canIsolate = spawnSync(isolated[0]!, [...isolated.slice(1), 'true'], { stdio: 'ignore' }).status === 0;
/** Opens a connection to the port that is named, in a process that it starts, and ends with 0 where it came about. */
const connecting = `
  const { fork } = require('node:child_process');
  const { connect } = require('node:net');
  if (process.send === undefined) fork(process.argv[1], process.argv.slice(2)).on('exit', (code) => process.exit(code));
  else connect(Number(process.argv[2]), '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1));
`;

describe('the network in the default configuration', function () {
  // strace may have to be installed first, and slows what it watches.
  this.timeout(300_000);
  const bench = new Bench();
  let model: string;
  let canTrace: boolean;
  let script: string;
  before(function () {
    // Only Linux can say.
    if (process.platform !== 'linux') this.skip();
    canTrace =
      spawnSync(process.execPath, [join(root, 'scripts', 'ensureStrace.mjs')], { stdio: 'ignore' }).status === 0;
    // A file that the product takes, since it does not say what it is.
    model = makeGguf(bench.path('m.gguf'), { architecture: 'llama', marked: false, prefer: { '"': 6, ']': 6 } });
    script = bench.path('connecting.cjs');
    writeFileSync(script, connecting);
  });
  after(() => bench.clean());

  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    DXLENS_DATA: bench.path('data'),
    XDG_CACHE_HOME: bench.path('cache'),
  });
  const trace = (): string => bench.path('trace');
  /** The words of a command that writes down what it and its children start and which sockets they open. */
  const traced = (...command: string[]): string[] => [
    ...['strace', '-f', '--seccomp-bpf', '-qq', '-s', '4096', '-e', 'trace=socket,connect,execve', '-o', trace()],
    ...command,
  ];
  function run([program, ...args]: string[]): { status: number | null; stdout: string } {
    const { status, stdout, stderr } = spawnSync(program!, args, { encoding: 'utf8', env: environment() });
    assert.ok(status !== null, stderr);
    return { status, stdout };
  }
  const internetSockets = (): string[] =>
    readFileSync(trace(), 'utf8')
      .split('\n')
      .filter((line) => /\bAF_INET6?\b/.test(line));
  const startedModel = (): boolean => readFileSync(trace(), 'utf8').includes('model-host.mjs');
  /** The record of a review on the command line, of the fast pass alone or with the model. */
  function review(words: string[], withModel: boolean): void {
    const { status, stdout } = run([
      ...words,
      process.execPath,
      cli,
      'review',
      note,
      '--format',
      'jsonl',
      ...(withModel ? ['--model', model] : []),
    ]);
    assert.equal(status, 0);
    const record = JSON.parse(stdout) as { alerts: { code: string }[]; opinions: { status: string }[] };
    assert.ok(record.alerts.some(({ code }) => code === 'cant-miss'));
    assert.deepEqual(
      record.opinions.map((opinion) => opinion.status),
      withModel ? ['complete'] : [],
    );
  }

  describe('without a network', () => {
    before(function () {
      if (!canIsolate) this.skip();
    });

    it('there is none, which this test can tell', async () => {
      const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as { port: number };
      const outcome = async (words: string[]): Promise<unknown> => {
        const [program, ...args] = [...words, process.execPath, script, String(port)];
        return (await once(spawn(program!, args, { stdio: 'ignore' }), 'exit'))[0];
      };
      assert.deepEqual([await outcome([]), await outcome(isolated)], [0, 1]);
      server.close();
    });

    for (const withModel of [false, true]) {
      it(`a note is reviewed, ${withModel ? 'by the model too' : 'by the fast pass'}`, () =>
        review(isolated, withModel));
    }
  });

  describe('by the system calls', () => {
    before(function () {
      if (!canTrace) this.skip();
    });

    it('a socket that is opened is seen, in a child too', () => {
      run(traced(process.execPath, script, '9'));
      assert.ok(internetSockets().some((line) => line.includes('socket(AF_INET')));
    });

    for (const withModel of [false, true]) {
      it(`none is opened by a review ${withModel ? 'with a model' : 'by the fast pass'}`, () => {
        review(traced(), withModel);
        assert.equal(startedModel(), withModel);
        assert.deepEqual(internetSockets(), []);
      });
    }

    it('none is opened by the language server with a model, from its start to its end', async () => {
      const [program, ...args] = traced(process.execPath, cli, 'lsp', '--stdio');
      const server = spawn(program!, args, { stdio: ['pipe', 'pipe', 'ignore'], env: environment() });
      const { review: reviewed } = await reviewIn(server, model, bench.path('storage'));
      assert.deepEqual(
        reviewed.opinions.map(({ status }) => status),
        ['complete'],
      );
      assert.equal(startedModel(), true);
      assert.deepEqual(internetSockets(), []);
    });
  });
});

/** What an editor does: opens a note, waits for the model, reads the review, and ends the server. */
async function reviewIn(server: ChildProcess, file: string, storageFolder: string): Promise<ReviewResult> {
  const connection: MessageConnection = createMessageConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  );
  const ended = once(server, 'exit');
  const uri = 'file:///a.note';
  const complete = new Promise<ReviewResult>((resolve) => {
    connection.onNotification('dxlens/reviewed', () => {
      void connection.sendRequest<ReviewResult>('dxlens/review', { textDocument: { uri } }).then((result) => {
        if (result.review.opinions[0]?.status === 'complete') resolve(result);
      });
    });
  });
  connection.onRequest(() => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions: { storageFolder, settings: { model: { file, threads: 1 } } },
  });
  await connection.sendNotification('initialized', {});
  const textDocument = { uri, languageId: 'clinical-note', version: 1, text: readFileSync(note, 'utf8') };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const result = await complete;
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
  return result;
}
