/** The model room's contract with the rest of the house. Nothing here knows the native library. */
import type { Quote } from '../reasoning/types.js';

/** One diagnosis as a model gave it, after its quotes were found in the note and their assertion checked. */
export interface ModelDiagnosis {
  readonly name: string;
  /** Id of the condition of the knowledge base that the name is equal to after folding, or null. */
  readonly condition: string | null;
  /** False where the model names what the fast pass had not put before it. */
  readonly listed: boolean;
  /** Never empty: a diagnosis without one verified quote is dropped. */
  readonly evidence: readonly Quote[];
  /** What argues against it: words of the note, present or denied. */
  readonly against: readonly Quote[];
}

export interface ModelMissing {
  readonly finding: string;
  readonly evidence: readonly Quote[];
}

/** How a model divided its belief over the candidates of the fast pass and "none of these"; shares sum to 1. */
export interface ModelChoice {
  readonly shares: readonly { readonly name: string; readonly condition: string | null; readonly share: number }[];
  readonly none: number;
  /** Weight of this model beside the knowledge, 0 to 1, measured on cases; 0 moves nothing. */
  readonly weight: number;
}

/** What one model said of one version of one note. */
export interface Opinion {
  readonly model: ModelIdentity;
  /** `chosen`: it was asked to choose, not to write. `writing`: what it has written so far. */
  readonly status: 'chosen' | 'writing' | 'complete' | 'unavailable';
  /** Why there is none, in one sentence that says what to do; null otherwise. */
  readonly reason: string | null;
  readonly choice: ModelChoice | null;
  readonly diagnoses: readonly ModelDiagnosis[];
  readonly missing: readonly ModelMissing[];
  /** How many statements were dropped because their quote is not in the note, or is denied or historical there. */
  readonly dropped: number;
}

export interface ModelIdentity {
  /** `general.name` of the file, or its file name; of an endpoint the name that it is asked by. */
  readonly name: string;
  readonly architecture: string | null;
  readonly sizeBytes: number | null;
  /** Host that the note is sent to; null where the model runs on this machine, in a process of DxLens. */
  readonly host: string | null;
  /** Names of the adapters laid over the model. */
  readonly adapters: readonly string[];
}

/** What a model is asked about one note, to write as well as to choose. */
export interface ModelRequest {
  readonly text: string;
  /** Names of the leading hypotheses of the fast pass, most likely first. */
  readonly candidates: readonly string[];
}

/** A quote as the model gave it: the number of a line of the note, from 1, and words copied from it. */
export interface RawQuote {
  readonly line: number;
  readonly quote: string;
}

/** An opinion as decoded under the grammar, before it is checked against the note. */
export interface RawOpinion {
  readonly diagnoses: readonly {
    readonly evidence: readonly RawQuote[];
    readonly against: readonly RawQuote[];
    readonly diagnosis: string;
  }[];
  readonly missing: readonly { readonly evidence: RawQuote; readonly finding: string }[];
}

/** A choice as evaluated: one share for each candidate, in the order asked, and one for "none of these"; they sum to 1. */
export interface RawChoice {
  readonly shares: readonly number[];
  readonly none: number;
}

/** The note in the editor goes before a batch. */
export type Priority = 'visible' | 'batch';

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly priority?: Priority | undefined;
}

export interface WriteOptions extends AskOptions {
  /** Told of each statement as it is finished, with all before it. */
  readonly onPartial?: ((soFar: RawOpinion) => void) | undefined;
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

/**
 * A language model that can be asked; the review knows no more of it. Both ways to ask reject with `Cancelled` when the
 * signal aborts, `ModelUnavailable` when the model cannot run, and `ModelOutputInvalid` when what came back has not the
 * asked form.
 */
export interface LanguageModel {
  readonly identity: ModelIdentity;
  /** Weight of its choice beside the knowledge, from the catalogue; 0 where it was not measured or does not help. */
  readonly weight: number;
  /** False where it was found that it can write and cannot choose, as a server that tells no probabilities. */
  readonly canChoose: boolean;
  /** How it divides its belief over the candidates and "none of these". Cheap: no text is written. */
  decide(request: ModelRequest, options: AskOptions): Promise<RawChoice>;
  /** A written opinion, evidence first. */
  reason(request: ModelRequest, options: WriteOptions): Promise<RawOpinion>;
  /** Ends the child process. Idempotent. */
  dispose(): Promise<void>;
}
