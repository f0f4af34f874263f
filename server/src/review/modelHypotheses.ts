/** What models named, laid into the differential: beside the knowledge base's own hypotheses, never in front of them. */
import { foldName } from '../model/ask/names.js';
import type { ReviewedHypothesis, ReviewedOpinion } from './schema.js';

type Said = ReviewedOpinion['diagnoses'][number];

/**
 * The differential with what the opinions name. A hypothesis that a model names as well is marked `both`. One that
 * models alone name stands after those of the knowledge base, marked `model`, without a probability. What the opinions
 * of `before` had brought in and those of `now` do not name goes, so that the same opinion can be laid in again.
 */
export function besideKnowledge(
  differential: readonly ReviewedHypothesis[],
  before: readonly ReviewedOpinion[],
  now: readonly ReviewedOpinion[],
): ReviewedHypothesis[] {
  const own = differential.filter((one) => one.source !== 'model');
  const marked = own.map((one): ReviewedHypothesis => {
    if (isNamed(one, now)) {
      return { ...one, source: 'both' };
    }
    return isNamed(one, before) ? { ...one, source: 'knowledge' } : one;
  });
  const alone = new Map<string, ReviewedHypothesis>();
  for (const opinion of now) {
    for (const said of opinion.diagnoses) {
      if (!own.some((one) => isSame(one, said))) {
        const key = said.condition ?? ` ${foldName(said.name)}`;
        alone.set(key, withEvidence(alone.get(key) ?? unranked(said), said, opinion.model.name));
      }
    }
  }
  return [...marked, ...alone.values()];
}

const isNamed = (hypothesis: ReviewedHypothesis, opinions: readonly ReviewedOpinion[]): boolean =>
  opinions.some(({ diagnoses }) => diagnoses.some((said) => isSame(hypothesis, said)));

const isSame = (hypothesis: ReviewedHypothesis, said: Said): boolean =>
  said.condition === null ? foldName(said.name) === foldName(hypothesis.name) : said.condition === hypothesis.condition;

/** No model's word gives a rank, an urgency or a can't-miss mark: the fields that need a value have the quietest. */
const unranked = ({ condition, name }: Said): ReviewedHypothesis => ({
  condition,
  name,
  icd10: null,
  probability: null,
  band: 'not-excluded',
  cantMiss: false,
  urgency: 'routine',
  addressed: 'none',
  source: 'model',
  for: [],
  against: [],
  firstTests: [],
  firstActions: [],
});

function withEvidence(hypothesis: ReviewedHypothesis, said: Said, model: string): ReviewedHypothesis {
  const pieces = (quotes: Said['evidence']): ReviewedHypothesis['for'] =>
    quotes.map((quote) => ({
      concept: 'quote',
      label: 'quoted by the model',
      ...quote,
      bits: 0,
      basis: `opinion of ${model}`,
    }));
  return {
    ...hypothesis,
    for: [...hypothesis.for, ...pieces(said.evidence)],
    against: [...hypothesis.against, ...pieces(said.against)],
  };
}
