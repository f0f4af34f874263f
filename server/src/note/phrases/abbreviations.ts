/** Letters that stand for several things ("MS", "AS", "ED") -> the one that is meant here, or nothing. */
import { isCapitals } from './everyday.js';
import type { SentenceContext } from '../assertion/context.js';
import type { AbbreviationMeaning, Concept } from '../types.js';
import { canonicalWord } from '../words/words.js';

/** How many words before and after tell what is meant. */
const reach = 12;
/** A word nearby tells more than the section does. */
const nearWeight = 2;
const sectionWeight = 1;

/**
 * The meaning that most words nearby and the section speak for; where nothing does, the one that holds otherwise, if there is one.
 * Letters that are not written in capitals need a word nearby. Null: no concept, or no way to tell.
 */
export function meantBy(
  context: SentenceContext,
  first: number,
  end: number,
  meanings: readonly AbbreviationMeaning[],
): Concept | null {
  const around = wordsAround(context, first, end);
  const written = isCapitals(context, first, end);
  let best: AbbreviationMeaning | null = null;
  let most = 0;
  for (const meaning of meanings) {
    let near = 0;
    for (const word of around) {
      near += meaning.near.has(word) ? nearWeight : 0;
    }
    const score = near === 0 && !written ? 0 : near + (meaning.sections.has(context.section) ? sectionWeight : 0);
    if (score > most) {
      most = score;
      best = meaning;
    }
  }
  return (best ?? (written ? meanings.find(({ otherwise }) => otherwise) : undefined))?.concept ?? null;
}

function wordsAround({ tokens }: SentenceContext, first: number, end: number): Set<string> {
  const words = new Set<string>();
  for (let i = Math.max(0, first - reach); i < Math.min(tokens.length, end + reach); i++) {
    if (i < first || i >= end) {
      words.add(canonicalWord(tokens[i]!.folded));
    }
  }
  return words;
}
