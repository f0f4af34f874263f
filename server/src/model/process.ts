/**
 * One life of the model's process: fork, load, ask, end. It knows nothing of queues or of a second life; that is
 * `host.ts`. Standard output and error of the process go nowhere: native logs may hold what is evaluated.
 */
import { fork, type ChildProcess } from 'node:child_process';
import type { Counts, FromChild, LoadOptions, Progress, ToChild } from './protocol.js';
import { Cancelled, ModelOutputInvalid, ModelUnavailable, type OpinionRequest } from './types.js';

/** The process ended, or had to be ended, before it answered. `message` says how, without the note. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

/** A process that says nothing for `milliseconds × missed` is stuck. Counted in ticks, so that a sleeping computer does not count. */
export interface Heartbeat {
  readonly milliseconds: number;
  readonly missed: number;
}

export interface ChildAnswer {
  readonly text: string;
  readonly counts: Counts;
}

/** How long a process may take to end by itself before it is killed. */
const graceMilliseconds = 2000;

interface Waiting<T> {
  resolve(value: T): void;
  reject(error: Error): void;
}

export class ModelProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #watch: NodeJS.Timeout;
  #silent = 0;
  #end: string | null = null;
  #loading: Waiting<void> | null = null;
  #asking: (Waiting<ChildAnswer> & { readonly id: number; readonly report: (progress: Progress) => void }) | null =
    null;

  /** @param childFile the built entry of the process, `dist/model-host.mjs` */
  constructor(childFile: string, heartbeat: Heartbeat) {
    this.#child = fork(childFile, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A debugger's port and loader hooks of the parent are not the child's.
      execArgv: [],
      env: childEnvironment(),
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        this.#finish(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`);
        resolve();
      });
      this.#child.once('error', () => {
        this.#finish('it could not be started');
        resolve();
      });
    });
    this.#child.on('message', (message: FromChild) => this.#receive(message));
    this.#watch = setInterval(() => {
      this.#silent += 1;
      if (this.#silent > heartbeat.missed) this.#kill('it no longer answered');
    }, heartbeat.milliseconds);
    this.#watch.unref();
  }

  /** Null once the process has ended. */
  get pid(): number | null {
    return this.#end === null ? (this.#child.pid ?? null) : null;
  }

  get alive(): boolean {
    return this.#end === null;
  }

  /** Rejects with `ModelUnavailable` where the file cannot be loaded, and `ProcessEnded` where the process ends on it. */
  load(options: LoadOptions): Promise<void> {
    return this.#keepingAwake(
      new Promise((resolve, reject) => {
        this.#loading = { resolve, reject };
        this.#send({ kind: 'load', options });
      }),
    );
  }

  /** One request at a time. Rejects with the errors of `LanguageModel.ask`, or `ProcessEnded`. */
  ask(id: number, request: OpinionRequest, report: (progress: Progress) => void): Promise<ChildAnswer> {
    return this.#keepingAwake(
      new Promise((resolve, reject) => {
        this.#asking = { id, report, resolve, reject };
        this.#send({ kind: 'ask', id, request });
      }),
    );
  }

  /** Asks the process to give up a request; its answer to that is the rejection of `ask`. */
  cancel(id: number): void {
    this.#send({ kind: 'cancel', id });
  }

  /** Ends the process, kindly first, and resolves when it is gone. */
  async stop(): Promise<void> {
    this.#child.ref();
    this.#send({ kind: 'stop' });
    const timer = setTimeout(() => this.#kill('it did not end when asked to'), graceMilliseconds);
    await this.#ended;
    clearTimeout(timer);
  }

  /** A loaded process at rest does not keep its parent alive; one at work does. */
  async #keepingAwake<T>(work: Promise<T>): Promise<T> {
    this.#child.ref();
    this.#child.channel?.ref();
    try {
      return await work;
    } finally {
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }

  #send(message: ToChild): void {
    if (this.#end !== null) {
      this.#finish(this.#end);
      return;
    }
    // A channel that closes under the message is followed by `exit`, which rejects what waits.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #receive(message: FromChild): void {
    this.#silent = 0;
    const asking = this.#asking;
    switch (message.kind) {
      case 'beat':
        break;
      case 'loaded':
        this.#loading?.resolve();
        this.#loading = null;
        break;
      case 'refused':
        this.#loading?.reject(new ModelUnavailable(message.reason));
        this.#loading = null;
        break;
      case 'progress':
        if (asking?.id === message.id) asking.report(message.progress);
        break;
      case 'answer':
        if (asking?.id !== message.id) break;
        this.#asking = null;
        asking.resolve({ text: message.text, counts: message.counts });
        break;
      case 'failed':
        if (asking?.id !== message.id) break;
        this.#asking = null;
        asking.reject(new errors[message.cause](message.reason));
    }
  }

  #kill(reason: string): void {
    this.#finish(reason);
    this.#child.kill('SIGKILL');
  }

  #finish(reason: string): void {
    this.#end ??= reason;
    clearInterval(this.#watch);
    const error = new ProcessEnded(this.#end);
    this.#loading?.reject(error);
    this.#asking?.reject(error);
    this.#loading = null;
    this.#asking = null;
  }
}

const errors = { cancelled: Cancelled, unavailable: ModelUnavailable, invalid: ModelOutputInvalid } as const;

/** The parent's environment without the native library's settings, and without its crash report, which starts a debugger. */
function childEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_LLAMA_CPP_'));
  return { ...Object.fromEntries(kept), GGML_NO_BACKTRACE: '1' };
}
