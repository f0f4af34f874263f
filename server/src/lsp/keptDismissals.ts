/** The dismissals of this installation: asked of each alert, changed by commands, stored with every change. */
import { randomBytes } from 'node:crypto';
import type { Alert } from '../reasoning/types.js';
import { Dismissals } from '../review/dismissals.js';
import { DismissalStore } from '../review/dismissalStore.js';

export class KeptDismissals {
  /** Until the store is open nothing is dismissed. A key that is stored nowhere ends with the server. */
  #dismissals = new Dismissals(randomBytes(32));
  #store: { readonly folder: string; readonly store: DismissalStore } | null = null;
  #warning: string | null = null;

  /** What is wrong with the store, in one sentence; null where nothing is. */
  get warning(): string | null {
    return this.#warning;
  }

  /** Loads what is stored in a folder. Never rejects: without a store dismissals last until the server ends. */
  async open(folder: string): Promise<void> {
    const store = new DismissalStore(folder);
    try {
      const { dismissals, warning } = await store.load();
      this.#store = { folder, store };
      this.#dismissals = dismissals;
      this.#warning = warning;
    } catch (error) {
      this.#warning = cannotStore(folder, error);
    }
  }

  isDismissed(uri: string, text: string, alert: Alert): boolean {
    return this.#dismissals.isDismissed(uri, text, alert);
  }

  /** Changes them now. Resolves when they are stored or `warning` says that they could not be; never rejects. */
  async change(change: (dismissals: Dismissals) => void): Promise<void> {
    change(this.#dismissals);
    if (this.#store !== null) {
      const { folder, store } = this.#store;
      this.#warning = await store.save(this.#dismissals).then(
        () => null,
        (error: unknown) => cannotStore(folder, error),
      );
    }
  }
}

function cannotStore(folder: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return `Dismissals cannot be stored in ${folder} (${code}) and last until the server ends; make it a folder that you may write to.`;
}
