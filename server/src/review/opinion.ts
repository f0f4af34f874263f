/** The model pass: a local model's opinion of a reviewed note, checked against the note and laid beside the fast pass. */
import type { KnowledgeBase } from '../knowledge/base.js';
import { foldName } from '../model/names.js';
import { toOpinion, unavailableOpinion } from '../model/quotes.js';
import { Cancelled, ModelOutputInvalid, ModelUnavailable } from '../model/types.js';
import type { LanguageModel, Opinion } from '../model/types.js';
import type { Review } from './review.js';
import type { ReviewedHypothesis, ReviewRecord } from './schema.js';

/** How many names of the fast pass a model is shown. */
const shownCandidates = 8;

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

/**
 * Asks the model and merges what it says. Rejects with `Cancelled` alone: a model that cannot answer gives a review whose
 * opinion says so, since the fast pass stands without it.
 */
export async function addOpinion(
  review: Review,
  model: LanguageModel,
  resolve: (name: string) => string | null,
  signal: AbortSignal,
): Promise<Review> {
  const candidates = review.record.differential.slice(0, shownCandidates).map((one) => one.name);
  let opinion: Opinion;
  try {
    const raw = await model.ask({ text: review.note.text, candidates }, signal);
    opinion = toOpinion(raw, review.note, model.identity, resolve);
  } catch (error) {
    if (error instanceof Cancelled) {
      throw error;
    }
    if (error instanceof ModelUnavailable || error instanceof ModelOutputInvalid) {
      opinion = unavailableOpinion(model.identity, error.message);
    } else {
      throw error;
    }
  }
  return { ...review, record: mergeOpinion(review.record, opinion) };
}

/**
 * A hypothesis that the model names as well is marked `both`. One that it alone names stands after those of the knowledge base,
 * marked `model`, without a probability: no model's weight has been measured yet, so it moves no rank. Alerts are untouched.
 */
export function mergeOpinion(record: ReviewRecord, opinion: Opinion): ReviewRecord {
  const named = new Set(opinion.diagnoses.map((one) => one.condition));
  const listed = new Set(record.differential.map((one) => one.condition));
  const differential: ReviewedHypothesis[] = record.differential.map((one) =>
    one.condition !== null && named.has(one.condition) ? { ...one, source: 'both' } : one,
  );
  for (const diagnosis of opinion.diagnoses) {
    if (diagnosis.condition !== null && listed.has(diagnosis.condition)) {
      continue;
    }
    differential.push({
      condition: diagnosis.condition,
      name: diagnosis.name,
      icd10: null,
      probability: null,
      band: 'not-excluded',
      cantMiss: false,
      urgency: 'routine',
      addressed: 'none',
      source: 'model',
      for: diagnosis.evidence.map((quote) => ({
        concept: 'quote',
        label: 'quoted by the model',
        ...quote,
        bits: 0,
        basis: `opinion of ${opinion.model.name}`,
      })),
      against: [],
      firstTests: [],
      firstActions: [],
    });
  }
  return {
    ...record,
    differential,
    opinions: [
      ...record.opinions,
      {
        ...opinion,
        model: { ...opinion.model },
        diagnoses: opinion.diagnoses.map((one) => ({ ...one, evidence: [...one.evidence] })),
        missing: opinion.missing.map((one) => ({ ...one, evidence: [...one.evidence] })),
      },
    ],
    models: [...record.models, opinion.model.name],
  };
}
