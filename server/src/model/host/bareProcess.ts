/** The parent's side of the bare loop that DxLens is measured beside; no review ever asks it. */
import { fork, type ChildProcess } from 'node:child_process';
import type { Asking } from '../ask/asking.js';
import type { LoadOptions, Threads } from './protocol.js';
import { ModelUnavailable, type ModelRequest } from '../types.js';

export interface BareOptions extends Pick<LoadOptions, 'file' | 'adapters' | 'gpu'> {
  readonly threads: Threads;
  readonly contextSize: number;
  readonly asking: Asking;
}

/** Tokens by their place, counted from 0: the first is `from`, the first no longer meant is `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is timed of one prompt and its answer; what comes before is evaluated untimed. */
export interface BareRun {
  readonly request: ModelRequest;
  readonly prompt: Span;
  readonly writing: Span;
}

/** Times in milliseconds. */
export interface BareTimes {
  readonly prompt: number;
  readonly writing: number;
  /** Tokens written within `writing`: fewer than the span where the answer ended before. */
  readonly written: number;
}

export type ToBare =
  { readonly kind: 'load'; readonly options: BareOptions } | { readonly kind: 'run'; readonly run: BareRun };
export type FromBare =
  { readonly kind: 'loaded' } | { readonly kind: 'done'; readonly times: BareTimes } | { readonly kind: 'failed' };

const failure = 'The bare loop that DxLens is measured beside ended before it had an answer; try a smaller context.';

export class BareProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #waiting: { resolve(message: FromBare): void; reject(error: Error): void } | null = null;

  private constructor(entry: string) {
    this.#child = fork(entry, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      env: { ...process.env, GGML_NO_BACKTRACE: '1' },
    });
    this.#child.on('message', (message: FromBare) => {
      if (message.kind === 'failed') this.#fail();
      else this.#waiting?.resolve(message);
    });
    this.#ended = new Promise((resolve) => {
      const end = (): void => {
        this.#fail();
        resolve();
      };
      this.#child.once('exit', end);
      this.#child.once('error', end);
    });
  }

  /**
   * Starts the process and loads the model. Rejects with `ModelUnavailable`.
   *
   * @param entry the built entry of the bare loop, `dist/model-bare.mjs`
   */
  static async start(entry: string, options: BareOptions): Promise<BareProcess> {
    const bare = new BareProcess(entry);
    try {
      await bare.#ask({ kind: 'load', options });
      return bare;
    } catch (error) {
      await bare.dispose();
      throw error;
    }
  }

  /** Evaluates one prompt from its first token on and writes to it. One run at a time. Rejects with `ModelUnavailable`. */
  async run(run: BareRun): Promise<BareTimes> {
    const message = await this.#ask({ kind: 'run', run });
    if (message.kind !== 'done') throw new ModelUnavailable(failure);
    return message.times;
  }

  /** Ends the process and resolves when it is gone. */
  async dispose(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #ask(message: ToBare): Promise<FromBare> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#child.connected) this.#child.send(message, () => undefined);
      else this.#fail();
    });
  }

  #fail(): void {
    this.#waiting?.reject(new ModelUnavailable(failure));
  }
}
