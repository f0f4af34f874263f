/** Parts of a sentence that belong elsewhere than their section: a test's result told in the history, an allergy told in prose. */
import type { SentenceContext } from '../assertion/context.js';
import type { Lexicon, SectionKind } from '../types.js';

/** A half-open range of tokens that reads as if it stood in another section. */
interface Range {
  readonly first: number;
  readonly end: number;
}

/** Where results may be told without a heading of their own. */
const tellsResults: ReadonlySet<SectionKind> = new Set(['hpi', 'exam', 'other', 'chief-complaint', 'vitals']);
/** Where an allergy is told and not weighed. */
const tellsAllergies: ReadonlySet<SectionKind> = new Set([
  'hpi',
  'exam',
  'other',
  'chief-complaint',
  'pmh',
  'social',
  'ros',
]);

const bullets = /^[-*•–—·▪+#]$/;
/** Words before a test's name at the beginning of its result. */
const beforeTest = new Set(
  'repeat bedside initial today portable urgent ed poc poct stat formal plain a the his her non contrast and then'.split(
    ' ',
  ),
);
/** What follows a test's name where its result is told. */
const results = new Set(
  ': = no nil neg negative -ve pos positive normal unremarkable clear nad wnl shows showed showing revealed reveals demonstrated demonstrates confirmed reported was is without < >'.split(
    ' ',
  ),
);
const pending = new Set('pending awaited ordered requested booked declined not to for if'.split(' '));
/** How many words may stand between a test's name and what it showed: "CT head today with contrast: …". */
const resultReach = 3;

/**
 * Ranges in which the results of tests are told: from a test that begins a sentence to its end, from one behind a comma to the
 * next. Empty where the section tells results anyway, or is a plan, where they are still to come.
 */
export function resultRanges(context: SentenceContext, keys: Int32Array, lexicon: Lexicon): readonly Range[] {
  const { tokens, sentence, section } = context;
  if (!tellsResults.has(section)) {
    return [];
  }
  const ranges: Range[] = [];
  let begins = true;
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const { folded, kind } = tokens[at]!;
    if (begins && keys[at]! > 0 && kind === 'word') {
      const end = testEnd(context, keys, at, lexicon);
      if (end !== null && tellsResult(context, end)) {
        const isFirst = tokens
          .slice(sentence.firstToken, at)
          .every((token) => bullets.test(token.folded) || beforeTest.has(token.folded));
        const until = isFirst ? sentence.endToken : clauseEnd(context, end);
        ranges.push({ first: at, end: until });
        at = until - 1;
        continue;
      }
    }
    begins =
      kind === 'break' ||
      folded === ',' ||
      folded === ';' ||
      ((begins || folded === 'and') && (bullets.test(folded) || beforeTest.has(folded)));
  }
  return ranges;
}

/** Where the test's name that begins at `at` ends; "CT head" also where "CT head normal" is a phrase of its own. */
function testEnd(context: SentenceContext, keys: Int32Array, at: number, lexicon: Lexicon): number | null {
  for (let end = context.sentence.endToken; ;) {
    const match = lexicon.match(keys, at, end);
    if (match === null) {
      return null;
    }
    if (match.entries.some((entry) => entry.kind === 'concept' && entry.concept.kind === 'test')) {
      return at + match.length;
    }
    if (match.length === 1) {
      return null;
    }
    end = at + match.length - 1;
  }
}

function tellsResult({ tokens, sentence }: SentenceContext, end: number): boolean {
  for (let i = end; i < Math.min(end + resultReach, sentence.endToken); i++) {
    const { folded, kind } = tokens[i]!;
    if (results.has(folded)) {
      return !pending.has(tokens[i + 1]?.folded ?? '');
    }
    if (kind !== 'word' || pending.has(folded)) {
      return false;
    }
  }
  return false;
}

function clauseEnd({ tokens, sentence }: SentenceContext, from: number): number {
  for (let i = from; i < sentence.endToken; i++) {
    if (/^[,;\n]$/.test(tokens[i]!.folded)) {
      return i;
    }
  }
  return sentence.endToken;
}

/** Words that end a list of allergens. */
const endsAllergens = new Set(
  '. ; but however so therefore presents takes taking took on given gets who has had is was denies no not now with for tolerates tolerated'.split(
    ' ',
  ),
);

/**
 * Ranges that name what the patient is allergic to: "allergic to penicillin, aspirin and codeine", "PCN-allergic". What an
 * acute reaction is to ("allergic reaction to") is no list of allergens.
 */
export function allergenRanges({ tokens, sentence, section }: SentenceContext): readonly Range[] {
  const ranges: Range[] = [];
  if (!tellsAllergies.has(section)) {
    return ranges;
  }
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const { folded } = tokens[at]!;
    if (/^reactions?$/.test(folded) && tokens[at + 1]?.folded === 'to' && tokens[at - 1]?.folded !== 'allergic') {
      // "Declined steroids due to a reaction to dexamethasone": what was not borne is not given.
      let end = at + 2;
      while (end < sentence.endToken && !endsAllergens.has(tokens[end]!.folded) && tokens[end]!.folded !== 'that') {
        end++;
      }
      ranges.push({ first: at, end });
      continue;
    }
    if (!folded.startsWith('allerg') || !/^allerg(?:ic|y|ies)$/.test(folded)) {
      continue;
    }
    const next = at + 1 < sentence.endToken ? tokens[at + 1]!.folded : '';
    if (next === 'to' || next === ':') {
      let end = at + 2;
      while (end < sentence.endToken && !endsAllergens.has(tokens[end]!.folded)) {
        end++;
      }
      ranges.push({ first: at, end });
    } else if (next !== 'reaction' && next !== 'reactions' && next !== 'rhinitis') {
      const hyphen = at > sentence.firstToken && tokens[at - 1]!.folded === '-' ? 1 : 0;
      ranges.push({ first: Math.max(sentence.firstToken, at - 1 - hyphen), end: at + 1 });
    }
  }
  return ranges;
}

/** Whether tokens `first` to `end` meet one of the ranges. */
export const within = (ranges: readonly Range[], first: number, end: number): boolean =>
  ranges.some((range) => first < range.end && end > range.first);

/** "PCN allergy (rash)", "allergic to penicillin (anaphylaxis)": what stands in the brackets is a reaction of another time. */
export function isReactionInBrackets({ text, tokens, sentence }: SentenceContext, first: number): boolean {
  const before = text.slice(sentence.start, tokens[first]!.start);
  const open = before.lastIndexOf('(');
  if (open < 0 || open < before.lastIndexOf(')')) {
    return false;
  }
  // Brackets of the allergens before it, and what belongs to another clause, are left out.
  const allergen = before
    .slice(0, open)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^.*[.;:]/s, '');
  return /\ballergic to [^()]{2,60}$|\b(?!an?\b|the\b|of\b|acute\b)[a-z]{2,}[ -]{1,2}allerg(?:y|ic)\s*$/i.test(
    allergen,
  );
}
