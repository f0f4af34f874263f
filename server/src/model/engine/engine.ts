/**
 * The native library at work, in the model's own process: one model, one context, a fixed pool of sequences for the life
 * of the process. Each sequence keeps what it evaluated, so that an ask about an edited note begins where the texts part.
 *
 * Only `child.ts` imports this file: the server never loads the library.
 */
import type { Llama, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import type * as NodeLlamaCpp from 'node-llama-cpp';
import type { Asking } from '../ask/asking.js';
import type { Chat, Thinking } from './chat.js';
import { logSum, sharesOf, type Asked } from '../ask/choice.js';
import { chunkSize, feed } from './decoding.js';
import { answerSchema, parseAnswer, parsePartial, quotableLines } from '../ask/grammar.js';
import { choicePrompt, opinionPrompt, optionLetters } from '../ask/prompt.js';
import type { Counts, Memory, Progress, Threads } from '../host/protocol.js';
import { sharedTokens, type Slots } from './slots.js';
import {
  Cancelled,
  ModelOutputInvalid,
  ModelUnavailable,
  type ModelRequest,
  type Priority,
  type RawChoice,
  type RawOpinion,
} from '../types.js';

/** No vocabulary packs prose tighter than this, so a longer text is refused before it is tokenized. */
const mostCharactersPerToken = 16;
/** The library's scale of priorities goes from 1 to 5. */
const evaluationPriorities = { visible: 5, batch: 1 } as const satisfies Record<Priority, number>;

/** What `load.ts` puts together. */
export interface EngineParts {
  readonly library: typeof NodeLlamaCpp;
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly chat: Chat;
  readonly slots: Slots;
  readonly threads: Threads;
  readonly memory: Memory;
  readonly asking: Asking;
  /** Most tokens of one answer. */
  readonly maxTokens: number;
}

/** What an ask may tell and must obey while it runs. */
export interface Ask {
  readonly request: ModelRequest;
  readonly priority: Priority;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** How many tokens were thought, and those that are still to be evaluated before the answer. */
interface Thought {
  readonly tokens: number;
  readonly last: Token[];
}

export class Engine {
  readonly #parts: EngineParts;
  /** For each option letter the tokens that write it. */
  readonly #letters: readonly (readonly Token[])[];

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#letters = [...optionLetters].map((letter) => letterTokens(parts.model, letter));
  }

  /** Tokens that the prompt and the answer may have together. */
  get contextSize(): number {
    return this.#parts.slots.contextSize;
  }

  get threads(): Threads {
    return this.#parts.threads;
  }

  get memory(): Memory {
    return this.#parts.memory;
  }

  /**
   * Divides the model's belief over the candidates. The note is evaluated once, then each question on top of it. Rejects
   * with `Cancelled` within one chunk when the signal aborts, `ModelUnavailable` when the note does not fit, and
   * `ModelOutputInvalid` when the model's figures are no numbers.
   */
  async decide(ask: Ask): Promise<{ choice: RawChoice; counts: Counts }> {
    const { chat, slots, asking } = this.#parts;
    const prompt = choicePrompt(ask.request, asking.questions);
    this.#refuseLong(ask.request.text, 0);
    const questions = prompt.questions.map(({ text, order }) => ({
      order,
      tokens: chat.tokens(prompt.system, prompt.note + text, true, prompt.note),
    }));
    const longest = Math.max(...questions.map(({ tokens }) => tokens.length));
    if (longest > this.contextSize - 1) throw new ModelUnavailable(tooLong(this.contextSize));
    // The note ends where any other question would begin to differ.
    const noteTokens = sharedTokens(
      questions[0]!.tokens,
      chat.tokens(prompt.system, `${prompt.note}?`, true, prompt.note),
    );
    const sequence = slots.choice;
    const total = questions.reduce((sum, { tokens }) => sum + tokens.length - noteTokens, noteTokens);
    let [done, reused] = [0, 0];
    const asked: Asked[] = [];
    for (const [index, { order, tokens }] of questions.entries()) {
      const kept = await this.#adapt(sequence, tokens.slice(0, -1));
      if (index === 0) {
        [done, reused] = [kept, kept];
        if (sequence.needsCheckpoints) {
          await this.#feed(sequence, tokens.slice(kept, noteTokens), ask, kept, total);
          await keepPlace(sequence);
        }
      }
      const rest = tokens.slice(sequence.nextTokenIndex);
      // The last chunk gives the logits with it: an evaluation of one token more costs nearly as much as a small chunk.
      const chunk = rest.slice(-(rest.length % chunkSize || chunkSize));
      await this.#feed(sequence, rest.slice(0, rest.length - chunk.length), ask, done, total);
      asked.push({ order, logits: await this.#letterLogits(sequence, chunk, order.length, ask) });
      done += rest.length;
      ask.onProgress({ phase: 'prompt', done, total });
    }
    const counts = { prompt: total, reused, questions: total - noteTokens, answer: 0 };
    const choice = sharesOf(asked, asking.temperature);
    // Damaged weights give logits that are no numbers, which no later step would notice.
    if (![...choice.shares, choice.none].every(Number.isFinite)) throw new ModelOutputInvalid(noFigures);
    return { choice, counts };
  }

  /**
   * Writes an opinion. Rejects with `Cancelled` when the signal aborts (within one chunk of the prompt or one token of the
   * answer), `ModelUnavailable` when the note does not fit, `ModelOutputInvalid` when the answer does not close.
   *
   * @param onPartial is told of each finished statement, with all before it
   */
  async reason(ask: Ask, onPartial: (soFar: RawOpinion) => void): Promise<{ opinion: RawOpinion; counts: Counts }> {
    const { chat, slots, asking, maxTokens } = this.#parts;
    const thinking = asking.thoughtTokens > 0 ? chat.thinking() : null;
    const thoughtTokens = thinking === null ? 0 : asking.thoughtTokens + thinking.close.length + thinking.answer.length;
    const room = this.contextSize - maxTokens - thoughtTokens;
    this.#refuseLong(ask.request.text, maxTokens + thoughtTokens);
    const { system, user } = opinionPrompt(ask.request);
    const prompt = chat.tokens(system, user, thinking === null);
    if (thinking !== null) prompt.push(...thinking.open);
    if (prompt.length > room) throw new ModelUnavailable(tooLong(room));
    return slots.withWriter(prompt, async (sequence) => {
      // The last token is evaluated together with the first one of the answer, so it is never kept as known.
      const reused = await this.#adapt(sequence, prompt.slice(0, -1));
      await this.#feed(sequence, prompt.slice(reused, -1), ask, reused, prompt.length);
      await keepPlace(sequence);
      const last = prompt.slice(-1);
      const thought = thinking === null ? { tokens: 0, last } : await this.#think(sequence, last, thinking, ask);
      const written = await this.#write(sequence, thought, ask, onPartial);
      const counts = { prompt: prompt.length, reused, questions: 0, answer: thought.tokens + written.tokens };
      return { opinion: written.opinion, counts };
    });
  }

  /** Drops from a sequence what these tokens do not begin with; gives how many of them are known. */
  async #adapt(sequence: LlamaContextSequence, tokens: Token[]): Promise<number> {
    await sequence.adaptStateToTokens(tokens, false);
    return sequence.nextTokenIndex;
  }

  #feed(sequence: LlamaContextSequence, tokens: Token[], ask: Ask, before: number, total: number): Promise<void> {
    const evaluationPriority = evaluationPriorities[ask.priority];
    return feed(
      tokens,
      (chunk) => {
        this.#use(this.#parts.threads.prompt);
        return sequence.evaluateWithoutGeneratingNewTokens(chunk, { evaluationPriority });
      },
      ask.signal,
      (done) => ask.onProgress({ phase: 'prompt', done: before + done, total }),
    );
  }

  async #letterLogits(sequence: LlamaContextSequence, chunk: Token[], options: number, ask: Ask): Promise<number[]> {
    const letters = this.#letters.slice(0, options);
    this.#use(this.#parts.threads.prompt);
    const results = await sequence.controlledEvaluate(
      [...chunk.slice(0, -1), [chunk.at(-1)!, { generateNext: { logits: { filter: { tokens: letters.flat() } } } }]],
      { evaluationPriority: evaluationPriorities[ask.priority] },
    );
    const logits = results.at(-1)?.next.logits;
    if (logits === undefined) throw new ModelOutputInvalid(noFigures);
    return letters.map((tokens) => logSum(tokens.map((token) => logits.get(token) ?? -Infinity)));
  }

  /** Lets the model think, within its budget; what closes the thought and opens the answer is left to be evaluated. */
  async #think(sequence: LlamaContextSequence, last: Token[], thinking: Thinking, ask: Ask): Promise<Thought> {
    const { asking, maxTokens, threads } = this.#parts;
    const evaluationPriority = evaluationPriorities[ask.priority];
    let tokens = 0;
    this.#use(threads.writing);
    for await (const token of sequence.evaluate(last, { temperature: 0, evaluationPriority })) {
      if (ask.signal.aborted) throw new Cancelled('The request was cancelled.');
      tokens += 1;
      ask.onProgress({ phase: 'answer', done: tokens, total: asking.thoughtTokens + maxTokens });
      if (token === thinking.end) return { tokens, last: [token, ...thinking.answer] };
      // The last token of a thought that is cut off is still to be evaluated, too.
      if (tokens >= asking.thoughtTokens) return { tokens, last: [token, ...thinking.close, ...thinking.answer] };
      this.#use(threads.writing);
    }
    // It wanted to end its turn instead of its thought.
    return { tokens, last: [...thinking.close, ...thinking.answer] };
  }

  async #write(
    sequence: LlamaContextSequence,
    thought: Thought,
    ask: Ask,
    onPartial: (soFar: RawOpinion) => void,
  ): Promise<{ opinion: RawOpinion; tokens: number }> {
    const { library, llama, model, maxTokens, threads } = this.#parts;
    const grammar = await llama.createGrammarForJsonSchema(answerSchema(quotableLines(ask.request.text)));
    const grammarEvaluationState = new library.LlamaGrammarEvaluationState({ model, grammar });
    const written: Token[] = [];
    // Temperature 0: the same note gets the same answer.
    const evaluationPriority = evaluationPriorities[ask.priority];
    this.#use(threads.writing);
    const options = { temperature: 0, grammarEvaluationState, evaluationPriority };
    for await (const token of sequence.evaluate(thought.last, options)) {
      if (ask.signal.aborted) throw new Cancelled('The request was cancelled.');
      written.push(token);
      ask.onProgress({ phase: 'answer', done: thought.tokens + written.length, total: thought.tokens + maxTokens });
      if (model.detokenize([token]).includes('}')) {
        const text = model.detokenize(written).trim();
        if (isWhole(text)) return { opinion: parseAnswer(text), tokens: written.length };
        const soFar = parsePartial(text);
        if (soFar !== null) onPartial(soFar);
      }
      if (written.length >= maxTokens) break;
      this.#use(threads.writing);
    }
    throw new ModelOutputInvalid('The model did not finish its answer in the room it has, so its opinion is left out.');
  }

  /** Sets the threads of the next evaluation; the context asks for as many as it may have. */
  #use(threads: number): void {
    this.#parts.llama.maxThreads = threads;
  }

  #refuseLong(text: string, reserved: number): void {
    const room = this.contextSize - reserved;
    if (text.length > room * mostCharactersPerToken) throw new ModelUnavailable(tooLong(room));
  }
}

/**
 * Remembers this place of a sequence whose state cannot be wound back, as of a recurrent model: the next edit after it
 * then begins here. Models that can be wound back need nothing.
 */
async function keepPlace(sequence: LlamaContextSequence): Promise<void> {
  if (sequence.needsCheckpoints) await sequence.takeCheckpoint();
}

/** True where the text is one whole JSON value: after that the grammar allows nothing but line breaks. */
function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The single tokens that write a letter, alone or after a space; where there are none, what the letter begins with. */
function letterTokens(model: LlamaModel, letter: string): Token[] {
  const ways = [model.tokenizer(letter, false, 'trimLeadingSpace'), model.tokenizer(` ${letter}`, false)];
  const single = ways.filter((tokens) => tokens.length === 1).flat();
  return [...new Set(single.length > 0 ? single : ways[0]!.slice(0, 1))];
}

const noFigures = 'The model gave no figures for its choice, so it is left out; verify its file or fetch it again.';

function tooLong(room: number): string {
  return `The note is too long for this model, which takes ${room} tokens with its instructions, so the model was not asked and nothing was cut; a larger context size (dxlens.model.contextSize) may help.`;
}
