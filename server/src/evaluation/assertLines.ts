/** Spans with their notes -> the assertion that was read at each span, for comparison with a reference. */
import { z } from 'zod';
import { assertionOfSpan } from '../note/assertion/spans.js';
import { CaseUnreadable, readLines } from './cases.js';

const lineSchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    note: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
  })
  .refine(({ note, start, end }) => start <= end && end <= note.length, 'the span is not within the note');

export interface AssertedSpan {
  readonly id: string | number;
  readonly assertion: string;
  readonly temporality: string;
  readonly experiencer: string;
}

/** One answer a line, in order; a line that cannot be read is an error naming it, and the others are answered. */
export function* assertLines(text: string, file: string): Generator<AssertedSpan | CaseUnreadable> {
  for (const row of readLines(text, file, lineSchema)) {
    if (row instanceof CaseUnreadable) {
      yield row;
    } else {
      const { polarity, temporality, experiencer } = assertionOfSpan(row.note, row.start, row.end);
      yield { id: row.id, assertion: polarity, temporality, experiencer };
    }
  }
}
