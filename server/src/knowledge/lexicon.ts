/** Compiled knowledge -> the `Lexicon` that notes are read with: one trie of phrases over word numbers. */
import { singular, tokenize } from '../note/tokens.js';
import { canonicalWord, wordForms } from '../note/words.js';
import { buildSpelling } from './spelling.js';
import type {
  AbbreviationMeaning,
  AttributeKind,
  Lexicon,
  LexiconEntry,
  LexiconMatch,
  MeasureDefinition,
} from '../note/types.js';
import type { Abbreviated, CompiledKnowledge } from './types.js';
import { unbounded } from './types.js';

/** Words that carry nothing between the words of a phrase: dropped from phrases, skipped in notes. */
const filler = new Set('the a an of his her their its my your any some this that'.split(' '));
/** Words that narrow or place, and may stand between the words of a phrase; a phrase that has them itself needs them. */
const modifiers = new Set(
  (
    'left right bilateral bilaterally l r lt rt mild moderate severe slight significant marked minimal intense new acute chronic ' +
    'sudden gradual persistent constant intermittent occasional recurrent worsening increasing progressive ongoing associated ' +
    'diffuse localized localised generalized generalised upper lower obvious anterior posterior central lateral medial distal ' +
    'proximal whole entire both really very quite terrible awful bad horrible nasty little bit in on at to over around across inside'
  ).split(' '),
);
const maxSkips = 3;
/** Forms of words that are remembered at most. */
const mostForms = 50_000;

interface TrieNode {
  next: Map<number, TrieNode> | null;
  entries: LexiconEntry[] | null;
  measures: string[] | null;
}
/** How far a walk came: tokens covered, and the node where it ended. */
interface Hit {
  readonly length: number;
  readonly node: TrieNode;
}
const emptyNode = (): TrieNode => ({ next: null, entries: null, measures: null });

/** Whether anything below a node, or itself, is what is looked for. */
const leadsTo = (node: TrieNode, holds: (node: TrieNode) => boolean): boolean =>
  holds(node) || [...(node.next?.values() ?? [])].some((next) => leadsTo(next, holds));

/** Number of a word that skips: fillers, hyphens and line breaks always, modifiers where no phrase goes on with them. */
const skipAlways = -1;
const unknownWord = 0;

/** The words of a phrase as the trie has them: singular, without hyphens and inner fillers. */
export function phraseWords(phrase: string): string[] {
  const words = tokenize(phrase)
    .filter((token) => token.folded !== '-' && token.kind !== 'break')
    // An abbreviation keeps its s: "PCOS" is no plural of "PCO".
    .map((token) =>
      /^[A-Z]{3,}S$/.test(phrase.slice(token.start, token.end)) ? token.folded : canonicalWord(token.folded),
    );
  const kept = words.filter((word) => !filler.has(word));
  return kept.length > 0 ? kept : words;
}

/** Every phrase of the knowledge base with what it stands for; the checks use it to find phrases with two meanings. */
export function* phrases(knowledge: CompiledKnowledge): Generator<{ phrase: string; entry: LexiconEntry }> {
  const concept = (
    kind: 'finding' | 'condition' | 'drug' | 'test' | 'treatment' | 'organism',
    id: string,
    denies: 'template' | 'blanket' | null = null,
  ): LexiconEntry => ({
    kind: 'concept',
    concept: { kind, id },
    denies,
    capitals: false,
  });
  for (const finding of knowledge.findings) {
    // The name of a narrower finding is for the screen; only its own words say it, or the attribute of its parent.
    const said = finding.id.includes('.')
      ? [finding.name, ...finding.say]
      : [finding.id.replaceAll('-', ' '), finding.name, ...finding.say];
    for (const phrase of new Set(said)) {
      yield { phrase, entry: concept('finding', finding.id) };
    }
  }
  for (const condition of knowledge.conditions) {
    for (const phrase of new Set([condition.id.replaceAll('-', ' '), condition.name, ...condition.say])) {
      yield { phrase, entry: concept('condition', condition.id) };
    }
  }
  for (const drug of knowledge.drugs) {
    for (const phrase of new Set([drug.name, ...drug.say])) {
      yield { phrase, entry: concept('drug', drug.id) };
    }
  }
  for (const drugClass of knowledge.classes) {
    for (const phrase of new Set([drugClass.name, ...drugClass.say])) {
      yield { phrase, entry: concept('drug', drugClass.id) };
    }
  }
  for (const term of knowledge.terms) {
    for (const phrase of new Set([term.name, ...term.say])) {
      yield { phrase, entry: concept(term.kind, term.id) };
    }
  }
  for (const [phrase, findings] of Object.entries(knowledge.normals)) {
    for (const id of findings) {
      yield { phrase, entry: concept('finding', id, 'template') };
    }
  }
  for (const { say, denies } of knowledge.blankets) {
    for (const phrase of say) {
      for (const id of denies) {
        yield { phrase, entry: concept('finding', id, 'blanket') };
      }
    }
  }
  for (const [attribute, values] of Object.entries(knowledge.attributes)) {
    for (const [value, said] of Object.entries(values)) {
      for (const phrase of said) {
        yield { phrase, entry: { kind: 'attribute', attribute: attribute as AttributeKind, value } };
      }
    }
  }
}

/** Common words that are also abbreviations when written in capitals. */
const alsoWords = new Set(
  'all aids am arm as bad bid cad cap cat cut die dip dry ease fall fast fat for from gas had has hit ill it lad lap led low man map mass may men met miss nice no not of on or out pad pain pan pen per pet pop rash rat red rest rib rose sad she sit so stem step stop strep sun tap tea tip to us war was who wine'.split(
    ' ',
  ),
);

/** "CAP" and "AIDS", but not "COPD": a phrase of capitals that a sentence may hold as a plain word. */
function isAlsoAWord(phrase: string): boolean {
  return phrase === phrase.toUpperCase() && alsoWords.has(phrase.toLowerCase());
}

/** Words of a phrase that notes write in letters or signs which mean something else when they stand alone. */
const shortened: readonly (readonly [string, readonly string[]])[] = [
  ['cancer', ['ca']],
  ['carcinoma', ['ca']],
  ['fracture', ['#']],
  ['discharge', ['d', '/', 'c']],
];

/** Whether two phrases that meet in one place say the same ("chest pain" and "chest pains"). */
function sameEntry(a: LexiconEntry, b: LexiconEntry): boolean {
  if (a.kind === 'concept') {
    return b.kind === 'concept' && a.concept.id === b.concept.id && a.denies === b.denies && a.capitals === b.capitals;
  }
  return a.kind === 'attribute' && b.kind === 'attribute' && a.attribute === b.attribute && a.value === b.value;
}

/** The words of the vocabulary in all their forms, as they may be spelt. */
export function* spelledWords(words: Iterable<string>): Generator<string> {
  for (const word of words) {
    yield word;
    yield* wordForms(word);
  }
}

/** The words of all phrases, as the lexicon has them. */
export function vocabulary(knowledge: CompiledKnowledge): Set<string> {
  const words = new Set<string>();
  for (const { phrase } of phrases(knowledge)) {
    phraseWords(phrase).forEach((word) => words.add(word));
  }
  knowledge.measures.forEach((measure) => {
    measure.say.forEach((phrase) => phraseWords(phrase).forEach((word) => words.add(word)));
  });
  return new Set(spelledWords(words));
}

/** Builds the lexicon. Cost is linear in the number of phrases. */
export function buildLexicon(knowledge: CompiledKnowledge): Lexicon {
  const numbers = new Map<string, number>([
    ['-', skipAlways],
    ['\n', skipAlways],
  ]);
  for (const word of filler) {
    numbers.set(word, skipAlways);
  }
  const skippable = new Set<number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) {
      return known;
    }
    const fresh = numbers.size + 1;
    numbers.set(word, fresh);
    return fresh;
  };
  for (const word of modifiers) {
    skippable.add(numberOf(word));
  }
  const root = emptyNode();
  const insert = (phrase: string): TrieNode | null => insertWords(phraseWords(phrase));
  const insertWords = (words: readonly string[]): TrieNode | null => {
    let node = root;
    for (const word of words) {
      node.next ??= new Map();
      const key = numberOf(word);
      let next = node.next.get(key);
      if (next === undefined) {
        next = emptyNode();
        node.next.set(key, next);
      }
      node = next;
    }
    return node === root ? null : node;
  };
  for (const { phrase, entry: plain } of phrases(knowledge)) {
    const entry = plain.kind === 'concept' && isAlsoAWord(phrase) ? { ...plain, capitals: true } : plain;
    const node = insert(phrase);
    if (node !== null && !(node.entries ?? []).some((known) => sameEntry(known, entry))) {
      (node.entries ??= []).push(entry);
    }
  }
  // "Breast ca", "hip #", "nipple d/c": what notes shorten in longer phrases, where no phrase has it as it stands.
  for (const { phrase, entry } of phrases(knowledge)) {
    const words = phraseWords(phrase);
    for (const [long, short] of words.length < 2 || entry.kind === 'attribute' ? [] : shortened) {
      const at = words.indexOf(long);
      const node = at < 0 ? null : insertWords([...words.slice(0, at), ...short, ...words.slice(at + 1)]);
      if (node !== null) {
        node.entries ??= [entry];
      }
    }
  }
  // "N/V" says two things; it is no second meaning of either.
  for (const [phrase, findings] of Object.entries(knowledge.several)) {
    const node = insert(phrase);
    if (node !== null) {
      node.entries = findings.map((id) => ({
        kind: 'concept',
        concept: { kind: 'finding', id },
        denies: null,
        capitals: false,
      }));
    }
  }
  for (const [letters, meanings] of Object.entries(knowledge.abbreviations)) {
    const node = insert(letters);
    if (node !== null) {
      node.entries = [{ kind: 'choice', meanings: meanings.map(meaningOf) }];
    }
  }
  // "Leg swelling" is "swollen leg" as well: a finding of two words may stand the other way round, where nothing else does.
  for (const { phrase, entry } of phrases(knowledge)) {
    const words = phraseWords(phrase);
    if (
      entry.kind === 'concept' &&
      entry.concept.kind === 'finding' &&
      entry.denies === null &&
      words.length === 2 &&
      words.every((word) => /^[a-z]{3,}$/.test(word))
    ) {
      const node = insert(`${words[1]!} ${words[0]!}`);
      if (node !== null) {
        node.entries ??= [entry];
      }
    }
  }
  for (const measure of knowledge.measures) {
    for (const phrase of measure.say) {
      const node = insert(phrase);
      if (node !== null) {
        (node.measures ??= []).push(measure.id);
      }
    }
  }

  // Without a list of ordinary words nothing can be told to be misspelt.
  const ordinary = new Set(knowledge.ordinary);
  const spelling =
    ordinary.size === 0
      ? null
      : buildSpelling(spelledWords(numbers.keys()), ordinary, (a, b) => canonicalWord(a) === canonicalWord(b));
  const meant = (folded: string): string => {
    const word = spelling?.correct(folded) ?? spelling?.correct(singular(folded)) ?? null;
    return word === null ? '' : canonicalWord(word);
  };
  // Words that no phrase has as they stand, with the number of the form that one has. Kept within bounds, since any text may come.
  const forms = new Map<string, number>();
  const key = (folded: string): number => {
    const number = numbers.get(folded) ?? forms.get(folded);
    if (number !== undefined) {
      return number;
    }
    if (forms.size >= mostForms) {
      forms.clear();
    }
    const form = numbers.get(canonicalWord(folded)) ?? numbers.get(meant(folded)) ?? unknownWord;
    forms.set(folded, form);
    return form;
  };

  // Most words begin no phrase: whether one does is looked up before anything is walked.
  const opens = new Uint8Array(numbers.size + 2);
  for (const [word, node] of root.next ?? []) {
    opens[word] =
      (leadsTo(node, (one) => one.entries !== null) ? 1 : 0) | (leadsTo(node, (one) => one.measures !== null) ? 2 : 0);
  }

  /** Walks every way that phrases go from `keys[at]` and keeps the longest one that ends in what is wanted. */
  const walk = (keys: Int32Array, at: number, end: number, wanted: 'entries' | 'measures'): Hit | null => {
    const first = root.next?.get(keys[at]!);
    return first === undefined ? null : longest(first, keys, at, at + 1, end, 0, wanted, null);
  };

  const longest = (
    node: TrieNode,
    keys: Int32Array,
    at: number,
    index: number,
    end: number,
    skips: number,
    wanted: 'entries' | 'measures',
    hit: Hit | null,
  ): Hit | null => {
    let best = node[wanted] !== null && (hit === null || index - at > hit.length) ? { length: index - at, node } : hit;
    if (node.next === null) {
      return best;
    }
    for (let i = index, skipped = skips; i < end; i++) {
      const word = keys[i]!;
      const next = word > 0 ? node.next.get(word) : undefined;
      if (next !== undefined) {
        best = longest(next, keys, at, i + 1, end, skipped, wanted, best);
      }
      if (word !== skipAlways && !(skippable.has(word) && skipped++ < maxSkips)) {
        return best;
      }
    }
    return best;
  };

  const narrowed = new Map<string, string>();
  const takes = new Set<string>();
  for (const finding of knowledge.findings) {
    if (finding.when !== null && finding.is !== null) {
      narrowed.set(`${finding.is} ${finding.when.kind} ${finding.when.value}`, finding.id);
      takes.add(`${finding.is} ${finding.when.kind}`);
    }
    for (const kind of finding.takes) {
      takes.add(`${finding.id} ${kind}`);
    }
  }
  const measures = new Map(knowledge.measures.map((measure) => [measure.id, definitionOf(measure)]));

  return {
    key,
    match: (keys, at, end): LexiconMatch | null => {
      const hit = (opens[keys[at]!]! & 1) === 0 ? null : walk(keys, at, end, 'entries');
      return hit === null ? null : { length: hit.length, entries: hit.node.entries! };
    },
    matchMeasure: (keys, at, end) => {
      const hit = (opens[keys[at]!]! & 2) === 0 ? null : walk(keys, at, end, 'measures');
      return hit === null ? null : { length: hit.length, measures: hit.node.measures! };
    },
    measure: (id) => measures.get(id),
    narrow: (finding, kind, value) => narrowed.get(`${finding} ${kind} ${value}`) ?? null,
    takes: (finding, kind) => takes.has(`${finding} ${kind}`),
  };
}

const meaningOf = ({ means, near, sections, otherwise }: Abbreviated): AbbreviationMeaning => ({
  concept: means,
  sections: new Set(sections),
  near: new Set(near.flatMap((word) => phraseWords(word))),
  otherwise,
});

function definitionOf(measure: CompiledKnowledge['measures'][number]): MeasureDefinition {
  return {
    id: measure.id,
    name: measure.name,
    unit: measure.unit,
    plausible: measure.plausible,
    grey: measure.grey,
    pair: measure.pair,
    sides: measure.sides,
    units: new Map(
      Object.entries(measure.units).map(([unit, [factor, offset]]) => [unit.toLowerCase(), { factor, offset }]),
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
