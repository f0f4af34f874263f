/** The arithmetic of a closed choice, without a model: logits of letters -> shares of options. */
import type { RawChoice } from '../types.js';

/** What one question gave. */
export interface Asked {
  /** For each letter in turn the index of its option, the last index standing for "none". */
  readonly order: readonly number[];
  /** For each letter its logit: the natural logarithm of something proportional to its probability. */
  readonly logits: readonly number[];
}

/**
 * Averages the questions and divides the belief: of each question the log-probabilities of its letters, their mean for
 * each option over the questions, divided by the temperature, made to sum to 1.
 *
 * @param temperature above 1 flattens, below 1 sharpens
 * @returns one share for each candidate, and the one of "none of these", the option with the highest index
 */
export function sharesOf(asked: readonly Asked[], temperature: number): RawChoice {
  const options = asked[0]?.order.length ?? 0;
  const means = new Array<number>(options).fill(0);
  for (const { order, logits } of asked) {
    const log = logShares(logits);
    order.forEach((option, place) => {
      means[option]! += log[place]! / asked.length;
    });
  }
  const shares = logShares(means.map((mean) => mean / temperature)).map(Math.exp);
  return { shares: shares.slice(0, -1), none: shares.at(-1) ?? 1 };
}

/** Logits made logarithms of shares that sum to 1. */
function logShares(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - top), 0);
  return logits.map((logit) => logit - top - Math.log(sum));
}

/** The logarithm of the sum of what these are logarithms of: one letter may be written by several tokens. */
export function logSum(logits: readonly number[]): number {
  const top = Math.max(...logits);
  return Number.isFinite(top) ? top + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0)) : top;
}
