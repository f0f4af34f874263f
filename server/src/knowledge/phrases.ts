/** The phrases of the knowledge base, each with what it stands for, and the words they are made of. */
import { isLetterA, letterA, tokenize } from '../note/words/tokens.js';
import { canonicalWord, wordForms } from '../note/words/words.js';
import type { AttributeKind, ConceptKind, LexiconEntry } from '../note/types.js';
import type { CompiledKnowledge } from './types.js';

/** Words that carry nothing between the words of a phrase: dropped from phrases, skipped in notes. */
export const fillers: ReadonlySet<string> = new Set(
  'the a an of his her their its my your any some this that'.split(' '),
);

/** The words of a phrase as the lexicon has them: of their family, without hyphens and inner fillers. */
export function phraseWords(phrase: string): string[] {
  const words: string[] = [];
  const tokens = tokenize(phrase);
  for (const [index, { folded, kind, start, end }] of tokens.entries()) {
    if (isLetterA(phrase, tokens, index)) {
      words.push(letterA);
    } else if (folded !== '-' && kind !== 'break') {
      words.push(isAbbreviation(phrase, start, end) ? folded : canonicalWord(folded));
    }
  }
  const kept = words.filter((word) => !fillers.has(word));
  return kept.length > 0 ? kept : words;
}

/** Words and signs that join others and tell nothing by themselves. */
const joining: ReadonlySet<string> = new Set('in on at to with from for by and or , ; : . " ( )'.split(' '));

/** The words of a phrase without those that join them; all of them where nothing else is left. */
export function tellingWords(phrase: string): string[] {
  const words = phraseWords(phrase);
  const telling = words.filter((word) => !joining.has(word));
  return telling.length > 0 ? telling : words;
}

/** An abbreviation keeps its s: "PCOS" is no plural of "PCO". */
const isAbbreviation = (phrase: string, start: number, end: number): boolean =>
  phrase.charCodeAt(end - 1) === 83 && /^[A-Z]{3,}S$/.test(phrase.slice(start, end));

const concept = (kind: ConceptKind, id: string, denies: 'template' | 'blanket' | null = null): PhraseEntry => ({
  kind: 'concept',
  concept: { kind, id },
  denies,
  capitals: false,
});

/** What one phrase stands for by itself; letters with several meanings are no such phrase. */
export type PhraseEntry = Exclude<LexiconEntry, { readonly kind: 'choice' }>;

/** Every phrase of the knowledge base with what it stands for; the checks use it to find phrases with two meanings. */
export function* phrases(knowledge: CompiledKnowledge): Generator<{ phrase: string; entry: PhraseEntry }> {
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
    for (const phrase of new Set([
      condition.id.replaceAll('-', ' '),
      condition.name,
      ...condition.say,
      ...condition.reads,
    ])) {
      yield { phrase, entry: concept('condition', condition.id) };
    }
  }
  for (const drug of [...knowledge.drugs, ...knowledge.classes]) {
    for (const phrase of new Set([drug.name, ...drug.say])) {
      yield { phrase, entry: concept('drug', drug.id) };
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
  'all aids am arm as bad bid cad cap cat crest cut die dip dish dress dry dub ease fall fast fat for from gad gas gave gist goo had has hit ill it lad lap led low man map mash mass may men met miss nice no not of on or out pad pain pan pen per pet pop pots pour prom rash rat red rest rib rose sad saps sea selects she sit so stem step stop strep sun taco tap tea ten tip to traps us wad war was who wine'.split(
    ' ',
  ),
);

/** "CAP" and "AIDS", but not "COPD": a phrase of capitals that a sentence may hold as a plain word. */
export function isAlsoAWord(phrase: string): boolean {
  return alsoWords.has(phrase.toLowerCase()) && phrase === phrase.toUpperCase();
}

/** Words in all forms of their families, as they may be spelt. */
export function spelledWords(words: Iterable<string>): string[] {
  const spelled: string[] = [];
  for (const word of words) {
    spelled.push(word, ...wordForms(word));
  }
  return spelled;
}

/** The words of all phrases, as the lexicon has them. */
export function vocabulary(knowledge: CompiledKnowledge): Set<string> {
  const words = new Set<string>();
  for (const { phrase } of phrases(knowledge)) {
    phraseWords(phrase).forEach((word) => words.add(word));
  }
  for (const { say } of knowledge.measures) {
    for (const phrase of say) {
      phraseWords(phrase).forEach((word) => words.add(word));
    }
  }
  return new Set(spelledWords(words));
}
