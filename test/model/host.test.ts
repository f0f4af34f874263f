import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { ModelState } from '#server/model/host/host.js';
import { openLocal } from '#server/model/host/openLocal.js';
import type { Progress } from '#server/model/host/protocol.js';
import { Cancelled, ModelOutputInvalid, ModelUnavailable, type ModelRequest } from '#server/model/types.js';
import { makeGguf } from './makeGguf.js';
import { Bench, childFile, never, root, runs, until } from './support.js';

const note: ModelRequest = {
  text: 'HPI: 58 M with tearing chest pain since noon.\nBP 170/80 right, 138/76 left.',
  candidates: ['Acute coronary syndrome', 'Aortic dissection'],
};
const longNote: ModelRequest = { text: 'Walks daily, sleeps well, eats well.\n'.repeat(200), candidates: [] };

describe('a model in its own process', function () {
  this.timeout(60_000);
  let bench: Bench;
  before(() => assert.ok(existsSync(childFile), `${childFile} is missing: build first.`));
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.clean());

  it('closes its answer at the bounds of the form, however long it rambles', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', prefer: { '{': 3 } });
    const { diagnoses, missing } = await bench.host(file).reason(note, { signal: never });
    assert.equal(diagnoses[0]?.evidence[0]?.quote.length, 120);
    assert.equal(diagnoses[0]?.diagnosis.length, 60);
    assert.equal(missing[0]?.finding.length, 60);
  });

  it('says that an answer is invalid when it is cut off by the token limit', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', prefer: { '{': 3, ',': 3 } });
    await assert.rejects(bench.host(file, { maxTokens: 50 }).reason(note, { signal: never }), ModelOutputInvalid);
  });

  it('gives up reading a note when cancelled, and then answers the next request', async () => {
    const seen: Progress[] = [];
    const cancel = new AbortController();
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }), {
      onProgress: (progress) => {
        seen.push(progress);
        cancel.abort();
      },
    });
    await assert.rejects(host.reason(longNote, { signal: cancel.signal }), Cancelled);
    await host.reason(note, { signal: never });
    const ofLongNote = seen.filter(({ total }) => total === seen[0]?.total);
    assert.ok(ofLongNote.length > 0);
    assert.ok(ofLongNote.every(({ phase, done, total }) => phase === 'prompt' && done < total - 64));
  });

  it('gives up writing when cancelled, before it reads the next note', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    let written = 0;
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', prefer: { '{': 3, ',': 3 } });
    const host = bench.host(file, {
      onProgress: ({ phase, done }) => {
        if (phase === 'answer') {
          written = Math.max(written, done);
          first.abort();
        } else if (first.signal.aborted) second.abort();
      },
    });
    await assert.rejects(host.reason(note, { signal: first.signal }), Cancelled);
    await assert.rejects(host.reason(longNote, { signal: second.signal }), Cancelled);
    assert.ok(written > 0 && written < 2500, `${written} of about 2950 tokens`);
  });

  it('answers in order, and lets a cancelled request out of the queue at once', async () => {
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }));
    const cancel = new AbortController();
    const order: string[] = [];
    const asks = [
      host.reason(note, { signal: never }).then(() => order.push('first')),
      host.reason(note, { signal: cancel.signal }).catch((error: Error) => order.push(`second: ${error.name}`)),
      host.reason(note, { signal: never }).then(() => order.push('third')),
    ];
    cancel.abort();
    await Promise.all(asks);
    assert.deepEqual(order, ['second: Cancelled', 'first', 'third']);
  });

  it('is started again when it is killed at work, and the request is answered', async () => {
    const states: ModelState[] = [];
    let killed: number | null = null;
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }), {
      onState: (state) => states.push(state),
      onProgress: () => {
        if (killed !== null) return;
        killed = host.pid;
        process.kill(killed!, 'SIGKILL');
      },
    });
    assert.deepEqual(await host.reason(note, { signal: never }), { diagnoses: [], missing: [] });
    assert.notEqual(host.pid, killed);
    assert.deepEqual(states, ['loading', 'working', 'down', 'loading', 'working', 'idle']);
  });

  it('says why when it is killed at the same request again, and serves the next one', async () => {
    const killed = new Set<number>();
    const pauses: number[] = [];
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }), {
      backOff: (failures) => pauses.push(failures) * 0,
      onProgress: () => {
        if (killed.size === 2 || host.pid === null || killed.has(host.pid)) return;
        killed.add(host.pid);
        process.kill(host.pid, 'SIGKILL');
      },
    });
    await assert.rejects(host.reason(note, { signal: never }), (error: Error) => {
      assert.ok(error instanceof ModelUnavailable);
      assert.match(error.message, /process failed \(it was ended by SIGKILL\) 2 times/);
      assert.doesNotMatch(error.message, /tearing/);
      return true;
    });
    assert.equal(host.state, 'down');
    assert.deepEqual(await host.reason(note, { signal: never }), { diagnoses: [], missing: [] });
    assert.deepEqual(pauses, [1, 2]);
    assert.equal(host.state, 'idle');
  });

  it('is started again when it was killed at rest', async () => {
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }));
    await host.reason(note, { signal: never });
    process.kill(host.pid!, 'SIGKILL');
    await until(() => host.pid === null);
    assert.deepEqual(await host.reason(note, { signal: never }), { diagnoses: [], missing: [] });
  });

  it('is ended and started again when it is stuck', async function () {
    if (process.platform === 'win32') this.skip();
    let stopped: number | null = null;
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }), {
      heartbeat: { milliseconds: 500, missed: 8 },
      onProgress: () => {
        if (stopped !== null) return;
        stopped = host.pid;
        process.kill(stopped!, 'SIGSTOP');
      },
    });
    assert.deepEqual(await host.reason(note, { signal: never }), { diagnoses: [], missing: [] });
    assert.notEqual(host.pid, stopped);
    await until(() => !runs(stopped!));
  });

  it('refuses a note that does not fit, in one sentence, and answers the next', async () => {
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }));
    for (const repeat of [700, 20_000]) {
      const text = 'Denies fever, chills and sweats.\n'.repeat(repeat);
      await assert.rejects(host.reason({ text, candidates: [] }, { signal: never }), {
        name: 'ModelUnavailable',
        message: /^The note is too long for this model, which takes 18432 tokens .*nothing was cut; .*\.$/,
      });
    }
    assert.deepEqual(await host.reason(note, { signal: never }), { diagnoses: [], missing: [] });
  });

  it('starts nothing before the first request, and leaves nothing behind', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'gpt-oss' });
    const options = { file, childFile, gpu: false, threads: 1, allowRandomWeights: true } as const;
    const host = await openLocal(options, `${root}models/catalog.yaml`);
    assert.deepEqual([host.identity.name, host.identity.architecture, host.pid], ['Tiny gpt-oss', 'gpt-oss', null]);
    await host.reason(note, { signal: never });
    const pid = host.pid!;
    assert.ok(runs(pid));
    await host.dispose();
    await host.dispose();
    assert.equal(runs(pid), false);
    await assert.rejects(host.reason(note, { signal: never }), ModelUnavailable);
  });

  it('ends in the middle of work, and answers whoever waits', async () => {
    let ended: Promise<void> | null = null;
    let pid = 0;
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }), {
      onProgress: () => {
        pid ||= host.pid ?? 0;
        ended ??= host.dispose();
      },
    });
    const asks = [host.reason(longNote, { signal: never }), host.reason(note, { signal: never })];
    for (const result of await Promise.allSettled(asks)) {
      assert.ok(result.status === 'rejected' && result.reason instanceof ModelUnavailable);
    }
    await ended;
    assert.equal(runs(pid), false);
  });

  it('says what is wrong with the file, starts nothing, and works once the file is there', async () => {
    const host = bench.host(bench.path('later.gguf'));
    await assert.rejects(host.reason(note, { signal: never }), { name: 'ModelUnavailable', message: /does not exist/ });
    assert.equal(host.pid, null);
    assert.equal(host.state, 'down');
    makeGguf(bench.path('later.gguf'), { architecture: 'llama' });
    assert.deepEqual(await host.reason(note, { signal: never }), { diagnoses: [], missing: [] });
  });

  it('refuses random weights unless a test allows them', async () => {
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama' }), { allowRandomWeights: false });
    await assert.rejects(host.reason(note, { signal: never }), { name: 'ModelUnavailable', message: /random weights/ });
    assert.equal(host.pid, null);
  });

  it('says in one sentence that a file with the wrong tensors cannot be loaded', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', claims: 'qwen3' });
    await assert.rejects(bench.host(file).reason(note, { signal: never }), {
      name: 'ModelUnavailable',
      message: /could not be loaded; it may be damaged/,
    });
  });

  it('does nothing when it is started by hand', () => {
    const { status, stderr } = spawnSync(process.execPath, [childFile], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /started by DxLens/);
  });
});
