/** The model room's contract with the rest of the house. Nothing here knows the native library. */
import type { Quote } from '../reasoning/types.js';

/** One diagnosis as a model gave it, after its quotes were found in the note and their assertion checked. */
export interface ModelDiagnosis {
  readonly name: string;
  /** Id of the condition of the knowledge base that the name is equal to after folding, or null. */
  readonly condition: string | null;
  /** Never empty: a diagnosis without one verified quote is dropped. */
  readonly evidence: readonly Quote[];
}

export interface ModelMissing {
  readonly finding: string;
  readonly evidence: readonly Quote[];
}

/** What one model said of one version of one note. */
export interface Opinion {
  readonly model: ModelIdentity;
  readonly status: 'complete' | 'unavailable';
  /** Why there is none, in one sentence that says what to do; null when complete. */
  readonly reason: string | null;
  readonly diagnoses: readonly ModelDiagnosis[];
  readonly missing: readonly ModelMissing[];
  /** How many statements were dropped because their quote is not in the note, or is denied or historical there. */
  readonly dropped: number;
}

export interface ModelIdentity {
  /** `general.name` of the file, or its file name. */
  readonly name: string;
  readonly architecture: string | null;
  readonly sizeBytes: number | null;
}

/** What a model is asked about one note. */
export interface OpinionRequest {
  readonly text: string;
  /** Names of the leading hypotheses of the fast pass, most likely first. */
  readonly candidates: readonly string[];
}

/** One statement as decoded under the grammar, before it is checked against the note. */
export interface RawOpinion {
  readonly diagnoses: readonly { readonly evidence: readonly string[]; readonly diagnosis: string }[];
  readonly missing: readonly { readonly evidence: string; readonly finding: string }[];
}

/** Why a model pass gave nothing. Each is its own kind, so that the edge can word it. */
export class ModelUnavailable extends Error {
  override readonly name = 'ModelUnavailable';
}
export class ModelOutputInvalid extends Error {
  override readonly name = 'ModelOutputInvalid';
}
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** A local language model that can be asked; the review knows no more of it. */
export interface LanguageModel {
  readonly identity: ModelIdentity;
  /**
   * Asks once. Rejects with `Cancelled` when the signal aborts, `ModelUnavailable` when the model cannot run, and
   * `ModelOutputInvalid` when what it wrote does not hold to the grammar.
   */
  ask(request: OpinionRequest, signal: AbortSignal): Promise<RawOpinion>;
  /** Ends the child process. Idempotent. */
  dispose(): Promise<void>;
}
