/**
 * A model's choice laid over the differential of the fast pass. The two are pooled on the logarithmic scale, each with its
 * weight: p ∝ p_knowledge^(1-w) · p_model^w over the candidates and "none of these", which stands for everything else.
 * The weight is measured on cases for each model and stands in the catalogue; with 0 nothing moves and the review says so.
 */
import type { Band } from '../reasoning/types.js';
import { unavailableOpinion } from '../model/ask/quotes.js';
import { ModelOutputInvalid, ModelUnavailable } from '../model/types.js';
import type { AskOptions, LanguageModel, ModelChoice, Opinion, RawChoice } from '../model/types.js';
import { mergeOpinion } from './opinion.js';
import type { Review } from './review.js';
import type { ReviewedHypothesis, ReviewRecord } from './schema.js';

/** How many hypotheses a model chooses among: each costs time at every pause in typing. */
const chosenAmong = 4;

/** The hypotheses that are put to a model: the most probable ones, with a name and a figure. */
export function optionsOf(record: ReviewRecord): ReviewedHypothesis[] {
  return record.differential.filter(({ probability }) => probability !== null).slice(0, chosenAmong);
}

/**
 * Asks the model to choose and lays its choice over the review. A model that cannot run gives a review whose opinion says so;
 * one that can only write, or whose choice cannot be read, leaves the review as it is, and so does one with nothing to choose
 * from. Rejects with `Cancelled`.
 */
export async function addChoice(review: Review, model: LanguageModel, options: AskOptions): Promise<Review> {
  const candidates = optionsOf(review.record);
  if (candidates.length === 0 || !model.canChoose) {
    return review;
  }
  const request = { text: review.note.text, candidates: candidates.map(({ name }) => name) };
  try {
    const raw = await model.decide(request, options);
    const choice = choiceOf(raw, candidates, model.weight);
    const opinion: Opinion = {
      model: model.identity,
      status: 'chosen',
      reason: null,
      choice,
      diagnoses: [],
      missing: [],
      dropped: 0,
    };
    return { ...review, record: applyChoice(mergeOpinion(review.record, opinion), choice) };
  } catch (error) {
    if (error instanceof ModelOutputInvalid || (error instanceof ModelUnavailable && !model.canChoose)) {
      return review;
    }
    if (!(error instanceof ModelUnavailable)) {
      throw error;
    }
    const opinion = unavailableOpinion(model.identity, error.message);
    return { ...review, record: mergeOpinion(review.record, opinion) };
  }
}

/**
 * A raw choice among these hypotheses as it is recorded.
 *
 * @param candidates the hypotheses that were put to the model, in the order asked
 */
export function choiceOf(raw: RawChoice, candidates: readonly ReviewedHypothesis[], weight: number): ModelChoice {
  return {
    shares: candidates.map(({ name, condition }, index) => ({ name, condition, share: round(raw.shares[index] ?? 0) })),
    none: round(raw.none),
    weight,
  };
}

/** A share of 0 would silence a hypothesis for good; no model is that sure. */
const leastShare = 0.001;

/**
 * Two divisions of belief over the same options and everything else, pooled on the logarithmic scale.
 *
 * @param weight of `said`, 0 to 1; `known` has the rest
 * @returns shares that sum to 1
 */
export function pool(known: RawChoice, said: RawChoice, weight: number): RawChoice {
  const both = (a: number, b: number): number => a ** (1 - weight) * Math.max(b, leastShare) ** weight;
  const shares = known.shares.map((share, index) => both(share, said.shares[index] ?? 0));
  const none = both(known.none, said.none);
  const total = shares.reduce((sum, share) => sum + share, none);
  return { shares: shares.map((share) => share / total), none: none / total };
}

/** How the fast pass divides its belief over the options and everything else. */
export function knownOf(options: readonly ReviewedHypothesis[]): RawChoice {
  const shares = options.map(({ probability }) => probability ?? 0);
  return { shares, none: Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0)) };
}

/** The record with its probabilities pooled with the choice, in their new order. With a weight of 0 it is the same record. */
export function applyChoice(record: ReviewRecord, { shares, none, weight }: ModelChoice): ReviewRecord {
  if (weight === 0) {
    return record;
  }
  const shareOf = new Map(shares.map(({ condition, share }) => [condition, share]));
  const options = record.differential.filter(({ condition }) => shareOf.has(condition));
  const known = knownOf(options);
  const pooled = pool(known, { shares: options.map(({ condition }) => shareOf.get(condition) ?? 0), none }, weight);
  const after = new Map(options.map((one, index) => [one, pooled.shares[index]!]));
  // What no one chose among keeps its share of everything else.
  const shrink = known.none > 0 ? pooled.none / known.none : 0;
  const moved = record.differential.map((one) => ({
    ...one,
    probability: one.probability === null ? null : round(after.get(one) ?? one.probability * shrink),
    source: after.has(one) && one.source === 'knowledge' ? ('both' as const) : one.source,
  }));
  const first = Math.max(0, ...moved.map(({ probability }) => probability ?? 0));
  return {
    ...record,
    differential: moved
      .map((one) => ({ ...one, band: bandAfter(one.band, one.probability ?? 0, first) }))
      .sort((a, b) => (b.probability ?? -1) - (a.probability ?? -1)),
    otherProbability: round(record.otherProbability * shrink),
  };
}

/** The bands of the fast pass at the new figures. What no finding of its own speaks for is lifted by no model. */
function bandAfter(band: Band, probability: number, first: number): Band {
  if (band === 'not-excluded') {
    return band;
  }
  if (probability >= 0.1 && probability >= first / 2.5) {
    return 'leading';
  }
  return band === 'plausible' || probability >= 0.04 ? 'plausible' : 'not-excluded';
}

const round = (value: number): number => Math.round(value * 10000) / 10000;
