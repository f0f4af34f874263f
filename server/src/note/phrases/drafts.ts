/** The phrases of a sentence -> drafts of mentions, and the attributes that are yet to find their findings. */
import { meantBy } from './abbreviations.js';
import { attributeAt } from './attributes.js';
import { assertionOf } from './asserted.js';
import { coordinated } from './coordination.js';
import { isCapitals, isEverydayWord } from './everyday.js';
import type { AttributesOfSentence } from '../paragraph.js';
import { allergenRanges, resultRanges, within } from './places.js';
import type { SentenceContext } from '../assertion/context.js';
import type { Assertion, Attribute, Concept, Lexicon, LexiconMatch, SectionKind } from '../types.js';

/** A mention before its attributes have come to it. Tokens and the sentence are those of the paragraph. */
export interface Draft {
  readonly concept: Concept;
  readonly first: number;
  readonly end: number;
  readonly assertion: Assertion;
  readonly sentence: number;
  readonly section: SectionKind;
}

export interface AttributeDraft extends Attribute {
  readonly first: number;
  readonly endToken: number;
  readonly sentence: number;
  readonly section: SectionKind;
}

/**
 * Finds the phrases of one sentence: concepts are added to `drafts`, attributes are given back, null where
 * there are none. `blankets` are the phrases that denied everything in the paragraph so far.
 */
export function readSentence(
  context: SentenceContext,
  keys: Int32Array,
  index: number,
  lexicon: Lexicon,
  drafts: Draft[],
  blankets: Set<LexiconMatch['entries']>,
): AttributesOfSentence | null {
  const { sentence, section } = context;
  const attributes: AttributeDraft[] = [];
  const rivals = new Map<AttributeDraft, Draft>();
  const described = new Set<number>();
  const told = resultRanges(context, keys, lexicon);
  const allergens = allergenRanges(context);
  const push = (concept: Concept, first: number, end: number, denies: 'template' | 'blanket' | null): Draft => {
    const isAllergen = concept.kind === 'drug' && within(allergens, first, end);
    const place = isAllergen ? 'allergies' : within(told, first, end) ? 'results' : section;
    const assertion = assertionOf(context, first, end, concept, denies, place);
    const draft = { concept, first, end, assertion, sentence: index, section: place };
    drafts.push(draft);
    return draft;
  };
  for (let at = sentence.firstToken; at < sentence.endToken;) {
    const match = keys[at]! > 0 ? lexicon.match(keys, at, sentence.endToken) : null;
    if (match === null || (match.length === 1 && isEverydayWord(context, at))) {
      at++;
      continue;
    }
    const end = at + match.length;
    // "Cap refill" is longer than "cap": the name of a measure is not a word of something else.
    const measure = lexicon.matchMeasure(keys, at, sentence.endToken);
    if (measure !== null && measure.length > match.length) {
      at += measure.length;
      continue;
    }
    let attribute: AttributeDraft | null = null;
    let draft: Draft | null = null;
    if (isOfImage(context, at, match, told) || isOfSomething(context, end, match) || isSaidAgain(match, blankets)) {
      at = end;
      continue;
    }
    for (const entry of match.entries) {
      if (entry.kind === 'attribute') {
        attribute = attributeAt(context, at, end, entry.attribute, entry.value, index);
        attributes.push(attribute);
        for (let i = at; i < end; i++) {
          described.add(i);
        }
      } else if (entry.kind === 'choice') {
        const concept = meantBy(context, at, end, entry.meanings);
        draft = concept === null ? draft : push(concept, at, end, null);
      } else if (!entry.capitals || isCapitals(context, at, end)) {
        draft = push(entry.concept, at, end, entry.denies);
      }
    }
    for (const other of draft === null ? [] : coordinated(context, keys, at, end, match, lexicon)) {
      push(other.concept, other.first, other.end, null);
    }
    if (draft !== null && match.length > 1) {
      for (const inner of conceptsWithin(context, keys, at, end, match, lexicon)) {
        push(inner.concept, inner.first, inner.end, null);
      }
    }
    if (attribute !== null && draft !== null) {
      rivals.set(attribute, draft);
    }
    at = end;
  }
  return attributes.length === 0 ? null : { context, sentence: index, attributes, rivals, described };
}

/** "CT head NAD": nothing abnormal is detected in the image, and nothing is said of how the patient looks. */
function isOfImage(
  context: SentenceContext,
  at: number,
  match: LexiconMatch,
  told: ReturnType<typeof resultRanges>,
): boolean {
  const isResult = context.section === 'results' || within(told, at, at + 1);
  return match.length === 1 && isResult && context.tokens[at]!.folded === 'nad';
}

/** A blanket that was drawn over the paragraph before denies nothing new. */
function isSaidAgain({ entries }: LexiconMatch, blankets: Set<LexiconMatch['entries']>): boolean {
  const [first] = entries;
  if (first?.kind !== 'concept' || first.denies !== 'blanket') {
    return false;
  }
  const isKnown = blankets.has(entries);
  blankets.add(entries);
  return isKnown;
}

/** "No complaints about the food" denies no symptom. */
const isOfSomething = ({ tokens, sentence }: SentenceContext, end: number, { entries }: LexiconMatch): boolean =>
  end < sentence.endToken &&
  /^(?:about|regarding|re|from|of)$/.test(tokens[end]!.folded) &&
  entries.some((entry) => entry.kind === 'concept' && entry.denies === 'blanket');

/** Words of a phrase which say that its drug is not taken, or was no medicine. */
const noMedicine =
  /\b(?:no|not|never|without|non|stop\w*|ran out|out of|miss\w*|skip\w*|forgot\w*|omi\w+|withdrawal|unable|refus\w*|declin\w*|behind|up to date|ingest\w*|overdose|handful|pills?|naive)\b|n't\b/i;
/** Words of a phrase which say that its test is not a result. */
const noTest = /\b(?:no|not|never|without|refus\w*|declin\w*)\b/i;

interface Inner {
  readonly concept: Concept;
  readonly first: number;
  readonly end: number;
}

/**
 * The drugs and tests named by some of the words of a finding's or a treatment's phrase: "on warfarin", "allergic to
 * penicillin", "UPT neg", and the conditions of others or of the past ("uncle has schizophrenia"). The names of diseases and of tests hold none: "iron deficiency", "paracetamol level".
 */
function conceptsWithin(
  context: SentenceContext,
  keys: Int32Array,
  first: number,
  end: number,
  match: LexiconMatch,
  lexicon: Lexicon,
): Inner[] {
  const found: Inner[] = [];
  const mayHold = match.entries.every(
    (entry) => entry.kind === 'concept' && (entry.concept.kind === 'finding' || entry.concept.kind === 'treatment'),
  );
  if (!mayHold) {
    return found;
  }
  const own = ownedWords(context, first, end);
  const isNormal = match.entries.every((entry) => entry.kind === 'concept' && entry.denies !== null);
  const phrase = context.text.slice(context.tokens[first]!.start, context.tokens[end - 1]!.end);
  for (let at = first; at < end; at++) {
    const inner = keys[at]! > 0 ? lexicon.match(keys, at, at === first ? end - 1 : end) : null;
    if (inner === null) {
      continue;
    }
    let holds = false;
    for (const entry of inner.entries) {
      const kind = entry.kind === 'concept' ? entry.concept.kind : null;
      // "CTPA no PE": the normal denies the condition by name as well.
      const isDenied = kind === 'condition' && isNormal && /\bno\b/i.test(phrase);
      const isOwned = own !== null && at >= own && (kind === 'condition' || kind === 'finding');
      const isHeld =
        isDenied ||
        isOwned ||
        (kind === 'drug' && !noMedicine.test(phrase)) ||
        (kind === 'test' && !noTest.test(phrase));
      if (isHeld && entry.kind === 'concept' && (!entry.capitals || isCapitals(context, at, at + inner.length))) {
        found.push({ concept: entry.concept, first: at, end: at + inner.length });
        holds = true;
      }
    }
    // "On amoxicillin" within "started on amoxicillin" holds the drug in its turn.
    at += holds ? inner.length - 1 : 0;
  }
  return found;
}

/**
 * Where the words begin that a phrase gives to somebody or to another time: in "uncle has schizophrenia" and "previous PE" the
 * condition is mentioned as well as the risk. Null where the phrase does neither.
 */
function ownedWords({ cues }: SentenceContext, first: number, end: number): number | null {
  const cue = cues.find(
    (one) =>
      one.first >= first &&
      one.end < end &&
      one.kinds.some((kind) => kind === 'relative' || kind === 'family-history' || kind === 'historical-before'),
  );
  return cue === undefined ? null : cue.end;
}
