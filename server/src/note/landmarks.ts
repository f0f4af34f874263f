/** One pass over a stretch of text for the places where something may stand, so that patterns need only be tried there. */
import type { Span } from './types.js';

/** A number in figures, or a word of the table, with the bits that the table gives it. */
export interface Landmark extends Span {
  readonly bits: number;
}

/** The bit of a number in figures; tables use the others. */
export const figure = 1;

/** Finds the landmarks of `text` between `from` and `to`, in order. */
export type LandmarkScan = (text: string, from: number, to: number) => Landmark[];

const hashOf = (word: string): number => {
  let hash = 7;
  for (let i = 0; i < word.length; i++) {
    hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  }
  return hash;
};

/**
 * A scan for a table of words: groups of words in lower case, letters only, separated by spaces, each with its bits; a word may stand in
 * several groups. A word of the text is a run of ASCII letters: "33w2d" is two figures and two words, "post-partum" two words.
 * No word of the text is made into a string: its hash is looked up as it is read, and compared letter by letter on a hit.
 */
export function landmarkScan(groups: readonly (readonly [bits: number, words: string])[]): LandmarkScan {
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
    for (let at = from; at < end;) {
      const start = at;
      let letter = text.charCodeAt(at) | 32;
      if (letter >= 97 && letter <= 122) {
        let hash = 7;
        do {
          hash = (Math.imul(hash, 31) + letter) | 0;
          at++;
          letter = at < end ? text.charCodeAt(at) | 32 : 0;
        } while (letter >= 97 && letter <= 122);
        for (let slot = hash & mask; bitsOf[slot] !== 0; slot = (slot + 1) & mask) {
          if (hashes[slot] === hash && isWord(text, start, at, words[slot]!)) {
            found.push({ start, end: at, bits: bitsOf[slot]! });
            break;
          }
        }
      } else if (isDigit(text.charCodeAt(at))) {
        do {
          at++;
        } while (at < end && isDigit(text.charCodeAt(at)));
        found.push({ start, end: at, bits: figure });
      } else {
        at++;
      }
    }
    return found;
  };
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
