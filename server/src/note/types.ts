/**
 * What a read note is made of. These types are the contract between `note` and everything after it;
 * deeper reading fills them better and does not change them.
 *
 * All offsets are UTF-16 code units into the text as read, as in LSP.
 */

/** A half-open range of the note: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const sectionKinds = [
  'chief-complaint',
  'hpi',
  'pmh',
  'psh',
  'medications',
  'allergies',
  'family',
  'social',
  'ros',
  'vitals',
  'exam',
  'results',
  'course',
  'assessment',
  'plan',
  'other',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

export interface Section extends Span {
  readonly kind: SectionKind;
  /** The heading words without colon or marks; null for text that stands before any heading. */
  readonly heading: Span | null;
  /** What stands under the heading. */
  readonly body: Span;
}

export interface Sentence extends Span {
  /** Index into `Note.sections`. */
  readonly section: number;
  /** Half-open range of indexes into `Note.tokens`. */
  readonly firstToken: number;
  readonly endToken: number;
}

export type TokenKind = 'word' | 'number' | 'punctuation' | 'break';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** Lower case, without accents; what the lexicon is matched on. A line break is `\n`. */
  readonly folded: string;
}

export const conceptKinds = ['finding', 'condition', 'drug', 'organism', 'test', 'treatment'] as const;
export type ConceptKind = (typeof conceptKinds)[number];

/** A concept of the knowledge base. A narrower finding has a dotted id: `chest-pain.tearing`. */
export interface Concept {
  readonly kind: ConceptKind;
  readonly id: string;
}

export type Polarity = 'present' | 'absent' | 'possible' | 'hypothetical';
export type Temporality = 'recent' | 'historical';
export type Experiencer = 'patient' | 'family' | 'other';

/**
 * How an absence was asked: a specific denial ("denies haemoptysis"), a template normal ("lungs clear"),
 * or a blanket ("ROS otherwise negative"). They weigh differently.
 */
export type Asked = 'specific' | 'template' | 'blanket';

/** Status of a condition, or of a test or treatment that is named. */
export type Status =
  'active' | 'stable' | 'resolved' | 'considered' | 'excluded' | 'ordered' | 'pending' | 'resulted' | 'given';

export interface Assertion {
  readonly polarity: Polarity;
  readonly temporality: Temporality;
  readonly experiencer: Experiencer;
  /** Set exactly when `polarity` is `absent`. */
  readonly asked: Asked | null;
  /** Set for conditions, tests and treatments; null for findings and drugs. */
  readonly status: Status | null;
  /** The word or phrase that decided the polarity, temporality or experiencer, if there was one. */
  readonly cue: Span | null;
}

export const attributeKinds = [
  'site',
  'side',
  'quality',
  'radiation',
  'onset',
  'course',
  'severity',
  'trigger',
  'relief',
] as const;
export type AttributeKind = (typeof attributeKinds)[number];

/** A value of an attribute said of a finding, with its own polarity: "no radiation" denies the radiation, not the pain. */
export interface Attribute extends Span {
  readonly kind: AttributeKind;
  readonly value: string;
  readonly polarity: Polarity;
}

export interface Mention extends Span {
  readonly concept: Concept;
  readonly assertion: Assertion;
  /** Index into `Note.sentences`. */
  readonly sentence: number;
  readonly section: SectionKind;
  readonly attributes: readonly Attribute[];
  /** `measurement` where the finding was derived from a number (tachycardia from "HR 118"). */
  readonly via: 'text' | 'measurement';
}

/**
 * A finding whose words stand in one sentence, but apart or in another order than any phrase has them: weaker evidence than a mention,
 * and none of what the note says in so many words.
 */
export interface LooseMention extends Mention {
  /** False where a word of the phrase is missing. */
  readonly whole: boolean;
}

export interface Measurement extends Span {
  /** Id in `models/knowledge/measures`, such as `heart-rate`. */
  readonly measure: string;
  /** In the measure's canonical unit. For blood pressure, systolic and diastolic are two measurements. */
  readonly value: number;
  readonly unit: string;
  /** False when the value cannot be (HR 900): such a value is questioned, never used. */
  readonly plausible: boolean;
  readonly temporality: Temporality;
  readonly sentence: number;
  readonly section: SectionKind;
}

export type Sex = 'female' | 'male';

/** Not stated is null and never means "no": an unknown pregnancy is not "not pregnant". */
export interface Patient {
  readonly ageYears: number | null;
  readonly sex: Sex | null;
  readonly pregnant: boolean | null;
  readonly gestationWeeks: number | null;
  /** Days since delivery, where the note says so. */
  readonly postpartumDays: number | null;
  readonly ageSpan: Span | null;
  readonly sexSpan: Span | null;
  readonly pregnancySpan: Span | null;
}

/** How long the present complaint has lasted, in hours, and how it began. */
export interface TimeCourse {
  readonly durationHours: number | null;
  readonly onset: 'sudden' | 'gradual' | null;
  readonly course: 'constant' | 'intermittent' | 'worsening' | 'improving' | 'recurrent' | null;
}

export type Setting = 'emergency' | 'clinic' | 'ward';

export interface Note {
  readonly text: string;
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** In text order; findings that no mention tells. */
  readonly loose: readonly LooseMention[];
  readonly measurements: readonly Measurement[];
  readonly patient: Patient;
  readonly time: TimeCourse;
  readonly setting: Setting | null;
  /** False when the words are mostly not English: nothing is then suggested. */
  readonly english: boolean;
}

/** What a phrase of the lexicon stands for: concepts, or an attribute value that attaches to a finding nearby. */
export type LexiconEntry =
  | {
      readonly kind: 'concept';
      readonly concept: Concept;
      /** "Lungs clear" denies crackles as a template does, "ROS otherwise negative" everything at once; null: the phrase states it. */
      readonly denies: 'template' | 'blanket' | null;
      /** True for an abbreviation that is a word as well ("CAP"): it counts only in capitals. */
      readonly capitals: boolean;
    }
  | { readonly kind: 'attribute'; readonly attribute: AttributeKind; readonly value: string }
  /** Letters that stand for several things: one of them, by the words and the section around, or nothing. */
  | { readonly kind: 'choice'; readonly meanings: readonly AbbreviationMeaning[] };

/** One thing that an abbreviation may stand for. */
export interface AbbreviationMeaning {
  /** Null: something that is no concept, such as a place or a unit. */
  readonly concept: Concept | null;
  readonly sections: ReadonlySet<SectionKind>;
  /** Words that stand near it where this is meant, as `canonicalWord` has them. */
  readonly near: ReadonlySet<string>;
  /** Whether it is meant where nothing around tells. */
  readonly otherwise: boolean;
}

export interface LexiconMatch {
  /** Number of tokens covered, skipped ones included. */
  readonly length: number;
  /** One phrase may say several things ("lungs clear": no crackles, no wheeze). */
  readonly entries: readonly LexiconEntry[];
}

/** A finding whose words stand anywhere among some tokens. */
export interface LooseMatch {
  readonly finding: string;
  /** The tokens of its words, in text order. */
  readonly tokens: readonly number[];
  /** False where a word of the phrase is missing. */
  readonly whole: boolean;
}

export interface MeasureInterval {
  readonly finding: string;
  /** Inclusive lower and exclusive upper bound in the canonical unit. */
  readonly from: number;
  readonly below: number;
  readonly minAgeYears: number;
  readonly maxAgeYears: number;
  /** Null: holds whether pregnant or not. True: in pregnancy only. False: not in a documented pregnancy. */
  readonly pregnant: boolean | null;
  readonly sex: Sex | null;
}

export interface MeasureDefinition {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly plausible: readonly [number, number];
  /** For a pair such as "120/80": the measure of the second number. */
  readonly pair: string | null;
  /** How far outside an interval a value must lie before it denies the finding. */
  readonly grey: number;
  /** The finding that readings of left and right are when they differ by `from` or more. */
  readonly sides: { readonly finding: string; readonly from: number } | null;
  /** Factor and offset from a unit as written (folded) to the canonical one. */
  readonly units: ReadonlyMap<string, { readonly factor: number; readonly offset: number }>;
  readonly intervals: readonly MeasureInterval[];
}

/**
 * The words a note is read with. `note` defines it and `knowledge` fills it, so that reading knows
 * words and never diseases.
 */
export interface Lexicon {
  /** Number of a folded word; 0 where no phrase has it. Phrases are matched over these numbers. */
  key(folded: string): number;
  /** Longest phrase that begins at `keys[at]` and ends before `end`. */
  match(keys: Int32Array, at: number, end: number): LexiconMatch | null;
  /** Longest name of a measure that begins at `keys[at]`. */
  matchMeasure(
    keys: Int32Array,
    at: number,
    end: number,
  ): { readonly length: number; readonly measures: readonly string[] } | null;
  /** Findings whose words stand from `first` to `end` in any order, some of them not yet `covered` by what is understood. */
  matchLoosely(keys: Int32Array, covered: Uint8Array, first: number, end: number): readonly LooseMatch[];
  measure(id: string): MeasureDefinition | undefined;
  /** The narrower finding that an attribute value makes of a finding, or null where there is none. */
  narrow(finding: string, kind: AttributeKind, value: string): string | null;
  /** Whether a finding takes a kind of attribute. */
  takes(finding: string, kind: AttributeKind): boolean;
}
