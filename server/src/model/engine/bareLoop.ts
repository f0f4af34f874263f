/**
 * Entry of a process that DxLens is measured beside: the native library alone, in the shortest program that does the same
 * work. The whole prompt is evaluated at once, and the answer is written under the same grammar with the same threads and
 * the same size of context; nothing is kept, reported or cancelled, and every other setting is the library's own.
 */
import { availableParallelism } from 'node:os';
import type { Llama, LlamaContextSequence, LlamaModel } from 'node-llama-cpp';
import type * as NodeLlamaCpp from 'node-llama-cpp';
import type { BareOptions, BareRun, BareTimes, FromBare, ToBare } from '../host/bareProcess.js';
import { Chat } from './chat.js';
import { openLibrary, serveParent } from './library.js';
import { answerSchema, quotableLines } from '../ask/grammar.js';
import { opinionPrompt } from '../ask/prompt.js';

interface Loaded {
  readonly library: typeof NodeLlamaCpp;
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly chat: Chat;
  readonly options: BareOptions;
}

let loaded: Loaded | null = null;

function main(): void {
  // Second to the editor too, as the process is that it is measured beside.
  if (!serveParent()) return;
  process.on('message', (message: ToBare) => {
    answer(message)
      .then((reply) => process.send?.(reply))
      .catch(() => process.send?.({ kind: 'failed' } satisfies FromBare));
  });
}

async function answer(message: ToBare): Promise<FromBare> {
  if (message.kind === 'load') {
    loaded = await load(message.options);
    return { kind: 'loaded' };
  }
  return loaded === null ? { kind: 'failed' } : { kind: 'done', times: await timed(loaded, message.run) };
}

async function load(options: BareOptions): Promise<Loaded> {
  const { library, llama } = await openLibrary(options.gpu);
  const model = await llama.loadModel({ modelPath: options.file });
  const context = await model.createContext({
    contextSize: options.contextSize,
    threads: { ideal: availableParallelism(), min: 1 },
    ...(options.adapters.length === 0
      ? {}
      : { lora: { adapters: options.adapters.map(({ file, scale }) => ({ filePath: file, scale })) } }),
  });
  const chat = new Chat(library, model, options.asking);
  return { library, llama, model, sequence: context.getSequence(), chat, options };
}

async function timed(parts: Loaded, { request, prompt, writing }: BareRun): Promise<BareTimes> {
  const { library, llama, model, sequence, chat, options } = parts;
  const { system, user } = opinionPrompt(request);
  const tokens = chat.tokens(system, user, true);
  await sequence.clearHistory();
  llama.maxThreads = options.threads.prompt;
  await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(0, prompt.from));
  let begun = performance.now();
  await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(prompt.from, prompt.to));
  const read = performance.now() - begun;
  await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(prompt.to, -1));

  const grammar = await llama.createGrammarForJsonSchema(answerSchema(quotableLines(request.text)));
  const grammarEvaluationState = new library.LlamaGrammarEvaluationState({ model, grammar });
  llama.maxThreads = options.threads.writing;
  let count = 0;
  let ended = (begun = performance.now());
  for await (const _token of sequence.evaluate(tokens.slice(-1), { temperature: 0, grammarEvaluationState })) {
    count += 1;
    ended = performance.now();
    if (count <= writing.from) begun = ended;
    if (count >= writing.to) break;
  }
  return { prompt: read, writing: ended - begun, written: Math.max(0, Math.min(count, writing.to) - writing.from) };
}

main();
