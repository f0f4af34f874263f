/** Accuracy of ranked names. All intervals are 95 %. */
import { foldName } from '../model/ask/names.js';

/** Most ranks that count. */
export const mostRanks = 10;

/** 1-based rank of the first accepted name among the first ten, or null. */
export function rankOf(ranked: readonly string[], accepted: readonly string[]): number | null {
  const names = new Set(accepted.map(foldName));
  const index = ranked.slice(0, mostRanks).findIndex((name) => names.has(foldName(name)));
  return index < 0 ? null : index + 1;
}

export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A share with its Wilson score interval (Wilson 1927). */
export function wilson(hits: number, of: number): Share {
  if (of === 0) {
    return { hits, of, share: 0, low: 0, high: 1 };
  }
  const z = 1.959964;
  const p = hits / of;
  const centre = p + (z * z) / (2 * of);
  const half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { hits, of, share: p, low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) };
}

export interface RankMetrics {
  readonly top1: Share;
  readonly top3: Share;
  readonly top5: Share;
  readonly top10: Share;
  /** Mean of 1/rank, 0 where the name is not among the first ten. */
  readonly meanReciprocalRank: number;
}

export function rankMetrics(ranks: readonly (number | null)[]): RankMetrics {
  const top = (k: number): Share => wilson(ranks.filter((rank) => rank !== null && rank <= k).length, ranks.length);
  const reciprocal = ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : 1 / rank), 0);
  return {
    top1: top(1),
    top3: top(3),
    top5: top(5),
    top10: top(10),
    meanReciprocalRank: ranks.length === 0 ? 0 : reciprocal / ranks.length,
  };
}

/**
 * Expected calibration error: the mean distance between what was said (a probability) and what came true, over bins of equal width
 * weighed by how many fall into them (Guo, Pleiss, Sun and Weinberger 2017, equation 3). Null where nothing was said.
 */
export function calibrationError(
  said: readonly { readonly said: number; readonly isRight: boolean }[],
  bins = 10,
): number | null {
  const sums = Array.from({ length: bins }, () => ({ said: 0, right: 0 }));
  for (const one of said) {
    const bin = sums[Math.min(bins - 1, Math.floor(one.said * bins))]!;
    bin.said += one.said;
    bin.right += one.isRight ? 1 : 0;
  }
  return said.length === 0 ? null : sums.reduce((sum, bin) => sum + Math.abs(bin.said - bin.right), 0) / said.length;
}
