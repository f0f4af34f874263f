/** A model that is asked under observation: every message of its progress is kept with its time. */
import { ModelHost, type ModelHostOptions, type ThreadMemory } from '../model/host/host.js';
import type { Counts } from '../model/host/protocol.js';
import { Cancelled, ModelOutputInvalid, type ModelRequest } from '../model/types.js';
import type { Mark, Trace } from './modelBenchFigures.js';

/** What is known while an opinion is written; times in milliseconds since the ask. */
export interface Sofar {
  readonly firstStatement: number | null;
  readonly written: number;
  readonly now: number;
}

export class ObservedHost {
  readonly host: ModelHost;
  /** Milliseconds from the start of the process to the model being loaded, its threads measured; null before. */
  loadMilliseconds: number | null = null;
  #marks: Mark[] = [];
  #counts: Counts | null = null;
  #begun = 0;
  #loading = 0;
  #onMark: (mark: Mark) => void = () => undefined;
  #onIdle: () => void = () => undefined;

  constructor(options: ModelHostOptions) {
    this.host = new ModelHost({
      ...options,
      onState: (state) => {
        if (state === 'loading') this.#loading = performance.now();
        else if (state === 'working') this.loadMilliseconds ??= performance.now() - this.#loading;
        else this.#onIdle();
      },
      onProgress: (progress) => {
        const mark = { ...progress, at: performance.now() - this.#begun };
        this.#marks.push(mark);
        this.#onMark(mark);
      },
      onAnswered: (counts) => {
        this.#counts = counts;
      },
    });
  }

  /** A choice, waited for. Rejects as `ModelHost.decide` does. */
  async choose(request: ModelRequest): Promise<Trace> {
    this.#begin();
    await this.host.decide(request, { signal: new AbortController().signal });
    return this.#trace(null);
  }

  /** A choice that is given up as soon as it has told of its first chunk; resolves when the caller knows. */
  async chooseAndCancel(request: ModelRequest): Promise<void> {
    this.#begin();
    const stop = new AbortController();
    this.#onMark = () => stop.abort();
    await this.host.decide(request, { signal: stop.signal }).catch(ignoring(Cancelled));
  }

  /** An opinion, given up as soon as `enough` says so. One that does not close in its room counts as seen. */
  async write(request: ModelRequest, enough: (sofar: Sofar) => boolean): Promise<Trace> {
    this.#begin();
    const stop = new AbortController();
    let firstStatement: number | null = null;
    const look = (written: number): void => {
      if (enough({ firstStatement, written, now: performance.now() - this.#begun })) stop.abort();
    };
    let written = 0;
    this.#onMark = (mark) => {
      if (mark.phase === 'answer') look((written = mark.done));
    };
    const onPartial = (): void => {
      firstStatement ??= performance.now() - this.#begun;
      look(written);
    };
    await this.host
      .reason(request, { signal: stop.signal, onPartial })
      .then(() => {
        // An opinion without a statement is a suggestion too: that there is none.
        firstStatement ??= performance.now() - this.#begun;
      })
      .catch(ignoring(Cancelled, ModelOutputInvalid));
    const trace = this.#trace(firstStatement);
    await this.#idle();
    return trace;
  }

  /** What was given up may still be at its last token, and would be measured with the next ask. */
  async #idle(): Promise<void> {
    if (this.host.state !== 'working') return;
    await new Promise<void>((resolve) => {
      this.#onIdle = resolve;
    });
  }

  #begin(): void {
    this.#marks = [];
    this.#counts = null;
    this.#onMark = () => undefined;
    this.#begun = performance.now();
  }

  #trace(firstStatement: number | null): Trace {
    return { marks: this.#marks, firstStatement, ended: performance.now() - this.#begun, counts: this.#counts };
  }
}

/** Lets these errors pass; another one is an end of the measurement. */
export function ignoring(...kinds: readonly (new (message: string) => Error)[]): (error: unknown) => void {
  return (error) => {
    if (!kinds.some((kind) => error instanceof kind)) throw error;
  };
}

/** Threads that are measured once are those of the whole bench. */
export function threadsOfOneBench(): ThreadMemory {
  let threads: Awaited<ReturnType<ThreadMemory['recall']>> = null;
  return {
    recall: () => Promise.resolve(threads),
    keep: (_model, measured) => {
      threads = measured;
      return Promise.resolve();
    },
  };
}
