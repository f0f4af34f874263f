/**
 * When each pass runs. A note has one running model pass and one pending version at most: a newer version overwrites the
 * pending one and cancels the running one. A result for an older version is dropped.
 */
import type { KnowledgeBase } from '../knowledge/base.js';
import { ReadingMemory } from '../note/memory.js';
import { Cancelled } from '../model/types.js';
import type { LanguageModel } from '../model/types.js';
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
  /** A new review stands: after the fast pass, and again after the model pass of the same version. */
  readonly onReviewed: (uri: string, reviewed: ReviewedVersion) => void;
  /** The model pass failed in a way that no opinion tells. The message holds no words of the note. */
  readonly onError: (message: string) => void;
  /** Pause in typing, in milliseconds, before the model pass begins. */
  readonly modelPause: number;
}

interface Entry {
  version: number;
  reviewed: ReviewedVersion | null;
  running: AbortController | null;
  timer: NodeJS.Timeout | null;
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
      timer: null,
      memory: new ReadingMemory(this.#options.base.lexicon),
    };
    this.#entries.set(uri, entry);
    entry.version = version;
    // The next change cancels the model pass: an answer about older words is worth nothing.
    entry.running?.abort();
    if (entry.timer !== null) {
      clearTimeout(entry.timer);
    }
    const known = entry.reviewed;
    const review =
      known !== null && known.review.note.text === text
        ? known.review
        : reviewNote(text, this.#options.base, uri, null, entry.memory);
    entry.reviewed = { version, review };
    this.#options.onReviewed(uri, entry.reviewed);
    const answered = review.record.opinions.length > 0;
    if (this.#options.model() !== null && !answered && review.record.status === 'reviewed') {
      entry.timer = setTimeout(() => {
        entry.timer = null;
        void this.#runModel(uri, entry, version);
      }, this.#options.modelPause);
    }
  }

  /** A note was closed: its passes end and nothing of it is kept. */
  close(uri: string): void {
    const entry = this.#entries.get(uri);
    entry?.running?.abort();
    if (entry?.timer != null) {
      clearTimeout(entry.timer);
    }
    this.#entries.delete(uri);
  }

  /** Ends all passes. */
  dispose(): void {
    for (const uri of [...this.#entries.keys()]) {
      this.close(uri);
    }
  }

  async #runModel(uri: string, entry: Entry, version: number): Promise<void> {
    const model = this.#options.model();
    const before = entry.reviewed;
    if (model === null || before === null || entry.version !== version) {
      return;
    }
    const controller = new AbortController();
    entry.running = controller;
    try {
      const review = await addOpinion(before.review, model, this.#resolve, controller.signal);
      if (entry.version === version && this.#entries.get(uri) === entry) {
        entry.reviewed = { version, review };
        this.#options.onReviewed(uri, entry.reviewed);
      }
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
}
