/**
 * Finds findings whose words stand in one sentence apart or in another order than any phrase has them: "her ankles, she says, swell by
 * evening" for "evening ankle swelling". No list of phrases holds all ways to say a thing; the words themselves are mostly there.
 */
import type { LooseMatch } from '../note/types.js';
import type { FlatTrie } from './trie.js';

/** A phrase of fewer words must be there whole. */
const leastWordsForPart = 3;
/** Share of a phrase's telling weight (sum of the logarithms of how rare its words are) that the words found must hold. */
const leastShare = 0.75;
/** Words that turn what the others say, or say whose or when it was: without them a phrase says something else. */
const turning =
  'absent absence no not without never non lack loss lost miss missed unable cannot stop refuse reduce decrease diminish low poor raise increase elevate high rise fall abnormal normal positive negative impaired limited restricted previous past old former history family mother father brother sister parent recent known only except unlike'.split(
    ' ',
  );
/** A sentence has these for other things as well: a phrase with one of them must stand in one piece. */
const denying = 'no not without never non nil'.split(' ');
/** Most tokens, from the first word found to the last: further apart they belong to different things. */
const widest = 36;

/** The phrases of findings, by the rarest of their words. It is asked for every sentence of a note. */
export class LooseFinder {
  readonly #lines: readonly string[];
  /** The words of phrase `p` are those from `begin[p]` up to, and without, `begin[p + 1]`; the rarest stands first. */
  readonly #words: Int32Array;
  readonly #begin: Int32Array;
  readonly #line: Int32Array;
  /** The phrases whose rarest word is `w` are `listed` from `listBegin[w]` up to, and without, `listBegin[w + 1]`. */
  readonly #listed: Int32Array;
  readonly #listBegin: Int32Array;
  readonly #rarity: Float64Array;
  readonly #turning: Uint8Array;
  /** Where the words of the sentence at hand stand; valid where `stamp` is that of the sentence. */
  readonly #place: Int32Array;
  readonly #stamp: Int32Array;
  #sentence = 0;

  /** `isFinding` tells of each line of the trie whether it states one finding and nothing else; `key` gives the number of a word. */
  constructor(trie: FlatTrie, wordCount: number, isFinding: (line: string) => boolean, key: (word: string) => number) {
    this.#lines = trie.lines;
    this.#turning = new Uint8Array(wordCount + 1);
    for (const word of turning) {
      this.#turning[Math.max(0, key(word))] = 1;
    }
    const denyingKeys = new Set(denying.map(key));
    const stating = Uint8Array.from(trie.lines, (line) => (isFinding(line) ? 1 : 0));
    const words: number[] = [];
    const begin: number[] = [0];
    const line: number[] = [];
    const counts = new Int32Array(wordCount + 1);
    // The words that lead to the node at hand, each once.
    const path: number[] = [];
    const visit = (node: number): void => {
      const said = trie.said[node]!;
      if (said !== 0 && path.length > 1 && stating[said - 1] === 1 && !path.some((word) => denyingKeys.has(word))) {
        for (const word of path) {
          words.push(word);
          counts[word]!++;
        }
        begin.push(words.length);
        line.push(said);
      }
      const behind = trie.children[node + 1]!;
      for (let child = trie.children[node]!; child < behind; child++) {
        const word = trie.words[child]!;
        const isNew = !path.includes(word);
        if (isNew) {
          path.push(word);
        }
        visit(child);
        if (isNew) {
          path.pop();
        }
      }
    };
    visit(0);
    this.#words = Int32Array.from(words);
    this.#begin = Int32Array.from(begin);
    this.#line = Int32Array.from(line);
    this.#rarity = Float64Array.from(counts, (count) => Math.log(line.length / Math.max(1, count)));
    this.#listBegin = new Int32Array(wordCount + 2);
    this.#listed = this.#listByRarest(counts);
    this.#place = new Int32Array(wordCount + 1);
    this.#stamp = new Int32Array(wordCount + 1);
  }

  /** Puts the rarest word of each phrase first, and lists the phrases by it. */
  #listByRarest(counts: Int32Array): Int32Array {
    const phraseCount = this.#line.length;
    for (let phrase = 0; phrase < phraseCount; phrase++) {
      const first = this.#begin[phrase]!;
      let rarest = first;
      for (let at = first + 1; at < this.#begin[phrase + 1]!; at++) {
        if (counts[this.#words[at]!]! < counts[this.#words[rarest]!]!) {
          rarest = at;
        }
      }
      const word = this.#words[rarest]!;
      this.#words[rarest] = this.#words[first]!;
      this.#words[first] = word;
      this.#listBegin[word + 1]!++;
    }
    for (let word = 0; word + 1 < this.#listBegin.length; word++) {
      this.#listBegin[word + 1]! += this.#listBegin[word]!;
    }
    const next = this.#listBegin.slice();
    const listed = new Int32Array(phraseCount);
    for (let phrase = 0; phrase < phraseCount; phrase++) {
      listed[next[this.#words[this.#begin[phrase]!]!]!++] = phrase;
    }
    return listed;
  }

  /**
   * The findings of the tokens from `first` to `end`, one match each, the fullest. `keys` are word numbers; `covered` marks tokens that
   * are understood already: a match has a word that is not, and one that lacks a word has its rarest there.
   */
  find(keys: Int32Array, covered: Uint8Array, first: number, end: number): LooseMatch[] {
    this.#sentence++;
    for (let at = first; at < end; at++) {
      const word = keys[at]!;
      // A word that stands there twice counts where it is not understood yet.
      if (word > 0 && (this.#stamp[word] !== this.#sentence || covered[this.#place[word]!] === 1)) {
        this.#stamp[word] = this.#sentence;
        this.#place[word] = at;
      }
    }
    const found = new Map<number, LooseMatch & { readonly size: number }>();
    for (let at = first; at < end; at++) {
      const word = keys[at]!;
      if (word <= 0 || this.#place[word] !== at) {
        continue;
      }
      for (let index = this.#listBegin[word]!; index < this.#listBegin[word + 1]!; index++) {
        const phrase = this.#listed[index]!;
        const match = this.#match(phrase, at, covered);
        const line = this.#line[phrase]!;
        const before = found.get(line);
        if (
          match !== null &&
          (before === undefined ||
            Number(match.whole) > Number(before.whole) ||
            (match.whole === before.whole && match.size > before.size))
        ) {
          found.set(line, match);
        }
      }
    }
    return [...found.values()];
  }

  #match(phrase: number, at: number, covered: Uint8Array): (LooseMatch & { readonly size: number }) | null {
    const begin = this.#begin[phrase]!;
    const behind = this.#begin[phrase + 1]!;
    const size = behind - begin;
    let isNew = covered[at] === 0;
    let low = at;
    let high = at;
    let missing = 0;
    let weight = this.#rarity[this.#words[begin]!]!;
    let lost = 0;
    for (let index = begin + 1; index < behind; index++) {
      const word = this.#words[index]!;
      weight += this.#rarity[word]!;
      if (this.#stamp[word] !== this.#sentence) {
        missing++;
        lost += this.#rarity[word]!;
        if (missing > 1 || size < leastWordsForPart || this.#turning[word] === 1) {
          return null;
        }
        continue;
      }
      const place = this.#place[word]!;
      low = Math.min(low, place);
      high = Math.max(high, place);
      isNew ||= covered[place] === 0;
    }
    const isPart = missing > 0;
    if (!isNew || high - low >= widest || (isPart && (covered[at] === 1 || lost > (1 - leastShare) * weight))) {
      return null;
    }
    const finding = this.#lines[this.#line[phrase]! - 1]!.split(' ')[1]!;
    const tokens = [...this.#words.subarray(begin, behind)]
      .filter((word) => this.#stamp[word] === this.#sentence)
      .map((word) => this.#place[word]!)
      .sort((a, b) => a - b);
    return { finding, tokens, whole: !isPart, size };
  }
}
