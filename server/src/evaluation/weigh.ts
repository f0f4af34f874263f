/**
 * What a model's choice is worth beside the knowledge: temperature and weight are fitted on cases by the likelihood of what
 * is right, and judged on cases that they were not fitted on. Pure: figures in, figures out.
 */
import type { RawChoice } from '../model/types.js';
import { pool } from '../review/fusion.js';
import { calibrationError, wilson } from './metrics.js';
import type { Share } from './metrics.js';
import { bootstrap, mcNemar } from './significance.js';
import type { Interval } from './significance.js';

/** One case on which a model was asked to choose. */
export interface WeighedCase {
  /** Name of its case set. */
  readonly set: string;
  readonly id: string;
  /** How the knowledge divides its belief over the options and everything else. */
  readonly known: RawChoice;
  /** How the model does, at temperature 1. */
  readonly said: RawChoice;
  /** Indices of the options that are right; where there is none, everything else is. */
  readonly right: readonly number[];
  /** The most probable hypothesis that was not put to the model; null where there is none. */
  readonly next: { readonly probability: number; readonly isRight: boolean } | null;
}

export interface Fit {
  readonly temperature: number;
  readonly weight: number;
}

/** Figures of one way to divide the belief, over all cases. */
export interface Figures {
  /** A right name first; a narrower form counts. */
  readonly top1: Share;
  /** Mean natural logarithm of the probability given to what is right. */
  readonly meanLogLikelihood: number;
  /** Expected calibration error of the first name. */
  readonly calibrationError: number | null;
}

/** What is compared, all on cases that nothing was fitted on. */
export interface Systems {
  readonly knowledge: Figures;
  /**
   * The knowledge with the model's average answer in place of its answer on the case: what pooling gains by making the
   * knowledge surer or less sure, without any look at the note.
   */
  readonly recalibrated: Figures;
  readonly model: Figures;
  readonly fused: Figures;
}

export interface Weighing {
  readonly systems: Systems;
  /** Cases that one of the two alone has first; `p` by McNemar's exact test. */
  readonly againstKnowledge: { readonly gained: number; readonly lost: number; readonly p: number };
  /** Difference in top-1, fused less knowledge. */
  readonly top1Gain: Interval;
  /** Difference in log-likelihood, fused less recalibrated knowledge. */
  readonly likelihoodGain: Interval;
  /** What was fitted without each fold. */
  readonly folds: readonly Fit[];
  readonly recommended: Fit;
  /** Why the recommended weight is what it is. */
  readonly verdict: 'helps' | 'few-cases' | 'no-gain' | 'fewer-right';
}

/** Under so many cases no weight is recommended: chance would choose it. */
export const fewestCases = 100;
const foldCount = 5;

/** Temperatures from 0.5 to 4 in equal ratios, the nearest to 1 first, so that of equals the plainest is chosen. */
const temperatures = Array.from({ length: 13 }, (_, step) => Math.round(50 * 2 ** (step / 4)) / 100).sort(
  (a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)),
);
const weights = Array.from({ length: 21 }, (_, step) => step / 20);
const grid: readonly Fit[] = weights.flatMap((weight) => temperatures.map((temperature) => ({ temperature, weight })));
const aloneGrid: readonly Fit[] = temperatures.map((temperature) => ({ temperature, weight: 1 }));

/** A review rounds its probabilities to four places, so nothing is taken for less likely than this. */
const leastLikely = 0.0001;

/** Fits and judges, by cross-validation in five parts. The same cases give the same figures. */
export function weigh(cases: readonly WeighedCase[]): Weighing {
  const tables = { pooled: likelihoods(cases, grid), alone: likelihoods(cases, aloneGrid) };
  const { folds, judged } = crossValidate(cases, tables);
  const outcomes = (divide: (one: WeighedCase, index: number) => RawChoice): Outcome[] =>
    cases.map((one, index) => outcomeOf(one, divide(one, index)));
  const knowledge = outcomes(({ known }) => known);
  const recalibrated = outcomes((_, index) => judged[index]!.recalibrated);
  const fused = outcomes((_, index) => judged[index]!.fused);
  // A model alone ranks its options and nothing beside them.
  const model = cases.map((one, index) => outcomeOf({ ...one, next: null }, judged[index]!.model));
  const gained = fused.filter(({ isRight }, index) => isRight && !knowledge[index]!.isRight).length;
  const lost = fused.filter(({ isRight }, index) => !isRight && knowledge[index]!.isRight).length;
  const all = [...cases.keys()];
  const figures = {
    systems: {
      knowledge: figuresOf(knowledge),
      recalibrated: figuresOf(recalibrated),
      model: figuresOf(model),
      fused: figuresOf(fused),
    },
    againstKnowledge: { gained, lost, p: mcNemar(gained, lost) },
    top1Gain: bootstrap(fused.map(({ isRight }, index) => Number(isRight) - Number(knowledge[index]!.isRight))),
    likelihoodGain: bootstrap(
      fused.map(({ logLikelihood }, index) => logLikelihood - recalibrated[index]!.logLikelihood),
    ),
    folds,
  };
  const fit = best(tables.pooled, grid, all);
  const verdict = verdictOf(cases.length, fit, figures);
  // A model that moves nothing is shown all the same, at the temperature that makes its own belief truest.
  const { temperature } = verdict === 'few-cases' ? grid[0]! : best(tables.alone, aloneGrid, all);
  return { ...figures, verdict, recommended: verdict === 'helps' ? fit : { temperature, weight: 0 } };
}

/** Log-likelihoods of the cases at the points of both grids. */
interface Tables {
  readonly pooled: readonly Float64Array[];
  readonly alone: readonly Float64Array[];
}

/** Divides the belief on each case by what was fitted on the cases of the other parts. */
function crossValidate(
  cases: readonly WeighedCase[],
  { pooled, alone }: Tables,
): { folds: Fit[]; judged: Record<'recalibrated' | 'model' | 'fused', RawChoice>[] } {
  const parts = cases.map(({ id }) => hashOf(id) % foldCount);
  const judged = cases.map(({ known }) => ({ recalibrated: known, model: known, fused: known }));
  const folds = Array.from({ length: foldCount }, (_, fold) => {
    const taught = [...cases.keys()].filter((index) => parts[index] !== fold);
    const fits = { fused: best(pooled, grid, taught), model: best(alone, aloneGrid, taught) };
    const typical = typicalOf(taught.map((index) => cases[index]!));
    const blind = cases.map((one) => ({ ...one, said: typical(one) }));
    const blindFit = best(likelihoods(blind, grid), grid, taught);
    for (const [index, one] of cases.entries()) {
      if (parts[index] === fold) {
        judged[index] = {
          recalibrated: divided(blind[index]!, blindFit),
          model: divided(one, fits.model),
          fused: divided(one, fits.fused),
        };
      }
    }
    return fits.fused;
  });
  return { folds, judged };
}

function verdictOf(
  count: number,
  { weight }: Fit,
  { systems: { knowledge, fused }, likelihoodGain }: Pick<Weighing, 'systems' | 'likelihoodGain'>,
): Weighing['verdict'] {
  if (count < fewestCases) {
    return 'few-cases';
  }
  if (weight === 0 || likelihoodGain.low <= 0 || fused.meanLogLikelihood <= knowledge.meanLogLikelihood) {
    return 'no-gain';
  }
  return fused.top1.hits < knowledge.top1.hits ? 'fewer-right' : 'helps';
}

const divided = ({ known, said }: Pick<WeighedCase, 'known' | 'said'>, { temperature, weight }: Fit): RawChoice =>
  pool(known, tempered(said, temperature), weight);

/** A division of belief made flatter by a temperature above 1, sharper by one below. */
function tempered({ shares, none }: RawChoice, temperature: number): RawChoice {
  const powers = [...shares, none].map((share) => share ** (1 / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const even = powers.map((power) => power / total);
  return { shares: even.slice(0, -1), none: even.at(-1)! };
}

const probabilityOfRight = ({ shares, none }: RawChoice, right: readonly number[]): number =>
  right.length === 0 ? none : right.reduce((sum, index) => sum + shares[index]!, 0);

const logLikelihood = (belief: RawChoice, right: readonly number[]): number =>
  Math.log(Math.min(1, Math.max(leastLikely, probabilityOfRight(belief, right))));

/** For each point of a grid the log-likelihood of each case. */
function likelihoods(cases: readonly WeighedCase[], points: readonly Fit[]): Float64Array[] {
  const flattened = new Map(
    temperatures.map((temperature) => [temperature, cases.map(({ said }) => tempered(said, temperature))]),
  );
  return points.map(({ temperature, weight }) => {
    const said = flattened.get(temperature)!;
    return Float64Array.from(cases, ({ known, right }, index) =>
      logLikelihood(pool(known, said[index]!, weight), right),
    );
  });
}

/** The point with the highest sum over these cases; of equals the first. Without cases it is the first of all. */
function best(table: readonly Float64Array[], points: readonly Fit[], cases: readonly number[]): Fit {
  let top = -Infinity;
  let chosen = points[0]!;
  for (const [point, row] of table.entries()) {
    const sum = cases.reduce((total, index) => total + row[index]!, 0);
    if (sum > top + 1e-9) {
      top = sum;
      chosen = points[point]!;
    }
  }
  return chosen;
}

/** The mean answer over cases with as many options; where there are none, equal shares. */
function typicalOf(cases: readonly WeighedCase[]): (one: WeighedCase) => RawChoice {
  const sums = new Map<number, { shares: number[]; none: number }>();
  for (const { said } of cases) {
    const sum = sums.get(said.shares.length) ?? { shares: said.shares.map(() => 0), none: 0 };
    said.shares.forEach((share, index) => (sum.shares[index]! += share));
    sum.none += said.none;
    sums.set(said.shares.length, sum);
  }
  const typical = new Map([...sums].map(([options, sum]) => [options, tempered(sum, 1)]));
  return ({ said }) => typical.get(said.shares.length) ?? tempered({ shares: said.shares.map(() => 1), none: 1 }, 1);
}

interface Outcome {
  /** Probability of the first name. */
  readonly said: number;
  /** Whether the first name is right. */
  readonly isRight: boolean;
  readonly logLikelihood: number;
}

/** What stands first after a division, as the review orders it: what was not put to the model keeps its part of the rest. */
function outcomeOf({ known, right, next }: WeighedCase, belief: RawChoice): Outcome {
  const first = belief.shares.reduce((top, share, index) => (share > belief.shares[top]! ? index : top), 0);
  const top = belief.shares[first]!;
  const beyond = next === null || known.none === 0 ? 0 : (next.probability / known.none) * belief.none;
  const isBeyond = next !== null && beyond > top;
  return {
    said: isBeyond ? beyond : top,
    isRight: isBeyond ? next.isRight : right.includes(first),
    logLikelihood: logLikelihood(belief, right),
  };
}

function figuresOf(outcomes: readonly Outcome[]): Figures {
  return {
    top1: wilson(outcomes.filter(({ isRight }) => isRight).length, outcomes.length),
    meanLogLikelihood: outcomes.reduce((sum, one) => sum + one.logLikelihood, 0) / Math.max(1, outcomes.length),
    calibrationError: calibrationError(outcomes),
  };
}

/** A hash of 32 bits (FNV-1a), so that a case falls into the same part whatever else is weighed with it. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}
