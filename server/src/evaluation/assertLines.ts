/** Spans with their notes -> the assertion that was read at each span, for comparison with a reference. */
import { z } from 'zod';
import { assertionOfSpan } from '../note/spans.js';
import { parseLines } from './cases.js';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  note: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
});

export interface AssertedSpan {
  readonly id: string | number;
  readonly assertion: string;
  readonly temporality: string;
  readonly experiencer: string;
}

/** One answer a line, in order. Throws `CaseUnreadable` naming the first bad line. */
export function assertLines(text: string, file: string): AssertedSpan[] {
  return parseLines(text, file, lineSchema).map(({ id, note, start, end }) => {
    const { polarity, temporality, experiencer } = assertionOfSpan(note, start, end);
    return { id, assertion: polarity, temporality, experiencer };
  });
}
