/** One paragraph -> its words, sentences, phrases and numbers, counted from its own beginning and read without its neighbours. */
import type { AttributeDraft, Draft } from './phrases/drafts.js';
import { readSentence } from './phrases/drafts.js';
import { cover, readLoosely } from './phrases/loose.js';
import type { LooseDraft } from './phrases/loose.js';
import { findMeasurements } from './numbers/measurements.js';
import { SentenceContext } from './assertion/context.js';
import type { Place } from './assertion/context.js';
import { findSentences } from './structure/sentences.js';
import { isLetterA, letterA, tokenize } from './words/tokens.js';
import type { Lexicon, LexiconMatch, Measurement, Sentence, Token } from './types.js';

/** Attributes of one sentence, which look for their findings once the whole note is put together. */
export interface AttributesOfSentence {
  readonly context: SentenceContext;
  /** Index of the sentence in the paragraph. */
  readonly sentence: number;
  readonly attributes: readonly AttributeDraft[];
  /** Phrases that are both an attribute and a finding ("tearing"): one or the other. */
  readonly rivals: ReadonlyMap<AttributeDraft, Draft>;
  /** Tokens that attributes cover. */
  readonly described: ReadonlySet<number>;
}

/** Offsets and indexes are those of the paragraph; `Sentence.section` is 0. */
export interface ReadParagraph {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly drafts: readonly Draft[];
  readonly loose: readonly LooseDraft[];
  readonly attributes: readonly AttributesOfSentence[];
  readonly measurements: readonly Measurement[];
}

/** Reads `text`, a paragraph of a section of the given kind. */
export function readParagraph(text: string, place: Place, lexicon: Lexicon): ReadParagraph {
  const tokens = tokenize(text);
  const keys = new Int32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const { folded } = tokens[i]!;
    keys[i] = lexicon.key(folded === 'a' && isLetterA(text, tokens, i) ? letterA : folded);
  }
  const sentences = findSentences(tokens, place.kind, text);
  const drafts: Draft[] = [];
  const loose: LooseDraft[] = [];
  const covered = new Uint8Array(tokens.length);
  const blankets = new Set<LexiconMatch['entries']>();
  const attributes: AttributesOfSentence[] = [];
  const measurements: Measurement[] = [];
  for (const [index, context] of contextsOf(text, tokens, sentences, place).entries()) {
    const [knownDrafts, knownValues] = [drafts.length, measurements.length];
    const said = readSentence(context, keys, index, lexicon, drafts, blankets);
    if (said !== null) {
      attributes.push(said);
    }
    findMeasurements(context, keys, index, lexicon, measurements);
    cover(covered, context, drafts.slice(knownDrafts), measurements.slice(knownValues));
    loose.push(...readLoosely(context, keys, covered, index, lexicon));
  }
  return { tokens, sentences, drafts, loose, attributes, measurements };
}

/** The sentences of a paragraph, each with what it needs to be asked about its words. */
export function contextsOf(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  place: Place,
): SentenceContext[] {
  const contexts: SentenceContext[] = [];
  let leaning: Place | null = null;
  for (let index = 0; index < sentences.length; index++) {
    const context: SentenceContext = new SentenceContext(text, tokens, sentences[index]!, leaning ?? place);
    contexts.push(context);
    leaning = leaningOf(context, sentences[index + 1], leaning, place);
  }
  return contexts;
}

const bullet = /^(?:[-*•–·▪◦+]|\d{1,2}|[a-z])$/;

/**
 * "Call us if you get:" and "Denies:" lend what they say to the items of the list below them. Null where no such list goes on with
 * the `next` sentence.
 */
function leaningOf(
  context: SentenceContext,
  next: Sentence | undefined,
  leaning: Place | null,
  place: Place,
): Place | null {
  const { tokens, sentence } = context;
  if (next === undefined || !bullet.test(tokens[next.firstToken]!.folded)) {
    return null;
  }
  if (tokens[sentence.endToken - 1]!.folded !== ':') {
    return leaning;
  }
  for (const cue of context.cues) {
    if (cue.kinds.includes('hypothetical-before') || cue.kinds.includes('advice')) {
      return { ...place, lean: 'conditional' };
    }
    if (cue.kinds.includes('absent-before') && cue.end >= sentence.endToken - 1) {
      return { ...place, lean: 'denied' };
    }
  }
  return null;
}
