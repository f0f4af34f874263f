/** The one language model that the settings name. Changes follow one another, so that two models are never loaded at once. */
import { basename } from 'node:path';
import { ModelHost } from '../model/host.js';
import type { LanguageModel } from '../model/types.js';
import type { StatusParams } from './messages.js';
import type { ModelSettings } from './settings.js';

export interface ConfiguredModelOptions {
  /** The built entry of the model's process. */
  readonly childFile: string;
  /** For tests only. */
  readonly allowRandomWeights: boolean;
  /** Another model, or none, is in force: what the old one said stands no more. */
  readonly onReplaced: () => void;
  /** The state may be told anew. */
  readonly onState: () => void;
}

export class ConfiguredModel {
  readonly #options: ConfiguredModelOptions;
  #host: ModelHost | null = null;
  #state: StatusParams['model'] = null;
  #last: Promise<void> = Promise.resolve();
  /** Counts the changes asked for; one that a later change has overtaken does nothing. */
  #asked = 0;
  #disposed = false;

  constructor(options: ConfiguredModelOptions) {
    this.#options = options;
  }

  /** The model to ask; null where none is configured, or while one takes the place of another. */
  get current(): LanguageModel | null {
    return this.#host;
  }

  /** For the status: null where none is configured. */
  get state(): StatusParams['model'] {
    return this.#state;
  }

  /**
   * Ends the model in force, and its process, and puts the named one in its place; its process starts with the first ask.
   * Resolves when this, or a later change, is done. A file that cannot be used is told by the state.
   */
  use(settings: ModelSettings): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    this.#last = this.#last.then(() => (turn === this.#asked ? this.#replace(settings) : undefined));
    return this.#last;
  }

  /** Ends the process for good. */
  dispose(): Promise<void> {
    this.#disposed = true;
    return this.use({ file: '', threads: undefined, contextSize: undefined });
  }

  async #replace({ file, threads, contextSize }: ModelSettings): Promise<void> {
    const old = this.#host;
    this.#host = null;
    this.#state = file === '' ? null : { name: basename(file), state: 'loading', reason: null };
    if (old !== null) {
      // Passes are cancelled before their model goes, so that none of them reports its end as a failure.
      this.#options.onReplaced();
      await old.dispose();
    }
    if (file !== '' && !this.#disposed) {
      const { childFile, allowRandomWeights } = this.#options;
      const host = new ModelHost({
        file,
        childFile,
        threads,
        contextSize,
        allowRandomWeights,
        onState: (state, reason) => {
          if (this.#host === host) {
            this.#state = { name: host.identity.name, state, reason };
            this.#options.onState();
          }
        },
      });
      const reason = await host.check().then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : 'The model file cannot be read.'),
      );
      this.#host = host;
      this.#state = { name: host.identity.name, state: reason === null ? 'idle' : 'down', reason };
      this.#options.onReplaced();
    }
    this.#options.onState();
  }
}
