/** Files that pass the check and load, and are damaged all the same. */
import { strict as assert } from 'node:assert';
import { ModelOutputInvalid, ModelUnavailable, type ModelRequest } from '#server/model/types.js';
import { makeGguf } from './makeGguf.js';
import { Bench, never } from './support.js';

const note: ModelRequest = { text: 'Walks daily, sleeps well.', candidates: ['Gout', 'Migraine'] };

describe('a model whose weights are damaged', function () {
  this.timeout(60_000);
  const bench = new Bench();
  after(() => bench.clean());

  for (const [what, figure] of [
    ['no number', NaN],
    ['more than a number can hold', Infinity],
  ] as const) {
    it(`makes no choice where a logit is ${what}, and says so`, async () => {
      const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama', prefer: { A: figure } }));
      await assert.rejects(host.decide(note, { signal: never }), (error: Error) => {
        assert.ok(error instanceof ModelOutputInvalid);
        assert.match(error.message, /^The model gave no figures for its choice, [^.]+\.$/);
        return true;
      });
    });

    it(`writes in the asked form or not at all where a logit is ${what}`, async () => {
      const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', prefer: { '"': figure } });
      const host = bench.host(file, { maxTokens: 200 });
      const written = await host.reason(note, { signal: never }).catch((error: unknown) => error);
      if (written instanceof Error) {
        assert.ok(written instanceof ModelUnavailable || written instanceof ModelOutputInvalid, String(written));
      } else assert.deepEqual(Object.keys(written as object), ['diagnoses', 'missing']);
    });
  }
});
