/** A span of a sentence -> whether it is present, denied, possible or conditional, recent or past, the patient's or another's. */
import type { Cue } from './cues.js';
import { conditionOf } from './conditional.js';
import { experiencerOf } from './experiencer.js';
import { pastOf } from './past.js';
import { answeredForAll, answeredNo, answeredYes } from './answers.js';
import { firstAfter, lastBefore, stopsAt } from './scope.js';
import type { ReadAssertion, SentenceContext } from './context.js';
import { signOf } from './signs.js';
import type { Polarity, Sentence, Span, Token } from '../types.js';

/**
 * Assertion of the tokens `first` to `end` (half-open, indexes into the note's tokens) in their sentence.
 * Status is left to the caller, which knows what kind of concept it is.
 */
export function assertionAt(context: SentenceContext, first: number, end: number): ReadAssertion {
  const { last } = context;
  if (last !== null && last.first === first && last.end === end) {
    return last.assertion;
  }
  const assertion = readAssertion(context, first, end);
  context.last = { first, end, assertion };
  return assertion;
}

function readAssertion(context: SentenceContext, first: number, end: number): ReadAssertion {
  const { polarity, cue: polarityCue } = polarityOf(context, first, end);
  const past = pastOf(context, first, end, polarity === 'absent');
  const told = experiencerOf(context, first, end);
  // "Mother had stroke at 59, statin offered to prevent stroke": what is to be prevented is the patient's.
  const relation =
    polarity === 'hypothetical' && polarityCue !== null && (told.cue === null || told.cue.end <= polarityCue.first)
      ? ({ experiencer: 'patient', cue: null } as const)
      : told;
  // What a social history denies is denied of the past as well; what it states goes on.
  const isListed =
    context.lean !== 'open' &&
    !isBehindRunIn(context) &&
    !isOfToday(context, first, end) &&
    (context.section === 'pmh' || context.section === 'psh' || (context.section === 'social' && polarity === 'absent'));
  // A relative's illness is told of no time.
  const isPast = polarity !== 'hypothetical' && relation.experiencer === 'patient' && (past.isPast || isListed);
  const cue = polarityCue ?? past.cue ?? relation.cue;
  const stableBefore = lastBefore(context, 'stable-before', first, () => true);
  return {
    polarity,
    temporality: isPast ? 'historical' : 'recent',
    experiencer: relation.experiencer,
    // A box, a sign, an answer to a label: nobody put a question into words.
    asked: polarity !== 'absent' ? null : polarityCue === null || context.isTemplate ? 'template' : 'specific',
    status: null,
    cue: cue === null ? null : spanOf(context, cue),
    resolved: firstAfter(context, 'resolved-after', end) !== null || isRemoved(context, end),
    stable:
      firstAfter(context, 'stable-after', end) !== null || (stableBefore !== null && first - stableBefore.end <= 1),
  };
}

/** "PMH: PBC.\nTremor on tacrolimus": the history ended with its line, unless a list goes on. */
const isBehindRunIn = ({ runIn, text, sentence }: SentenceContext): boolean =>
  runIn &&
  (/\.\s+(?:nil|no|denies|not)\b[^.]*\.\s*$/i.test(text.slice(0, sentence.start)) || isBehindLine(text, sentence));

const isBehindLine = (text: string, sentence: Sentence): boolean =>
  /\.[ \t]*\n[ \t]*$/.test(text.slice(0, sentence.start)) && !/^[-*•\d]/.test(text.slice(sentence.start));

const today =
  /^(?:at discharge|on discharge|on examination|o \/ e|today|now|currently|at present|at review|on admission)$/;

/** "PMH: asthma. On discharge free of wheeze", "no angina at present": said of today under a heading of the past. */
function isOfToday(context: SentenceContext, first: number, end: number): boolean {
  const { tokens, sentence } = context;
  const at = tokens[end]?.folded === 'again' ? end + 1 : end;
  const word = (index: number): string => (index < sentence.endToken ? tokens[index]!.folded : '');
  // "PMH: asthma. Unsteady for weeks", "bleeding again these two weeks".
  if (
    /^(?:for|these|x|this)$/.test(word(at)) &&
    [1, 2, 3].some((far) => /^(?:days?|weeks?|wks?|hours?|hrs?|morning)$/.test(word(at + far)))
  ) {
    return true;
  }
  return context
    .cuesOf('now')
    .some(
      (cue) =>
        today.test(cue.words) && (cue.first === context.sentence.firstToken ? cue.end <= first : cue.first === end),
    );
}

function spanOf(context: SentenceContext, cue: Cue): Span {
  return { start: context.tokens[cue.first]!.start, end: context.tokens[cue.end - 1]!.end };
}

const endsDenial = stopsAt('stop', 'possible-before');
const endsDoubt = stopsAt('stop');

function polarityOf(context: SentenceContext, first: number, end: number): { polarity: Polarity; cue: Cue | null } {
  const condition = conditionOf(context, first, end);
  if (condition.isCondition) {
    return { polarity: 'hypothetical', cue: condition.cue };
  }
  const signed = signOf(context, first, end);
  if (signed !== null) {
    return { polarity: signed, cue: null };
  }
  const absent =
    lastBefore(context, 'absent-before', first, endsDenial, end) ??
    firstAfter(context, 'absent-after', end) ??
    answeredForAll(context, end) ??
    ownDenial(context, first, end);
  if (absent === null && answeredYes(context, end)) {
    return { polarity: 'present', cue: null };
  }
  // "On antibiotics until sepsis ruled out".
  if (absent !== null && absent.first >= end && /^(?:until|till)$/.test(context.tokens[first - 1]?.folded ?? '')) {
    return { polarity: 'possible', cue: absent };
  }
  if (absent !== null || answeredNo(context, end) || context.lean === 'denied') {
    return { polarity: 'absent', cue: absent };
  }
  const possible =
    lastBefore(context, 'possible-before', first, endsDoubt, end) ?? firstAfter(context, 'possible-after', end);
  if (possible !== null || context.lean === 'considered') {
    return { polarity: 'possible', cue: possible };
  }
  return { polarity: 'present', cue: null };
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
  const nothing = lastBefore(context, 'none', first, endsDenial, end);
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

/** "Appendicitis s/p appendectomy": what was cut out is over. A bypass or a stent ends nothing. */
function isRemoved(context: SentenceContext, end: number): boolean {
  if (end >= context.sentence.endToken || !/^(?:,|s|status)$/.test(context.tokens[end]!.folded)) {
    return false;
  }
  const words = context.tokens
    .slice(end, Math.min(end + 6, context.sentence.endToken))
    .map((token) => token.folded)
    .join(' ');
  return /^(?:, )?(?:s \/ p|status post) (?:\S+ )?\S*ectomy\b/.test(words);
}
