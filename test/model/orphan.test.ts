/** Whoever is killed, and whenever: the model's process ends with its parent. */
import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeGguf } from './makeGguf.js';
import { processesWith } from './processes.js';
import { Bench, childFile, root, runs, until } from './support.js';

const beside = (name: string): string => fileURLToPath(new URL(`./${name}.js`, import.meta.url));
const note = join(root, 'test', 'notes', 'aortic-dissection-missed.note');
const mark = 'DXLENS_TEST_ORPHAN';

describe("the model's process when its parent dies", function () {
  this.timeout(60_000);
  let bench: Bench;
  let value: string;
  let started: ChildProcess;
  beforeEach(() => {
    bench = new Bench();
    value = randomUUID();
  });
  afterEach(() => {
    started.kill('SIGKILL');
    for (const pid of processesWith(mark, value)) process.kill(pid, 'SIGKILL');
    return bench.clean();
  });

  /** Starts a program of Node; what it remembers of the user lies in the test's own folder. */
  function start(...args: string[]): ChildProcess {
    const env = { ...process.env, [mark]: value, DXLENS_DATA: bench.path('data'), XDG_CACHE_HOME: bench.path('cache') };
    started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
    return started;
  }
  const firstNumber = async (program: ChildProcess): Promise<number> => {
    const [line] = (await once(createInterface(program.stdout!), 'line')) as [string];
    return Number(line);
  };
  /** A file that the product takes, since it does not say what it is. */
  const unmarked = (): string =>
    makeGguf(bench.path('m.gguf'), { architecture: 'llama', marked: false, prefer: { '"': 6, ']': 6 } });
  const nothingLeft = (): Promise<void> => until(() => processesWith(mark, value).length === 0);

  for (const when of ['loading', 'working', 'cancelling', 'idle']) {
    it(`ends too, ${when}`, async () => {
      const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama' });
      const parent = start(beside('orphanParent'), file, childFile, when);
      const pid = await firstNumber(parent);
      assert.ok(runs(pid));
      parent.kill('SIGKILL');
      await until(() => !runs(pid));
    });
  }

  for (const [who, state] of [
    ['editor', 'working'],
    ['server', 'loading'],
  ] as const) {
    it(`ends with the server when the ${who} is killed while it is ${state}`, async function () {
      if (process.platform !== 'linux') this.skip();
      const server = join(root, 'dist', 'server.mjs');
      const editor = start(beside('orphanEditor'), server, unmarked(), note, bench.path('storage'), state);
      const pid = await firstNumber(editor);
      // Editor, server and model.
      await until(() => processesWith(mark, value).length === 3);
      if (who === 'editor') editor.kill('SIGKILL');
      else process.kill(pid, 'SIGKILL');
      await until(() => !runs(pid));
      if (who === 'server') await until(() => processesWith(mark, value).length === 1);
      else await nothingLeft();
    });
  }

  it('ends when the command line is killed in the middle of a review', async function () {
    if (process.platform !== 'linux') this.skip();
    const command = start(
      join(root, 'dist', 'cli.mjs'),
      'review',
      ...[note, note, note],
      '--format',
      'jsonl',
      '--model',
      unmarked(),
    );
    // The first note is done, and the model is at the next one.
    await once(createInterface(command.stdout!), 'line');
    assert.ok(processesWith(mark, value).some((pid) => pid !== command.pid));
    assert.equal(command.exitCode, null);
    command.kill('SIGKILL');
    await nothingLeft();
  });
});
