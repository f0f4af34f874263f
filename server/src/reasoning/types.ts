/** What the fast pass concludes from one note. Field names are those of the published review. */
import type { Urgency } from '../knowledge/types.js';
import type { Concept, Span } from '../note/types.js';

export const alertCodes = [
  'cant-miss',
  'unaddressed',
  'missing-finding',
  'unsupported',
  'contradiction',
  'critical-value',
  'allergy-conflict',
] as const;
export type AlertCode = (typeof alertCodes)[number];

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

export const bands = ['leading', 'plausible', 'not-excluded'] as const;
export type Band = (typeof bands)[number];

/** How the note already deals with a hypothesis. */
export const addressings = ['none', 'stated', 'considered', 'ordered', 'treated', 'excluded', 'deferred'] as const;
export type Addressed = (typeof addressings)[number];

export const sources = ['knowledge', 'model', 'both'] as const;
export type Source = (typeof sources)[number];

/** A place in the note, with its words. */
export interface Quote extends Span {
  readonly quote: string;
}

/** One piece of evidence, in bits (log2 of the likelihood ratio after caps); negative where it speaks against. */
export interface Evidence extends Quote {
  /** Id of a finding, condition, drug or class; of a measure where an interval was used. */
  readonly concept: string;
  /** As it reads in a sentence: "fever", "no chest pain". */
  readonly label: string;
  readonly bits: number;
  /** What the knowledge says: `estimate` or the citation, with the figures of the link. */
  readonly basis: string;
}

export interface Hypothesis {
  readonly condition: string;
  readonly name: string;
  readonly icd10: string;
  /** Share of the differential, 0 to 1; the shares and `otherProbability` sum to 1. */
  readonly probability: number;
  readonly band: Band;
  readonly cantMiss: boolean;
  readonly urgency: Urgency;
  readonly addressed: Addressed;
  readonly source: Source;
  readonly for: readonly Evidence[];
  readonly against: readonly Evidence[];
  readonly firstTests: readonly string[];
  readonly firstActions: readonly string[];
}

export interface Gap extends Span {
  readonly finding: string;
  /** The finding as it reads in a sentence. */
  readonly name: string;
  readonly question: string;
  /** Section kind where the answer belongs. */
  readonly section: string;
  /** Expected bits that the answer gives about what to do. */
  readonly bits: number;
  /** Names of the conditions that the answer separates, most likely first. */
  readonly separates: readonly string[];
  /** Why this patient: the words of the note that raise the question. */
  readonly because: readonly Quote[];
  /** Set where a rule asks ("Changes bleeding risk."), null where the differential does. */
  readonly reason: string | null;
}

export interface Alert extends Span {
  /** Stable within a note version: code, concept and place. */
  readonly id: string;
  readonly code: AlertCode;
  readonly severity: Severity;
  readonly message: string;
  readonly condition: string | null;
  readonly finding: string | null;
  readonly evidence: readonly Quote[];
  readonly source: Source;
  /** False where the budget keeps it out of the text: it then stands in the side view alone. */
  readonly inText: boolean;
  /** Findings that the message names as not documented. */
  readonly asks: readonly string[];
  /** The concepts of the evidence; a dismissal re-arms when a new one appears. */
  readonly concepts: readonly Concept[];
}

export interface Assessment {
  /** `insufficient`: too little to rank, or not a note that can be read; `notices` say why. */
  readonly status: 'reviewed' | 'insufficient';
  readonly notices: readonly string[];
  readonly differential: readonly Hypothesis[];
  readonly otherProbability: number;
  readonly gaps: readonly Gap[];
  readonly alerts: readonly Alert[];
}
