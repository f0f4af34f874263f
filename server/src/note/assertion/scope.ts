/** How far a cue reaches: the words it acts on, and what ends it. */
import { bitOf } from './cues.js';
import type { Cue } from './cues.js';
import type { CueKind } from './cueTable.js';
import type { SentenceContext } from './context.js';
import type { Token } from '../types.js';

/** Words that deny one thing: they do not carry over a comma, unless an "or" or "nor" goes on with the list. */
const shortDenials = new Set([
  'not',
  'never',
  'non',
  '( - )',
  'absent',
  'negative',
  'nil',
  "isn't",
  "wasn't",
  'neither',
]);
/** Words that doubt what follows them at once, and not the next item of a list. */
const shortDoubts = new Set(
  'possible possibly probable probably likely suspected ? query perhaps maybe potential potentially presumed presumptive questionable equivocal unlikely'.split(
    ' ',
  ),
);
/** Denials of a history, which list what they deny whatever words stand before each item. */
const listing = /^(?:denies|denied|denying|deny|negative for|neg for|pertinent negatives|negatives)/;
/** What begins an item that is found to be there: "no guarding, mild tenderness". */
const positive = new Set(
  'mild moderate severe soft slight minimal trace some scattered occasional diffuse bilateral faint scant small large obvious marked significant positive + intact normal full clear regular increased decreased reduced but vomited fainted collapsed fell passed now still yet only however does has had is with'.split(
    ' ',
  ),
);
/** What says of an item that it is there: "no fever, cough persists". */
const predicates = new Set(
  'present persists persistent persisted remains intact continued continue continues noted palpable positive improved improving worse worsening worsened started restarted given increased elevated cleared resolved settled healed gone probable likely possible suspected + since'.split(
    ' ',
  ),
);
/** Words after which a condition of the future no longer holds. */
const ends = new Set(
  'but|however|although|though|because|because of|due to|secondary to|had|given|presents|presented|presenting|presents with|presented with|complains|complaining|c / o|comes|came|denies|denied'.split(
    '|',
  ),
);

const isSeparator = (token: Token): boolean =>
  token.kind === 'punctuation' && (token.folded === ',' || token.folded === ';' || token.folded === '(');

/** The nearest cue of a kind before `first` that no cue for which `stops` holds parts from it. */
export function lastBefore(
  context: SentenceContext,
  kind: CueKind,
  first: number,
  stops: (cue: Cue) => boolean,
  end = first,
): Cue | null {
  if (!context.has(kind)) {
    return null;
  }
  const bit = bitOf(kind);
  for (let i = Math.min(context.firstCueFrom(first), context.cues.length - 1); i >= 0; i--) {
    const cue = context.cues[i]!;
    if (cue.end > first) {
      // "No history of MI" where "history of MI" is a phrase: the cue reaches into what it acts on.
      if (cue.first < first && (cue.mask & bit) !== 0) {
        return cue;
      }
      continue;
    }
    if ((cue.mask & bit) !== 0) {
      return isForward(context, cue) && reaches(context, cue, first, end) ? cue : null;
    }
    // "Denies: fever" lists what it denies; any other colon begins something new.
    const previous = context.cues[i - 1];
    const opensList = cue.words === ':' && previous?.end === cue.first && previous.kinds.includes(kind);
    if (!opensList && stops(cue) && !isBelieved(context, cue, i)) {
      return null;
    }
  }
  return null;
}

/** "I do not think that this is": the verb of what is not believed does not end the denial. */
function isBelieved({ cues }: SentenceContext, cue: Cue, index: number): boolean {
  const previous = cues[index - 1];
  return (
    previous !== undefined &&
    cue.first - previous.end <= 6 &&
    /^(?:is|are|was|were|has|have|had)$/.test(cue.words) &&
    / (?:think|believe|feel|suspect)$/.test(previous.words)
  );
}

export const stopsAt = (...kinds: readonly CueKind[]): ((cue: Cue) => boolean) => {
  const mask = kinds.reduce((bits, kind) => bits | bitOf(kind), 0);
  return (cue) => (cue.mask & mask) !== 0;
};

export const endsCondition = (cue: Cue): boolean => ends.has(cue.words);

/** Words that stand after a cue which can look both ways, and show that it looked back: "PE ruled out by CT". */
const looksBack = new Set(
  'by with on via based today yesterday at in and but so x given due because since as after despite this secondary per until pending then now from for is was'.split(
    ' ',
  ),
);

function isForward(context: SentenceContext, cue: Cue): boolean {
  // "Red eyes no, cord flare no, jaundice to chest": an answer, and no denial of what follows.
  if (cue.words === 'no' && cue.first > context.sentence.firstToken && context.tokens[cue.end]?.folded === ',') {
    return false;
  }
  const twoSided = cue.kinds.some((kind) => kind.endsWith('-after')) && !/^(?:vs|versus)$/.test(cue.words);
  if (!twoSided || cue.first === context.sentence.firstToken) {
    return true;
  }
  const next = cue.end < context.sentence.endToken ? context.tokens[cue.end]! : undefined;
  if (cue.words === 'neg' || cue.words === 'negative' || cue.words === 'absent' || cue.words === 'nil') {
    return isSeparator(context.tokens[cue.first - 1]!);
  }
  return (
    next !== undefined &&
    (next.kind !== 'punctuation' || (next.folded === ':' && /(?:history|hx)$/.test(cue.words))) &&
    !looksBack.has(next.folded)
  );
}

/** Verbs that are denied with what follows them soon: "doesn't snore", but not "did not take insulin, vomiting". */
const auxiliary = /^(?:do|does|did|has|have|had) not$|^(?:do|does|did|has|have|had)n't$/;
const auxiliaryReach = 4;

/** Whether a cue still acts at `first` to `end`, over the commas between. */
function reaches(context: SentenceContext, cue: Cue, first: number, end: number): boolean {
  const { tokens } = context;
  if (auxiliary.test(cue.words) && first - cue.end > auxiliaryReach) {
    return false;
  }
  // "A non-tender swelling" is a swelling.
  if (cue.words === 'non' && first - cue.end > (tokens[cue.end]?.folded === '-' ? 1 : 0)) {
    return false;
  }
  let separator = -1;
  for (let i = first - 1; i >= cue.end; i--) {
    if (isSeparator(tokens[i]!)) {
      separator = i;
      break;
    }
  }
  // "?TTP - thrombocytopenia", "likely TIA with arm weakness": the doubt is of the first alone.
  if (shortDoubts.has(cue.words) && (hasDash(context, cue.end, first) || hasWord(tokens, 'with', cue.end + 1, first))) {
    return false;
  }
  // "No emboli, and his haemorrhages have cleared", "no more breathless than usual".
  if (isDenialOf(cue) && opensClause(tokens, cue.end, first) && hasPredicate(context, end)) {
    return false;
  }
  if (/ more$|^more$/.test(cue.words) && hasWord(tokens, 'than', end, Math.min(end + 3, context.sentence.endToken))) {
    return false;
  }
  if (separator < 0) {
    // "Absent pulses with rest pain": the adjective does not carry over.
    return !(cue.words === 'absent' && hasWord(tokens, 'with', cue.end, first));
  }
  const isDenial = cue.kinds.includes('absent-before');
  if (isDenial || cue.kinds.includes('possible-before')) {
    if (auxiliary.test(cue.words) || shortDenials.has(cue.words) || shortDoubts.has(cue.words)) {
      return goesOn(context, end);
    }
  }
  if (!isDenial) {
    return true;
  }
  // "no hydro, 5 mm stone": a size begins an item that is there.
  if (tokens[separator + 1]?.kind === 'number' && !listing.test(cue.words)) {
    return goesOn(context, end);
  }
  if (hasPredicate(context, end)) {
    return false;
  }
  return listing.test(cue.words) || !beginsPresent(tokens, separator + 1) || goesOn(context, end);
}

/** "…, mild tenderness", "…, with crackles"; not "…, with or without chills". */
const beginsPresent = (tokens: readonly Token[], at: number): boolean =>
  positive.has(tokens[at]?.folded ?? '') && !(tokens[at]!.folded === 'with' && tokens[at + 1]?.folded === 'or');

const isDenialOf = (cue: Cue): boolean => cue.kinds.includes('absent-before');

/** Whether an "and his", "and the" begins a clause between. */
function opensClause(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to - 1; i++) {
    if (tokens[i]!.folded === 'and' && /^(?:his|her|the|their|this|that)$/.test(tokens[i + 1]!.folded)) {
      return true;
    }
  }
  return false;
}

const hasWord = (tokens: readonly Token[], word: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    if (tokens[i]!.folded === word) {
      return true;
    }
  }
  return false;
};

/** Whether an "or" or "nor" follows in the same list. */
function goesOn(context: SentenceContext, end: number): boolean {
  for (let i = end; i < context.sentence.endToken && i < end + 12; i++) {
    const { folded } = context.tokens[i]!;
    if (folded === 'or' || folded === 'nor') {
      return true;
    }
    if (folded === 'no' || folded === 'but' || folded === ';') {
      return false;
    }
  }
  return false;
}

/** Whether the item that ends at `end` says of itself that it is there. */
function hasPredicate(context: SentenceContext, end: number): boolean {
  for (let i = end; i < context.sentence.endToken && i < end + 4; i++) {
    const token = context.tokens[i]!;
    if (token.folded === 'no' && /^(?:worse|better|different)$/.test(context.tokens[i + 1]?.folded ?? '')) {
      return true;
    }
    if (isSeparator(token) || token.folded === 'not' || token.folded === 'no') {
      return false;
    }
    if (predicates.has(token.folded)) {
      return true;
    }
  }
  return false;
}

/** Cues that tell the end of a story, and may follow a comma or a colon: "hypoglycaemia, resolved", "HFpEF: stable". */
const closing = (kind: CueKind): boolean => kind === 'resolved-after' || kind === 'stable-after';

/** What may stand between a problem and the end of its story: "treated with silver, resolved", "seen on the prior study has resolved". */
const maySkip = (cue: Cue): boolean =>
  /^(?::|due to|secondary to|with|treated|seen|previously|prior|noted|given|after|since|post op|post|on|on admission|at admission|on arrival|at presentation|overnight|by)$/.test(
    cue.words,
  );

/** A cue of a kind after `end` with only a few plain words, and no comma or other cue, between. */
export function firstAfter(context: SentenceContext, kind: CueKind, end: number): Cue | null {
  if (!context.has(kind)) {
    return null;
  }
  const index = context.firstCueFrom(end);
  let cue = context.cues[index];
  while (closing(kind) && cue !== undefined && !cue.kinds.includes(kind) && maySkip(cue)) {
    cue = context.cues[context.cues.indexOf(cue) + 1];
  }
  // "Demyelination is also on the differential": the verb belongs to what follows it at once.
  const verb = cue;
  if (verb !== undefined && auxiliaries.test(verb.words) && !verb.kinds.includes(kind)) {
    const next = context.cues[context.cues.indexOf(verb) + 1];
    const gap = next === undefined ? 9 : next.first - verb.end;
    if (next !== undefined && (gap === 0 || (gap === 1 && adverbs.has(context.tokens[verb.end]!.folded)))) {
      cue = next;
    }
  }
  if (kind === 'absent-after' && cue?.words === ':' && cue.first === end) {
    const answer = context.cues[context.cues.indexOf(cue) + 1];
    return answer !== undefined && isAnswer(context, cue, answer) ? answer : null;
  }
  if (cue === undefined || !cue.kinds.includes(kind)) {
    return null;
  }
  const plural = /^(?:are|were|have been|all|both) /.test(cue.words);
  const reach = closing(kind) || plural ? 12 : 6;
  for (let i = end, commas = 0; i < cue.first; i++) {
    if (isSeparator(context.tokens[i]!)) {
      commas++;
      const mayCross = plural || (closing(kind) && commas === 1 && i === cue.first - 1);
      if (!mayCross) {
        return null;
      }
    }
  }
  if (cue.first - end > reach) {
    return null;
  }
  // "fever, no cough": a cue that acts on what follows it belongs there when something follows.
  const twoSided = cue.kinds.includes('absent-before') || cue.kinds.includes('possible-before');
  const isBetween = cue.words === 'vs' || cue.words === 'versus';
  const dashed = hasDash(context, end, cue.first);
  // "RUQ pain - biliary colic most likely": the doubt is of what stands behind the dash.
  if (dashed && kind === 'possible-after' && cue.first > end + 1) {
    return null;
  }
  if (isBetween && dashed) {
    return null;
  }
  if (cue.words === '?' && context.tokens[cue.first]!.start === context.tokens[end - 1]!.end) {
    return cue;
  }
  const asksNext = cue.words === '?' && context.tokens[cue.end]?.start === context.tokens[cue.first]!.end;
  return twoSided &&
    !isBetween &&
    (asksNext || dashed || isOneWord(cue) || cue.first > end + 1) &&
    isForward(context, cue)
    ? null
    : cue;
}

/** "Vegetation: not seen", "wandering: nil reported": the answer to a label, where it says no more. */
const isAnswer = ({ tokens, sentence }: SentenceContext, colon: Cue, { first, end, kinds }: Cue): boolean =>
  kinds.includes('absent-after') &&
  first === colon.end &&
  (end >= sentence.endToken || tokens[end]!.kind === 'punctuation' || tokens[end]!.kind === 'break');

const auxiliaries = /^(?:is|was|are|were|has been|have been|had been)$/;
const adverbs = new Set(
  'also now still currently again therefore thus clearly clinically definitely always very quite most highly more'.split(
    ' ',
  ),
);

const isOneWord = (cue: Cue): boolean => cue.end - cue.first === 1;

/** "Hyponatraemia - likely SIADH": what stands behind the dash is about something else. */
const hasDash = ({ tokens }: SentenceContext, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    if (/^[-–—:]$/.test(tokens[i]!.folded) && tokens[i]!.start > tokens[i - 1]!.end) {
      return true;
    }
  }
  return false;
};
