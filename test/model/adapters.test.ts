import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import type { Llama, LlamaModel } from 'node-llama-cpp';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { checkAdapter } from '#server/model/gguf/adapters.js';
import { checkModelFile } from '#server/model/gguf/gguf.js';
import { ModelUnavailable } from '#server/model/types.js';
import { makeGguf, vocabularyFor } from './gguf/makeGguf.js';
import { makeLora, type TinyLora } from './gguf/makeLora.js';
import { f32, u32 } from './gguf/writer.js';
import { Bench } from './support.js';

/** Of a generated model of two layers, 64 wide, with two heads of 32 that share one key and value. */
const good: TinyLora = {
  architecture: 'llama',
  targets: { 'blk.0.attn_q.weight': [64, 64], 'blk.1.ffn_down.weight': [64, 64], 'blk.1.attn_v.weight': [64, 32] },
};

describe('an adapter before it is loaded', () => {
  const bench = new Bench();
  let model: string;
  before(() => {
    model = makeGguf(bench.path('model.gguf'), { architecture: 'llama' });
  });
  after(() => bench.clean());

  async function problem(file: string, allowed = true): Promise<string> {
    let message = '';
    await assert.rejects(checkAdapter(file, model, allowed), (error: Error) => {
      assert.ok(error instanceof ModelUnavailable);
      message = error.message;
      return true;
    });
    assert.match(message, /^The adapter file \S.*\.$/, 'one sentence');
    assert.ok(message.includes(file), 'names the file');
    return message;
  }
  const wrong = (change: Partial<TinyLora>): Promise<string> =>
    problem(makeLora(bench.path('wrong.gguf'), { ...good, ...change }));

  it('is accepted when it fits, with its name, rank and alpha', async () => {
    const file = makeLora(bench.path('good.gguf'), good);
    assert.deepEqual(await checkAdapter(file, model, true), { name: 'Tiny adapter', rank: 4, alpha: 8 });
  });

  it('goes by its file name and without alpha where it has none', async () => {
    const bare = makeLora(bench.path('bare.gguf'), { ...good, alpha: 0, metadata: { 'general.name': ' ' } });
    assert.deepEqual(await checkAdapter(bare, model, true), { name: 'bare.gguf', rank: 4, alpha: null });
  });

  it('may change the embedding of tokens and all experts of a layer', async () => {
    const experts = makeGguf(bench.path('experts.gguf'), { architecture: 'gpt-oss' });
    const words = vocabularyFor({ architecture: 'gpt-oss' }).tokens.length;
    const targets = { 'token_embd.weight': [64, words], 'blk.0.ffn_gate_exps.weight': [64, 64, 4] } as const;
    const file = makeLora(bench.path('wide.gguf'), { architecture: 'gpt-oss', targets, rank: 2 });
    assert.equal((await checkAdapter(file, experts, true)).rank, 2);
    const one = { 'blk.0.ffn_gate_exps.weight': [64, 64] } as const;
    const narrow = makeLora(bench.path('narrow.gguf'), { architecture: 'gpt-oss', targets: one });
    await assert.rejects(
      checkAdapter(narrow, experts, true),
      /does not fit the shape of blk\.0\.ffn_gate_exps\.weight/,
    );
  });

  it('may hold norms, which are passed over', async () => {
    const change: TinyLora['change'] = (tensors, weights) => [...tensors, weights.ones('blk.0.attn_norm.weight', 64)];
    assert.equal((await checkAdapter(makeLora(bench.path('norm.gguf'), { ...good, change }), model, true)).rank, 4);
  });

  it('is missing, of another format, or cut short', async () => {
    assert.match(await problem(bench.path('none.gguf')), /does not exist; check the setting dxlens\.model\.adapters/);
    writeFileSync(bench.path('foreign.gguf'), 'PK archive');
    assert.match(await problem(bench.path('foreign.gguf')), /is not a GGUF file/);
    writeFileSync(bench.path('cut.gguf'), Buffer.from('GGUF\u0003\0\0\0\u0001\0\0\0'));
    assert.match(await problem(bench.path('cut.gguf')), /is cut short/);
  });

  it('is no adapter, or of another kind', async () => {
    assert.match(await problem(model), /is not an adapter; choose a LoRA adapter/);
    assert.match(await wrong({ metadata: { 'adapter.type': 'control_vector' } }), /kind that this version cannot use/);
  });

  it('has an alpha that is no number, or not of the type for it', async () => {
    assert.match(await wrong({ metadata: { 'adapter.lora.alpha': f32(NaN) } }), /no usable alpha/);
    assert.match(await wrong({ metadata: { 'adapter.lora.alpha': 'eight' } }), /no usable alpha/);
    // The native library ends the process over a whole number.
    assert.match(await wrong({ metadata: { 'adapter.lora.alpha': u32(8) } }), /no usable alpha/);
  });

  it('is made of random weights', async () => {
    assert.match(await problem(makeLora(bench.path('random.gguf'), good), false), /made of random weights for tests/);
    const unmarked = makeLora(bench.path('unmarked.gguf'), { ...good, marked: false });
    assert.equal((await checkAdapter(unmarked, model)).rank, 4);
  });

  it('is made for another architecture', async () => {
    assert.match(
      await wrong({ architecture: 'qwen3 <b>' }),
      /of the architecture qwen3\?b\?, and this model is of llama/,
    );
  });

  it('lacks a half', async () => {
    const without = (letter: string): Promise<string> =>
      wrong({ change: (tensors) => tensors.filter(({ name }) => name !== `blk.0.attn_q.weight.lora_${letter}`) });
    assert.match(await without('a'), /lacks the first half for blk\.0\.attn_q\.weight/);
    assert.match(await without('b'), /lacks the second half for blk\.0\.attn_q\.weight/);
  });

  it('holds what is no half, or nothing at all', async () => {
    const change: TinyLora['change'] = (tensors, weights) => [...tensors, weights.ones('blk.0.attn_q.bias', 64)];
    assert.match(await wrong({ change }), /holds blk\.0\.attn_q\.bias, which is no half/);
    assert.match(await wrong({ targets: {} }), /holds nothing to lay over a model/);
  });

  it('changes what the model does not have', async () => {
    assert.match(
      await wrong({ targets: { 'blk.7.attn_q.weight': [64, 64] } }),
      /blk\.7\.attn_q\.weight, which this model/,
    );
  });

  it('does not fit in its inputs, its outputs, its ranks or its turn', async () => {
    const name = 'blk.0.attn_k.weight';
    for (const shape of [[96, 32] as const, [64, 64] as const]) {
      assert.match(await wrong({ targets: { [name]: shape } }), /does not fit the shape of blk\.0\.attn_k\.weight/);
    }
    const halves = (a: number[], b: number[]): Promise<string> =>
      wrong({
        targets: {},
        change: (_, weights) => [
          weights.random(`${name}.lora_a`, a, 'F32', 1),
          weights.random(`${name}.lora_b`, b, 'F32', 1),
        ],
      });
    assert.match(await halves([64, 4], [8, 32]), /does not fit/);
    assert.match(await halves([4, 64], [4, 32]), /does not fit/);
    assert.match(await halves([64, 4, 2], [4, 32, 2]), /does not fit/);
  });

  it('is checked against all parts of a model', async () => {
    const parts = { 'split.count': u32(2) };
    const first = makeGguf(bench.path('m-00001-of-00002.gguf'), { architecture: 'llama', layers: 1, metadata: parts });
    await assert.rejects(checkAdapter(bench.path('good.gguf'), first, true), /m-00002-of-00002\.gguf does not exist/);
    makeGguf(bench.path('m-00002-of-00002.gguf'), { architecture: 'llama', layers: 2, metadata: parts });
    assert.equal((await checkAdapter(bench.path('good.gguf'), first, true)).rank, 4);
  });

  it('is refused as a model', async () => {
    await assert.rejects(checkModelFile(bench.path('good.gguf'), true), /is an adapter, which knows nothing by itself/);
  });
});

describe('an adapter over a model', function () {
  this.timeout(30_000);
  const bench = new Bench();
  let llama: Llama;
  let model: LlamaModel;
  let adapter: string;
  before(async () => {
    llama = await getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.disabled,
    });
    const file = makeGguf(bench.path('model.gguf'), { architecture: 'llama' });
    adapter = makeLora(bench.path('adapter.gguf'), good);
    await checkAdapter(adapter, file, true);
    model = await llama.loadModel({ modelPath: file });
  });
  after(async () => {
    await llama.dispose();
    await bench.clean();
  });

  /** Probabilities of the next token, by token. */
  async function probabilities(scale: number | null): Promise<number[]> {
    const context = await model.createContext({
      contextSize: 256,
      threads: 1,
      ...(scale === null ? {} : { lora: { adapters: [{ filePath: adapter, scale }] } }),
    });
    const tokens = model.tokenize('58 M with tearing chest pain');
    const last = tokens.length - 1;
    const output = await context
      .getSequence()
      .controlledEvaluate([...tokens.slice(0, -1), [tokens[last]!, { generateNext: { probabilities: true } }]]);
    await context.dispose();
    const shares = [...(output[last]?.next.probabilities ?? [])];
    assert.equal(shares.length, model.fileInfo.metadata.tokenizer.ggml.tokens.length);
    return shares.sort(([a], [b]) => a - b).map(([, share]) => share);
  }

  it('changes what the model says, and the more the larger its scale', async () => {
    const bare = await probabilities(null);
    const distance = (other: readonly number[]): number =>
      other.reduce((sum, share, token) => sum + Math.abs(share - bare[token]!), 0);
    const [none, little, full] = [await probabilities(0), await probabilities(0.1), await probabilities(1)];
    assert.equal(distance(none), 0);
    assert.ok(distance(little) > 0);
    assert.ok(distance(full) > distance(little));
  });
});
