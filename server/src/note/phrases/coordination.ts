/** "Neck and left arm pain", "chest pain or tightness": what a phrase shares with the word it is joined to. */
import type { SentenceContext } from '../assertion/context.js';
import type { Concept, Lexicon, LexiconMatch, Token } from '../types.js';

export interface Coordinated {
  readonly concept: Concept;
  /** Half-open range of tokens: the joined word, and the phrase that gives it the rest. */
  readonly first: number;
  readonly end: number;
}

const joins = new Set(['and', 'or', '/', '&', '+', 'nor']);
/** Words that may stand between the joined words without changing what is joined. */
const modifiers = new Set(
  'left right l r lt rt bilateral both upper lower the her his a mild severe some his any in of'.split(' '),
);
/** Most words that a list may have before the phrase that completes it. */
const longestList = 4;

/**
 * The findings that the phrase at tokens `first` to `end` gives to the words joined to it: its first word is shared by what follows
 * ("chest pain or tightness"), its last by what goes before ("neck and arm pain"). Only where the joined word is no term of its own.
 */
export function coordinated(
  context: SentenceContext,
  keys: Int32Array,
  first: number,
  end: number,
  match: LexiconMatch,
  lexicon: Lexicon,
): Coordinated[] {
  const found: Coordinated[] = [];
  if (end - first < 2 || !match.entries.every((entry) => entry.kind === 'concept' && entry.denies === null)) {
    return found;
  }
  const { tokens, sentence } = context;
  let at = first - 1;
  while (at > sentence.firstToken && modifiers.has(tokens[at]!.folded)) {
    at--;
  }
  if (at > sentence.firstToken && joins.has(tokens[at]!.folded)) {
    for (let word = at - 1, count = 0; word >= sentence.firstToken && count < longestList; count++) {
      const concept = joinedBefore(keys, word, first, end, lexicon);
      if (concept === null) {
        break;
      }
      found.push({ concept, first: word, end });
      word = listed(tokens, word - 1);
    }
  }
  let next = end + 1;
  if (end < sentence.endToken && joins.has(tokens[end]!.folded)) {
    while (next < sentence.endToken && modifiers.has(tokens[next]!.folded)) {
      next++;
    }
    const concept = next < sentence.endToken ? joinedAfter(keys, next, first, end, lexicon) : null;
    if (concept !== null) {
      found.push({ concept, first, end: next + 1 });
    }
  }
  return found;
}

/** The item before a comma of the list, or -1. */
const listed = (tokens: readonly Token[], at: number): number => (tokens[at]?.folded === ',' ? at - 1 : -1);

/** "Neck" before "arm pain" or "left arm pain": the word in the place of the phrase's first, or of all but its last. */
function joinedBefore(keys: Int32Array, word: number, first: number, end: number, lexicon: Lexicon): Concept | null {
  return isTerm(keys, word, lexicon)
    ? null
    : (findingOf(Int32Array.from([keys[word]!, ...keys.subarray(first + 1, end)]), lexicon) ??
        findingOf(Int32Array.from([keys[word]!, keys[end - 1]!]), lexicon));
}

/** "Tightness" behind "chest pain", "hand" behind "pain in the foot": the word in the place of the phrase's last. */
function joinedAfter(keys: Int32Array, word: number, first: number, end: number, lexicon: Lexicon): Concept | null {
  return isTerm(keys, word, lexicon)
    ? null
    : findingOf(Int32Array.from([...keys.subarray(first, end - 1), keys[word]!]), lexicon);
}

/** Whether a word stands for something by itself, or for nothing that a phrase could have. A body part is only half a phrase. */
const isTerm = (keys: Int32Array, word: number, lexicon: Lexicon): boolean =>
  keys[word]! <= 0 ||
  (lexicon.match(keys, word, word + 1)?.entries.some((entry) => entry.kind !== 'attribute') ?? false);

function findingOf(phrase: Int32Array, lexicon: Lexicon): Concept | null {
  const match = phrase[0]! > 0 ? lexicon.match(phrase, 0, phrase.length) : null;
  const entry = match?.length === phrase.length ? match.entries[0] : undefined;
  return entry?.kind === 'concept' && entry.denies === null && entry.concept.kind === 'finding' ? entry.concept : null;
}
