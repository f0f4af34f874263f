/** A number of places, given to those who wait in order: the visible note before a batch. */
import { Cancelled, type Priority } from '../types.js';

export class Places {
  #free: number;
  readonly #waiting: Record<Priority, (() => void)[]> = { visible: [], batch: [] };

  constructor(count: number) {
    this.#free = count;
  }

  /** Does the work in the next free place. Rejects with `Cancelled` at once where the signal aborts before one is free. */
  async run<Result>(priority: Priority, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.#enter(priority, signal);
    try {
      return await work();
    } finally {
      // The place goes straight to the next one, so that nobody can come between.
      const next = this.#waiting.visible.shift() ?? this.#waiting.batch.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  #enter(priority: Priority, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(new Cancelled('The request was cancelled.'));
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting[priority];
      const enter = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = (): void => {
        waiting.splice(waiting.indexOf(enter), 1);
        reject(new Cancelled('The request was cancelled.'));
      };
      signal.addEventListener('abort', onAbort, { once: true });
      waiting.push(enter);
    });
  }
}
