/** What was understood of a note, with the names of things: the form that `dxlens read` prints and the editor shows. */
import { findSequences } from '../note/time/sequence.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import type {
  Asked,
  AttributeKind,
  ConceptKind,
  Experiencer,
  Note,
  Patient,
  Polarity,
  SectionKind,
  Setting,
  Span,
  Status,
  Temporality,
  TimeCourse,
} from '../note/types.js';
import { notEnglish } from '../reasoning/assess.js';
import { nameOf } from '../reasoning/differential.js';

export const readoutSchemaId = 'dxlens/read/1';

/** A stretch of the note with its words; offsets are UTF-16 code units. */
export interface Quote extends Span {
  readonly text: string;
}

export interface ReadSection extends Span {
  readonly kind: SectionKind;
  readonly heading: string | null;
}

export interface ReadMention extends Quote {
  readonly kind: ConceptKind;
  readonly concept: string;
  readonly name: string;
  readonly polarity: Polarity;
  /** How an absence was asked; null for what is not absent. */
  readonly asked: Asked | null;
  readonly temporality: Temporality;
  readonly experiencer: Experiencer;
  readonly status: Status | null;
  /** The words that decided how it was read, where there were some. */
  readonly cue: Quote | null;
  readonly section: SectionKind;
  readonly via: 'text' | 'measurement';
  readonly attributes: readonly ReadAttribute[];
}

export interface ReadAttribute extends Quote {
  readonly kind: AttributeKind;
  readonly value: string;
  readonly polarity: Polarity;
}

export interface ReadMeasurement extends Quote {
  readonly measure: string;
  readonly name: string;
  /** In `unit`, whatever the note has. */
  readonly value: number;
  readonly unit: string;
  readonly plausible: boolean;
  readonly temporality: Temporality;
  readonly section: SectionKind;
}

/** "Viral illness two weeks before": what was, how it lies to the complaint, and the hours between where they are told. */
export interface ReadSequence extends Quote {
  readonly relation: 'after' | 'during' | 'before';
  readonly event: string;
  readonly gapHours: number | null;
}

export interface Readout {
  readonly schema: typeof readoutSchemaId;
  /** Sentences about the note as a whole. */
  readonly notices: readonly string[];
  readonly patient: Omit<Patient, 'ageSpan' | 'sexSpan' | 'pregnancySpan'> & {
    readonly age: Quote | null;
    readonly sexWords: Quote | null;
    readonly pregnancy: Quote | null;
  };
  readonly time: TimeCourse;
  /** What came before the complaint, or went with it. */
  readonly sequences: readonly ReadSequence[];
  readonly setting: Setting | null;
  readonly sections: readonly ReadSection[];
  readonly mentions: readonly ReadMention[];
  readonly measurements: readonly ReadMeasurement[];
}

/** Tells a read note. Nothing is concluded here that reading has not. */
export function readoutOf(note: Note, base: KnowledgeBase): Readout {
  const quote = ({ start, end }: Span): Quote => ({ text: note.text.slice(start, end), start, end });
  const quoteOf = (span: Span | null): Quote | null => (span === null ? null : quote(span));
  const { ageSpan, sexSpan, pregnancySpan, ...patient } = note.patient;
  return {
    schema: readoutSchemaId,
    notices: noticesOf(note),
    patient: { ...patient, age: quoteOf(ageSpan), sexWords: quoteOf(sexSpan), pregnancy: quoteOf(pregnancySpan) },
    time: { ...note.time },
    sequences: findSequences(note).map(({ relation, event, gapHours, ...span }) => ({
      ...quote(span),
      relation,
      event: quote(event).text,
      gapHours,
    })),
    setting: note.setting,
    sections: note.sections.map(({ kind, heading, start, end }) => ({
      kind,
      heading: heading === null ? null : quote(heading).text,
      start,
      end,
    })),
    mentions: note.mentions.map(({ concept, assertion, section, via, attributes, ...span }) => ({
      ...quote(span),
      kind: concept.kind,
      concept: concept.id,
      name: nameOf(concept.id, base),
      polarity: assertion.polarity,
      asked: assertion.asked,
      temporality: assertion.temporality,
      experiencer: assertion.experiencer,
      status: assertion.status,
      cue: quoteOf(assertion.cue),
      section,
      via,
      attributes: attributes.map(({ kind, value, polarity, ...place }) => ({ ...quote(place), kind, value, polarity })),
    })),
    measurements: note.measurements.map(({ measure, value, unit, plausible, temporality, section, ...span }) => ({
      ...quote(span),
      measure,
      name: nameOf(measure, base),
      value,
      unit,
      plausible,
      temporality,
      section,
    })),
  };
}

function noticesOf(note: Note): string[] {
  if (note.text.trim() === '') {
    return ['The note is empty.'];
  }
  return note.english ? [] : [notEnglish];
}
