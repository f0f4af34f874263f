/** What a reader remembers of a note between two edits: its paragraphs, by their words and their place. */
import { readParagraph } from './paragraph.js';
import type { ReadParagraph } from './paragraph.js';
import type { Place } from './assertion/context.js';
import type { Lexicon } from './types.js';

/**
 * The paragraphs of the last reading of one document. It holds no more than that reading did, so that it never outgrows the note;
 * in memory alone, as the note itself.
 */
export class ReadingMemory {
  readonly #lexicon: Lexicon;
  #known = new Map<string, ReadParagraph>();
  #read = new Map<string, ReadParagraph>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** A paragraph as it was read before, else read now. */
  read(text: string, place: Place): ReadParagraph {
    const key = `${place.kind} ${String(place.lean)} ${text}`;
    const paragraph = this.#read.get(key) ?? this.#known.get(key) ?? readParagraph(text, place, this.#lexicon);
    this.#read.set(key, paragraph);
    return paragraph;
  }

  /** Ends a reading: paragraphs that it did not have are forgotten. */
  forgetUnread(): void {
    this.#known = this.#read;
    this.#read = new Map();
  }
}
