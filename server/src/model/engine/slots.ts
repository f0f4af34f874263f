/**
 * The sequences of one context: one for choices, the others for written opinions. Each keeps what it evaluated last, so a
 * request goes to the one whose beginning is most like its own, and only what differs is evaluated.
 */
import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp';

interface Slot {
  readonly sequence: LlamaContextSequence;
  busy: boolean;
  /** Number of the last use, to take the stalest one where none is alike. */
  used: number;
}

export class Slots {
  readonly #choice: Slot;
  readonly #writers: readonly Slot[];
  #uses = 0;

  constructor(context: LlamaContext, writers: number) {
    const slot = (): Slot => ({ sequence: context.getSequence(), busy: false, used: 0 });
    this.#choice = slot();
    this.#writers = Array.from({ length: writers }, slot);
  }

  /** Tokens that one sequence holds at most. */
  get contextSize(): number {
    return this.#choice.sequence.contextSize;
  }

  /** The sequence for choices. The caller sees to it that one choice is made at a time. */
  get choice(): LlamaContextSequence {
    return this.#choice.sequence;
  }

  /** Lends a free writer's sequence for the time of `work`. Throws where all are busy: the caller counts them. */
  async withWriter<T>(tokens: readonly Token[], work: (sequence: LlamaContextSequence) => Promise<T>): Promise<T> {
    const free = this.#writers.filter((slot) => !slot.busy);
    const alike = free.map((slot) => ({ slot, kept: sharedTokens(slot.sequence.contextTokens, tokens) }));
    alike.sort((a, b) => b.kept - a.kept || a.slot.used - b.slot.used);
    const slot = alike[0]?.slot;
    if (slot === undefined) throw new Error('Every sequence is busy.');
    slot.busy = true;
    slot.used = this.#uses += 1;
    try {
      return await work(slot.sequence);
    } finally {
      slot.busy = false;
    }
  }
}

/** How many tokens two lists begin with in common. */
export function sharedTokens(a: readonly Token[], b: readonly Token[]): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at += 1;
  return at;
}
