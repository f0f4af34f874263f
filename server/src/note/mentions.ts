/** Sentences + lexicon -> mentions of concepts, each with its assertion and the attributes said of it. */
import { assertionAt, sentenceContext } from './assertion.js';
import { attributeAt, findingFor, narrowed } from './attributes.js';
import type { AttributeDraft, Draft } from './attributes.js';
import { allergenRanges, isReactionInBrackets, resultRanges, within } from './places.js';
import type { SentenceContext } from './scope.js';
import {
  conditionStatus,
  isMeansOfDenial,
  isNegativeResult,
  isNotTakenUp,
  isWeighedDown,
  nounBehind,
  orderStatus,
} from './status.js';
import type {
  Assertion,
  Concept,
  Lexicon,
  LexiconMatch,
  Mention,
  Section,
  SectionKind,
  Sentence,
  Span,
  Token,
} from './types.js';
import { isEverydayWord, isShouted } from './everyday.js';

/** A phrase that the lexicon has both as an attribute and as a finding ("tearing"): it is one or the other. */
interface Ambiguous {
  readonly attribute: AttributeDraft;
  readonly draft: Draft;
}

/** All mentions of the sentences, in text order. `keys` are the lexicon's numbers of `tokens`. */
export function findMentions(
  text: string,
  tokens: readonly Token[],
  keys: Int32Array,
  sentences: readonly Sentence[],
  sections: readonly Section[],
  lexicon: Lexicon,
): Mention[] {
  const drafts: Draft[] = [];
  const dropped = new Set<Draft>();
  for (const [index, sentence] of sentences.entries()) {
    const context = sentenceContext(text, tokens, sentence, sections[sentence.section]!);
    const { attributes, ambiguous, described } = readSentence(context, keys, index, lexicon, drafts);
    for (const attribute of attributes) {
      const target = findingFor(drafts, attribute, context, described, lexicon);
      const rival = ambiguous.find((one) => one.attribute === attribute)?.draft;
      if (target === null || target === rival) {
        continue;
      }
      target.attributes.push(attribute);
      // "Tearing chest pain" waters no eye: what makes the finding next to it narrower is its attribute.
      const touches = attribute.endToken === target.first && tokens[attribute.endToken - 1]!.folded.endsWith('ing');
      if (
        rival !== undefined &&
        (touches || narrowed(lexicon, target.concept.id, attribute.kind, attribute.value) !== null)
      ) {
        dropped.add(rival);
      }
    }
  }
  const kept = dropped.size === 0 ? drafts : drafts.filter((draft) => !dropped.has(draft));
  return kept.flatMap((draft) => mentionsOf(draft, tokens, lexicon));
}

/** Finds the phrases of one sentence: concepts go to `drafts`, attributes are given back. */
function readSentence(
  context: SentenceContext,
  keys: Int32Array,
  index: number,
  lexicon: Lexicon,
  drafts: Draft[],
): { attributes: AttributeDraft[]; ambiguous: Ambiguous[]; described: Set<number> } {
  const { sentence, section } = context;
  const attributes: AttributeDraft[] = [];
  const ambiguous: Ambiguous[] = [];
  const described = new Set<number>();
  const told = resultRanges(context, keys, lexicon);
  const allergens = allergenRanges(context);
  const push = (concept: Concept, first: number, end: number, absent: boolean): Draft => {
    const isAllergen = concept.kind === 'drug' && within(allergens, first, end);
    const place = isAllergen ? 'allergies' : within(told, first, end) ? 'results' : section;
    const assertion = assertionOf(context, first, end, concept, absent, place);
    const draft = { concept, first, end, assertion, attributes: [], sentence: index, section: place };
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
    if (isOfImage(context, at, match, told)) {
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
      } else if (!entry.capitals || isCapitals(context, at, end)) {
        draft = push(entry.concept, at, end, entry.absent);
      }
    }
    if (draft !== null && match.length > 1) {
      for (const inner of conceptsWithin(context, keys, at, end, match, lexicon)) {
        push(inner.concept, inner.first, inner.end, false);
      }
    }
    if (attribute !== null && draft !== null) {
      ambiguous.push({ attribute, draft });
    }
    at = end;
  }
  return { attributes, ambiguous, described };
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
 * penicillin", "UPT neg". The names of diseases and of tests hold none: "iron deficiency", "paracetamol level".
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
  const isNormal = match.entries.every((entry) => entry.kind === 'concept' && entry.absent);
  const phrase = context.text.slice(context.tokens[first]!.start, context.tokens[end - 1]!.end);
  for (let at = first; at < end; at++) {
    const inner = keys[at]! > 0 ? lexicon.match(keys, at, at === first ? end - 1 : end) : null;
    if (inner === null) {
      continue;
    }
    for (const entry of inner.entries) {
      const kind = entry.kind === 'concept' ? entry.concept.kind : null;
      // "CTPA no PE": the normal denies the condition by name as well.
      const isDenied = kind === 'condition' && isNormal && /\bno\b/i.test(phrase);
      const isHeld =
        isDenied || (kind === 'drug' && !noMedicine.test(phrase)) || (kind === 'test' && !noTest.test(phrase));
      if (isHeld && entry.kind === 'concept' && (!entry.capitals || isCapitals(context, at, at + inner.length))) {
        found.push({ concept: entry.concept, first: at, end: at + inner.length });
      }
    }
    at += inner.length - 1;
  }
  return found;
}

/** Whether the words stand in capitals in the note: "CAP" and not "cap refill". Where everything does, it tells nothing. */
function isCapitals(context: SentenceContext, first: number, end: number): boolean {
  const words = context.text.slice(context.tokens[first]!.start, context.tokens[end - 1]!.end);
  return words === words.toUpperCase() && !isShouted(context);
}

/** The mention itself and one for each narrower finding that its attributes make. */
function mentionsOf(draft: Draft, tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const { concept, assertion, sentence, section } = draft;
  const attributes = draft.attributes.map(({ kind, value, polarity, start, end }) => ({
    kind,
    value,
    polarity,
    start,
    end,
  }));
  const span = { start: tokens[draft.first]!.start, end: tokens[draft.end - 1]!.end };
  const mentions: Mention[] = [{ concept, assertion, attributes, sentence, section, ...span, via: 'text' }];
  if (concept.kind !== 'finding') {
    return mentions;
  }
  for (const attribute of draft.attributes) {
    const narrower = narrowed(lexicon, concept.id, attribute.kind, attribute.value);
    if (narrower === null) {
      continue;
    }
    if (assertion.polarity === 'absent') {
      // "No tearing chest pain" denies the tearing pain; a milder one is not documented either way.
      if (attribute.sentence === sentence && attribute.first < draft.first) {
        return [{ ...mentions[0]!, concept: { kind: 'finding', id: narrower } }];
      }
      continue;
    }
    const polarity = attribute.polarity === 'present' ? assertion.polarity : attribute.polarity;
    mentions.push({
      concept: { kind: 'finding', id: narrower },
      assertion: { ...assertion, polarity, asked: polarity === 'absent' ? 'specific' : null },
      attributes: [],
      sentence: attribute.sentence,
      section: attribute.section,
      ...joined(span, attribute, attribute.sentence === sentence),
      via: 'text',
    });
  }
  return mentions;
}

/** Most characters of a quote that joins an attribute with its finding. */
const longestQuote = 40;

/** "Sudden tearing chest pain" says more than "sudden": a finding that stands near its attribute is quoted with it. */
function joined(finding: Span, attribute: Span, sameSentence: boolean): Span {
  const start = Math.min(finding.start, attribute.start);
  const end = Math.max(finding.end, attribute.end);
  return sameSentence && end - start <= longestQuote ? { start, end } : { start: attribute.start, end: attribute.end };
}

function assertionOf(
  context: SentenceContext,
  first: number,
  end: number,
  concept: Concept,
  deniedByPhrase: boolean,
  place: SectionKind,
): Assertion {
  const { resolved, stable, ...said } = assertionAt(context, first, end);
  const read = isReactionOfOld(context, first, concept) ? { ...said, temporality: 'historical' as const } : said;
  const assertion = deniedByPhrase ? denied(context, first, read) : read;
  if (
    concept.kind !== 'condition' &&
    assertion.polarity === 'present' &&
    place !== 'allergies' &&
    isNotTakenUp(context, first, end, concept.kind === 'drug')
  ) {
    const put: Assertion = { ...assertion, polarity: 'hypothetical', asked: null, cue: null };
    return concept.kind === 'test' || concept.kind === 'treatment' ? { ...put, status: 'considered' } : put;
  }
  switch (concept.kind) {
    case 'finding': {
      if (isPrompt(context, end)) {
        return { ...assertion, polarity: 'hypothetical', asked: null, cue: null };
      }
      const isPast = resolved && assertion.polarity === 'present';
      return isPast ? { ...assertion, temporality: 'historical' } : assertion;
    }
    case 'condition': {
      const named = assertion.polarity === 'present' ? namedOnly(context, end, assertion) : assertion;
      return { ...named, status: conditionStatus(named, resolved, stable) };
    }
    case 'test':
    case 'treatment': {
      const done: Assertion =
        assertion.polarity === 'absent' &&
        (isMeansOfDenial(context, first) || isNegativeResult(context, end, assertion))
          ? { ...assertion, polarity: 'present', asked: null, cue: null }
          : assertion;
      const status = orderStatus(context, first, end, done);
      return { ...done, status: status === 'considered' && place === 'results' ? 'resulted' : status };
    }
    default:
      return assertion;
  }
}

/** What an allergen once did: it stands under the allergies or in brackets behind the allergen. */
function isReactionOfOld(context: SentenceContext, first: number, concept: Concept): boolean {
  return (
    (concept.kind === 'finding' || concept.kind === 'condition') &&
    (context.section === 'allergies' || isReactionInBrackets(context, first))
  );
}

/** "Anticoagulant use: ***" asks, and says nothing until it is filled in. */
function isPrompt(context: SentenceContext, end: number): boolean {
  const from = context.tokens[end - 1]!.end;
  return /^[ \t]*:?[ \t]*\*\*\*/.test(context.text.slice(from, from + 8));
}

/** "ACS protocol", "flu vaccine": the condition is named, and not said to be there. */
function namedOnly(context: SentenceContext, end: number, read: Assertion): Assertion {
  if (isWeighedDown(context, end)) {
    return { ...read, polarity: 'possible' };
  }
  switch (nounBehind(context, end)) {
    case 'named':
      return { ...read, polarity: 'possible' };
    case 'negative':
      return { ...read, polarity: 'absent', asked: 'specific' };
    default:
      return read;
  }
}

/** "Lungs clear" denies crackles as a template does; "lungs not clear" and "if lungs clear" say nothing of them. */
function denied(context: SentenceContext, first: number, read: Assertion): Assertion {
  const isItself =
    read.polarity === 'absent' && read.cue !== null && read.cue.end < (context.tokens[first - 1]?.start ?? 0);
  if (read.polarity === 'present' || isItself) {
    // A denial further up ("no murmur, lungs clear") is not one of the phrase.
    return { ...read, polarity: 'absent', asked: 'template', cue: isItself ? null : read.cue };
  }
  return { ...read, polarity: read.polarity === 'absent' ? 'possible' : read.polarity, asked: null };
}
