/** The memory that a model takes: given back when nobody asks, and not taken where there is not enough. */
import { strict as assert } from 'node:assert';
import { u32 } from './gguf/writer.js';
import { makeGguf } from './makeGguf.js';
import { Bench, never, runs, until } from './support.js';

const request = { text: 'HPI: cough.', candidates: ['Gout', 'Pneumonia'] };

describe('the memory of a model', function () {
  this.timeout(60_000);
  const bench = new Bench();
  after(() => bench.clean());

  it('is given back when nobody has asked for a while, and taken again for the next request', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama' });
    const host = bench.host(file, { contextSize: 4096, unloadAfterMinutes: 1 / 60_000 });
    const first = await host.decide(request, { signal: never });
    const pid = host.pid!;
    await until(() => host.pid === null);
    assert.equal(host.loaded, null);
    assert.equal(host.state, 'idle');
    assert.deepEqual(await host.decide(request, { signal: never }), first);
    await until(() => !runs(pid));
  });

  it('is not asked for where it is not there, and the sentence says what would fit', async () => {
    const tokens = 2 ** 30;
    const metadata = { 'llama.context_length': u32(tokens) };
    const file = makeGguf(bench.path('wide.gguf'), { architecture: 'llama', metadata });
    const host = bench.host(file, { contextSize: tokens });
    let message = '';
    await assert.rejects(host.decide(request, { signal: never }), (error: Error) => {
      message = error.message;
      return error.name === 'ModelUnavailable';
    });
    const sentence =
      /^The model file \S+ needs about ([\d.]+) GB of memory and ([\d.]+) GB are free; a context of (\d+) tokens would fit \(dxlens\.model\.contextSize\)\.$/;
    const [needed, free, context] = sentence.exec(message)!.slice(1).map(Number) as [number, number, number];
    assert.ok(needed > free);
    assert.ok(context < tokens && needed * (context / tokens) < free, message);
    assert.equal(host.pid, null);
    assert.equal(host.state, 'down');
  });
});
