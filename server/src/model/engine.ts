/**
 * The native library at work, in the model's own process. One model, one context, one sequence for the life of the
 * process: the sequence keeps what it evaluated, so that an ask about an edited note begins where the texts part.
 *
 * Only `child.ts` imports this file: the server never loads the library.
 */
import type {
  ChatWrapper,
  Llama,
  LlamaContextSequence,
  LlamaJsonSchemaGrammar,
  LlamaModel,
  Token,
} from 'node-llama-cpp';
import type * as NodeLlamaCpp from 'node-llama-cpp';
import { feed, isWholeJson, tokenizeChat } from './decoding.js';
import { answerSchema } from './grammar.js';
import { buildPrompt } from './prompt.js';
import type { Counts, LoadOptions, Progress } from './protocol.js';
import { Cancelled, ModelOutputInvalid, ModelUnavailable, type OpinionRequest } from './types.js';

type Library = typeof NodeLlamaCpp;

/** Tokens at once: enough for a long note with its answer, and little memory even for large models. */
const defaultContextSize = 8192;
/** No vocabulary packs prose tighter than this, so a longer text is refused before it is tokenized. */
const mostCharactersPerToken = 16;

export interface Answer {
  readonly text: string;
  readonly counts: Counts;
}

interface Parts {
  readonly library: Library;
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly grammar: LlamaJsonSchemaGrammar<typeof answerSchema>;
  readonly wrapper: ChatWrapper;
  /** Most tokens of one answer. */
  readonly maxTokens: number;
}

export class Engine {
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Loads a model. Rejects with `ModelUnavailable` in one sentence where it cannot run here. */
  static async load(options: LoadOptions): Promise<Engine> {
    try {
      return new Engine(await loadParts(options));
    } catch (error) {
      throw new ModelUnavailable(loadFailure(options.file, error));
    }
  }

  /** Tokens that the prompt and the answer may have together. */
  get contextSize(): number {
    return this.#parts.sequence.contextSize;
  }

  /**
   * Asks once. Rejects with `Cancelled` when the signal aborts (within one chunk of the prompt or one token of the
   * answer), `ModelUnavailable` when the note does not fit, `ModelOutputInvalid` when the answer does not close.
   */
  async ask(request: OpinionRequest, signal: AbortSignal, report: (progress: Progress) => void): Promise<Answer> {
    const { sequence } = this.#parts;
    const tokens = this.#promptTokens(request);
    // The last token is evaluated together with the first one of the answer, so it is never kept as known.
    await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
    const reused = sequence.nextTokenIndex;
    await feed(
      tokens.slice(reused, -1),
      (chunk) => sequence.evaluateWithoutGeneratingNewTokens(chunk),
      signal,
      (done) => report({ phase: 'prompt', done: reused + done, total: tokens.length }),
    );
    const written = await this.#write(tokens.slice(-1), signal, report);
    return { text: written.text, counts: { prompt: tokens.length, reused, answer: written.tokens } };
  }

  #promptTokens(request: OpinionRequest): Token[] {
    const { library, model, wrapper, maxTokens } = this.#parts;
    const room = this.contextSize - maxTokens;
    if (request.text.length > room * mostCharactersPerToken) throw new ModelUnavailable(tooLong(room));
    const prompt = buildPrompt(request);
    const state = wrapper.generateContextState({
      chatHistory: [
        { type: 'system', text: prompt.system },
        { type: 'user', text: prompt.user },
        { type: 'model', response: [] },
      ],
    });
    const values = [...state.contextText.values];
    // Where a chat format begins an answer with a choice of channels, the final one is opened for the model.
    if ('noPrefixTrigger' in state && state.noPrefixTrigger?.type === 'response') {
      values.push(...library.LlamaText(state.noPrefixTrigger.inject).values);
    }
    const tokens = tokenizeChat(values, model.tokenizer);
    if (tokens.length > room) throw new ModelUnavailable(tooLong(room));
    return tokens;
  }

  async #write(
    last: Token[],
    signal: AbortSignal,
    report: (progress: Progress) => void,
  ): Promise<{ text: string; tokens: number }> {
    const { library, model, sequence, grammar, maxTokens } = this.#parts;
    const grammarEvaluationState = new library.LlamaGrammarEvaluationState({ model, grammar });
    const written: Token[] = [];
    // Temperature 0: the same note gets the same answer.
    for await (const token of sequence.evaluate(last, { temperature: 0, grammarEvaluationState })) {
      if (signal.aborted) throw new Cancelled('The request was cancelled.');
      written.push(token);
      report({ phase: 'answer', done: written.length, total: maxTokens });
      if (model.detokenize([token]).includes('}')) {
        const text = model.detokenize(written).trim();
        if (isWholeJson(text)) return { text, tokens: written.length };
      }
      if (written.length >= maxTokens) break;
    }
    throw new ModelOutputInvalid('The model did not finish its answer in the room it has, so its opinion is left out.');
  }
}

async function loadParts(options: LoadOptions): Promise<Parts> {
  const library = await import('node-llama-cpp');
  const llama = await library.getLlama({
    gpu: options.gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    maxThreads: options.threads,
    // The native log may hold what is evaluated.
    logLevel: library.LlamaLogLevel.disabled,
    logger: () => undefined,
  });
  const model = await llama.loadModel({ modelPath: options.file });
  const context = await model.createContext({
    contextSize: Math.min(options.contextSize ?? defaultContextSize, model.trainContextSize),
    sequences: 1,
    threads: options.threads,
    // Without it a sliding window forgets, and an edited note would be evaluated from its first word.
    swaFullCache: model.fileInsights.swaSize != null,
  });
  return {
    library,
    llama,
    model,
    sequence: context.getSequence(),
    grammar: await llama.createGrammarForJsonSchema(answerSchema),
    wrapper: chatFormat(library, model),
    maxTokens: Math.min(options.maxTokens, Math.floor(context.contextSize / 2)),
  };
}

/**
 * The chat format of the file, with everything pinned that would put today's date into the prompt, and without a
 * thinking part: the answer is asked for at once, which every model can do and a processor can pay for.
 */
function chatFormat(library: Library, model: LlamaModel): ChatWrapper {
  const undated = { todayDate: null, cuttingKnowledgeDate: null } as const;
  return library.resolveChatWrapper(model, {
    warningLogs: false,
    customWrapperSettings: {
      harmony: { ...undated, reasoningEffort: 'low' },
      'llama3.1': { ...undated, noToolInstructions: true },
      'llama3.2-lightweight': { ...undated, noToolInstructions: true },
      muse: { todayDate: null },
      qwen: { thoughts: 'discourage' },
      jinjaTemplate: { reasoning: false },
    },
  });
}

function tooLong(room: number): string {
  return `The note is too long for this model, which takes ${room} tokens with its instructions, so the model was not asked and nothing was cut; a larger context size (dxlens.model.contextSize) may help.`;
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
