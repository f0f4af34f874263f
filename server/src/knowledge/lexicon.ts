/** The `Lexicon` that notes are read with, over the phrases that the build compiled. */
import { singular } from '../note/words/tokens.js';
import { canonicalWord } from '../note/words/words.js';
import type {
  AttributeKind,
  Lexicon,
  LexiconEntry,
  LexiconMatch,
  LooseMatch,
  MeasureDefinition,
} from '../note/types.js';
import { compileLexicon, unpackLexicon } from './compileLexicon.js';
import type { CompiledLexicon } from './compileLexicon.js';
import { entriesOf } from './entries.js';
import { LooseFinder } from './looseFinder.js';
import { PhraseFinder } from './phraseFinder.js';
import { fillers, spelledWords } from './phrases.js';
import { buildSpelling } from './spelling.js';
import type { Spelling } from './spelling.js';
import { restoreKnowledge } from './stored.js';
import type { FindingHead, StoredKnowledge } from './stored.js';
import type { Abbreviated, CompiledKnowledge, Measure } from './types.js';
import { unbounded } from './types.js';
import { writtenForm } from './units.js';

/** Number of what is skipped within phrases: fillers, hyphens and line breaks. */
const skipped = -1;
const unknownWord = 0;
/** Words whose numbers are remembered at most, and the longest of them: any text may come. */
const mostRemembered = 50_000;
const longestRemembered = 64;

/** The lexicon of the knowledge: opened where the build compiled it, else built, at a cost linear in the number of phrases. */
export function buildLexicon(knowledge: CompiledKnowledge | StoredKnowledge): Lexicon {
  const { lexicon } = knowledge;
  const compiled = lexicon === undefined ? compileLexicon(restoreKnowledge(knowledge)) : unpackLexicon(lexicon);
  return new PhraseLexicon(knowledge, compiled);
}

class PhraseLexicon implements Lexicon {
  /** Numbers of the words of phrases. */
  readonly #numbers = new Map<string, number>();
  /** Numbers of words as notes have them. */
  readonly #remembered = new Map<string, number>();
  readonly #phrases: PhraseFinder;
  readonly #phraseLines: readonly string[];
  /** Made when a note is first read loosely. */
  #loose: LooseFinder | null = null;
  readonly #makeLoose: () => LooseFinder;
  readonly #entries: (readonly LexiconEntry[] | undefined)[] = [];
  readonly #measures: PhraseFinder;
  readonly #measureLines: readonly string[];
  readonly #measureIds: (readonly string[] | undefined)[] = [];
  readonly #definitions: ReadonlyMap<string, MeasureDefinition>;
  readonly #abbreviations: readonly (readonly Abbreviated[])[];
  /** The kinds of attributes that each finding takes. */
  readonly #takes: Map<string, readonly AttributeKind[]>;
  /** Findings that attributes make, by the finding they are made of. */
  readonly #narrower = new Map<string, readonly FindingHead[]>();
  readonly #ordinary: readonly string[];
  /** Null until a word is met that no phrase has. */
  #spelling: Spelling | null = null;

  constructor(knowledge: CompiledKnowledge | StoredKnowledge, compiled: CompiledLexicon) {
    const { words, modifiers, phrases, measures } = compiled;
    for (const word of ['-', '\n', ...fillers]) {
      this.#numbers.set(word, skipped);
    }
    for (let i = 0; i < words.length; i++) {
      this.#numbers.set(words[i]!, i + 1);
    }
    this.#phrases = new PhraseFinder(phrases, words.length, modifiers);
    this.#phraseLines = phrases.lines;
    this.#makeLoose = () => new LooseFinder(phrases, words.length, statesFinding, (word) => this.key(word));
    this.#measures = new PhraseFinder(measures, words.length, modifiers);
    this.#measureLines = measures.lines;
    this.#definitions = new Map(knowledge.measures.map((measure) => [measure.id, definitionOf(measure)]));
    this.#abbreviations = Object.values(knowledge.abbreviations);
    this.#takes = new Map(knowledge.findings.map(({ id, takes }) => [id, takes]));
    for (const finding of knowledge.findings) {
      const { is, when } = finding;
      if (is !== null && when !== null) {
        this.#narrower.set(is, [...(this.#narrower.get(is) ?? []), finding]);
        this.#takes.set(is, [...(this.#takes.get(is) ?? []), when.kind]);
      }
    }
    this.#ordinary = knowledge.ordinary;
  }

  key(folded: string): number {
    return this.#remembered.get(folded) ?? this.#learn(folded);
  }

  match(keys: Int32Array, at: number, end: number): LexiconMatch | null {
    const line = this.#phrases.find(keys, at, end);
    return line === 0 ? null : { length: this.#phrases.length, entries: this.#entriesOf(line) };
  }

  matchMeasure(keys: Int32Array, at: number, end: number): { length: number; measures: readonly string[] } | null {
    const line = this.#measures.find(keys, at, end);
    return line === 0 ? null : { length: this.#measures.length, measures: this.#measureIdsOf(line) };
  }

  matchLoosely(keys: Int32Array, covered: Uint8Array, first: number, end: number): readonly LooseMatch[] {
    return (this.#loose ??= this.#makeLoose()).find(keys, covered, first, end);
  }

  measure(id: string): MeasureDefinition | undefined {
    return this.#definitions.get(id);
  }

  narrow(finding: string, kind: AttributeKind, value: string): string | null {
    const made = this.#narrower.get(finding)?.findLast(({ when }) => when?.kind === kind && when.value === value);
    return made?.id ?? null;
  }

  takes(finding: string, kind: AttributeKind): boolean {
    return this.#takes.get(finding)?.includes(kind) === true;
  }

  #entriesOf(line: number): readonly LexiconEntry[] {
    return (this.#entries[line] ??= entriesOf(this.#phraseLines[line - 1]!, this.#abbreviations));
  }

  #measureIdsOf(line: number): readonly string[] {
    return (this.#measureIds[line] ??= this.#measureLines[line - 1]!.split(','));
  }

  /** The number of a word that was not met of late: its own, that of its family, or that of the word it is a misspelling of. */
  #learn(folded: string): number {
    const numbers = this.#numbers;
    const number =
      numbers.get(folded) ?? numbers.get(canonicalWord(folded)) ?? numbers.get(this.#meant(folded)) ?? unknownWord;
    if (folded.length <= longestRemembered) {
      if (this.#remembered.size >= mostRemembered) {
        this.#remembered.clear();
      }
      this.#remembered.set(folded, number);
    }
    return number;
  }

  /** The word that a misspelt one stands for, as phrases have it, or an empty text. */
  #meant(folded: string): string {
    // Without a list of ordinary words nothing can be told to be misspelt.
    if (this.#ordinary.length === 0) {
      return '';
    }
    this.#spelling ??= buildSpelling(spelledWords(this.#numbers.keys()), new Set(this.#ordinary), isSame);
    const word = this.#spelling.correct(folded) ?? this.#spelling.correct(singular(folded));
    return word === null ? '' : canonicalWord(word);
  }
}

/** Whether a line of entries is one finding that is stated, not denied, by any spelling of its words. */
const statesFinding = (line: string): boolean => /^finding [^ ,]+$/.test(line);

const isSame = (a: string, b: string): boolean => canonicalWord(a) === canonicalWord(b);

function definitionOf(measure: Measure): MeasureDefinition {
  return {
    id: measure.id,
    name: measure.name,
    unit: measure.unit,
    plausible: measure.plausible,
    grey: measure.grey,
    pair: measure.pair,
    sides: measure.sides,
    units: new Map(
      Object.entries(measure.units).map(([unit, [factor, offset]]) => [writtenForm(unit), { factor, offset }]),
    ),
    intervals: measure.intervals.map((interval) => ({
      finding: interval.finding,
      from: interval.from ?? -unbounded,
      below: interval.below ?? unbounded,
      minAgeYears: interval.ageFrom,
      maxAgeYears: interval.ageTo,
      pregnant: interval.pregnant,
      sex: interval.sex,
    })),
  };
}
