/** Models that answer what a test says, and opinions as they would give them. */
import type { LanguageModel, ModelIdentity, Opinion, RawOpinion } from '#server/model/types.js';

/** Of a model on this machine, without adapters. */
export function identity(name: string, parts: Partial<ModelIdentity> = {}): ModelIdentity {
  return { name, architecture: null, sizeBytes: null, host: null, adapters: [], ...parts };
}

/** A model of weight 0 that has nothing to say, but for what the test gives. */
export function madeUpModel(parts: Partial<LanguageModel> = {}): LanguageModel {
  return {
    identity: identity('made-up'),
    weight: 0,
    canChoose: true,
    decide: ({ candidates }) => Promise.resolve({ shares: candidates.map(() => 0), none: 1 }),
    reason: () => Promise.resolve({ diagnoses: [], missing: [] }),
    dispose: () => Promise.resolve(),
    ...parts,
  };
}

/** A complete opinion with nothing in it, but for what the test gives. */
export function opinion(parts: Partial<Opinion> = {}): Opinion {
  return {
    model: identity('made-up'),
    status: 'complete',
    reason: null,
    choice: null,
    diagnoses: [],
    missing: [],
    dropped: 0,
    ...parts,
  };
}

/** What a model writes of one diagnosis: quotes with the numbers of their lines. */
export function said(
  diagnosis: string,
  evidence: readonly (readonly [line: number, quote: string])[],
  against: readonly (readonly [line: number, quote: string])[] = [],
): RawOpinion['diagnoses'][number] {
  const cited = (quotes: typeof evidence) => quotes.map(([line, quote]) => ({ line, quote }));
  return { evidence: cited(evidence), against: cited(against), diagnosis };
}
