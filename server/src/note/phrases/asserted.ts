/** What is said of a concept at a place: the words around it, the phrase itself, and what kind of concept it is. */
import { assertionAt } from '../assertion/assertion.js';
import { isReactionInBrackets } from './places.js';
import type { SentenceContext } from '../assertion/context.js';
import {
  conditionStatus,
  isMeansOfDenial,
  isNegativeResult,
  isNotTakenUp,
  isStopped,
  isWeighedDown,
  nounBehind,
  orderStatus,
} from './status.js';
import type { Assertion, Concept, SectionKind } from '../types.js';

/**
 * Assertion of a concept at tokens `first` to `end`. `denies`: the phrase itself is a normal ("lungs clear"). `place` is the
 * section it reads as if it stood in.
 */
export function assertionOf(
  context: SentenceContext,
  first: number,
  end: number,
  concept: Concept,
  denies: 'template' | 'blanket' | null,
  place: SectionKind,
): Assertion {
  const { resolved, stable, ...said } = assertionAt(context, first, end);
  const read = isReactionOfOld(context, first, concept) ? { ...said, temporality: 'historical' as const } : said;
  const assertion = denies === null ? read : denied(context, first, read, denies);
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
      // "Presents for evaluation of chest pain": what is looked into is there; only its cause is open.
      if (assertion.polarity === 'possible' && isLookedInto(context, assertion)) {
        return { ...assertion, polarity: 'present', cue: null };
      }
      if (isDeniedOfNow(context, assertion)) {
        return { ...assertion, temporality: 'recent' };
      }
      const isPast = resolved && assertion.polarity === 'present' && assertion.experiencer === 'patient';
      return isPast ? { ...assertion, temporality: 'historical' } : assertion;
    }
    case 'condition': {
      const named = assertion.polarity === 'present' ? namedOnly(context, end, assertion) : assertion;
      const status = conditionStatus(named, resolved, stable);
      return status === 'resolved' && named.experiencer === 'patient'
        ? { ...named, temporality: 'historical', status }
        : { ...named, status };
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
    case 'drug':
      return assertion.polarity === 'present' && isStopped(context, first, end)
        ? { ...assertion, temporality: 'historical' }
        : assertion;
    default:
      return assertion;
  }
}

/** "PMH: MI 2011. No angina, no palpitations": symptoms denied behind a history are denied of now; diseases are not. */
function isDeniedOfNow(
  { section, sentence, text }: SentenceContext,
  { polarity, temporality, cue }: Assertion,
): boolean {
  return (
    section === 'pmh' &&
    polarity === 'absent' &&
    temporality === 'historical' &&
    sentence.firstToken > 0 &&
    cue !== null &&
    /^(?:no|nil|not|without|denies|denied|denying)(?: any)?$/i.test(text.slice(cue.start, cue.end))
  );
}

const isLookedInto = ({ text }: SentenceContext, { cue }: Assertion): boolean =>
  cue !== null && /^(?:evaluation|eval|work-?\s?up|investigation) (?:of|for)$/i.test(text.slice(cue.start, cue.end));

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
function denied(context: SentenceContext, first: number, read: Assertion, asked: 'template' | 'blanket'): Assertion {
  const isItself =
    read.polarity === 'absent' && read.cue !== null && read.cue.end < (context.tokens[first - 1]?.start ?? 0);
  if (read.polarity === 'present' || isItself) {
    // A denial further up ("no murmur, lungs clear") is not one of the phrase.
    return { ...read, polarity: 'absent', asked, cue: isItself ? null : read.cue };
  }
  return { ...read, polarity: read.polarity === 'absent' ? 'possible' : read.polarity, asked: null };
}
