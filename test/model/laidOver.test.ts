/** Adapters laid over a model in its own process. */
import { strict as assert } from 'node:assert';
import { defaultAsking } from '#server/model/ask/asking.js';
import type { ModelHost } from '#server/model/host/host.js';
import { makeLora, type TinyLora } from './gguf/makeLora.js';
import { makeGguf } from './makeGguf.js';
import { Bench, never } from './support.js';

const lora: TinyLora = {
  architecture: 'llama',
  targets: { 'blk.0.attn_q.weight': [64, 64], 'blk.1.ffn_down.weight': [64, 64], 'blk.1.attn_v.weight': [64, 32] },
};
const request = {
  text: 'HPI: 58 M with tearing chest pain.',
  candidates: ['Acute coronary syndrome', 'Aortic dissection'],
};

describe('an adapter over a model in its own process', function () {
  this.timeout(60_000);
  const bench = new Bench();
  let file: string;
  let adapters: readonly [string, string];
  before(() => {
    file = makeGguf(bench.path('m.gguf'), { architecture: 'llama' });
    const named = (name: string): string =>
      makeLora(bench.path(`${name}.gguf`), { ...lora, metadata: { 'general.name': name } });
    adapters = [named('Cardiology'), named('Emergency')];
  });
  after(() => bench.clean());

  const host = (...scales: readonly number[]): ModelHost =>
    bench.host(file, {
      contextSize: 4096,
      asking: { ...defaultAsking, questions: 1 },
      adapters: scales.map((scale, at) => ({ file: adapters[at]!, scale })),
    });
  async function shares(...scales: readonly number[]): Promise<number[]> {
    const model = host(...scales);
    const choice = await model.decide(request, { signal: never });
    await model.dispose();
    return [...choice.shares, choice.none];
  }
  const distance = (a: readonly number[], b: readonly number[]): number =>
    Math.max(...a.map((share, at) => Math.abs(share - b[at]!)));

  it('changes what it chooses; not at scale 0, and two of half the scale as much as one', async () => {
    const [bare, none, one, halves] = [await shares(), await shares(0), await shares(1), await shares(0.5, 0.5)];
    assert.ok(distance(bare, none) < 1e-6, `${bare} and ${none}`);
    assert.ok(distance(bare, one) > 1e-2, `${bare} and ${one}`);
    assert.ok(distance(one, halves) < 1e-4, `${one} and ${halves}`);
  });

  it('is named with the model', async () => {
    assert.deepEqual((await host(1, 1).check()).adapters, ['Cardiology', 'Emergency']);
  });

  it('is refused where it belongs to another model, and nothing is started', async () => {
    const other = makeLora(bench.path('other.gguf'), { ...lora, architecture: 'qwen3' });
    const model = bench.host(file, { adapters: [{ file: other, scale: 1 }] });
    for (const ask of [model.decide(request, { signal: never }), model.reason(request, { signal: never })]) {
      await assert.rejects(ask, {
        name: 'ModelUnavailable',
        message: `The adapter file ${other} is made for a model of the architecture qwen3, and this model is of llama; choose an adapter of this model.`,
      });
    }
    assert.equal(model.pid, null);
    assert.equal(model.state, 'down');
  });
});
