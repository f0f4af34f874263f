/**
 * The parent's side of a local model: one model file and one process, which starts with the first ask, ends when nobody
 * has asked for a while, and is started again after a pause that grows with each failure. One choice and a few written
 * opinions run at a time, those of the visible note first; the others wait in order. The server never loads the native
 * library.
 */
import { availableParallelism, loadavg } from 'node:os';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkAdapter } from '../gguf/adapters.js';
import type { Asking } from '../ask/asking.js';
import { askingFor, type CatalogModel } from '../ask/catalog.js';
import { checkModelFile } from '../gguf/gguf.js';
import { ModelProcess, ProcessEnded, type ChildAnswer, type Heartbeat, type Loaded } from './process.js';
import type { Counts, LoadOptions, Progress, Threads } from './protocol.js';
import { Queue, type Entry } from './queue.js';
import {
  ModelUnavailable,
  type AskOptions,
  type LanguageModel,
  type ModelIdentity,
  type ModelRequest,
  type RawChoice,
  type RawOpinion,
  type WriteOptions,
} from '../types.js';

export type ModelState = 'idle' | 'loading' | 'working' | 'down';

export interface ModelHostOptions {
  /** The model: a GGUF file. */
  readonly file: string;
  /** LoRA files to lay over it, with their scale; 1 is as trained. */
  readonly adapters?: readonly { readonly file: string; readonly scale: number }[] | undefined;
  /** The built entry of the model's process, `dist/model-host.mjs`. */
  readonly childFile: string;
  /** CPU threads for everything; by default they are measured, for prompts and for writing apart. */
  readonly threads?: number | undefined;
  /** What was measured before, and where to keep what is measured now. */
  readonly threadMemory?: ThreadMemory | undefined;
  /** Tokens that the model can see at once; default 8192, bounded by what the model was trained on. */
  readonly contextSize?: number | undefined;
  /** Written opinions at the same time; default 1. Memory grows with it. */
  readonly writers?: number | undefined;
  /** Most tokens of one answer; default 2048, and never more than half the context. */
  readonly maxTokens?: number | undefined;
  /** `auto` (the default) uses a graphics processor where the library for it is installed. */
  readonly gpu?: 'auto' | false | undefined;
  /** The known models: how this one is asked, and which others would fit where it does not. */
  readonly catalogue?: readonly CatalogModel[] | undefined;
  /** How the model is asked, whatever the catalogue says. */
  readonly asking?: Asking | undefined;
  /** Minutes without a request after which the process ends; 0 (the default) keeps it. */
  readonly unloadAfterMinutes?: number | undefined;
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

/** Remembers how many threads suit a model; nothing of any note. */
export interface ThreadMemory {
  recall(model: ModelIdentity): Promise<Threads | null>;
  keep(model: ModelIdentity, threads: Threads): Promise<void>;
}

const defaultHeartbeat: Heartbeat = { milliseconds: 5000, missed: 6 };
const defaultMaxTokens = 2048;
/** A request is tried in two lives of the process: a crash may have had another cause, two have this one. */
const tries = 2;

/** Half a second, doubled with each failure up to half a minute. */
export function defaultBackOff(failures: number): number {
  return Math.min(500 * 2 ** (failures - 1), 30_000);
}

export class ModelHost implements LanguageModel {
  readonly #options: ModelHostOptions;
  readonly #queue: Queue;
  readonly #disposal = new AbortController();
  #identity: ModelIdentity;
  #process: ModelProcess | null = null;
  #loaded: Loaded | null = null;
  /** The last process, on its way out: two are never in memory. */
  #ending: Promise<void> | null = null;
  #pumping: Promise<void> | null = null;
  #idle: NodeJS.Timeout | null = null;
  #failures = 0;
  #crashedOnLoad = false;
  #state: ModelState = 'idle';

  constructor(options: ModelHostOptions) {
    this.#options = options;
    this.#queue = new Queue(options.writers ?? 1, (id) => this.#process?.cancel(id));
    const adapters = (options.adapters ?? []).map(({ file }) => basename(file));
    this.#identity = { name: basename(options.file), architecture: null, sizeBytes: null, host: null, adapters };
  }

  /** The file name until the file has been checked; then what the file says. */
  get identity(): ModelIdentity {
    return this.#identity;
  }

  get weight(): number {
    return this.#asking.weight;
  }

  readonly canChoose = true;

  get #asking(): Asking {
    return this.#options.asking ?? askingFor(this.#identity, this.#options.catalogue ?? []);
  }

  get state(): ModelState {
    return this.#state;
  }

  /** Process id of the model's process, or null where none runs. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /** What the process said when it had loaded the model; null before. */
  get loaded(): Loaded | null {
    return this.#loaded;
  }

  /** Looks at the files without starting anything. Rejects with `ModelUnavailable`. */
  async check(): Promise<ModelIdentity> {
    const { file, adapters = [], allowRandomWeights = false } = this.#options;
    const checked = await checkModelFile(file, allowRandomWeights);
    const names: string[] = [];
    for (const adapter of adapters) names.push((await checkAdapter(adapter.file, file, allowRandomWeights)).name);
    this.#identity = { ...checked.identity, adapters: names };
    return this.#identity;
  }

  async decide(request: ModelRequest, options: AskOptions): Promise<RawChoice> {
    const answer = await this.#ask('decide', request, options);
    if (answer.way !== 'decide') throw new ModelUnavailable('The model answered another question.');
    return answer.choice;
  }

  async reason(request: ModelRequest, options: WriteOptions): Promise<RawOpinion> {
    const answer = await this.#ask('reason', request, options);
    if (answer.way !== 'reason') throw new ModelUnavailable('The model answered another question.');
    return answer.opinion;
  }

  async dispose(): Promise<void> {
    this.#disposal.abort();
    this.#stayLoaded();
    this.#queue.rejectAll(new ModelUnavailable('The model was switched off.'));
    await this.#process?.stop();
    await this.#pumping;
    await this.#ending;
  }

  #ask(way: 'decide' | 'reason', request: ModelRequest, options: WriteOptions): Promise<ChildAnswer> {
    if (this.#disposal.signal.aborted) return Promise.reject(new ModelUnavailable('The model was switched off.'));
    this.#stayLoaded();
    // The caller is answered at once; the process gives up at the end of its chunk, and only then takes the next request.
    const answer = this.#queue.add(way, request, options);
    this.#pump();
    return answer;
  }

  /** Starts whatever there is room for. One at a time: a start of the process is waited for by all. */
  #pump(): void {
    this.#pumping ??= this.#startAll().finally(() => {
      this.#pumping = null;
      if (this.#queue.hasRoom) this.#pump();
      else if (this.#queue.isEmpty) this.#rest();
    });
  }

  /** Never rejects: whatever happens goes to the entries. */
  async #startAll(): Promise<void> {
    for (let entry = this.#queue.next(); entry !== null; entry = this.#queue.next()) {
      try {
        const child = await this.#ready();
        // While the process was starting it may have been cancelled, or have had to give way.
        if (entry.settled) this.#queue.finished(entry);
        else if (!this.#queue.gaveWay(entry)) this.#run(child, entry);
      } catch (error) {
        this.#failed(
          entry,
          error,
          `while it loaded the model file ${this.#options.file}, which may be damaged or too large for this machine`,
        );
      }
    }
  }

  #run(child: ModelProcess, entry: Entry): void {
    this.#enter('working');
    const { id, way, request, priority } = entry;
    child
      .ask({
        id,
        way,
        priority,
        request,
        onProgress: (progress) => this.#options.onProgress?.(progress),
        onPartial: (soFar) => entry.onPartial?.(soFar),
      })
      .then((answer) => {
        this.#failures = 0;
        this.#queue.finished(entry);
        if (this.#queue.isEmpty) this.#rest();
        this.#options.onAnswered?.(answer.counts);
        entry.resolve(answer);
      })
      .catch((error: unknown) => this.#failed(entry, error, 'on this note, so its opinion is left out'))
      .finally(() => this.#pump());
  }

  /** An entry whose process ended is tried once more; everything else is its answer. `over`: what is said of the last try. */
  #failed(entry: Entry, error: unknown, over: string): void {
    if (!(error instanceof ProcessEnded)) {
      if (this.#queue.gaveWay(entry)) return;
      this.#queue.finished(entry);
      if (this.#process === null) this.#enter('down', error);
      entry.reject(error instanceof Error ? error : new ModelUnavailable('The model failed.'));
      return;
    }
    this.#noticeEnd();
    entry.attempts += 1;
    const isLast = entry.attempts >= tries;
    const reason = new ModelUnavailable(
      `The model's process failed (${error.message}) ${isLast ? `${String(entry.attempts)} times ${over}` : 'and is started again'}.`,
    );
    this.#enter('down', reason);
    if (isLast) {
      this.#queue.finished(entry);
      entry.reject(reason);
    } else this.#queue.again(entry);
  }

  /** It may have ended at work or between two requests, by itself, killed from outside or by the heartbeat. */
  #noticeEnd(): void {
    if (this.#process?.alive !== false) return;
    this.#failures += 1;
    void this.#letGo(this.#process);
  }

  /** Ends a process and resolves when it is gone; one that has ended badly may still hold its memory for a moment. */
  #letGo(child: ModelProcess): Promise<void> {
    this.#process = null;
    this.#loaded = null;
    this.#ending = child.stop();
    return this.#ending;
  }

  /** A process with the model loaded: the running one, or a new one after the pause that earlier failures ask for. */
  async #ready(): Promise<ModelProcess> {
    this.#noticeEnd();
    if (this.#process !== null) return this.#process;
    await this.#ending;
    if (this.#failures > 0) await this.#pause((this.#options.backOff ?? defaultBackOff)(this.#failures));
    const identity = await this.check();
    this.#throwIfDisposed();
    this.#enter('loading');
    const child = new ModelProcess(this.#options.childFile, this.#options.heartbeat ?? defaultHeartbeat);
    this.#process = child;
    try {
      const known = await this.#threads(identity);
      const isQuiet = loadavg()[0]! < availableParallelism() / 2;
      this.#loaded = await child.load(this.#loadOptions(known));
      // What was measured while others kept the cores busy is good for now, and not for always.
      if (known === null && isQuiet) await this.#options.threadMemory?.keep(identity, this.#loaded.threads);
      return child;
    } catch (error) {
      if (error instanceof ProcessEnded) {
        this.#crashedOnLoad = true;
        this.#failures += 1;
      }
      await this.#letGo(child);
      throw error;
    }
  }

  async #threads(identity: ModelIdentity): Promise<Threads | null> {
    const { threads, threadMemory } = this.#options;
    if (threads === undefined) return (await threadMemory?.recall(identity)) ?? null;
    return { prompt: threads, writing: threads };
  }

  #loadOptions(threads: Threads | null): LoadOptions {
    const { file, adapters, contextSize, writers, maxTokens, gpu, catalogue = [] } = this.#options;
    return {
      file,
      adapters: adapters ?? [],
      threads,
      contextSize: contextSize ?? null,
      writers: writers ?? 1,
      maxTokens: maxTokens ?? defaultMaxTokens,
      // A faulty graphics driver ends the process while it loads; the processor is then asked instead.
      gpu: this.#crashedOnLoad ? false : (gpu ?? 'auto'),
      asking: this.#asking,
      others: catalogue.flatMap(({ name, sizeBytes }) => (sizeBytes === null ? [] : [{ name, sizeBytes }])),
    };
  }

  /** Nobody asks for anything: the state says so, and after a while the memory is given back. */
  #rest(): void {
    if (this.#state === 'working' || this.#state === 'loading') this.#enter('idle');
    const minutes = this.#options.unloadAfterMinutes ?? 0;
    if (minutes === 0 || this.#process === null || this.#disposal.signal.aborted) return;
    this.#stayLoaded();
    this.#idle = setTimeout(() => this.#unload(), minutes * 60_000);
    this.#idle.unref();
  }

  #stayLoaded(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
  }

  #unload(): void {
    if (this.#process !== null && this.#queue.isEmpty) void this.#letGo(this.#process);
  }

  async #pause(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.#disposal.signal }).catch(() => this.#throwIfDisposed());
  }

  #throwIfDisposed(): void {
    if (this.#disposal.signal.aborted) throw new ModelUnavailable('The model was switched off.');
  }

  #enter(state: ModelState, error?: unknown): void {
    // Who switched it off is not told that it is down, and least of all that it is started again.
    if (this.#disposal.signal.aborted || (state === this.#state && state !== 'down')) return;
    this.#state = state;
    this.#options.onState?.(state, state === 'down' && error instanceof Error ? error.message : null);
  }
}
