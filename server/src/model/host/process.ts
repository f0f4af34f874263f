/**
 * One life of the model's process: fork, load, ask, end. It knows nothing of queues or of a second life; that is
 * `host.ts`. Standard output and error of the process go nowhere: native logs may hold what is evaluated.
 */
import { fork, type ChildProcess } from 'node:child_process';
import type { Counts, FromChild, LoadOptions, Memory, Progress, Threads, ToChild } from './protocol.js';
import {
  Cancelled,
  ModelOutputInvalid,
  ModelUnavailable,
  type ModelRequest,
  type Priority,
  type RawChoice,
  type RawOpinion,
} from '../types.js';

/** The process ended, or had to be ended, before it answered. `message` says how, without the note. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

/** A process that says nothing for `milliseconds × missed` is stuck. Counted in ticks, so that a sleeping computer does not count. */
export interface Heartbeat {
  readonly milliseconds: number;
  readonly missed: number;
}

/** What the process says of itself once the model is loaded. */
export interface Loaded {
  readonly contextSize: number;
  readonly threads: Threads;
  readonly memory: Memory;
}

/** One request as it goes to the process, with what it may tell on the way. */
export interface ChildRequest {
  readonly id: number;
  readonly way: 'decide' | 'reason';
  readonly priority: Priority;
  readonly request: ModelRequest;
  readonly onProgress: (progress: Progress) => void;
  readonly onPartial: (soFar: RawOpinion) => void;
}

export type ChildAnswer =
  | { readonly way: 'decide'; readonly choice: RawChoice; readonly counts: Counts }
  | { readonly way: 'reason'; readonly opinion: RawOpinion; readonly counts: Counts };

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
  #loading: Waiting<Loaded> | null = null;
  readonly #asking = new Map<number, Waiting<ChildAnswer> & { readonly request: ChildRequest }>();
  /** How much work keeps the parent awake. */
  #awake = 0;

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
  load(options: LoadOptions): Promise<Loaded> {
    return this.#keepingAwake(
      new Promise((resolve, reject) => {
        this.#loading = { resolve, reject };
        this.#send({ kind: 'load', options });
      }),
    );
  }

  /** Rejects with the errors of `LanguageModel`, or `ProcessEnded`. The caller sees to it that the process has room. */
  ask(request: ChildRequest): Promise<ChildAnswer> {
    return this.#keepingAwake(
      new Promise((resolve, reject) => {
        this.#asking.set(request.id, { request, resolve, reject });
        const { id, way, priority, request: about } = request;
        this.#send({ kind: 'ask', id, way, priority, request: about });
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
    this.#awake += 1;
    this.#child.ref();
    this.#child.channel?.ref();
    try {
      return await work;
    } finally {
      this.#awake -= 1;
      if (this.#awake === 0) {
        this.#child.unref();
        this.#child.channel?.unref();
      }
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
    switch (message.kind) {
      case 'beat':
        break;
      case 'loaded':
        this.#loading?.resolve(message);
        this.#loading = null;
        break;
      case 'refused':
        this.#loading?.reject(new ModelUnavailable(message.reason));
        this.#loading = null;
        break;
      case 'progress':
        this.#asking.get(message.id)?.request.onProgress(message.progress);
        break;
      case 'partial':
        this.#asking.get(message.id)?.request.onPartial(message.opinion);
        break;
      case 'written':
        this.#taken(message.id)?.resolve({ way: 'reason', opinion: message.opinion, counts: message.counts });
        break;
      case 'chosen':
        this.#taken(message.id)?.resolve({ way: 'decide', choice: message.choice, counts: message.counts });
        break;
      case 'failed':
        this.#taken(message.id)?.reject(new errors[message.cause](message.reason));
    }
  }

  /** Who waits for an answer, and no longer does. */
  #taken(id: number): Waiting<ChildAnswer> | undefined {
    const waiting = this.#asking.get(id);
    this.#asking.delete(id);
    return waiting;
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
    this.#loading = null;
    for (const id of [...this.#asking.keys()]) this.#taken(id)?.reject(error);
  }
}

const errors = { cancelled: Cancelled, unavailable: ModelUnavailable, invalid: ModelOutputInvalid } as const;

/**
 * The parent's environment without the native library's settings, without keys to anything, and without the library's crash
 * report, which starts a debugger.
 */
function childEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^NODE_LLAMA_CPP_|^DXLENS_ENDPOINT_KEY$|^HF_TOKEN$/.test(name),
  );
  return { ...Object.fromEntries(kept), GGML_NO_BACKTRACE: '1' };
}
