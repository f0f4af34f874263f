/**
 * What the server and the model's process say to each other over the channel that `fork` opens. Note text goes one
 * way, the model's words come back; neither is ever written anywhere on the way.
 */
import type { OpinionRequest } from './types.js';

export interface LoadOptions {
  readonly file: string;
  /** CPU threads; always set, because the native default makes small models slower by orders of magnitude. */
  readonly threads: number;
  /** Tokens the model can see at once; null takes the default, bounded by what the model was trained on. */
  readonly contextSize: number | null;
  /** Most tokens of one answer. */
  readonly maxTokens: number;
  readonly gpu: 'auto' | false;
}

export type ToChild =
  | { readonly kind: 'load'; readonly options: LoadOptions }
  | { readonly kind: 'ask'; readonly id: number; readonly request: OpinionRequest }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'stop' };

/** How much work one answer took, in tokens. */
export interface Counts {
  readonly prompt: number;
  /** Tokens at the beginning of the prompt that were still evaluated from the last ask. */
  readonly reused: number;
  readonly answer: number;
}

/** Where a request stands: `prompt` while the note is read, `answer` while the model writes. In tokens. */
export interface Progress {
  readonly phase: 'prompt' | 'answer';
  readonly done: number;
  readonly total: number;
}

export type FailureCause = 'cancelled' | 'unavailable' | 'invalid';

export type FromChild =
  /** Sent every second, and the proof that the process is neither dead nor stuck. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'loaded'; readonly contextSize: number }
  /** The file cannot be loaded; the process ends by itself. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly id: number; readonly text: string; readonly counts: Counts }
  | { readonly kind: 'failed'; readonly id: number; readonly cause: FailureCause; readonly reason: string };
