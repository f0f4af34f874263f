/** A model's choice on a case, asked as the review asks for it, with the reason where there is none. */
import { ModelOutputInvalid, ModelUnavailable } from '../model/types.js';
import type { LanguageModel, RawChoice } from '../model/types.js';
import { optionsOf } from '../review/fusion.js';
import type { Review } from '../review/review.js';
import type { ReviewedHypothesis } from '../review/schema.js';

export type Asked =
  | { readonly status: 'answered'; readonly options: readonly ReviewedHypothesis[]; readonly raw: RawChoice }
  /** There was nothing to choose from. */
  | { readonly status: 'unasked' }
  /** `reason` is one sentence, without words of the note. */
  | { readonly status: 'unanswered'; readonly reason: string };

/** Puts the leading hypotheses of a review to a model. Rejects with `Cancelled`. */
export async function askChoice({ record, note }: Review, model: LanguageModel, signal: AbortSignal): Promise<Asked> {
  const options = record.status === 'reviewed' ? optionsOf(record) : [];
  if (options.length === 0) {
    return { status: 'unasked' };
  }
  const request = { text: note.text, candidates: options.map(({ name }) => name) };
  try {
    return { status: 'answered', options, raw: await model.decide(request, { signal, priority: 'batch' }) };
  } catch (error) {
    if (error instanceof ModelUnavailable || error instanceof ModelOutputInvalid) {
      return { status: 'unanswered', reason: error.message };
    }
    throw error;
  }
}

/** How a model took the cases it was asked about. */
export interface Answering {
  readonly asked: number;
  readonly unanswered: number;
  /** Why it did not answer the first of those; null where it answered all. */
  readonly reason: string | null;
}

/** The counts over all cases. */
export function answering(
  cases: readonly (
    { readonly status: 'answered' | 'unasked' } | { readonly status: 'unanswered'; readonly reason: string }
  )[],
): Answering {
  const reasons = cases.flatMap((one) => (one.status === 'unanswered' ? [one.reason] : []));
  return {
    asked: cases.filter(({ status }) => status !== 'unasked').length,
    unanswered: reasons.length,
    reason: reasons[0] ?? null,
  };
}
