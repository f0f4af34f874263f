/** Whether something is told of another time: "h/o MI", "croup as a child", "TIA 2015", "recovered from COVID in March". */
import type { Cue } from './cues.js';
import { firstAfter, lastBefore, stopsAt } from './scope.js';
import { timeUnits } from './timeUnits.js';
import { beginnings, isDated } from './datedPast.js';
import type { SentenceContext } from './context.js';

/** Words of the past that speak of what follows them at once: "old infarct", "previous bad asthma". */
const leansOnNext = new Map<string, number>([
  ...['post', 'past', 'known', 'history', 'former', 'remote', 'childhood'].map((word) => [word, 0] as const),
  ...['prior', 'previous', 'old', 'healed', 'earlier', 'prev', 's / p', 'status post', 'status - post'].map(
    (word) => [word, 2] as const,
  ),
]);
/** What says so: a cue, a date, or nothing. */
export interface Past {
  readonly isPast: boolean;
  readonly cue: Cue | null;
}

const recent: Past = { isPast: false, cue: null };

/** Whether the words at `first` to `end` are told of another time, by cue or by date. */
export function pastOf(context: SentenceContext, first: number, end: number, isDenied: boolean): Past {
  if (
    (context.tokens[end]?.folded === 'at' && context.tokens[end + 1]?.folded === 'present') ||
    (/^(?:today|now|currently|presently)$/.test(context.tokens[end]?.folded ?? '') && end < context.sentence.endToken)
  ) {
    return recent;
  }
  const cue = pastCue(context, first, end, isDenied) ?? (isDenied ? null : cueWithin(context, first, end));
  if (cue !== null) {
    return { isPast: true, cue };
  }
  return isDated(context, first, end) ? { isPast: true, cue: null } : recent;
}

/** "Smoking history", "old infarct": words that say so themselves. */
const cueWithin = (context: SentenceContext, first: number, end: number): Cue | null =>
  context
    .cuesOf('historical-before')
    .find(
      (cue) =>
        cue.first >= first &&
        cue.end <= end &&
        /^(?:history|hx|old|previous|prior|former|remote|healed|childhood)$/.test(cue.words),
    ) ?? null;

/** A cue of the past, unless it gives a duration ("3-day history of") or the sentence has come to the present since. */
function pastCue(context: SentenceContext, first: number, end: number, isDenied: boolean): Cue | null {
  const { tokens, sentence } = context;
  const after = firstAfter(context, 'historical-after', end);
  if (after !== null) {
    // "started 2 months ago" goes on; "in the past week" is now.
    const next = after.end < sentence.endToken ? tokens[after.end]! : undefined;
    const isNoted = /^(?:noted|seen|described|reported|mentioned|identified|demonstrated|documented)$/.test(
      next?.folded ?? '',
    );
    const isNow =
      (after.words === 'previously' && isNoted) ||
      (after.words === 'in the past' && (next?.kind === 'number' || timeUnits.has(next?.folded ?? '')));
    if (!isNow && !hasBegun(context, end, after.first)) {
      return after;
    }
  }
  const cue = lastBefore(context, 'historical-before', first, endsPast);
  if (cue === null || (!isPastHistory(cue) && hasWith(context, cue.end, first))) {
    return null;
  }
  // "Background cirrhosis": of all places only where it opens the sentence.
  if (cue.words === 'background' && cue.first !== context.sentence.firstToken) {
    return null;
  }
  if ((isDenied && isLabel(context, cue)) || isPastLabel(context, cue)) {
    return cue;
  }
  // "No history of asthma, denies wheeze": a denial of its own is one of today.
  if (
    context
      .cuesOf('absent-before')
      .some((one) => /^den(?:y|ies|ied|ying)\b/.test(one.words) && one.first >= cue.end && one.end <= first)
  ) {
    return null;
  }
  if (/^(?:history|hx|h \/ o)/.test(cue.words) && isDuration(context, cue.first)) {
    return null;
  }
  const reach = leansOnNext.get(cue.words);
  const joined =
    reach !== undefined && reach > 0 && first - cue.end <= joinedReach && tokens[first - 1]!.folded === 'and';
  // "s/p tonsillectomy for recurrent tonsillitis": what the operation was for.
  const isReason = /^(?:s \/ p|status post|status - post)$/.test(cue.words) && tokens[first - 1]!.folded === 'for';
  if (isReason && first - cue.end <= joinedReach) {
    return cue;
  }
  if (reach !== undefined && !joined && (first - cue.end > reach || isAge(context, cue))) {
    return null;
  }
  if (reach !== undefined && !joined && !isOpened(context, cue) && crossesComma(context, cue.end, first)) {
    return null;
  }
  return cue.end < first && hasDuration(context, end) ? null : cue;
}

/** "Previous: asthma, croup" is a list; "s/p colectomy, blood loss anaemia" is not. */
const isOpened = ({ tokens }: SentenceContext, cue: Cue): boolean => tokens[cue.end]?.folded === ':';
const crossesComma = ({ tokens }: SentenceContext, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    if (tokens[i]!.folded === ',') {
      return true;
    }
  }
  return false;
};

/** "Previous chest syndrome and priapism": how far an adjective reaches over an "and". */
const joinedReach = 6;

/** "With" brings the present back, unless it goes on with a past history: "past medical history of diabetes with neuropathy". */
const isNow = stopsAt('now');
const endsPast = (cue: Cue): boolean =>
  cue.words !== 'with' && (isNow(cue) || /^(?:but|although|though|however|whereas)$/.test(cue.words));
const isPastHistory = (cue: Cue): boolean => /^past (?:medical|surgical) (?:history|hx)|^pmhx?\b/.test(cue.words);
const hasWith = (context: SentenceContext, from: number, to: number): boolean =>
  context.cuesOf('now').some((cue) => cue.words === 'with' && cue.first >= from && cue.end <= to);

/** "Psychiatric history: denies suicide attempts": what is denied under the label of a history is denied of the past. */
const isLabel = ({ tokens }: SentenceContext, cue: Cue): boolean =>
  /(?:history|hx)$/.test(cue.words) && tokens[cue.end]?.folded === ':';

/** "Past: tonsillitis, croup". */
const isPastLabel = ({ tokens }: SentenceContext, cue: Cue): boolean =>
  /^(?:past|previous|previously|prev|prior)(?: preg\w*)?$/.test(cue.words) && tokens[cue.end]?.folded === ':';

/** "Old" behind a unit of time is an age. */
function isAge({ tokens, sentence }: SentenceContext, cue: Cue): boolean {
  const before = cue.first > sentence.firstToken ? tokens[cue.first - 1]! : undefined;
  return (
    cue.words === 'old' &&
    before !== undefined &&
    (timeUnits.has(before.folded) || before.kind === 'number' || /^(?:y|-|o|m|\/)$/.test(before.folded))
  );
}

/** "3-day history of", "4/7 hx of", "long history of": how long it has lasted, and not when it was. */
function isDuration({ tokens, sentence }: SentenceContext, at: number): boolean {
  for (let i = Math.max(sentence.firstToken, at - 3); i < at; i++) {
    if (timeUnits.has(tokens[i]!.folded) && tokens[i]!.folded !== 'long') {
      // "11mo w/ hx of": an age.
      return !tokens.slice(i + 1, at).some(({ folded }) => /^(?:w|with|,)$/.test(folded));
    }
  }
  return (
    at - 3 >= sentence.firstToken &&
    tokens[at - 2]!.folded === '/' &&
    tokens[at - 3]!.kind === 'number' &&
    /^(?:7|52|12|24)$/.test(tokens[at - 1]!.folded)
  );
}

/** "…cough x3 days", "…pain for 2 hours": what has a duration goes on now. */
function hasDuration({ tokens, sentence }: SentenceContext, end: number): boolean {
  const word = end < sentence.endToken ? tokens[end]!.folded : '';
  if (word !== 'x' && word !== 'for' && word !== 'since' && word !== '×') {
    return false;
  }
  return (
    word === 'since' ||
    tokens.slice(end + 1, Math.min(end + 5, sentence.endToken)).some((token) => timeUnits.has(token.folded))
  );
}

function hasBegun({ tokens }: SentenceContext, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (beginnings.has(tokens[i]!.folded)) {
      return true;
    }
  }
  return false;
}
