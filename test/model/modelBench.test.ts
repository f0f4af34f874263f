/** The whole of `dxlens model bench` with a tiny model: what it measures is there, and nothing of it stays behind. */
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchModel } from '#server/evaluation/modelBench.js';
import { defaultAsking } from '#server/model/ask/asking.js';
import { BareProcess } from '#server/model/host/bareProcess.js';
import { ModelUnavailable } from '#server/model/types.js';
import { fiveMillion, makeGguf } from './makeGguf.js';
import { Bench, childFile, root, until } from './support.js';

const bareFile = join(root, 'dist', 'model-bare.mjs');
const text = 'Chest pain since this morning, worse on stairs.\n'.repeat(10);
const request = { text, candidates: ['Acute coronary syndrome', 'Pulmonary embolism'] };
const options = { childFile, gpu: false, threads: 1, contextSize: 8192, allowRandomWeights: true } as const;
const processesLeft = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;

describe('measuring a model', function () {
  this.timeout(120_000);
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.clean());

  it('gives every figure, and leaves no process behind', async () => {
    const before = processesLeft();
    // Progress is told every 50 ms, so a model that is done sooner has no speed.
    const prefer = { '{': 12 };
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', ...fiveMillion, weights: 'Q8_0', prefer });
    const steps: string[] = [];
    const result = await benchModel({
      model: { ...options, file },
      bareFile,
      request,
      repeats: 1,
      onStep: (step) => steps.push(step),
    });

    assert.equal(result.model.name, 'Tiny llama');
    assert.deepEqual(result.threads, { prompt: 1, writing: 1 });
    const { speed, first, together, memory, cancel } = result;
    for (const pair of [speed.prompt, speed.writing, together]) {
      assert.ok(pair.own! > 0 && pair.other! > 0, JSON.stringify(result));
      assert.ok(Math.abs(pair.ratio! - pair.own! / pair.other!) < 1e-9, JSON.stringify(pair));
    }
    const { cold, end, middle } = first.choice;
    // A token is a byte here: the note once, then the sentence, then what comes after the middle, and always the questions.
    assert.ok(cold.tokens! > text.length, JSON.stringify(first));
    assert.ok(end.tokens! < cold.tokens! - text.length + 100, JSON.stringify(first));
    assert.ok(middle.tokens! > end.tokens! + text.length / 3 && middle.tokens! < cold.tokens!, JSON.stringify(first));
    assert.ok(first.opinion.cold.tokens! > text.length && first.opinion.end.tokens! < text.length);
    for (const { milliseconds } of [cold, end, middle, first.opinion.cold]) assert.ok(milliseconds! > 0);
    assert.ok(cancel.chunkMilliseconds! > 0 && Number.isFinite(cancel.delayMilliseconds));
    assert.ok(memory.expected > 0 && memory.held > 0 && memory.ratio === memory.held / memory.expected);
    assert.ok(result.loadMilliseconds! > 0);
    assert.deepEqual([steps[0], steps[1], steps.length], ['loading', 'repeat 1 of 1', 3]);
    await until(() => processesLeft() === before);
  });

  it('rejects with the reason where the note does not fit, and leaves no process behind', async () => {
    const before = processesLeft();
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama' });
    const model = { ...options, file, contextSize: 2048 };
    await assert.rejects(benchModel({ model, bareFile, request, repeats: 1 }), (error) => {
      return error instanceof ModelUnavailable && /too long for this model/.test(error.message);
    });
    await until(() => processesLeft() === before);
  });

  it('is refused to files of random weights on the command line', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama' });
    const run = promisify(execFile)(process.execPath, [join(root, 'dist', 'cli.mjs'), 'model', 'bench', file]);
    await assert.rejects(run, (error: { code?: unknown; stderr?: unknown }) => {
      assert.match(String(error.stderr), /^dxlens: .*random weights.*\n$/);
      return error.code === 1;
    });
  });
});

describe('the bare loop', function () {
  this.timeout(60_000);
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.clean());

  const bareOptions = (file: string) =>
    ({
      file,
      adapters: [],
      gpu: false,
      threads: { prompt: 1, writing: 1 },
      contextSize: 8192,
      asking: defaultAsking,
    }) as const;

  it('times the tokens that it is told to, and says how many it wrote', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama' });
    const bare = await BareProcess.start(bareFile, bareOptions(file));
    try {
      const run = { request, prompt: { from: 64, to: 256 }, writing: { from: 1, to: 21 } };
      const times = await bare.run(run);
      assert.equal(times.written, 20);
      assert.ok(times.prompt > 0 && times.writing > 0);
      assert.equal((await bare.run({ ...run, writing: { from: 0, to: 0 } })).written, 0);
    } finally {
      await bare.dispose();
    }
  });

  it('stops counting where the answer ends by itself', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', prefer: { '"': 9, ']': 9 } });
    const bare = await BareProcess.start(bareFile, bareOptions(file));
    try {
      const writing = { from: 1, to: 5000 };
      const { written } = await bare.run({ request, prompt: { from: 0, to: 64 }, writing });
      assert.ok(written > 0 && written < 4000, String(written));
    } finally {
      await bare.dispose();
    }
  });

  it('says that it cannot run where the file is none, and is gone', async () => {
    const before = processesLeft();
    await assert.rejects(BareProcess.start(bareFile, bareOptions(bench.path('none.gguf'))), ModelUnavailable);
    await until(() => processesLeft() === before);
  });
});
