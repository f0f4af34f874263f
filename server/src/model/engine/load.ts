/** From a file to an engine: the library, the memory check, the model with its adapters, the context, the threads. */
import { availableParallelism, freemem } from 'node:os';
import type { Llama, LlamaContext, LlamaModel, Token } from 'node-llama-cpp';
import type * as NodeLlamaCpp from 'node-llama-cpp';
import { answerSchema } from '../ask/grammar.js';
import { Chat } from './chat.js';
import { chunkSize } from './decoding.js';
import { Engine } from './engine.js';
import { openLibrary } from './library.js';
import { checkFit, processBytes } from './memory.js';
import type { LoadOptions, Threads } from '../host/protocol.js';
import { Slots } from './slots.js';
import { calibrate } from './threads.js';
import { ModelUnavailable } from '../types.js';

type Library = typeof NodeLlamaCpp;

/** Tokens at once: enough for a long note with its answer, and little memory even for large models. */
const defaultContextSize = 8192;
/** A smaller context than this holds no note with its answer. */
const leastContextSize = 2048;
/**
 * The library tries a context out to say what it takes, in time and memory that grow with it: 25 ms for this one, minutes and
 * gigabytes for what a file can claim.
 */
const longestEstimate = 131_072;
/** Bytes of the lists of places for each token of each sequence, which the library does not count. */
const placeBytes = 48;
/** Tokens that are written to see how many threads suit it. */
const writtenInTrial = 8;
/** Above this a chunk takes seconds, so the threads are measured on a part of one. */
const largeFileBytes = 2_000_000_000;

/** Loads a model. Rejects with `ModelUnavailable` in one sentence where it cannot run here. */
export async function loadEngine(options: LoadOptions): Promise<Engine> {
  try {
    return await load(options);
  } catch (error) {
    if (error instanceof ModelUnavailable) throw error;
    throw new ModelUnavailable(loadFailure(options.file, error));
  }
}

async function load(options: LoadOptions): Promise<Engine> {
  const { library, llama } = await openLibrary(options.gpu);
  const shape = await shapeOf(library, llama, options);
  // On a processor weights are repacked for speed: a mapped file would then stand in memory twice.
  const model = await llama.loadModel({ modelPath: options.file, useMmap: llama.gpu !== false });
  const context = await model.createContext({
    contextSize: shape.contextSize,
    sequences: shape.sequences,
    batchSize: shape.batchSize,
    threads: { ideal: availableParallelism(), min: 1 },
    flashAttention: shape.flashAttention,
    // Without it a sliding window forgets, and an edited note would be evaluated from its first word.
    swaFullCache: shape.swaFullCache,
    ...(options.adapters.length === 0
      ? {}
      : { lora: { adapters: options.adapters.map(({ file, scale }) => ({ filePath: file, scale })) } }),
  });
  const chat = new Chat(library, model, options.asking);
  const threads = options.threads ?? (await measureThreads({ library, llama, model }, context, shape.modelBytes));
  return new Engine({
    library,
    llama,
    model,
    chat,
    slots: new Slots(context, options.writers),
    threads,
    memory: { expected: shape.expected, held: process.memoryUsage().rss },
    asking: options.asking,
    maxTokens: Math.min(options.maxTokens, Math.floor(context.contextSize / 2)),
  });
}

interface Shape {
  readonly contextSize: number;
  readonly sequences: number;
  readonly batchSize: number;
  readonly swaFullCache: boolean;
  readonly flashAttention: boolean | 'auto';
  readonly modelBytes: number;
  readonly expected: number;
}

/** What will be asked of the machine. Throws `ModelUnavailable` where its memory does not hold it. */
async function shapeOf(library: Library, llama: Llama, options: LoadOptions): Promise<Shape> {
  const insights = await library.GgufInsights.from(
    await library.readGgufFileInfo(options.file, { logWarnings: false }),
    llama,
  );
  const sequences = options.writers + 1;
  const fixed = {
    sequences,
    // Each sequence evaluates a chunk at a time, so no batch is larger, and the buffers for it stay small.
    batchSize: chunkSize * sequences,
    swaFullCache: insights.swaSize != null,
    // On a processor it is quick for whole chunks alone: what an edit leaves to evaluate is shorter, and a written token is one.
    flashAttention: llama.gpu === false ? false : ('auto' as const),
  };
  // A file that claims to have been trained on nothing says nothing.
  const trained = insights.trainContextSize || defaultContextSize;
  const contextSize = Math.min(options.contextSize ?? defaultContextSize, trained);
  const gpuLayers = llama.gpu === false ? 0 : insights.totalLayers;
  const useMmap = llama.gpu !== false;
  const { cpuRam: modelBytes } = await insights.estimateModelResourceRequirementsV2({ gpuLayers, useMmap });
  const estimate = async (size: number): Promise<number> => {
    const context = { ...fixed, contextSize: size, modelGpuLayers: gpuLayers, useMmap };
    return (await insights.estimateContextResourceRequirementsV2(context)).cpuRam + size * sequences * placeBytes;
  };
  const needs = async (size: number): Promise<number> => {
    const most = await estimate(Math.min(size, longestEstimate));
    if (size <= longestEstimate) return modelBytes + most + processBytes;
    // Memory grows with the context in a straight line.
    const perToken = (most - (await estimate(longestEstimate / 2))) / (longestEstimate / 2);
    return modelBytes + most + perToken * (size - longestEstimate) + processBytes;
  };
  const expected = await needs(contextSize);
  const available = freemem();
  // A graphics processor's memory is the library's to divide; it says by itself what does not fit.
  if (llama.gpu === false && expected > available) {
    let smallerContext: number | null = null;
    for (let size = contextSize / 2; size >= leastContextSize && smallerContext === null; size /= 2) {
      if ((await needs(Math.floor(size))) <= available) smallerContext = Math.floor(size);
    }
    checkFit({ file: options.file, needed: expected, available, smallerContext, others: options.others });
  }
  return { ...fixed, contextSize, modelBytes, expected };
}

/** Measures on a sequence that is given back, with words that are no one's. */
async function measureThreads(
  { library, llama, model }: { library: Library; llama: Llama; model: LlamaModel },
  context: LlamaContext,
  bytes: number,
): Promise<Threads> {
  if (llama.gpu !== false) return { prompt: availableParallelism(), writing: availableParallelism() };
  const sequence = context.getSequence();
  const length = bytes > largeFileBytes ? chunkSize / 4 : chunkSize;
  const words = model.tokenizer('The patient was seen in clinic and went home. '.repeat(chunkSize), false);
  const chunk: Token[] = words.slice(0, length);
  const timed = async (threads: number, work: () => Promise<unknown>): Promise<number> => {
    llama.maxThreads = threads;
    await sequence.clearHistory();
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const prompt = (threads: number): Promise<number> =>
    timed(threads, () => sequence.evaluateWithoutGeneratingNewTokens(chunk));
  // As it is done in earnest, under a grammar: what happens between two tokens decides whether further threads help.
  const grammar = await llama.createGrammarForJsonSchema(answerSchema([1]));
  const writing = (threads: number): Promise<number> =>
    timed(threads, async () => {
      const grammarEvaluationState = new library.LlamaGrammarEvaluationState({ model, grammar });
      let written = 0;
      for await (const _token of sequence.evaluate(chunk.slice(0, 1), { grammarEvaluationState })) {
        if ((written += 1) === writtenInTrial) break;
      }
    });
  // The first evaluation reads the file from the disk, and tells nothing of threads.
  await prompt(availableParallelism());
  // Whatever else is at work can only make it slower: the quickest of three is nearest to what the model takes.
  const least = (time: (threads: number) => Promise<number>) => async (threads: number) => {
    let quickest = await time(threads);
    for (let again = 0; again < 2 && bytes <= largeFileBytes; again += 1) {
      quickest = Math.min(quickest, await time(threads));
    }
    return quickest;
  };
  try {
    const trial = { prompt: least(prompt), writing: least(writing), now: () => performance.now() };
    return await calibrate(trial, availableParallelism());
  } finally {
    await sequence.dispose();
  }
}

/** The library's own words stay here: they are many lines, and meant for another reader. */
function loadFailure(file: string, error: unknown): string {
  const kind = error instanceof Error ? error.constructor.name : '';
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (kind === 'InsufficientMemoryError') {
    return `The model file ${file} does not fit into the memory of this machine; choose a smaller model or a smaller context size.`;
  }
  if (kind === 'NoBinaryFoundError' || code === 'ERR_MODULE_NOT_FOUND') {
    return 'The native model library is not installed for this kind of machine, so no model can run on it.';
  }
  return `The model file ${file} could not be loaded; it may be damaged, or of a kind that this version cannot run.`;
}
