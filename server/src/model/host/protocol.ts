/**
 * What the server and the model's process say to each other over the channel that `fork` opens. Note text goes one
 * way, the model's words come back; neither is ever written anywhere on the way.
 */
import type { Asking } from '../ask/asking.js';
import type { ModelRequest, Priority, RawChoice, RawOpinion } from '../types.js';

/** CPU threads, for the two kinds of work apart: a prompt is wide work, writing a token is narrow. */
export interface Threads {
  readonly prompt: number;
  readonly writing: number;
}

export interface LoadOptions {
  readonly file: string;
  /** LoRA files laid over the model, already checked against it. */
  readonly adapters: readonly { readonly file: string; readonly scale: number }[];
  /** CPU threads; null has them measured. The native default makes small models slower by orders of magnitude. */
  readonly threads: Threads | null;
  /** Tokens the model can see at once; null takes the default, bounded by what the model was trained on. */
  readonly contextSize: number | null;
  /** Written opinions at the same time, at least 1; the choice has a place of its own beside them. */
  readonly writers: number;
  /** Most tokens of one answer. */
  readonly maxTokens: number;
  readonly gpu: 'auto' | false;
  readonly asking: Asking;
  /** Models of the catalogue that can be named where this one does not fit. */
  readonly others: readonly { readonly name: string; readonly sizeBytes: number }[];
}

export type ToChild =
  | { readonly kind: 'load'; readonly options: LoadOptions }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly way: 'decide' | 'reason';
      readonly priority: Priority;
      readonly request: ModelRequest;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'stop' };

/** How much work one answer took, in tokens. */
export interface Counts {
  /** All tokens of the prompt; of a choice, the questions included. */
  readonly prompt: number;
  /** Tokens at the beginning of the prompt that were still evaluated from the last ask. */
  readonly reused: number;
  /** Tokens of the questions of a choice; 0 for a written opinion. */
  readonly questions: number;
  /** Tokens written, thought included. */
  readonly answer: number;
}

/** Where a request stands: `prompt` while the note is read, `answer` while the model writes. In tokens. */
export interface Progress {
  readonly phase: 'prompt' | 'answer';
  readonly done: number;
  readonly total: number;
}

export type FailureCause = 'cancelled' | 'unavailable' | 'invalid';

/** Bytes of memory: what was expected before loading, and what the process holds once loaded. */
export interface Memory {
  readonly expected: number;
  readonly held: number;
}

export type FromChild =
  /** Sent every second, and the proof that the process is neither dead nor stuck. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'loaded'; readonly contextSize: number; readonly threads: Threads; readonly memory: Memory }
  /** The file cannot be loaded; the process ends by itself. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  /** What is written so far, after each finished statement. */
  | { readonly kind: 'partial'; readonly id: number; readonly opinion: RawOpinion }
  | { readonly kind: 'written'; readonly id: number; readonly opinion: RawOpinion; readonly counts: Counts }
  | { readonly kind: 'chosen'; readonly id: number; readonly choice: RawChoice; readonly counts: Counts }
  | { readonly kind: 'failed'; readonly id: number; readonly cause: FailureCause; readonly reason: string };
