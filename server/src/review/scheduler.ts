/**
 * When each pass runs. The fast pass runs at once; in a pause of the typing the model is asked to choose, and once the
 * clinician has stopped for longer, or asks for it, to write. A newer version of a note cancels what runs for the older
 * one, and a result for an older version is dropped.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { KnowledgeBase } from '../knowledge/base.js';
import { ReadingMemory } from '../note/memory.js';
import { Cancelled } from '../model/types.js';
import type { LanguageModel } from '../model/types.js';
import { addChoice } from './fusion.js';
import { addOpinion, conditionNames } from './opinion.js';
import type { Review } from './review.js';
import { reviewNote } from './review.js';

export interface ReviewedVersion {
  readonly version: number;
  readonly review: Review;
}

export interface SchedulerOptions {
  readonly base: KnowledgeBase;
  /** The configured model, or null. Asked each time, since it may change. */
  readonly model: () => LanguageModel | null;
  /** A new review stands: after the fast pass, and again after each step of the model pass of the same version. */
  readonly onReviewed: (uri: string, reviewed: ReviewedVersion) => void;
  /** The model pass failed in a way that no opinion tells. The message holds no words of the note. */
  readonly onError: (message: string) => void;
  /** Pause in typing, in milliseconds, before the model is asked to choose. */
  readonly modelPause: number;
  /** How much longer, in milliseconds, before it is asked to write. */
  readonly writingPause: number;
  /** False where it writes on request alone. Asked each time. */
  readonly writesWhenIdle: () => boolean;
}

interface Entry {
  version: number;
  reviewed: ReviewedVersion | null;
  /** The model pass of this version, its pauses included. */
  running: AbortController | null;
  /** What was read last, so that a keystroke reads only what it touches. */
  readonly memory: ReadingMemory;
}

export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #resolve: (name: string) => string | null;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#resolve = conditionNames(options.base);
  }

  /** The last review of an open note. */
  latest(uri: string): ReviewedVersion | null {
    return this.#entries.get(uri)?.reviewed ?? null;
  }

  /** A note was opened or changed. Runs the fast pass now and puts the model pass off to the next pause. */
  update(uri: string, version: number, text: string): void {
    const entry = this.#entries.get(uri) ?? {
      version,
      reviewed: null,
      running: null,
      memory: new ReadingMemory(this.#options.base.lexicon),
    };
    this.#entries.set(uri, entry);
    entry.version = version;
    // The next change cancels the model pass: an answer about older words is worth nothing.
    entry.running?.abort();
    const known = entry.reviewed;
    const review =
      known !== null && known.review.note.text === text
        ? known.review
        : reviewNote(text, this.#options.base, uri, null, entry.memory);
    this.#show(uri, entry, { version, review });
    if (this.#options.model() !== null && review.record.status === 'reviewed' && !hasWritten(review)) {
      void this.#pass(entry, async (signal) => {
        await wait(this.#options.modelPause, signal);
        await this.#choose(uri, entry, signal);
        // A model that could not choose cannot write either. What was asked for and broken off is asked for again.
        const isWanted = this.#options.writesWhenIdle() || isWriting(review);
        if (isWanted && entry.reviewed !== null && !hasWritten(entry.reviewed.review)) {
          await wait(this.#options.writingPause, signal);
          await this.#write(uri, entry, signal);
        }
      });
    }
  }

  /** Asks the model to write about an open note now. False where there is no model, or nothing to ask about. */
  requestOpinion(uri: string): boolean {
    const entry = this.#entries.get(uri);
    if (this.#options.model() === null || entry?.reviewed?.review.record.status !== 'reviewed') {
      return false;
    }
    entry.running?.abort();
    void this.#pass(entry, (signal) => this.#write(uri, entry, signal));
    return true;
  }

  /** A note was closed: its passes end and nothing of it is kept. */
  close(uri: string): void {
    this.#entries.get(uri)?.running?.abort();
    this.#entries.delete(uri);
  }

  /** Ends all passes. */
  dispose(): void {
    for (const uri of [...this.#entries.keys()]) {
      this.close(uri);
    }
  }

  /** Runs a model pass until a newer one takes its place. Never rejects. */
  async #pass(entry: Entry, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    entry.running = controller;
    try {
      await work(controller.signal);
    } catch (error) {
      if (!(error instanceof Cancelled)) {
        this.#options.onError(error instanceof Error ? error.name : 'unknown error');
      }
    } finally {
      if (entry.running === controller) {
        entry.running = null;
      }
    }
  }

  async #choose(uri: string, entry: Entry, signal: AbortSignal): Promise<void> {
    const [model, before] = [this.#options.model(), entry.reviewed];
    if (model === null || before === null || before.review.record.opinions.length > 0) {
      return;
    }
    const review = await addChoice(before.review, model, { signal, priority: 'visible' });
    this.#showIfCurrent(uri, entry, { version: before.version, review }, signal);
  }

  async #write(uri: string, entry: Entry, signal: AbortSignal): Promise<void> {
    const [model, before] = [this.#options.model(), entry.reviewed];
    if (model === null || before === null) {
      return;
    }
    const show = (review: Review): void => this.#showIfCurrent(uri, entry, { version: before.version, review }, signal);
    show(await addOpinion(before.review, model, this.#resolve, { signal, priority: 'visible', onPartial: show }));
  }

  #showIfCurrent(uri: string, entry: Entry, reviewed: ReviewedVersion, signal: AbortSignal): void {
    if (!signal.aborted && entry.version === reviewed.version && this.#entries.get(uri) === entry) {
      this.#show(uri, entry, reviewed);
    }
  }

  #show(uri: string, entry: Entry, reviewed: ReviewedVersion): void {
    entry.reviewed = reviewed;
    this.#options.onReviewed(uri, reviewed);
  }
}

/** Whether a model has said all that it will of these words. */
function hasWritten({ record }: Review): boolean {
  return record.opinions.some(({ status }) => status === 'complete' || status === 'unavailable');
}

/** Whether a model had begun to write about these words. */
function isWriting({ record }: Review): boolean {
  return record.opinions.some(({ status }) => status === 'writing');
}

/** A pause that an abort ends, with `Cancelled`. It keeps no process alive. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal, ref: false });
  } catch {
    throw new Cancelled('The request was cancelled.');
  }
}
