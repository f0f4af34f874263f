/**
 * The parent's side of a local model: one model file, one process, one running request, the others in order behind it.
 * The process starts with the first ask; when it ends by itself it is started again after a pause that grows with each
 * failure, and the request that it was at is tried once more. The server never loads the native library.
 */
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkModelFile } from './gguf.js';
import { parseAnswer } from './grammar.js';
import { ModelProcess, ProcessEnded, type Heartbeat } from './process.js';
import type { Counts, Progress } from './protocol.js';
import {
  Cancelled,
  ModelUnavailable,
  type LanguageModel,
  type ModelIdentity,
  type OpinionRequest,
  type RawOpinion,
} from './types.js';

export type ModelState = 'idle' | 'loading' | 'working' | 'down';

export interface ModelHostOptions {
  /** The model: a GGUF file. */
  readonly file: string;
  /** The built entry of the model's process, `dist/model-host.mjs`. */
  readonly childFile: string;
  /** CPU threads; default: one for a file under 200 MB, otherwise the number of cores up to eight. */
  readonly threads?: number | undefined;
  /** Tokens that the model can see at once; default 8192, bounded by what the model was trained on. */
  readonly contextSize?: number | undefined;
  /** Most tokens of one answer; default 2048, and never more than half the context. */
  readonly maxTokens?: number | undefined;
  /** `auto` (the default) uses a graphics processor where the library for it is installed. */
  readonly gpu?: 'auto' | false | undefined;
  /** For tests only; no flag and no setting may reach it. */
  readonly allowRandomWeights?: boolean | undefined;
  readonly heartbeat?: Heartbeat | undefined;
  /** Pause in milliseconds before a start that follows `failures` failed lives in a row. */
  readonly backOff?: ((failures: number) => number) | undefined;
  /** Told of every change of state; `reason` is one sentence when the model is down, else null. */
  readonly onState?: ((state: ModelState, reason: string | null) => void) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onAnswered?: ((counts: Counts) => void) | undefined;
}

interface Entry {
  readonly id: number;
  readonly request: OpinionRequest;
  resolve(opinion: RawOpinion): void;
  reject(error: Error): void;
  /** True once the caller has its answer, or no longer wants one. */
  settled: boolean;
}

const defaultHeartbeat: Heartbeat = { milliseconds: 5000, missed: 6 };
const defaultMaxTokens = 2048;
const smallFileBytes = 200_000_000;
const mostThreads = 8;
/** A request is tried in two lives of the process: a crash may have had another cause, two have this one. */
const tries = 2;

/** Threads where none are set. Small models get one, because threads wait on each other longer than they compute. */
export function defaultThreads(sizeBytes: number, cores: number): number {
  return sizeBytes < smallFileBytes ? 1 : Math.max(1, Math.min(cores, mostThreads));
}

/** Half a second, doubled with each failure up to half a minute. */
export function defaultBackOff(failures: number): number {
  return Math.min(500 * 2 ** (failures - 1), 30_000);
}

/** Makes a host whose identity is already read from the file, where the file is good. Never rejects: `ask` says what is wrong. */
export async function startModel(options: ModelHostOptions): Promise<ModelHost> {
  const host = new ModelHost(options);
  await host.check().catch(() => undefined);
  return host;
}

export class ModelHost implements LanguageModel {
  readonly #options: ModelHostOptions;
  readonly #queue: Entry[] = [];
  readonly #disposal = new AbortController();
  #identity: ModelIdentity;
  #process: ModelProcess | null = null;
  #running: Entry | null = null;
  #serving: Promise<void> | null = null;
  #failures = 0;
  #crashedOnLoad = false;
  #lastId = 0;
  #state: ModelState = 'idle';

  constructor(options: ModelHostOptions) {
    this.#options = options;
    this.#identity = { name: basename(options.file), architecture: null, sizeBytes: null };
  }

  /** The file name until the file has been checked; then what the file says. */
  get identity(): ModelIdentity {
    return this.#identity;
  }

  get state(): ModelState {
    return this.#state;
  }

  /** Process id of the model's process, or null where none runs. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /** Looks at the file without starting anything. Rejects with `ModelUnavailable`. */
  async check(): Promise<ModelIdentity> {
    const checked = await checkModelFile(this.#options.file, this.#options.allowRandomWeights ?? false);
    this.#identity = checked.identity;
    return checked.identity;
  }

  ask(request: OpinionRequest, signal: AbortSignal): Promise<RawOpinion> {
    if (this.#disposal.signal.aborted) return Promise.reject(new ModelUnavailable('The model was switched off.'));
    if (signal.aborted) return Promise.reject(new Cancelled('The request was cancelled.'));
    return new Promise((resolve, reject) => {
      const settle = (how: () => void): void => {
        if (entry.settled) return;
        entry.settled = true;
        signal.removeEventListener('abort', onAbort);
        how();
      };
      const entry: Entry = {
        id: (this.#lastId += 1),
        request,
        settled: false,
        resolve: (opinion) => settle(() => resolve(opinion)),
        reject: (error) => settle(() => reject(error)),
      };
      const onAbort = (): void => this.#abort(entry);
      signal.addEventListener('abort', onAbort);
      this.#queue.push(entry);
      this.#serving ??= this.#serve();
    });
  }

  async dispose(): Promise<void> {
    if (!this.#disposal.signal.aborted) {
      this.#disposal.abort();
      for (const entry of [...this.#queue.splice(0), ...(this.#running === null ? [] : [this.#running])]) {
        entry.reject(new ModelUnavailable('The model was switched off.'));
      }
    }
    await this.#process?.stop();
    await this.#serving;
  }

  /** The caller is answered at once; the process gives up at the end of its chunk, and only then takes the next request. */
  #abort(entry: Entry): void {
    const at = this.#queue.indexOf(entry);
    if (at >= 0) this.#queue.splice(at, 1);
    else this.#process?.cancel(entry.id);
    entry.reject(new Cancelled('The request was cancelled.'));
  }

  async #serve(): Promise<void> {
    for (let entry = this.#queue.shift(); entry !== undefined; entry = this.#queue.shift()) {
      this.#running = entry;
      await this.#answer(entry);
      this.#running = null;
    }
    this.#serving = null;
  }

  /** Never rejects: whatever happens goes to the entry. */
  async #answer(entry: Entry): Promise<void> {
    for (let attempt = 1; !entry.settled; attempt += 1) {
      try {
        const child = await this.#ready();
        if (entry.settled) {
          this.#enter('idle');
          return;
        }
        this.#enter('working');
        const report = (progress: Progress): void => this.#options.onProgress?.(progress);
        const { text, counts } = await child.ask(entry.id, entry.request, report);
        this.#failures = 0;
        this.#enter('idle');
        this.#options.onAnswered?.(counts);
        entry.resolve(parseAnswer(text));
      } catch (error) {
        if (!(error instanceof ProcessEnded)) {
          this.#enter(this.#process === null ? 'down' : 'idle', error);
          entry.reject(error instanceof Error ? error : new ModelUnavailable('The model failed.'));
          return;
        }
        this.#process = null;
        this.#failures += 1;
        const reason = new ModelUnavailable(
          `The model's process failed (${error.message}) ${attempt < tries ? 'and is started again' : `${attempt} times on this note, so its opinion is left out`}.`,
        );
        this.#enter('down', reason);
        if (attempt >= tries) entry.reject(reason);
      }
    }
  }

  /** A process with the model loaded: the running one, or a new one after the pause that earlier failures ask for. */
  async #ready(): Promise<ModelProcess> {
    if (this.#process !== null && !this.#process.alive) {
      // It ended between two requests, killed from outside or by the heartbeat.
      this.#process = null;
      this.#failures += 1;
    }
    if (this.#process !== null) return this.#process;
    if (this.#failures > 0) await this.#pause((this.#options.backOff ?? defaultBackOff)(this.#failures));
    const { file, childFile, allowRandomWeights } = this.#options;
    const checked = await checkModelFile(file, allowRandomWeights ?? false);
    this.#identity = checked.identity;
    this.#throwIfDisposed();
    this.#enter('loading');
    const child = new ModelProcess(childFile, this.#options.heartbeat ?? defaultHeartbeat);
    this.#process = child;
    try {
      await child.load({
        file,
        threads: this.#options.threads ?? defaultThreads(checked.sizeBytes, availableParallelism()),
        contextSize: this.#options.contextSize ?? null,
        maxTokens: this.#options.maxTokens ?? defaultMaxTokens,
        // A faulty graphics driver ends the process while it loads; the processor is then asked instead.
        gpu: this.#crashedOnLoad ? false : (this.#options.gpu ?? 'auto'),
      });
      return child;
    } catch (error) {
      this.#process = null;
      if (error instanceof ProcessEnded) this.#crashedOnLoad = true;
      else await child.stop();
      throw error;
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.#disposal.signal }).catch(() => this.#throwIfDisposed());
  }

  #throwIfDisposed(): void {
    if (this.#disposal.signal.aborted) throw new ModelUnavailable('The model was switched off.');
  }

  #enter(state: ModelState, error?: unknown): void {
    if (state === this.#state && state !== 'down') return;
    this.#state = state;
    this.#options.onState?.(state, state === 'down' && error instanceof Error ? error.message : null);
  }
}
