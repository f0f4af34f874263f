/** Whether two systems that were run on the same cases differ by more than chance. */

/**
 * McNemar's test (McNemar 1947) in its exact form: of the cases that only one of two systems has right, the two-sided
 * binomial probability of a division at least this uneven if both were equally good.
 *
 * @param gained cases that the one alone has right
 * @param lost cases that the other alone has right
 * @returns 0 to 1; 1 where the two never differ
 */
export function mcNemar(gained: number, lost: number): number {
  const of = gained + lost;
  // As logarithms: 2 to the power of a thousand cases is no number.
  let log = -of * Math.LN2;
  let tail = Math.exp(log);
  for (let count = 1; count <= Math.min(gained, lost); count++) {
    log += Math.log((of - count + 1) / count);
    tail += Math.exp(log);
  }
  return Math.min(1, 2 * tail);
}

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 2000;

/**
 * The mean of differences, one a case, with its 95 % interval: the percentile bootstrap (Efron 1979), cases drawn with
 * replacement. The same differences give the same interval.
 *
 * @param seed of the draws, a whole number above 0
 */
export function bootstrap(differences: readonly number[], seed = 1): Interval {
  const count = differences.length;
  const meanOf = (pick: (index: number) => number): number => {
    let sum = 0;
    for (let index = 0; index < count; index++) {
      sum += differences[pick(index)]!;
    }
    return count === 0 ? 0 : sum / count;
  };
  const next = draws(seed);
  const means = Float64Array.from({ length: resamples }, () => meanOf(() => Math.floor(next() * count))).sort();
  const at = (share: number): number => means[Math.round(share * (resamples - 1))]!;
  return { mean: meanOf((index) => index), low: at(0.025), high: at(0.975) };
}

/** Numbers from 0 up to 1, by a shift register of 32 bits (xorshift, Marsaglia 2003). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
