/** How bands, urgency and sources read on screen. Never a number, never a colour alone. */
import type { ExplanationPart, ReviewedHypothesis } from '../../server/src/lsp/messages.js';

const bands: Readonly<Record<ReviewedHypothesis['band'], string>> = {
  leading: 'Leading',
  plausible: 'Plausible',
  'not-excluded': 'Not excluded',
};

const urgencies: Readonly<Record<ReviewedHypothesis['urgency'], string>> = {
  immediate: 'immediate',
  'same-day': 'same day',
  soon: 'soon',
  routine: 'routine',
};

const addressed: Readonly<Record<ReviewedHypothesis['addressed'], string | null>> = {
  none: null,
  stated: 'stated in the note',
  considered: 'considered in the note',
  ordered: 'tests ordered',
  treated: 'treated',
  excluded: 'excluded in the note',
  deferred: 'deferred in the note',
};

const sources: Readonly<Record<ExplanationPart['source'], string | null>> = {
  knowledge: null,
  model: 'model',
  both: 'knowledge and model',
};

export function bandHeading(band: ReviewedHypothesis['band']): string {
  return bands[band];
}

/** What stands behind a hypothesis under the heading of its band: "must not be missed, immediate, tests ordered". */
export function hypothesisWords(hypothesis: ReviewedHypothesis): string {
  return [
    hypothesis.cantMiss ? 'must not be missed' : null,
    // A model gives no urgency.
    hypothesis.source === 'model' ? null : urgencies[hypothesis.urgency],
    addressed[hypothesis.addressed],
    sources[hypothesis.source],
  ]
    .filter((word) => word !== null)
    .join(', ');
}

/** The mark of what a model said; null for what comes from the knowledge base alone. */
export function sourceWords(source: ExplanationPart['source']): string | null {
  return sources[source];
}

/** How strongly a piece of evidence speaks, from -3 to 3, as an adverb; null for 0, which claims no strength. */
export function strengthWord(strength: number): string | null {
  if (strength === 0) {
    return null;
  }
  const size = Math.abs(strength);
  return size >= 2.5 ? 'strongly' : size >= 1.5 ? 'moderately' : size >= 0.5 ? 'weakly' : 'hardly';
}

/** Of a diagnosis that a model named of its own. */
export const notListed = 'not in the list it was shown';

/** A model's belief in per cent. The ends are never claimed to be certain. */
export function shareWords(share: number): string {
  const percent = Math.round(share * 100);
  return percent < 1 ? 'under 1 %' : percent > 99 ? 'over 99 %' : `${percent} %`;
}

/** What a model's belief moves. `weight` is that of the model beside the knowledge, 0 to 1. */
export function weightWords(weight: number): string {
  return weight === 0 ? 'not shown to help, so it does not change the order' : 'counts toward the order';
}
