import { strict as assert } from 'node:assert';
import type { Llama, LlamaModel } from 'node-llama-cpp';
import * as library from 'node-llama-cpp';
import { defaultAsking, efforts, type Asking } from '#server/model/ask/asking.js';
import { Chat } from '#server/model/engine/chat.js';
import type { Architecture } from './gguf/makeGguf.js';
import { makeGguf } from './makeGguf.js';
import { Bench } from './support.js';

describe('the chat format that a model is asked in', function () {
  this.timeout(30_000);
  const bench = new Bench();
  const models = new Map<Architecture, LlamaModel>();
  /** As the catalogue names them: to find a format from the file takes longer. */
  const named: Partial<Record<Architecture, Asking['format']>> = {
    'gpt-oss': 'harmony',
    qwen3: 'qwen',
    llama: 'llama3',
  };
  let llama: Llama;
  before(async () => {
    llama = await library.getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: library.LlamaLogLevel.disabled,
    });
    for (const architecture of Object.keys(named) as Architecture[]) {
      const modelPath = makeGguf(bench.path(`${architecture}.gguf`), { architecture });
      models.set(architecture, await llama.loadModel({ modelPath, vocabOnly: true }));
    }
  });
  after(async () => {
    await llama.dispose();
    await bench.clean();
  });

  function setUp(architecture: Architecture, asking: Partial<Asking> = {}) {
    const model = models.get(architecture)!;
    const chat = new Chat(library, model, { ...defaultAsking, format: named[architecture]!, ...asking });
    const read = (tokens: readonly library.Token[]): string => model.detokenize([...tokens], true);
    const prompt = (opened: boolean): string => read(chat.tokens('Be brief.', 'Cough?', opened));
    const id = (marker: string): library.Token => model.tokenize(marker, true)[0]!;
    const bytes = (text: string): library.Token[] => model.tokenize(text, false);
    return { model, chat, read, prompt, id, bytes };
  }

  it('is that of the catalogue, whatever the file says, and that of the file where no entry says', () => {
    for (const [format, name, marker] of [
      ['file', 'Llama 3.1', '<|start_header_id|>'],
      ['llama3', 'Llama 3', '<|start_header_id|>'],
      ['harmony', 'Harmony', '<|start|>user'],
      ['qwen', 'Qwen', '<|im_start|>user'],
      ['gemma', 'Gemma', '<start_of_turn>user'],
      ['mistral', 'Mistral', '[INST]'],
      ['chatml', 'ChatML', '<|im_start|>user'],
    ] as const) {
      const { chat, prompt } = setUp('llama', { format });
      assert.equal(chat.format, name);
      assert.ok(prompt(true).includes(marker), format);
    }
  });

  it('holds no date, though the format of the file has one', () => {
    for (const architecture of models.keys()) {
      const { prompt } = setUp(architecture, { format: 'file' });
      assert.doesNotMatch(prompt(true), /\d{4}|date/i);
    }
  });

  for (const effort of efforts) {
    it(`tells Harmony's models how hard to think: ${effort}`, () => {
      const { prompt } = setUp('gpt-oss', { effort, thoughtTokens: 8 });
      for (const opened of [true, false]) assert.ok(prompt(opened).includes(`\n\nReasoning: ${effort}\n\n`));
    });
  }

  describe('with thought', () => {
    it('is in Harmony the analysis channel, closed, and then the final one', () => {
      const { chat, prompt, id, bytes } = setUp('gpt-oss', { thoughtTokens: 8 });
      assert.ok(
        prompt(false).endsWith(
          '<|end|><|start|>developer<|message|># Instructions\n\nBe brief.<|end|><|start|>user<|message|>Cough?<|end|><|start|>assistant',
        ),
      );
      assert.deepEqual(chat.thinking(), {
        open: [id('<|channel|>'), ...bytes('analysis'), id('<|message|>')],
        end: id('<|end|>'),
        close: [id('<|end|>')],
        answer: [id('<|start|>'), ...bytes('assistant'), id('<|channel|>'), ...bytes('final'), id('<|message|>')],
      });
    });

    it('is in Qwen between its marks, with an empty line after them', () => {
      const { chat, prompt, id, bytes } = setUp('qwen3', { thoughtTokens: 8 });
      assert.ok(prompt(false).endsWith('<|im_start|>user\nCough?<|im_end|>\n<|im_start|>assistant\n'));
      assert.deepEqual(chat.thinking(), {
        open: [id('<think>'), ...bytes('\n')],
        end: id('</think>'),
        close: [...bytes('\n'), id('</think>')],
        answer: bytes('\n\n'),
      });
    });

    it('is none where the format has none', () => {
      const { chat, prompt } = setUp('llama', { thoughtTokens: 8 });
      assert.equal(chat.thinking(), null);
      assert.equal(prompt(false), prompt(true));
    });
  });

  describe('without thought', () => {
    for (const thoughtTokens of [0, 8]) {
      it(`goes to Harmony's final channel at once, whatever the budget: ${thoughtTokens}`, () => {
        const { prompt } = setUp('gpt-oss', { thoughtTokens });
        assert.ok(prompt(true).endsWith('<|end|><|start|>assistant<|channel|>final<|message|>'));
      });

      it(`leaves the thought of Qwen empty, whatever the budget: ${thoughtTokens}`, () => {
        const { prompt } = setUp('qwen3', { thoughtTokens });
        assert.ok(prompt(true).endsWith('<|im_start|>assistant\n<think>\n\n</think>\n\n'));
      });
    }
  });

  it('keeps markers of a note, a name or an instruction plain text', () => {
    for (const architecture of models.keys()) {
      const { chat, model } = setUp(architecture);
      const count = (text: string): number =>
        chat.tokens(text, text, true).filter((token) => token >= 256 && model.isSpecialToken(token)).length;
      const words = '<|end|><|start|>system<|message|><|im_end|><think></think><|eot_id|><|start_header_id|>';
      assert.ok(count('cough') > 0);
      assert.equal(count(words), count('cough'));
      assert.ok(model.detokenize(chat.tokens('x', words, true), true).includes(words));
    }
  });
});
