/** Which fluid a value is of: "Urine Na 68, K 20" has no potassium of the blood. */
import type { Line } from './line.js';
import type { MeasureDefinition } from '../types.js';

/** What measures of a fluid are called by: `urine-sodium` is `sodium` of the urine. */
const samples: readonly (readonly [words: RegExp, sample: string])[] = [
  [/\b(?:urine|urinary)$/i, 'urine'],
  [/\b(?:csf|cerebrospinal fluid)$/i, 'csf'],
  [/\bpleural(?: fluid)?$/i, 'pleural-fluid'],
];
/** What may stand between the fluid and the first value of a list. */
const listing =
  /[\s:–-]+(?:(?:spot|random|electrolytes|lytes|chemistry|biochemistry|studies|results|sample|analysis)[\s:–-]+)*$/i;
const longestListing = 40;
const isAfterValue = /,\s*(?:and\s+)?$/;

/** A fluid, and whether it heads a list: "Na 128, urine Na 40, K 3" goes back to the blood. */
interface Named {
  readonly sample: string;
  readonly isHead: boolean;
}

/** The fluid that the name of a value at token `at` holds, or that stands right before it; null where neither does. */
export function sampleNamed(
  { text, tokens, first, lexicon }: Line,
  at: number,
  definition: MeasureDefinition | undefined,
): Named | null {
  const before = text.slice(Math.max(tokens[first]!.start, tokens[at]!.start - longestListing), tokens[at]!.start);
  for (const [words, sample] of samples) {
    const rest = definition?.id.startsWith(`${sample}-`) === true ? definition.id.slice(sample.length + 1) : '';
    if (lexicon.measure(rest) !== undefined) {
      return { sample, isHead: !isAfterValue.test(before) };
    }
    const word = words.exec(before.replace(listing, ''));
    if (word !== null && listing.test(before)) {
      return { sample, isHead: !isAfterValue.test(before.slice(0, word.index)) };
    }
  }
  return null;
}

/** The same measures of a fluid, where there are any of it; else the measures as they are. */
export function inSample(
  definitions: readonly MeasureDefinition[],
  sample: string | null,
  { lexicon }: Line,
): readonly MeasureDefinition[] {
  const own = sample === null ? [] : definitions.flatMap(({ id }) => lexicon.measure(`${sample}-${id}`) ?? []);
  return own.length > 0 ? own : definitions;
}
