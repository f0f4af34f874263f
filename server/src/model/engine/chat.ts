/**
 * Chat formats: from a prompt to the tokens that a model was trained to read, and how its thought is opened and closed.
 * Everything that would put today's date into a prompt is pinned, so that equal prompts give equal tokens.
 */
import type { ChatWrapper, LlamaModel, LlamaText, SpecialTokensText, Token, Tokenizer } from 'node-llama-cpp';
import type * as NodeLlamaCpp from 'node-llama-cpp';
import type { Asking } from '../ask/asking.js';
import { tokenizeChat } from './decoding.js';

type Library = typeof NodeLlamaCpp;

/** The catalogue's names of chat formats -> the library's; `file` takes what the file says. */
const formats = {
  file: 'auto',
  harmony: 'harmony',
  qwen: 'qwen',
  gemma: 'gemma',
  llama3: 'llama3',
  mistral: 'mistral',
  chatml: 'chatML',
} as const satisfies Record<Asking['format'], string>;

/** How a thought is opened, how the model ends it, how it is ended for the model, and how the answer begins after it. */
export interface Thinking {
  readonly open: readonly Token[];
  readonly end: Token;
  readonly close: readonly Token[];
  readonly answer: readonly Token[];
}

export class Chat {
  readonly #library: Library;
  readonly #tokenizer: Tokenizer;
  /** Answers at once. */
  readonly #wrapper: ChatWrapper;
  /** Thinks before it answers; the same where no thought is asked for. */
  readonly #thinker: ChatWrapper;

  constructor(library: Library, model: LlamaModel, asking: Asking) {
    this.#library = library;
    this.#tokenizer = model.tokenizer;
    this.#wrapper = resolveFormat(library, model, { ...asking, thoughtTokens: 0 });
    this.#thinker = asking.thoughtTokens > 0 ? resolveFormat(library, model, asking) : this.#wrapper;
  }

  /** The tokens of the note that was asked about last, by its pieces. */
  #known: ReadonlyMap<string, Map<string, Token[]>> = new Map();

  /** The library's name of the chat format that is used. */
  get format(): string {
    return this.#wrapper.wrapperName;
  }

  /**
   * Tokens of a conversation of one question, up to where the answer begins.
   *
   * @param opened true takes a format with channels to the final one and leaves its thought empty, so that the answer
   *   comes at once; false leaves the beginning to `thinking`
   * @param note what `user` begins with, where more than one question is asked about it: it is tokenized apart and once
   */
  tokens(system: string, user: string, opened: boolean, note = ''): Token[] {
    const state = (opened ? this.#wrapper : this.#thinker).generateContextState({
      chatHistory: [
        { type: 'system', text: system },
        { type: 'user', text: user },
        { type: 'model', response: [] },
      ],
    });
    const values = state.contextText.values.map(withHarmonyHeading);
    if (opened) values.push(...this.#channel(state));
    if (note === '') return tokenizeChat(values, this.#tokenizer);
    const apart = values.flatMap((value) => {
      const at = typeof value === 'string' ? value.indexOf(note) : -1;
      if (typeof value !== 'string' || at < 0) return [value];
      return [value.slice(0, at + note.length), value.slice(at + note.length)];
    });
    if (!this.#known.has(note)) this.#known = new Map([[note, new Map()]]);
    return tokenizeChat(apart, this.#tokenizer, this.#known.get(note));
  }

  /** How this format thinks, or null where it has no thought of its own. */
  thinking(): Thinking | null {
    const thought = this.#thinker.settings.segments?.thought;
    if (thought === undefined) return null;
    const library = this.#library;
    const read = (text: string | LlamaText | SpecialTokensText): Token[] =>
      tokenizeChat(library.LlamaText([text]).values, this.#tokenizer);
    const close = read(thought.suffix ?? '');
    const end = close.at(-1);
    if (end === undefined) return null;
    const answer =
      this.format === 'Harmony'
        ? read(new library.SpecialTokensText('<|start|>assistant<|channel|>final<|message|>'))
        : read('\n\n');
    // A format whose thought is open from the beginning has nothing to open.
    const open =
      typeof thought.prefix === 'object' && 'type' in thought.prefix && thought.prefix.type === 'openedOnStart'
        ? []
        : read(thought.prefix as LlamaText);
    return { open, end, close, answer };
  }

  #channel(state: ReturnType<ChatWrapper['generateContextState']>) {
    return 'noPrefixTrigger' in state && state.noPrefixTrigger?.type === 'response'
      ? this.#library.LlamaText(state.noPrefixTrigger.inject).values
      : [];
  }
}

/** The library writes the heading of Harmony's instructions in the singular; the models were trained on the plural. */
function withHarmonyHeading(
  value: LlamaText['values'][number],
  index: number,
  all: LlamaText['values'],
): LlamaText['values'][number] {
  const before = all[index - 1];
  const isHeaded = typeof before === 'object' && before.value.endsWith('<|start|>developer<|message|>');
  return isHeaded && typeof value === 'string' ? value.replace(/^# Instruction\n/, '# Instructions\n') : value;
}

function resolveFormat(library: Library, model: LlamaModel, asking: Asking): ChatWrapper {
  const undated = { todayDate: null, cuttingKnowledgeDate: null } as const;
  const thinks = asking.thoughtTokens > 0;
  return library.resolveChatWrapper(model, {
    type: formats[asking.format],
    warningLogs: false,
    customWrapperSettings: {
      harmony: { ...undated, reasoningEffort: asking.effort },
      'llama3.1': { ...undated, noToolInstructions: true },
      'llama3.2-lightweight': { ...undated, noToolInstructions: true },
      muse: { todayDate: null },
      qwen: { thoughts: thinks ? 'auto' : 'discourage' },
      gemma4: { reasoning: thinks },
      seed: { thinkingBudget: asking.thoughtTokens },
      jinjaTemplate: { reasoning: thinks },
    },
  });
}
