/** How alerts read (shared by all of them): quotes, the patient in two words, limits of length. */
import type { Note, Span } from '../note/types.js';
import type { Quote } from './types.js';

/** The words at a span. */
export function quoteAt(note: Note, span: Span): Quote {
  return { quote: note.text.slice(span.start, span.end), start: span.start, end: span.end };
}

/** A quote on one line, short enough to read: a long one keeps its first and last words. */
export function shown(quote: string, most = 48): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  if (line.length <= most) {
    return line;
  }
  const words = line.split(' ');
  const last = words.at(-1)!;
  let head = '';
  for (const word of words) {
    const longer = head === '' ? word : `${head} ${word}`;
    if (longer.length + last.length + 3 > most) {
      break;
    }
    head = longer;
  }
  // One word of no end is cut where it must be.
  return head === '' ? `${line.slice(0, most - 2)} …` : `${head} … ${last}`;
}

/** "F 27", "M 78", "24 days", "age not documented". */
export function patientWords(note: Note): string {
  const { ageYears, sex } = note.patient;
  const letter = sex === null ? '' : sex === 'female' ? 'F' : 'M';
  if (ageYears === null) {
    return letter;
  }
  const age =
    ageYears < 0.25
      ? `${String(Math.round(ageYears * 365.25))} days`
      : ageYears < 2
        ? `${String(Math.round(ageYears * 12))} months`
        : String(Math.floor(ageYears));
  return `${letter} ${age}`.trim();
}

/** Words as a reader counts them. */
export const wordCount = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Joins parts in order while the whole stays within `most` words; the first always stays. */
export function within(most: number, first: string, ...rest: readonly string[]): string {
  let text = first;
  for (const part of rest) {
    const longer = `${text} ${part}`;
    if (part !== '' && wordCount(longer) <= most) {
      text = longer;
    }
  }
  return text;
}

/** Distinct places, overlapping ones joined to the longer, in text order. */
export function distinct(note: Note, spans: readonly Span[]): Quote[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (span.end > span.start && (last === undefined || span.start >= last.end)) {
      kept.push(span);
    }
  }
  return kept.map((span) => quoteAt(note, span));
}
