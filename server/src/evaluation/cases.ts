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

/** JSON lines of `schema`, each as its row or as what is wrong with it; empty lines are passed over. */
export function* readLines<T>(text: string, file: string, schema: z.ZodType<T>): Generator<T | CaseUnreadable> {
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n/)
    .entries()) {
    if (line.trim() === '') {
      continue;
    }
    const at = `${file}:${String(index + 1)}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      yield new CaseUnreadable(`${at}: not a line of JSON`);
      continue;
    }
    const result = schema.safeParse(value);
    if (result.success) {
      yield result.data;
    } else {
      const [issue] = result.error.issues;
      const field = issue?.path.map(String).join('.') ?? '';
      yield new CaseUnreadable(`${at}: ${field === '' ? '' : `${field}: `}${issue?.message ?? 'not a case'}`);
    }
  }
}

/** Parses a whole case set. Throws `CaseUnreadable` at the first bad line, since figures over the others would mislead. */
export function parseCases(text: string, file: string): Case[] {
  const cases: Case[] = [];
  for (const row of readLines(text, file, caseSchema)) {
    if (row instanceof CaseUnreadable) {
      throw row;
    }
    cases.push(row);
  }
  if (cases.length === 0) {
    throw new CaseUnreadable(`${file}: holds no cases; give JSON lines with id, note, gold and accept`);
  }
  return cases;
}
