/** One sentence -> findings whose words are there without the phrase: only from words that nothing else has understood. */
import type { SentenceContext } from '../assertion/context.js';
import type { Lexicon, Measurement, SectionKind } from '../types.js';
import { assertionOf } from './asserted.js';
import type { Draft } from './drafts.js';

export interface LooseDraft extends Draft {
  readonly whole: boolean;
}

/** Lists of drugs and what is to be done: words that stand together there by chance. */
const passedOver: ReadonlySet<SectionKind> = new Set(['medications', 'allergies', 'plan']);

/** Marks the tokens of a sentence that its drafts and measurements have understood. */
export function cover(
  covered: Uint8Array,
  { sentence, tokens }: SentenceContext,
  drafts: readonly Draft[],
  measurements: readonly Measurement[],
): void {
  for (const { first, end } of drafts) {
    covered.fill(1, first, end);
  }
  for (const { start, end } of measurements) {
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      covered[at] ||= tokens[at]!.end > start && tokens[at]!.start < end ? 1 : 0;
    }
  }
}

const ageUnits: ReadonlySet<string> = new Set(['year', 'years', 'month', 'months', 'week', 'weeks', 'day', 'days']);

/** The sentence's words but those of an age: "61-year-old with pain" has no pain for years. */
function withoutAges(keys: Int32Array, { sentence, tokens }: SentenceContext): Int32Array {
  let left = keys;
  for (let at = sentence.firstToken + 1; at < sentence.endToken; at++) {
    if (tokens[at]!.folded !== 'old') {
      continue;
    }
    const unit = tokens[at - 1]!.folded === '-' ? at - 2 : at - 1;
    if (unit >= sentence.firstToken && ageUnits.has(tokens[unit]!.folded)) {
      left = left === keys ? keys.slice() : left;
      left.fill(0, unit, at + 1);
    }
  }
  return left;
}

/** Reads a sentence loosely; `covered` marks the tokens that are understood. */
export function readLoosely(
  context: SentenceContext,
  keys: Int32Array,
  covered: Uint8Array,
  index: number,
  lexicon: Lexicon,
): LooseDraft[] {
  const { sentence, section } = context;
  if (passedOver.has(section)) {
    return [];
  }
  const drafted: LooseDraft[] = [];
  for (const match of lexicon.matchLoosely(
    withoutAges(keys, context),
    covered,
    sentence.firstToken,
    sentence.endToken,
  )) {
    const concept = { kind: 'finding', id: match.finding } as const;
    const read = match.tokens.map((at) => assertionOf(context, at, at + 1, concept, null, section));
    const [assertion] = read;
    // Words of which one is denied and another is not, or that are of two people or times, belong to different things.
    const isOne = read.every(
      (one) =>
        one.polarity === assertion?.polarity &&
        one.temporality === assertion.temporality &&
        one.experiencer === assertion.experiencer,
    );
    if (assertion === undefined || !isOne || (assertion.polarity === 'absent' && !match.whole)) {
      continue;
    }
    const first = match.tokens[0]!;
    const end = match.tokens.at(-1)! + 1;
    drafted.push({ concept, first, end, assertion, sentence: index, section, whole: match.whole });
  }
  return drafted;
}
