import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { ThreadStore } from '#server/model/host/threadStore.js';
import { calibrate, threadCounts, type Trial } from '#server/model/engine/threads.js';
import { Bench } from './support.js';

/** A machine on which work takes the given milliseconds with each number of threads. */
function machine(prompt: Record<number, number>, writing: Record<number, number>): Trial & { tried: number[] } {
  let clock = 0;
  const tried: number[] = [];
  const take = (times: Record<number, number>, threads: number): Promise<number> => {
    tried.push(threads);
    clock += times[threads]!;
    return Promise.resolve(times[threads]!);
  };
  return {
    tried,
    prompt: (threads) => take(prompt, threads),
    writing: (threads) => take(writing, threads),
    now: () => clock,
  };
}

describe('how many threads suit a model', () => {
  it('tries no more than there are cores', () => {
    assert.deepEqual(threadCounts(1), [1]);
    assert.deepEqual(threadCounts(2), [1, 2]);
    assert.deepEqual(threadCounts(5), [1, 2, 3, 4, 5]);
    assert.deepEqual(threadCounts(64), [1, 2, 3, 4, 6, 8, 12, 16]);
  });

  it('is measured for prompts and for writing apart', async () => {
    const trial = machine({ 1: 850, 2: 490 }, { 1: 4, 2: 52 });
    assert.deepEqual(await calibrate(trial, 2), { prompt: 2, writing: 1 });
  });

  it('takes fewer threads where more bring next to nothing', async () => {
    assert.deepEqual(await calibrate(machine({ 1: 100, 2: 97 }, { 1: 10, 2: 9.9 }), 2), { prompt: 1, writing: 1 });
  });

  it('stops when two counts in a row have brought nothing', async () => {
    const rising = { 1: 10, 2: 20, 3: 30, 4: 1, 6: 1, 8: 1 };
    const trial = machine(rising, rising);
    assert.deepEqual(await calibrate(trial, 8), { prompt: 1, writing: 1 });
    assert.deepEqual(trial.tried, [1, 2, 3, 1, 2, 3]);
  });

  it('begins no further count when it has taken long', async () => {
    const slow = { 1: 15_000, 2: 8000, 3: 5000, 4: 4000 };
    const trial = machine(slow, { 1: 900, 2: 500, 3: 400, 4: 300 });
    assert.deepEqual(await calibrate(trial, 4), { prompt: 2, writing: 1 });
  });
});

describe('what was measured', () => {
  const bench = new Bench();
  after(() => bench.clean());
  const model = { name: 'Tiny', architecture: 'llama', sizeBytes: 7, host: null, adapters: [] };
  const threads = { prompt: 2, writing: 1 };

  it('is remembered for the model, and for no other', async () => {
    const folder = bench.path('cache');
    assert.equal(await new ThreadStore(folder).recall(model), null);
    await new ThreadStore(folder).keep(model, threads);
    await new ThreadStore(folder).keep({ ...model, name: 'Other' }, { prompt: 1, writing: 1 });
    assert.deepEqual(await new ThreadStore(folder).recall(model), threads);
    assert.equal(await new ThreadStore(folder).recall({ ...model, sizeBytes: 8 }), null);
  });

  it('is measured anew where the file is damaged or the folder cannot be written to', async () => {
    const folder = bench.path('damaged');
    await new ThreadStore(folder).keep(model, threads);
    writeFileSync(`${folder}/threads.json`, '{"x": {"prompt": 0}}');
    assert.equal(await new ThreadStore(folder).recall(model), null);
    await new ThreadStore(folder).keep(model, threads);
    assert.deepEqual(await new ThreadStore(folder).recall(model), threads);
    await new ThreadStore(`${folder}/threads.json`).keep(model, threads);
  });
});
