/** One pass over a stretch of text for the places where something may stand, so that patterns need only be tried there. */
import type { Span } from '../types.js';

/** A number in figures, or a word of the table, with the bits that the table gives it. */
export interface Landmark extends Span {
  readonly bits: number;
}

/** The bit of a number in figures; tables use the others. */
export const figure = 1;

/** Finds the landmarks of `text` between `from` and `to`, in order. */
export type LandmarkScan = (text: string, from: number, to: number) => Landmark[];

/** Hashes are never 0, which stands for "in no word". */
const seed = 7;
const hashOf = (word: string): number => {
  let hash = seed;
  for (let i = 0; i < word.length; i++) {
    hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0 || 1;
  }
  return hash;
};

/**
 * A scan for a table of words: groups of words in lower case, letters only, separated by spaces, each with its bits; a word may stand in
 * several groups. A word of the text is a run of ASCII letters: "33w2d" is two figures and two words, "post-partum" two words.
 * No word of the text is made into a string: its hash is looked up as it is read, and compared letter by letter on a hit. Without
 * `figures` numbers are passed over.
 */
export function landmarkScan(
  groups: readonly (readonly [bits: number, words: string])[],
  figures = true,
): LandmarkScan {
  const table = new Map<string, number>();
  for (const [bits, words] of groups) {
    for (const word of words.split(' ')) {
      table.set(word, (table.get(word) ?? 0) | bits);
    }
  }
  const size = 2 ** Math.ceil(Math.log2(table.size * 4));
  const mask = size - 1;
  const words: string[] = new Array<string>(size).fill('');
  const hashes = new Int32Array(size);
  const bitsOf = new Int32Array(size);
  for (const [word, bits] of table) {
    const hash = hashOf(word);
    let slot = hash & mask;
    while (bitsOf[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    words[slot] = word;
    hashes[slot] = hash;
    bitsOf[slot] = bits;
  }

  return (text, from, to) => {
    const found: Landmark[] = [];
    const end = Math.min(to, text.length);
    // One loop with one look at each letter: nested ones take more than twice as long.
    let start = -1;
    let hash = 0;
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at);
      const letter = code | 32;
      if (letter >= 97 && letter <= 122) {
        if (hash === 0) {
          if (start >= 0) {
            found.push({ start, end: at, bits: figure });
          }
          start = at;
          hash = seed;
        }
        hash = (Math.imul(hash, 31) + letter) | 0 || 1;
      } else if (hash !== 0) {
        keep(found, text, start, at, hash);
        hash = 0;
        start = figures && isDigit(code) ? at : -1;
      } else if (figures) {
        if (isDigit(code)) {
          start = start < 0 ? at : start;
        } else if (start >= 0) {
          found.push({ start, end: at, bits: figure });
          start = -1;
        }
      }
    }
    if (hash !== 0) {
      keep(found, text, start, end, hash);
    } else if (start >= 0) {
      found.push({ start, end, bits: figure });
    }
    return found;
  };

  /** Keeps the word from `start` to `end` if its hash is one of the table's and its letters are. */
  function keep(found: Landmark[], text: string, start: number, end: number, hash: number): void {
    for (let slot = hash & mask; bitsOf[slot] !== 0; slot = (slot + 1) & mask) {
      if (hashes[slot] === hash && isWord(text, start, end, words[slot]!)) {
        found.push({ start, end, bits: bitsOf[slot]! });
        return;
      }
    }
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether the letters from `start` to `end` are those of a word in lower case. */
function isWord(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) {
    return false;
  }
  for (let i = 0; i < word.length; i++) {
    if ((text.charCodeAt(start + i) | 32) !== word.charCodeAt(i)) {
      return false;
    }
  }
  return true;
}
