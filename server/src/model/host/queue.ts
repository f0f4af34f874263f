/** Who waits for a local model, in which order, and who is being answered. Data only: `host.ts` does the work. */
import type { ChildAnswer } from './process.js';
import { Cancelled, type ModelRequest, type Priority, type RawOpinion, type WriteOptions } from '../types.js';

type Way = 'decide' | 'reason';

export interface Entry {
  readonly id: number;
  readonly way: Way;
  readonly request: ModelRequest;
  readonly priority: Priority;
  readonly onPartial: ((soFar: RawOpinion) => void) | undefined;
  resolve(answer: ChildAnswer): void;
  reject(error: Error): void;
  /** True once the caller has its answer, or no longer wants one. */
  settled: boolean;
  /** Lives of the process that ended on it. */
  attempts: number;
}

export class Queue {
  readonly #writers: number;
  readonly #waiting: Entry[] = [];
  readonly #running = new Set<Entry>();
  /** Entries of a batch that were asked to give way to the visible note. */
  readonly #givingWay = new Set<Entry>();
  readonly #cancel: (id: number) => void;
  #lastId = 0;

  /**
   * @param writers written opinions that can run at a time; a choice has a place of its own beside them
   * @param cancel gives up a request that runs: nobody wants it any more, or it has to give way
   */
  constructor(writers: number, cancel: (id: number) => void) {
    this.#writers = writers;
    this.#cancel = cancel;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#running.size === 0;
  }

  /** Whether one of those who wait could run now. */
  get hasRoom(): boolean {
    return this.#waiting.some((entry) => this.#roomFor(entry.way));
  }

  /** Puts a request into the queue. Gives its answer; rejects with `Cancelled` as soon as the signal aborts. */
  add(way: Way, request: ModelRequest, options: WriteOptions): Promise<ChildAnswer> {
    const { signal, priority = 'visible', onPartial } = options;
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
        way,
        request,
        priority,
        onPartial: (soFar) => {
          if (!entry.settled) onPartial?.(soFar);
        },
        settled: false,
        attempts: 0,
        resolve: (answer) => settle(() => resolve(answer)),
        reject: (error) => settle(() => reject(error)),
      };
      const onAbort = (): void => {
        const at = this.#waiting.indexOf(entry);
        if (at >= 0) this.#waiting.splice(at, 1);
        else this.#cancel(entry.id);
        entry.reject(new Cancelled('The request was cancelled.'));
      };
      signal.addEventListener('abort', onAbort);
      this.#insert(entry);
      if (priority === 'visible' && !this.#roomFor(way)) this.#makeRoom(way);
    });
  }

  /** Takes the first that can run out of the queue; it then counts as running. */
  next(): Entry | null {
    const at = this.#waiting.findIndex((entry) => this.#roomFor(entry.way));
    if (at < 0) return null;
    const [entry] = this.#waiting.splice(at, 1);
    this.#running.add(entry!);
    return entry!;
  }

  finished(entry: Entry): void {
    this.#running.delete(entry);
    this.#givingWay.delete(entry);
  }

  /** Puts a running entry back, before all others of its priority: it came before them. */
  again(entry: Entry): void {
    this.finished(entry);
    if (!entry.settled) this.#insert(entry);
  }

  /** True where this entry was asked to give way to the visible note: it waits again. */
  gaveWay(entry: Entry): boolean {
    if (!this.#givingWay.has(entry)) return false;
    this.again(entry);
    return true;
  }

  rejectAll(error: Error): void {
    for (const entry of [...this.#waiting.splice(0), ...this.#running]) entry.reject(error);
  }

  /** The visible note before the batch, each in the order of arrival. */
  #insert(entry: Entry): void {
    const before = this.#waiting.findIndex(
      (other) =>
        (entry.priority === 'visible' && other.priority === 'batch') ||
        (entry.priority === other.priority && entry.id < other.id),
    );
    if (before < 0) this.#waiting.push(entry);
    else this.#waiting.splice(before, 0, entry);
  }

  #roomFor(way: Way): boolean {
    return this.#runningOf(way).length < (way === 'decide' ? 1 : this.#writers);
  }

  #runningOf(way: Way): Entry[] {
    return [...this.#running].filter((entry) => entry.way === way);
  }

  /** The youngest of the batch gives way, unless one already does. */
  #makeRoom(way: Way): void {
    const running = this.#runningOf(way);
    const youngest = running.filter(({ priority }) => priority === 'batch').at(-1);
    if (youngest === undefined || running.some((entry) => this.#givingWay.has(entry))) return;
    this.#givingWay.add(youngest);
    this.#cancel(youngest.id);
  }
}
