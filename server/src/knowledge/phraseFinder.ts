/** Finds the longest phrase of a trie at a place of a note. */
import type { FlatTrie } from './trie.js';

/** Modifiers that are skipped within a phrase at most. */
const maxSkips = 3;

/** A trie to search. It is asked at every word of a note: a search allocates nothing. */
export class PhraseFinder {
  readonly #words: Int32Array;
  readonly #children: Int32Array;
  readonly #said: Int32Array;
  /** The node of the phrases that begin with a word, by its number; 0 where none does. */
  readonly #first: Int32Array;
  readonly #modifiers: number;
  #length = 0;
  #best = 0;

  /** Words are numbered from 1 to `wordCount`; the first `modifiers` of them may be skipped within a phrase. */
  constructor(trie: FlatTrie, wordCount: number, modifiers: number) {
    this.#words = trie.words;
    this.#children = trie.children;
    this.#said = trie.said;
    this.#modifiers = modifiers;
    this.#first = new Int32Array(wordCount + 1);
    for (let node = trie.children[0]!; node < trie.children[1]!; node++) {
      this.#first[trie.words[node]!] = node;
    }
  }

  /** Tokens that the phrase found last covers, skipped ones included. */
  get length(): number {
    return this.#length;
  }

  /**
   * The number of the line of the longest phrase that begins at `keys[at]` and ends before `end`; 0 where none does. Keys below 0
   * are skipped within a phrase, 0 ends every phrase.
   */
  find(keys: Int32Array, at: number, end: number): number {
    const word = keys[at]!;
    const first = word > 0 ? this.#first[word]! : 0;
    if (first === 0) {
      return 0;
    }
    this.#length = 0;
    this.#best = 0;
    this.#follow(first, keys, at, at + 1, end, 0);
    return this.#best;
  }

  /**
   * Goes on from a node whose word stands before `index`, and keeps the longest phrase it comes to: of two that are as long, the one
   * that takes a word which the other skips.
   */
  #follow(from: number, keys: Int32Array, at: number, index: number, end: number, skipsBefore: number): void {
    const children = this.#children;
    let node = from;
    let i = index;
    let skips = skipsBefore;
    for (;;) {
      if (this.#said[node] !== 0 && i - at > this.#length) {
        this.#length = i - at;
        this.#best = this.#said[node]!;
      }
      const begin = children[node]!;
      const behind = children[node + 1]!;
      let child = 0;
      while (child === 0) {
        if (begin === behind || i >= end || keys[i] === 0) {
          return;
        }
        const word = keys[i++]!;
        if (word < 0) {
          continue;
        }
        child = this.#child(begin, behind, word);
        const canSkip = word <= this.#modifiers && skips < maxSkips;
        if (child === 0 && !canSkip) {
          return;
        }
        if (canSkip) {
          if (child !== 0) {
            this.#follow(child, keys, at, i, end, skips);
            child = 0;
          }
          skips++;
        }
      }
      node = child;
    }
  }

  /** The node among those from `begin` up to `behind` that a word leads to, or 0. */
  #child(begin: number, behind: number, word: number): number {
    let low = begin;
    let high = behind;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#words[middle]!;
      if (other === word) {
        return middle;
      }
      if (other < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 0;
  }
}
