/** A span of a sentence -> whether it is present, denied, possible or conditional, recent or past, the patient's or another's. */
import type { Cue } from './cues.js';
import { experiencerOf } from './experiencer.js';
import { pastOf } from './past.js';
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
  const past = pastOf(context, first, end, polarity === 'absent');
  const relation = experiencerOf(context, first, end);
  // What a social history denies is denied of the past as well; what it states goes on.
  const isListed =
    context.section === 'pmh' || context.section === 'psh' || (context.section === 'social' && polarity === 'absent');
  const isPast = relation.experiencer === 'patient' && polarity !== 'hypothetical' && (past.isPast || isListed);
  const cue = polarityCue ?? past.cue ?? relation.cue;
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
  const condition = conditionCue(context, first) ?? firstAfter(context, 'hypothetical-after', end);
  if (condition !== null || context.lean === 'conditional' || isShouldIt(context, first, end)) {
    return { polarity: 'hypothetical', cue: condition };
  }
  const signed = signOf(context, first, end);
  if (signed !== null) {
    return { polarity: signed, cue: null };
  }
  const absent =
    lastBefore(context, 'absent-before', first, stopsAt('stop', 'possible-before'), end) ??
    firstAfter(context, 'absent-after', end) ??
    ownDenial(context, first, end);
  if (absent !== null || answeredNo(context, end) || context.lean === 'denied') {
    return { polarity: 'absent', cue: absent };
  }
  const possible =
    lastBefore(context, 'possible-before', first, stopsAt('stop'), end) ?? firstAfter(context, 'possible-after', end);
  if (possible !== null || context.lean === 'considered') {
    return { polarity: 'possible', cue: possible };
  }
  return { polarity: 'present', cue: null };
}

const comesAbout = new Set(
  'develop develops occur occurs arise arises appear appears recur recurs worsen worsens return returns happen happens persist persists emerge'.split(
    ' ',
  ),
);

/** "Should cardiac arrest occur", "come back should any numbness develop": an "if" without the word. */
function isShouldIt({ tokens, sentence }: SentenceContext, first: number, end: number): boolean {
  for (let i = first - 1; i >= Math.max(sentence.firstToken, first - 8); i--) {
    if (tokens[i]!.folded === 'should') {
      return tokens.slice(end, Math.min(end + 8, sentence.endToken)).some((token) => comesAbout.has(token.folded));
    }
    if (/^[.;:]$/.test(tokens[i]!.folded)) {
      return false;
    }
  }
  return false;
}

/**
 * "No change in bowel habit": words that mean nothing as a cue deny what itself begins with them; and in a list ("no change in
 * appetite, fever or chills") what stands behind the comma. "3) None vomiting": an answer before its label.
 */
function ownDenial(context: SentenceContext, first: number, end: number): Cue | null {
  const { tokens, sentence, cues } = context;
  const own = context
    .cuesOf('none')
    .find((cue) => cue.first < first && cue.first + 1 >= first && cue.end > first && isNo(cue.words));
  if (own !== undefined) {
    return own;
  }
  const nothing = lastBefore(context, 'none', first, stopsAt('stop', 'possible-before'), end);
  if (nothing !== null && isNo(nothing.words) && isListed(tokens, nothing.end, first, end, sentence.endToken)) {
    return nothing;
  }
  const isFirst = first - 1 === sentence.firstToken || /^[).]$/.test(tokens[first - 2]?.folded ?? '');
  const answer = first > sentence.firstToken && isFirst && tokens[first - 1]!.folded === 'none';
  return answer ? (cues.find((cue) => cue.first === first - 1) ?? null) : null;
}

const isNo = (words: string): boolean => /^(?:no|not|without) /.test(words);

/** Whether a comma and an "or" make an item of a list of what stands at `first`. */
function isListed(tokens: readonly Token[], from: number, first: number, end: number, sentenceEnd: number): boolean {
  let comma = false;
  let or = false;
  for (let i = from; i < Math.min(end + 10, sentenceEnd); i++) {
    comma ||= i < first && tokens[i]!.folded === ',';
    or ||= comma && /^n?or$/.test(tokens[i]!.folded);
  }
  return comma && or;
}

/** Words that make what follows a reason to act later: "return if fever", "come back or call an ambulance for drooling". */
function conditionCue(context: SentenceContext, first: number): Cue | null {
  const cue = lastBefore(context, 'hypothetical-before', first, endsCondition);
  if (cue !== null) {
    const asNeeded = /^(?:prn|as needed|as needed for)$/.test(cue.words);
    const isNear = first - cue.end <= 3 && context.tokens[cue.end]?.kind === 'word';
    if (
      cue.words === 'report any' &&
      cue.first > context.sentence.firstToken &&
      context.tokens[cue.first - 1]!.folded !== 'to'
    ) {
      return null;
    }
    return !asNeeded || isNear || first === cue.end ? cue : null;
  }
  const advice = lastBefore(context, 'advice', first, endsCondition);
  if (advice === null || !isAdvice(context, advice)) {
    return null;
  }
  for (let i = advice.end; i < first; i++) {
    if (/^(?:for|if|with|w|should)$/.test(context.tokens[i]!.folded)) {
      return advice;
    }
  }
  return null;
}

const told = /^(?:to|please|told|advised|instructed|asked|should|will|must|urged|encouraged)$/;

/** Whether "call", "return", "attend" is what the patient is to do: in a plan, as an order, or behind "told to". */
function isAdvice({ tokens, sentence, section }: SentenceContext, { first, words }: Cue): boolean {
  return (
    section === 'plan' ||
    section === 'assessment' ||
    section === 'other' ||
    words === 'advised' ||
    first === sentence.firstToken ||
    told.test(tokens[first - 1]!.folded)
  );
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
    if (sign === '+' || isMinus(sign)) {
      return sign === '+' ? 'present' : 'absent';
    }
  }
  const box = boxBefore(context, first);
  if (box !== null) {
    return box;
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

const ticks = /^(?:x|✓|✔|√|y|yes)$/;
const boxReach = 60;

/**
 * "[x] sore throat [ ] rash": a box that is left empty denies, where another one near it is ticked. A list without any tick was
 * not filled in, and denies nothing.
 */
function boxBefore({ tokens, text }: SentenceContext, first: number): Polarity | null {
  const at = (index: number): string => tokens[index]?.folded ?? '';
  if (at(first - 1) === '☐' || at(first - 1) === '□') {
    return /[☑☒]/.test(text) ? 'absent' : null;
  }
  if (at(first - 1) === '☑' || at(first - 1) === '☒') {
    return 'present';
  }
  const close = at(first - 1);
  if (close !== ']' && close !== ')') {
    return null;
  }
  const open = close === ']' ? '[' : '(';
  if (at(first - 3) === open && ticks.test(at(first - 2))) {
    return 'present';
  }
  if (at(first - 2) !== open) {
    return null;
  }
  for (let i = Math.max(0, first - boxReach); i < Math.min(tokens.length - 2, first + boxReach); i++) {
    if (at(i) === open && ticks.test(at(i + 1)) && at(i + 2) === close) {
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

/** "Appendicitis s/p appendectomy": what was cut out is over. A bypass or a stent ends nothing. */
function isRemoved(context: SentenceContext, end: number): boolean {
  const words = context.tokens
    .slice(end, Math.min(end + 6, context.sentence.endToken))
    .map((token) => token.folded)
    .join(' ');
  return /^(?:, )?(?:s \/ p|status post) (?:\S+ )?\S*ectomy\b/.test(words);
}
