/**
 * The knowledge base as compiled: plain data with every default filled in, fit to be written as JSON and read back.
 * The form that people write stands in `models/knowledge/README.md` and `format.ts`.
 */
import type { AttributeKind, SectionKind, Sex } from '../note/types.js';
import type { UnitScales } from './units.js';

export const findingKinds = ['symptom', 'sign', 'result', 'history', 'risk'] as const;
export type FindingKind = (typeof findingKinds)[number];

export const urgencies = ['immediate', 'same-day', 'soon', 'routine'] as const;
export type Urgency = (typeof urgencies)[number];

export const durations = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;
export type Duration = (typeof durations)[number];

export interface Finding {
  readonly id: string;
  readonly name: string;
  readonly kind: FindingKind;
  readonly say: readonly string[];
  /** Parent finding, or null. A narrower finding `a.b` has parent `a`. */
  readonly is: string | null;
  /** Probability, 0 to 1, in patients without a listed cause. */
  readonly base: number;
  /** 1 to 5: how loudly it demands an explanation. */
  readonly import: number;
  readonly group: string | null;
  readonly complaint: boolean;
  readonly takes: readonly AttributeKind[];
  /** The attribute value that makes it from its parent, or null. */
  readonly when: { readonly kind: AttributeKind; readonly value: string } | null;
  readonly section: SectionKind;
  readonly ask: string;
  /** Drugs or classes, and conditions, whose mention makes it present. */
  readonly drugs: readonly string[];
  readonly conditions: readonly string[];
  readonly skin: boolean;
}

/** Probability of a finding given a condition, and how strongly it evokes the condition. */
export interface Link {
  readonly finding: string;
  /** 0 to 1. */
  readonly frequency: number;
  /** 0 to 5. */
  readonly evokes: number;
  /** `estimate`, or a citation. */
  readonly source: string;
}

export interface AgeFactor {
  /** Years; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

export interface MeasuredRatio {
  readonly measure: string;
  readonly intervals: readonly { readonly from: number; readonly below: number; readonly ratio: number }[];
}

export interface Requirement {
  readonly sex: Sex | null;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly organs: readonly string[];
  readonly anyOf: readonly string[];
}

export interface Condition {
  readonly id: string;
  readonly name: string;
  /** Other names of the same disease. */
  readonly say: readonly string[];
  /** Other words that tell of it: narrower forms, wider and loose words. */
  readonly reads: readonly string[];
  readonly icd10: string;
  readonly is: string | null;
  /** Why it must not be missed, or null. */
  readonly cantMiss: string | null;
  readonly urgency: Urgency;
  /** New cases per encounter, 0 to 1, by setting. */
  readonly prior: { readonly clinic: number; readonly emergency: number; readonly ward: number };
  readonly age: readonly AgeFactor[];
  readonly sex: { readonly female: number; readonly male: number };
  readonly pregnancy: number;
  /** Probability of sudden onset, or null where it says nothing. */
  readonly onset: number | null;
  readonly duration: Readonly<Partial<Record<Duration, number>>> | null;
  readonly course: Readonly<Record<string, number>> | null;
  readonly links: readonly Link[];
  /** Odds multipliers, by finding, condition, drug or class. */
  readonly risks: Readonly<Record<string, number>>;
  /** Likelihood ratios below 1 when the finding is present. */
  readonly against: Readonly<Record<string, number>>;
  readonly measured: readonly MeasuredRatio[];
  readonly requires: Requirement | null;
  readonly excludes: readonly string[];
  readonly chronic: boolean;
  readonly treatedBy: readonly string[];
  readonly mistakenFor: Readonly<Record<string, readonly string[]>>;
  readonly firstTests: readonly string[];
  readonly firstActions: readonly string[];
  readonly source: string;
  readonly review: string;
}

export interface DrugClass {
  readonly id: string;
  readonly name: string;
  readonly say: readonly string[];
  readonly is: readonly string[];
  /** Other classes, with how likely a reaction crosses: `likely`, `possible`, `unlikely`. */
  readonly crossReacts: Readonly<Record<string, string>>;
  readonly causes: Readonly<Record<string, number>>;
}

export interface Drug {
  readonly id: string;
  readonly name: string;
  readonly say: readonly string[];
  readonly classes: readonly string[];
  readonly contains: readonly string[];
  readonly treats: readonly string[];
  readonly causes: Readonly<Record<string, number>>;
}

/** Beyond `below` or `above`, in the measure's unit, a value is critical. */
export interface CriticalLimit {
  /** Years; `ageTo` is exclusive. */
  readonly ageFrom: number;
  readonly ageTo: number;
  /** True: in pregnancy alone, where it stands before the limits by age. Null: holds by age. */
  readonly pregnant: true | null;
  readonly below: number | null;
  readonly above: number | null;
}

export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly say: readonly string[];
  readonly unit: string;
  /** Unit as written -> [factor, offset] to `unit`; `writtenForm` is how they are compared. */
  readonly units: Readonly<Record<string, readonly [number, number]>>;
  readonly plausible: readonly [number, number];
  readonly critical: readonly CriticalLimit[];
  /** For "120/80": the measure of the second number, or null. */
  readonly pair: string | null;
  /** How far outside an interval a value must lie before it denies the finding: between, it says nothing. */
  readonly grey: number;
  /** The finding that two readings, one of each side, are when they differ by `from` or more; or null. */
  readonly sides: { readonly finding: string; readonly from: number } | null;
  readonly intervals: readonly {
    readonly finding: string;
    readonly from: number | null;
    readonly below: number | null;
    readonly ageFrom: number;
    readonly ageTo: number;
    readonly pregnant: boolean | null;
    readonly sex: Sex | null;
  }[];
}

/** One atom of a rule. */
export type Term =
  | { readonly kind: 'concept'; readonly id: string }
  | { readonly kind: 'drug'; readonly id: string }
  | { readonly kind: 'class'; readonly id: string }
  | { readonly kind: 'age'; readonly from: number; readonly to: number }
  | { readonly kind: 'sex'; readonly sex: Sex }
  | { readonly kind: 'pregnant' | 'pregnancy-possible' | 'postpartum' };

/** All of the outer list must hold, of each inner list one. */
export type Clause = readonly (readonly Term[])[];

export interface CantMissRule {
  readonly id: string;
  readonly condition: string;
  readonly when: Clause;
  readonly unless: readonly Term[];
  readonly ask: readonly string[];
  readonly source: string;
  readonly review: string;
}

export interface QuestionRule {
  readonly id: string;
  readonly when: Clause;
  readonly unless: readonly Term[];
  readonly ask: string;
  readonly because: string;
  readonly source: string;
}

/** A test, treatment or organism that notes name, and the conditions it addresses. */
export interface NamedTerm {
  readonly id: string;
  readonly kind: 'test' | 'treatment' | 'organism';
  readonly name: string;
  readonly say: readonly string[];
  readonly for: readonly string[];
  /** Conditions that a normal result excludes. */
  readonly rulesOut: readonly string[];
}

/** One thing that letters may stand for; without a concept, what is no concept of this base. */
export interface Abbreviated {
  readonly means: {
    readonly kind: 'finding' | 'condition' | 'drug' | 'test' | 'treatment' | 'organism';
    readonly id: string;
  } | null;
  readonly near: readonly string[];
  readonly sections: readonly SectionKind[];
  readonly otherwise: boolean;
}

export interface CompiledKnowledge {
  readonly schema: 'dxlens/knowledge/1';
  /** Hash of the content, so that a review can say what it was made with. */
  readonly version: string;
  readonly findings: readonly Finding[];
  /** Phrase -> findings that it denies. */
  readonly normals: Readonly<Record<string, readonly string[]>>;
  /** Phrase -> findings that it says at once ("N/V"). */
  readonly several: Readonly<Record<string, readonly string[]>>;
  /** Phrases that deny everything that was asked, and the findings that are then meant. */
  readonly blankets: readonly { readonly say: readonly string[]; readonly denies: readonly string[] }[];
  /** Letters -> what they may stand for. */
  readonly abbreviations: Readonly<Record<string, readonly Abbreviated[]>>;
  /** Kind -> value -> words. */
  readonly attributes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly conditions: readonly Condition[];
  readonly classes: readonly DrugClass[];
  readonly drugs: readonly Drug[];
  readonly measures: readonly Measure[];
  readonly terms: readonly NamedTerm[];
  readonly cantMiss: readonly CantMissRule[];
  readonly questions: readonly QuestionRule[];
  readonly silenced: readonly string[];
  /** Words of everyday English that lie so near to one of the vocabulary that they might be taken for a misspelling of it. */
  readonly ordinary: readonly string[];
  /** What units are of each other, for a site's overlays: they are laid over the base where no UCUM library is. */
  readonly scales: UnitScales;
  /** Its phrases, as the build compiled them; without it, as in a base with a site's overlays, they are compiled when it is indexed. */
  readonly lexicon?: PackedLexicon;
}

/** The phrases of a knowledge base as tries over the numbers of their words (`compileLexicon.ts`), ready to be read. */
export interface PackedLexicon {
  /** One a line, numbered from 1. */
  readonly words: string;
  /** How many of the first words may be skipped within a phrase. */
  readonly modifiers: number;
  readonly phrases: PackedTrie;
  readonly measures: PackedTrie;
}

/** The arrays of a `FlatTrie` in base64, and its lines. */
export interface PackedTrie {
  readonly words: string;
  readonly children: string;
  readonly said: string;
  readonly lines: string;
}

/** "No upper bound", as a number that survives JSON. */
export const unbounded = 1e9;
