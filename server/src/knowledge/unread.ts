/** The words of read notes that were understood, and those that were not. */
import type { Note, Span } from '../note/types.js';

/** Words of English that join and point; every note is full of them, and none of them is a term that might be missing. */
const joining = new Set(
  (
    'a an the this that these those some any no not he she it they we you i his her its their our your my him them us me who which what ' +
    'and or but nor so if then than as because while when where until since of in on at to from with without for by about into over under ' +
    'between through during before after again also only just very more most much many few other another each every both all is are was ' +
    'were be been being am has have had having do does did doing will would can could may might must should there here up down out off ' +
    'per via'
  ).split(' '),
);

export interface WordCoverage {
  /** Words that tell something: without numbers, headings, single letters and the words that merely join others. */
  readonly words: number;
  readonly understood: number;
  /** Words that were not understood, commonest first, in lower case. */
  readonly unread: readonly { readonly word: string; readonly count: number }[];
}

/** Counts the words of notes. One is understood where a mention, its cue or attribute, a value, or the patient was read from it. */
export function wordCoverage(notes: readonly Note[]): WordCoverage {
  let words = 0;
  let understood = 0;
  const unread = new Map<string, number>();
  for (const note of notes) {
    const covered = coveredUnits(note);
    for (const { kind, folded, start } of note.tokens) {
      if (kind !== 'word' || folded.length === 1 || joining.has(folded)) {
        continue;
      }
      words++;
      if (covered[start] === 1) {
        understood++;
      } else {
        unread.set(folded, (unread.get(folded) ?? 0) + 1);
      }
    }
  }
  return {
    words,
    understood,
    unread: [...unread]
      .map(([word, count]) => ({ word, count }))
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)),
  };
}

/** 1 for each UTF-16 code unit of the note from which something was read. */
function coveredUnits({ text, mentions, measurements, patient }: Note): Uint8Array {
  const covered = new Uint8Array(text.length);
  const cover = (span: Span | null): void => {
    if (span !== null) {
      covered.fill(1, span.start, span.end);
    }
  };
  for (const { start, end, attributes, assertion, via } of mentions) {
    if (via === 'text') {
      cover({ start, end });
    }
    attributes.forEach(cover);
    cover(assertion.cue);
  }
  measurements.forEach(cover);
  cover(patient.ageSpan);
  cover(patient.sexSpan);
  cover(patient.pregnancySpan);
  return covered;
}
