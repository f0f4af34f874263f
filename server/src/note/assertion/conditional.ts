/** What would have to come about: "return if fever", "should he develop a rash", "risks including bleeding". */
import type { Cue } from './cues.js';
import { endsCondition, firstAfter, lastBefore } from './scope.js';
import type { SentenceContext } from './context.js';
import { nounBehind } from '../phrases/status.js';

/** Whether the words at `first` to `end` are a condition of the future; with the words that make them one, where there are such. */
export function conditionOf(
  context: SentenceContext,
  first: number,
  end: number,
): { readonly isCondition: boolean; readonly cue: Cue | null } {
  const cue = conditionCue(context, first) ?? firstAfter(context, 'hypothetical-after', end);
  return {
    isCondition:
      cue !== null ||
      context.lean === 'conditional' ||
      nounBehind(context, end) === 'prevented' ||
      isShouldIt(context, first, end) ||
      isLest(context, first, end) ||
      isCoverAgainst(context, first),
    cue,
  };
}

const listsSigns = /^(?:red flags?(?: symptoms)?|warning signs|side effects)$/;

/** "No red flags - no dysphagia": a sign that is answered by itself is none to look out for. */
const isAnswered = (context: SentenceContext, cue: Cue, first: number): boolean =>
  context.cuesOf('absent-before').some((one) => one.first >= cue.end && one.end <= first);

/** Words that make what follows a reason to act later: "return if fever", "come back or call an ambulance for drooling". */
function conditionCue(context: SentenceContext, first: number): Cue | null {
  const cue = lastBefore(context, 'hypothetical-before', first, endsCondition);
  if (cue !== null && listsSigns.test(cue.words) && isAnswered(context, cue, first)) {
    return null;
  }
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

const comesAbout = new Set(
  'come surface surfaces resurface set start begin show supervene supervenes follow ensue ensues take spread spreads break strike strikes form develop develops occur occurs arise arises appear appears recur recurs worsen worsens return returns happen happens persist persists emerge'.split(
    ' ',
  ),
);

/** "Should cardiac arrest occur", "come back should any numbness develop": an "if" without the word. */
function isShouldIt(context: SentenceContext, first: number, end: number): boolean {
  const { tokens, sentence } = context;
  if (!context.hasShould) {
    return false;
  }
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

const denials = new Set(['not', 'never', "doesn't", "don't", "won't", 'cannot', "can't"]);

/** "Prednisolone so blindness doesn't happen", "booster so that tetanus does not develop": what a treatment is to keep away. */
function isLest(context: SentenceContext, first: number, end: number): boolean {
  const { tokens, sentence } = context;
  if (!context.has('stop')) {
    return false;
  }
  for (let i = end; i < Math.min(end + 4, sentence.endToken - 1); i++) {
    const isKept =
      denials.has(tokens[i]!.folded) && [1, 2].some((far) => comesAbout.has(tokens[i + far]?.folded ?? ''));
    if (isKept) {
      for (let k = first - 1; k >= Math.max(sentence.firstToken, first - 4); k--) {
        if (tokens[k]!.folded === 'so' && tokens[k - 1]?.folded !== 'and') {
          return true;
        }
      }
      return false;
    }
  }
  return false;
}

/** "Clexane against DVT", "ORS against dehydration": at once behind the word, which "fell against a table" has not. */
function isCoverAgainst({ tokens, sentence }: SentenceContext, first: number): boolean {
  for (let i = first - 1; i > Math.max(sentence.firstToken, first - 3); i--) {
    const { folded, kind } = tokens[i]!;
    if (folded === 'against') {
      return tokens[i - 1]!.kind === 'word' && !weighs.test(tokens[i - 1]!.folded);
    }
    if (kind !== 'word' || /^(?:the|a|an|his|her|with|and)$/.test(folded)) {
      return false;
    }
  }
  return false;
}

const weighs =
  /^(?:argues?|arguing|speaks?|goes|go|weighs?|counts?|evidence|points?|tells|decided|advised|struck|fell|leaning|pushing|rubs|rubbing|pressed|up)$/;
