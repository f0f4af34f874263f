/** Case sets: JSON lines with a note, its diagnosis and the names that count as right. */
import { z } from 'zod';

const caseSchema = z.object({
  id: z.coerce.string(),
  note: z.string(),
  gold: z.string(),
  accept: z.array(z.string()).default([]),
  names_gold: z.boolean().default(false),
  emergency: z.boolean().default(false),
});
export type Case = z.infer<typeof caseSchema>;

/** A line of a case set is not what it should be. The message names file, line and field. */
export class CaseUnreadable extends Error {
  override readonly name = 'CaseUnreadable';
}

/** Parses JSON lines of `schema`; empty lines are passed over. Throws `CaseUnreadable` at the first bad one. */
export function parseLines<T>(text: string, file: string, schema: z.ZodType<T>): T[] {
  return text.split(/\r\n|\n/).flatMap((line, index) => {
    if (line.trim() === '') {
      return [];
    }
    const at = `${file}:${String(index + 1)}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new CaseUnreadable(`${at}: not a line of JSON`);
    }
    const result = schema.safeParse(value);
    if (!result.success) {
      const [issue] = result.error.issues;
      throw new CaseUnreadable(`${at}: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not a case'}`);
    }
    return [result.data];
  });
}

export const parseCases = (text: string, file: string): Case[] => parseLines(text, file, caseSchema);
