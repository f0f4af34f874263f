/** The model pass: a model's written opinion of a reviewed note, checked against the note and laid beside the fast pass. */
import type { KnowledgeBase } from '../knowledge/base.js';
import { foldName } from '../model/ask/names.js';
import { mostCandidates } from '../model/ask/prompt.js';
import { opinionCheck, unavailableOpinion } from '../model/ask/quotes.js';
import { ModelOutputInvalid, ModelUnavailable } from '../model/types.js';
import type { AskOptions, LanguageModel, Opinion } from '../model/types.js';
import { besideKnowledge } from './modelHypotheses.js';
import type { Review } from './review.js';
import type { ReviewedOpinion, ReviewRecord } from './schema.js';

export interface OpinionOptions extends AskOptions {
  /** Told of the review with the opinion as it grows: at its beginning, still empty, and after each statement; never after the signal aborts. */
  readonly onPartial?: ((review: Review) => void) | undefined;
}

/** Name, or a way to say it, of a condition -> its id. Built when a name is first asked for. */
export function conditionNames(base: KnowledgeBase): (name: string) => string | null {
  let ids: ReadonlyMap<string, string> | null = null;
  return (name) => (ids ??= idsByName(base)).get(foldName(name)) ?? null;
}

function idsByName(base: KnowledgeBase): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const condition of base.conditions) {
    for (const name of [condition.name, ...condition.say]) {
      const key = foldName(name);
      if (!ids.has(key)) {
        ids.set(key, condition.id);
      }
    }
  }
  return ids;
}

/** The names that a model is shown: the leading hypotheses of the knowledge base, most likely first. */
export function candidatesOf(record: ReviewRecord): string[] {
  return record.differential
    .filter((one) => one.source !== 'model')
    .slice(0, mostCandidates)
    .map((one) => one.name);
}

/**
 * Has the model write its opinion and merges it. A model that cannot answer gives a review whose opinion says so, since
 * the fast pass stands without it; what else goes wrong rejects, `Cancelled` above all.
 */
export async function addOpinion(
  review: Review,
  model: LanguageModel,
  resolve: (name: string) => string | null,
  options: OpinionOptions,
): Promise<Review> {
  const { onPartial, ...how } = options;
  const candidates = candidatesOf(review.record);
  const check = opinionCheck(review.note, model.identity, resolve, candidates);
  const merged = (opinion: Opinion): Review => ({ ...review, record: mergeOpinion(review.record, opinion) });
  onPartial?.(merged(check({ diagnoses: [], missing: [] }, 'writing')));
  try {
    const raw = await model.reason(
      { text: review.note.text, candidates },
      {
        ...how,
        onPartial:
          onPartial &&
          ((soFar) => {
            if (!how.signal.aborted) {
              onPartial(merged(check(soFar, 'writing')));
            }
          }),
      },
    );
    return merged(check(raw));
  } catch (error) {
    if (error instanceof ModelUnavailable || error instanceof ModelOutputInvalid) {
      return merged(unavailableOpinion(model.identity, error.message));
    }
    throw error;
  }
}

/**
 * The record with this opinion in it. An earlier one of the same model gives way: its choice stays where the new one
 * has none, and what it wrote stays where the new one is a choice alone. Alerts are untouched: no model raises or
 * silences one.
 */
export function mergeOpinion(record: ReviewRecord, opinion: Opinion): ReviewRecord {
  const asRecorded = recorded(opinion);
  const place = record.opinions.findIndex((one) => isSameModel(one, asRecorded));
  const earlier = record.opinions[place] ?? null;
  const opinions =
    earlier === null ? [...record.opinions, asRecorded] : record.opinions.with(place, replacing(earlier, asRecorded));
  return {
    ...record,
    differential: besideKnowledge(record.differential, record.opinions, opinions),
    opinions,
    models: [...new Set([...record.models, opinion.model.name])],
  };
}

function replacing(earlier: ReviewedOpinion, later: ReviewedOpinion): ReviewedOpinion {
  const isWritten = earlier.status === 'complete' || earlier.status === 'writing';
  return later.status === 'chosen' && isWritten
    ? { ...earlier, choice: later.choice }
    : { ...later, choice: later.choice ?? earlier.choice };
}

/** One file may be run with several adapters, and one name be served by several machines. */
function isSameModel({ model: one }: ReviewedOpinion, { model: other }: ReviewedOpinion): boolean {
  return one.name === other.name && one.host === other.host && one.adapters.join('\n') === other.adapters.join('\n');
}

function recorded(opinion: Opinion): ReviewedOpinion {
  const { model, choice } = opinion;
  return {
    ...opinion,
    model: { ...model, adapters: [...model.adapters] },
    choice: choice && { ...choice, shares: choice.shares.map((one) => ({ ...one })) },
    diagnoses: opinion.diagnoses.map((one) => ({ ...one, evidence: [...one.evidence], against: [...one.against] })),
    missing: opinion.missing.map((one) => ({ ...one, evidence: [...one.evidence] })),
  };
}
