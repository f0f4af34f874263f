/** A span of a sentence -> whether it is present, denied, possible or conditional, recent or past, the patient's or another's. */
import type { Cue } from './cues.js';
import { experiencerOf } from './experiencer.js';
import { answeredNo, endsCondition, firstAfter, lastBefore, stopsAt } from './scope.js';
import type { SentenceContext } from './scope.js';
import type { Assertion, Polarity, Span, Token } from './types.js';

/** What the words around a span say of it, beyond its assertion: how the story of a condition ends. */
export interface ReadAssertion extends Assertion {
  readonly resolved: boolean;
  readonly stable: boolean;
}

/**
 * Assertion of the tokens `first` to `end` (half-open, indexes into the note's tokens) in their sentence.
 * Status is left to the caller, which knows what kind of concept it is.
 */
export function assertionAt(context: SentenceContext, first: number, end: number): ReadAssertion {
  const { polarity, cue: polarityCue } = polarityOf(context, first, end);
  const past = pastCue(context, first, end);
  const relation = experiencerOf(context, first);
  const isPast = context.section === 'pmh' || context.section === 'psh' || past !== null;
  const cue = polarityCue ?? past ?? relation.cue;
  const stableBefore = lastBefore(context, 'stable-before', first, () => true);
  return {
    polarity,
    temporality: isPast ? 'historical' : 'recent',
    experiencer: relation.experiencer,
    asked: polarity === 'absent' ? 'specific' : null,
    status: null,
    cue: cue === null ? null : spanOf(context, cue),
    resolved: firstAfter(context, 'resolved-after', end) !== null || isRemoved(context, end),
    stable:
      firstAfter(context, 'stable-after', end) !== null || (stableBefore !== null && first - stableBefore.end <= 1),
  };
}

function spanOf(context: SentenceContext, cue: Cue): Span {
  return { start: context.tokens[cue.first]!.start, end: context.tokens[cue.end - 1]!.end };
}

function polarityOf(context: SentenceContext, first: number, end: number): { polarity: Polarity; cue: Cue | null } {
  const condition = conditionCue(context, first);
  if (condition !== null || context.lean === 'conditional') {
    return { polarity: 'hypothetical', cue: condition };
  }
  const signed = signOf(context, first, end);
  if (signed !== null) {
    return { polarity: signed, cue: null };
  }
  const absent =
    lastBefore(context, 'absent-before', first, stopsAt('stop', 'possible-before'), end) ??
    firstAfter(context, 'absent-after', end);
  if (absent !== null || answeredNo(context, end)) {
    return { polarity: 'absent', cue: absent };
  }
  const possible =
    lastBefore(context, 'possible-before', first, stopsAt('stop'), end) ?? firstAfter(context, 'possible-after', end);
  if (possible !== null || context.lean === 'considered') {
    return { polarity: 'possible', cue: possible };
  }
  return { polarity: 'present', cue: null };
}

/** Words that make what follows a reason to act later: "return if fever", "come back or call an ambulance for drooling". */
function conditionCue(context: SentenceContext, first: number): Cue | null {
  const cue = lastBefore(context, 'hypothetical-before', first, endsCondition);
  if (cue !== null) {
    const asNeeded = /^(?:prn|as needed|as needed for)$/.test(cue.words);
    const isNear = first - cue.end <= 3 && context.tokens[cue.end]?.kind === 'word';
    return !asNeeded || isNear || first === cue.end ? cue : null;
  }
  if (context.section !== 'plan' && context.section !== 'assessment' && context.section !== 'other') {
    return null;
  }
  const advice = lastBefore(context, 'advice', first, endsCondition);
  if (advice === null) {
    return null;
  }
  for (let i = advice.end; i < first; i++) {
    if (/^(?:for|if|with|should)$/.test(context.tokens[i]!.folded)) {
      return advice;
    }
  }
  return null;
}

const isMinus = (folded: string | undefined): boolean => folded === '-' || folded === '−' || folded === '–';

/** "+cough", "-fever", "(+) cough", "cough +", "fever -": a sign that touches the words decides for them alone. */
function signOf(context: SentenceContext, first: number, end: number): Polarity | null {
  const { tokens, sentence } = context;
  const at = (index: number): Token | undefined =>
    index >= sentence.firstToken && index < sentence.endToken ? tokens[index] : undefined;
  const before = at(first - 1);
  if (before !== undefined && before.end === tokens[first]!.start) {
    const further = at(first - 2);
    const free = further === undefined || further.end < before.start || /[,;(/\n]/.test(further.folded);
    if (before.folded === '+' && free) {
      return 'present';
    }
    // A minus that opens the line is a bullet, unless the line has a plus too.
    if (isMinus(before.folded) && free && (further !== undefined || hasPlus(context))) {
      return 'absent';
    }
  }
  if (before?.folded === ')' && at(first - 3)?.folded === '(') {
    const sign = at(first - 2)?.folded;
    return sign === '+' ? 'present' : isMinus(sign) ? 'absent' : null;
  }
  const after = at(end);
  const next = at(end + 1);
  if (next === undefined || next.kind === 'punctuation' || next.kind === 'break') {
    if (after?.folded === '+') {
      return 'present';
    }
    if (isMinus(after?.folded) && hasPlus(context)) {
      return 'absent';
    }
  }
  return null;
}

function hasPlus(context: SentenceContext): boolean {
  for (let i = context.sentence.firstToken; i < context.sentence.endToken; i++) {
    if (context.tokens[i]!.folded === '+') {
      return true;
    }
  }
  return false;
}

const timeUnits = new Set(
  'minute minutes min hour hours hr hrs h day days d week weeks wk wks month months mo year years yr yrs long few'.split(
    ' ',
  ),
);
const beginnings = new Set('started began begun onset developed since start beginning ongoing'.split(' '));
const leansOnNext = new Set(['post', 'past', 'known', 'history', 'former', 'prior', 'previous', 'remote']);

/** A cue of the past, unless it gives a duration ("3-day history of") or the sentence has come to the present since. */
function pastCue(context: SentenceContext, first: number, end: number): Cue | null {
  const { tokens, sentence } = context;
  const after = firstAfter(context, 'historical-after', end);
  if (after !== null) {
    // "started 2 months ago" goes on; "in the past week" is now.
    const next = after.end < sentence.endToken ? tokens[after.end]! : undefined;
    const goesOn = tokens.slice(end, after.first).some((token) => beginnings.has(token.folded));
    const isNow = after.words === 'in the past' && (next?.kind === 'number' || timeUnits.has(next?.folded ?? ''));
    if (!goesOn && !isNow) {
      return after;
    }
  }
  const cue = lastBefore(context, 'historical-before', first, stopsAt('now'));
  if (cue === null) {
    return null;
  }
  if (/^(?:history|hx)/.test(cue.words)) {
    for (let i = Math.max(sentence.firstToken, cue.first - 3); i < cue.first; i++) {
      if (timeUnits.has(tokens[i]!.folded)) {
        return null;
      }
    }
  }
  if (leansOnNext.has(cue.words) && first - cue.end > (cue.words === 'prior' || cue.words === 'previous' ? 2 : 0)) {
    return null;
  }
  return cue.end < first && hasDuration(context, end) ? null : cue;
}

/** "…cough x3 days", "…pain for 2 hours": what has a duration goes on now. */
function hasDuration(context: SentenceContext, end: number): boolean {
  const { tokens, sentence } = context;
  const word = end < sentence.endToken ? tokens[end]!.folded : '';
  if (word !== 'x' && word !== 'for' && word !== 'since' && word !== '×') {
    return false;
  }
  return (
    word === 'since' ||
    tokens.slice(end + 1, Math.min(end + 5, sentence.endToken)).some((token) => timeUnits.has(token.folded))
  );
}

/** "Appendicitis s/p appendectomy": what was cut out is over. A bypass or a stent ends nothing. */
function isRemoved(context: SentenceContext, end: number): boolean {
  const words = context.tokens
    .slice(end, Math.min(end + 6, context.sentence.endToken))
    .map((token) => token.folded)
    .join(' ');
  return /^(?:, )?(?:s \/ p|status post) (?:\S+ )?\S*ectomy\b/.test(words);
}
