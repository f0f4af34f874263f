/** Pauses in typing, in the test's own hands: nothing that waits for one goes on before `elapse`. */
import type { Later } from '#server/lsp/pause.js';

export class Pauses {
  #waiting: (() => void)[] = [];

  readonly later: Later = (work) => {
    this.#waiting.push(work);
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== work);
    };
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  /** The typing pauses. */
  elapse(): void {
    for (const work of this.#waiting.splice(0)) {
      work();
    }
  }
}
