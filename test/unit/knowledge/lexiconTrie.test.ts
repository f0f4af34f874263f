/** Phrases over word numbers, held to a search that tries every way of skipping. */
import { strict as assert } from 'node:assert';
import { PhraseFinder } from '#server/knowledge/phraseFinder.js';
import { flatten, grow, growingNode, packTrie, unpackTrie } from '#server/knowledge/trie.js';
import type { FlatTrie } from '#server/knowledge/trie.js';

const modifiers = 3;
const wordCount = 9;

/** Phrases, each standing for its own words. */
function trieOf(phrases: readonly (readonly number[])[]): FlatTrie {
  const root = growingNode();
  for (const phrase of phrases) {
    grow(root, phrase).said = [phrase.join(' ')];
  }
  return flatten(root, ',');
}

/** The longest phrase at `at`, by trying for each phrase every way to lay it over the keys: its words and the tokens it covers. */
function longest(phrases: readonly (readonly number[])[], keys: Int32Array, at: number, end: number): number {
  const lengths = (phrase: readonly number[], word: number, index: number, skips: number): number => {
    if (word === phrase.length) {
      return index - at;
    }
    if (index >= end) {
      return 0;
    }
    const key = keys[index]!;
    const taken = key === phrase[word] ? lengths(phrase, word + 1, index + 1, skips) : 0;
    const isFiller = key < 0;
    const isModifier = key > 0 && key <= modifiers && skips < 3;
    const passed =
      word > 0 && (isFiller || isModifier) ? lengths(phrase, word, index + 1, skips + (isFiller ? 0 : 1)) : 0;
    return Math.max(taken, passed);
  };
  return Math.max(0, ...phrases.map((phrase) => lengths(phrase, 0, at, 0)));
}

/** Numbers from 0 up to `below`, the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('phrases as a trie', () => {
  const phrases = [[4, 5], [4, 5, 6], [4, 1, 5], [7], [1, 7], [4, 2, 2, 6]];
  const trie = trieOf(phrases);
  const finder = new PhraseFinder(trie, wordCount, modifiers);
  const find = (keys: readonly number[], at = 0, end = keys.length): [string, number] | null => {
    const line = finder.find(Int32Array.from(keys), at, end);
    return line === 0 ? null : [trie.lines[line - 1]!, finder.length];
  };

  for (const [keys, phrase, length] of [
    [[4, 5], '4 5', 2],
    [[4, 5, 6, 7], '4 5 6', 3],
    [[4, 5, 7], '4 5', 2],
    [[4, 2, 5], '4 5', 3],
    [[4, 1, 5], '4 1 5', 3],
    [[4, 1, 2, 5], '4 1 5', 4],
    [[4, 1, 2, 3, 5], '4 1 5', 5],
    [[4, 2, 3, 3, 5], '4 5', 5],
    [[4, -1, -1, -1, -1, 5], '4 5', 6],
    [[4, -1, 5, -1, 6], '4 5 6', 5],
    [[4, 2, 2, 6], '4 2 2 6', 4],
    [[4, 2, 2, 2, 6], '4 2 2 6', 5],
    [[4, 2, 5, 2, 6], '4 5 6', 5],
    [[7, 7], '7', 1],
    [[1, 7], '1 7', 2],
    [[1, 2, 7], '1 7', 3],
  ] as const) {
    it(`finds "${phrase}" in ${keys.join(' ')}`, () => {
      assert.deepEqual(find(keys), [phrase, length]);
    });
  }

  for (const keys of [
    [4],
    [5, 4],
    [4, 0, 5],
    [4, 8, 5],
    [0, 4, 5],
    [-1, 4, 5],
    [4, 2, 3, 3, 3, 5],
    [1],
    [9],
    [1, 0, 7],
  ]) {
    it(`finds nothing in ${keys.join(' ')}`, () => {
      assert.equal(find(keys), null);
    });
  }

  it('looks from where it is told to where it is told', () => {
    assert.deepEqual(find([7, 4, 5, 6], 1, 3), ['4 5', 2]);
    assert.equal(find([7, 4, 5, 6], 1, 2), null);
  });

  it('is the same when it was packed', () => {
    assert.deepEqual(unpackTrie(packTrie(trie)), trie);
  });

  it('finds as much as a search of every way does', () => {
    const next = numbers(7);
    const list = (length: number, from: number): number[] =>
      Array.from({ length }, () => from + next(wordCount + 1 - from));
    let found = 0;
    for (let round = 0; round < 300; round++) {
      const some = Array.from({ length: 1 + next(8) }, () => list(1 + next(4), 1));
      const flat = unpackTrie(packTrie(trieOf(some)));
      const search = new PhraseFinder(flat, wordCount, modifiers);
      for (let note = 0; note < 10; note++) {
        const keys = Int32Array.from(list(12, -1));
        for (let at = 0; at < keys.length; at++) {
          const line = search.find(keys, at, keys.length);
          assert.equal(
            line === 0 ? 0 : search.length,
            longest(some, keys, at, keys.length),
            `${some.join(' | ')}: ${keys.join(' ')}`,
          );
          found += line === 0 ? 0 : 1;
        }
      }
    }
    assert.ok(found > 1000);
  });
});
