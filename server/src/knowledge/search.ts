/** Words -> the rows of the knowledge whose phrases hold them, also where the words are misspelt. */
import { distance, nearestNames, slipsIn } from './nearest.js';
import { phraseWords, tellingWords } from './phrases.js';
import { rowsOf } from './rows.js';
import type { KnownRow } from './rows.js';
import type { CompiledKnowledge } from './types.js';

export interface Found extends KnownRow {
  /** The phrase that matched best. */
  readonly phrase: string;
}

export interface SearchResult {
  readonly found: readonly Found[];
  /** Words that no phrase has, with those that were looked for instead; empty where nothing is near. */
  readonly misspelt: readonly { readonly word: string; readonly meant: readonly string[] }[];
}

/** Shorter words begin too many others. */
const shortestBeginning = 3;
/** Shorter words are slips of too many others. */
const shortestMisspelt = 4;

interface Candidate {
  readonly row: KnownRow;
  readonly phrase: string;
  readonly words: readonly string[];
}

/**
 * Rows with a phrase that holds every word of the query, in any order and form, or words that begin with it. Those that say just the
 * query come first, then the shorter phrases.
 */
export function searchRows(knowledge: CompiledKnowledge, query: string): SearchResult {
  const candidates = candidatesOf(knowledge);
  const vocabulary = new Set(candidates.flatMap(({ words }) => words));
  const wanted = tellingWords(query).map((word) => readingsOf(word, vocabulary));
  const best = new Map<KnownRow, { readonly phrase: string; readonly rank: number }>();
  for (const { row, phrase, words } of wanted.length === 0 ? [] : candidates) {
    const rank = rankOf(wanted, words);
    if (rank !== null && rank < (best.get(row)?.rank ?? Infinity)) {
      best.set(row, { phrase, rank });
    }
  }
  return {
    found: [...best]
      .sort(([a, { rank: ofA }], [b, { rank: ofB }]) => ofA - ofB || a.name.localeCompare(b.name, 'en'))
      .map(([row, { phrase }]) => ({ ...row, phrase })),
    misspelt: wanted.flatMap(({ word, meant, known }) => (known ? [] : [{ word, meant }])),
  };
}

/**
 * Rows of exactly this id, else of exactly this name, else read by exactly this phrase. Several where a name stands for several
 * things: a test and its measure.
 */
export function namedRows(knowledge: CompiledKnowledge, name: string): KnownRow[] {
  const rows = rowsOf(knowledge);
  const plain = name.trim().toLowerCase();
  const byId = rows.filter(({ id }) => id.toLowerCase() === plain);
  if (byId.length > 0) {
    return byId;
  }
  const byName = rows.filter((row) => row.name.toLowerCase() === plain);
  if (byName.length > 0) {
    return byName;
  }
  const words = phraseWords(name).join(' ');
  return words === ''
    ? []
    : rows.filter(({ phrases }) => phrases.some((phrase) => phraseWords(phrase).join(' ') === words));
}

/** Rows whose id or phrases are most like a name that is none, best first. */
export function nearestRows(knowledge: CompiledKnowledge, name: string, most = 5): KnownRow[] {
  const byPhrase = new Map<string, KnownRow>();
  for (const row of rowsOf(knowledge)) {
    for (const phrase of [row.id, ...row.phrases]) {
      const folded = phrase.toLowerCase();
      byPhrase.set(folded, byPhrase.get(folded) ?? row);
    }
  }
  // Several phrases of one row may be near; so many of them are asked for that other rows come in too.
  const near = nearestNames(name.trim().toLowerCase(), [...byPhrase.keys()], most * 8);
  return [...new Set(near.map((phrase) => byPhrase.get(phrase)!))].slice(0, most);
}

const candidatesOf = (knowledge: CompiledKnowledge): Candidate[] =>
  rowsOf(knowledge).flatMap((row) => row.phrases.map((phrase) => ({ row, phrase, words: tellingWords(phrase) })));

interface Reading {
  readonly word: string;
  /** Whether a phrase has the word or begins a word with it. */
  readonly known: boolean;
  /** The words that count as it, where it is not known. */
  readonly meant: readonly string[];
}

function readingsOf(word: string, vocabulary: ReadonlySet<string>): Reading {
  const isKnown = vocabulary.has(word) || [...vocabulary].some((other) => begins(word, other));
  return { word, known: isKnown, meant: isKnown ? [] : nearestWords(word, vocabulary) };
}

const begins = (word: string, other: string): boolean => word.length >= shortestBeginning && other.startsWith(word);

/** The words that are fewest slips of the fingers away. */
function nearestWords(word: string, vocabulary: Iterable<string>): string[] {
  let least = slipsIn(word);
  let nearest: string[] = [];
  if (word.length < shortestMisspelt) {
    return nearest;
  }
  for (const other of vocabulary) {
    if (Math.abs(other.length - word.length) > least) {
      continue;
    }
    const slips = distance(word, other);
    if (slips < least) {
      least = slips;
      nearest = [];
    }
    if (slips === least) {
      nearest.push(other);
    }
  }
  return nearest;
}

/** How far a phrase is from the query, 0 where it says just that; null where it lacks a word. */
function rankOf(wanted: readonly Reading[], words: readonly string[]): number | null {
  let rank = Math.max(0, words.length - wanted.length);
  for (const { word, known, meant } of wanted) {
    const isWhole = known ? words.includes(word) : words.some((other) => meant.includes(other));
    if (!isWhole) {
      if (!known || !words.some((other) => begins(word, other))) {
        return null;
      }
      rank += 0.5;
    }
  }
  return rank;
}
