/** Notes as reading would give them, made up by hand, so that what is done with a read note is tested without reading. */
import { strict as assert } from 'node:assert';
import type {
  Assertion,
  Attribute,
  ConceptKind,
  Measurement,
  Mention,
  Note,
  Section,
  Span,
} from '#server/note/types.js';

const present: Assertion = {
  polarity: 'present',
  temporality: 'recent',
  experiencer: 'patient',
  asked: null,
  status: null,
  cue: null,
};

/** The first place with these words. */
export function place(text: string, words: string): Span {
  const start = text.indexOf(words);
  assert.ok(start >= 0, `the text holds "${words}"`);
  return { start, end: start + words.length };
}

export function mention(
  text: string,
  words: string,
  concept: string,
  assertion: Partial<Assertion> = {},
  more: { via?: Mention['via']; attributes?: readonly Attribute[] } = {},
): Mention {
  const [kind, id] = concept.split(':') as [ConceptKind, string];
  return {
    ...place(text, words),
    concept: { kind, id },
    assertion: { ...present, ...assertion },
    sentence: 0,
    section: 'hpi',
    attributes: more.attributes ?? [],
    via: more.via ?? 'text',
  };
}

export function measurement(
  text: string,
  words: string,
  measure: string,
  value: number,
  unit: string,
  more: Partial<Measurement> = {},
): Measurement {
  return {
    ...place(text, words),
    measure,
    value,
    unit,
    plausible: true,
    temporality: 'recent',
    sentence: 0,
    section: 'vitals',
    ...more,
  };
}

/** A note of one section, unless others are given. */
export function madeUp(text: string, parts: Partial<Note> = {}): Note {
  const whole: Section = {
    start: 0,
    end: text.length,
    kind: 'hpi',
    heading: null,
    body: { start: 0, end: text.length },
  };
  return {
    text,
    sections: [whole],
    sentences: [],
    tokens: [],
    mentions: [],
    loose: [],
    measurements: [],
    patient: {
      ageYears: null,
      sex: null,
      pregnant: null,
      gestationWeeks: null,
      postpartumDays: null,
      ageSpan: null,
      sexSpan: null,
      pregnancySpan: null,
    },
    time: { durationHours: null, onset: null, course: null },
    setting: null,
    english: true,
    ...parts,
  };
}
