/** A thought before the answer: bounded, closed for the model where it does not end it itself, and never in the answer. */
import { strict as assert } from 'node:assert';
import { defaultAsking, type Asking } from '#server/model/ask/asking.js';
import type { Counts } from '#server/model/host/protocol.js';
import type { Architecture } from './gguf/makeGguf.js';
import { makeGguf } from './makeGguf.js';
import { Bench, brief, never } from './support.js';

const request = { text: 'HPI: 58 M with tearing chest pain.', candidates: ['Aortic dissection'] };
const budget = 12;

describe('the thought of a model', function () {
  this.timeout(60_000);
  const bench = new Bench();
  after(() => bench.clean());

  /** What an answer of the form costs a model that has a liking for a marker of its own where it is given one. */
  async function answered(architecture: Architecture, asking: Partial<Asking>, marker?: string): Promise<Counts> {
    const prefer = { ...brief, ...(marker === undefined ? {} : { [marker]: 20 }) };
    let counts: Counts | null = null;
    const host = bench.host(makeGguf(bench.path('m.gguf'), { architecture, prefer }), {
      contextSize: 8192,
      maxTokens: 512,
      asking: { ...defaultAsking, ...asking },
      onAnswered: (given) => (counts = given),
    });
    const { diagnoses, missing } = await host.reason(request, { signal: never });
    assert.deepEqual([diagnoses.length, missing.length], [1, 1]);
    await host.dispose();
    return counts!;
  }

  for (const [architecture, format, turn] of [
    ['gpt-oss', 'harmony', '<|return|>'],
    ['qwen3', 'qwen', '<|im_end|>'],
  ] as const) {
    describe(`in the format ${format}`, () => {
      let plain: number;
      before(async () => {
        plain = (await answered(architecture, { format })).answer;
      });
      const thought = async (marker?: string): Promise<number> =>
        (await answered(architecture, { format, thoughtTokens: budget }, marker)).answer - plain;

      it('takes no more than its budget, whatever the model would write', async () => {
        assert.equal(await thought(), budget);
      });

      it('is over when the model ends its turn, and the answer is still asked for', async () => {
        assert.equal(await thought(turn), 0);
      });
    });
  }

  it('is over when the model ends it', async () => {
    // In a string of the answer it writes the same marker, as letters that mean nothing there.
    const plain = await answered('qwen3', { format: 'qwen' }, '</think>');
    const thought = await answered('qwen3', { format: 'qwen', thoughtTokens: budget }, '</think>');
    assert.equal(thought.answer - plain.answer, 1);
  });

  it('is none in a format that has none, whatever the budget', async () => {
    const plain = await answered('llama', { format: 'llama3' });
    assert.deepEqual(await answered('llama', { format: 'llama3', thoughtTokens: budget }), plain);
  });
});
