/** What remains when nobody asks for anything any more: no process, no memory held for nothing, no word of it. */
import { strict as assert } from 'node:assert';
import type { ModelState } from '#server/model/host/host.js';
import { Cancelled, ModelUnavailable, type ModelRequest } from '#server/model/types.js';
import { makeGguf } from './makeGguf.js';
import { Bench, never, runs, until } from './support.js';

const note: ModelRequest = { text: 'Walks daily, sleeps well.', candidates: ['Gout'] };
const long: ModelRequest = { text: 'Walks daily, sleeps well.\n'.repeat(200), candidates: [] };
/** In minutes: at once. */
const atOnce = 1e-6;

describe('a model that nobody asks', function () {
  this.timeout(20_000);
  let bench: Bench;
  let file: string;
  beforeEach(() => {
    bench = new Bench();
    file = makeGguf(bench.path('m.gguf'), { architecture: 'llama' });
  });
  afterEach(() => bench.clean());

  it('rests and is unloaded too where its only request was cancelled while it was loading', async () => {
    const cancel = new AbortController();
    const host = bench.host(file, {
      unloadAfterMinutes: atOnce,
      onState: (state) => {
        if (state === 'loading') cancel.abort();
      },
    });
    await assert.rejects(host.decide(note, { signal: cancel.signal }), Cancelled);
    await until(() => host.state === 'idle');
    await until(() => host.pid === null);
  });

  it('rests where a note of a batch gave way to one that was then cancelled as well', async () => {
    const [batch, visible] = [new AbortController(), new AbortController()];
    const asks: Promise<unknown>[] = [];
    const host = bench.host(file, {
      onProgress: () => {
        if (asks.length > 1) return;
        asks.push(host.reason(note, { signal: visible.signal }));
        batch.abort();
        visible.abort();
      },
    });
    asks.push(host.reason(long, { signal: batch.signal, priority: 'batch' }));
    await assert.rejects(asks[0]!, Cancelled);
    await assert.rejects(asks[1]!, Cancelled);
    await until(() => host.state === 'idle');
  });

  it('has ended before its memory is taken for the next one, even where it is stuck', async function () {
    if (process.platform === 'win32') this.skip();
    const seen: { readonly old: number; readonly running: boolean }[] = [];
    let old = 0;
    const host = bench.host(file, {
      unloadAfterMinutes: atOnce,
      onState: (state) => {
        if (state === 'loading' && old !== 0) seen.push({ old, running: runs(old) });
      },
    });
    await host.decide(note, { signal: never });
    old = host.pid!;
    process.kill(old, 'SIGSTOP');
    await until(() => host.pid === null);
    await host.decide(note, { signal: never });
    assert.deepEqual(seen, [{ old, running: false }]);
  });

  it('is gone when it is switched off while it is being unloaded', async function () {
    if (process.platform === 'win32') this.skip();
    const host = bench.host(file, { unloadAfterMinutes: atOnce });
    await host.decide(note, { signal: never });
    const pid = host.pid!;
    process.kill(pid, 'SIGSTOP');
    await until(() => host.pid === null);
    await host.dispose();
    assert.equal(runs(pid), false);
  });

  it('says nothing any more once it is switched off in the middle of work', async () => {
    const states: ModelState[] = [];
    let disposed: Promise<void> | null = null;
    let told = 0;
    const host = bench.host(file, {
      onState: (state) => states.push(state),
      onProgress: () => {
        told = disposed === null ? states.length : told;
        disposed ??= host.dispose();
      },
    });
    const asks = [host.reason(long, { signal: never }), host.decide(long, { signal: never })];
    for (const { status } of await Promise.allSettled(asks)) assert.equal(status, 'rejected');
    await disposed;
    assert.deepEqual(states.slice(told), []);
  });

  it('says nothing any more once it is switched off while it waits to be started again', async () => {
    const states: ModelState[] = [];
    let waits = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (waits = resolve));
    const host = bench.host(file, {
      backOff: () => {
        waits();
        return 60_000;
      },
      onState: (state) => states.push(state),
      onProgress: () => host.pid !== null && process.kill(host.pid, 'SIGKILL'),
    });
    const ask = host.decide(note, { signal: never });
    ask.catch(() => undefined);
    await waiting;
    await host.dispose();
    await assert.rejects(ask, ModelUnavailable);
    assert.deepEqual(states, ['loading', 'working', 'down']);
  });
});
