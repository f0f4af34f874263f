/**
 * The form of a written opinion: the JSON schema that the decoding grammar is made from, and the strict reading of what
 * comes back. Evidence stands before the conclusion, so that a model quotes first and concludes from what it quoted; the
 * lines that can be cited are those of the note at hand.
 *
 * Every array and every string is bounded: a model that rambles runs into the bound, and the JSON closes.
 */
import { z } from 'zod';
import { ModelOutputInvalid, type RawOpinion } from '../types.js';

/** Bounds of an answer; lengths in characters. The prompt states them too, because a model is not told its grammar. */
export const answerBounds = {
  diagnoses: 5,
  quotesPerDiagnosis: 3,
  against: 2,
  missing: 3,
  quoteLength: 120,
  nameLength: 60,
} as const;

/** A longer enumeration of lines makes a grammar slow; a note with more is asked without one, and checked afterwards. */
const mostLines = 2000;

/** Numbers, from 1, of the lines that hold something: those a model can quote from. */
export function quotableLines(text: string): number[] {
  return noteLines(text).flatMap((line, index) => (/[\p{L}\p{N}]/u.test(line) ? [index + 1] : []));
}

/** The lines of a note as its prompt numbers them, whatever ends them. */
export const noteLines = (text: string): string[] => text.split(/\r\n|\r|\n/);

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;

/**
 * The schema that the grammar of one note is made from. Property order is the order of writing.
 *
 * @param lines numbers of the lines that may be cited; without any, nothing can be quoted and both lists stay empty
 */
export function answerSchema(lines: readonly number[]) {
  const line =
    lines.length > 0 && lines.length <= mostLines ? ({ enum: [...lines] } as const) : ({ type: 'integer' } as const);
  const quote = { type: 'object', properties: { line, quote: text(answerBounds.quoteLength) } } as const;
  const quotes = (minItems: number, maxItems: number) => ({ type: 'array', minItems, maxItems, items: quote }) as const;
  const most = (bound: number): number => (lines.length === 0 ? 0 : bound);
  return {
    type: 'object',
    properties: {
      diagnoses: {
        type: 'array',
        minItems: 0,
        maxItems: most(answerBounds.diagnoses),
        items: {
          type: 'object',
          properties: {
            evidence: quotes(1, answerBounds.quotesPerDiagnosis),
            against: quotes(0, answerBounds.against),
            diagnosis: text(answerBounds.nameLength),
          },
        },
      },
      missing: {
        type: 'array',
        minItems: 0,
        maxItems: most(answerBounds.missing),
        items: { type: 'object', properties: { evidence: quote, finding: text(answerBounds.nameLength) } },
      },
    },
  } as const;
}

// A character of the grammar is a code point and may be two UTF-16 units, so the reading allows twice the length.
const readName = z.string().max(answerBounds.nameLength * 2);
const readQuote = z.strictObject({ line: z.int(), quote: z.string().max(answerBounds.quoteLength * 2) });

/** The whole answer, for a reader that is not bound by the grammar, such as an endpoint. */
export const answerFormat = z.strictObject({
  diagnoses: z
    .array(
      z.strictObject({
        evidence: z.array(readQuote).min(1).max(answerBounds.quotesPerDiagnosis),
        against: z.array(readQuote).max(answerBounds.against),
        diagnosis: readName,
      }),
    )
    .max(answerBounds.diagnoses),
  missing: z.array(z.strictObject({ evidence: readQuote, finding: readName })).max(answerBounds.missing),
});

/**
 * Reads what a model wrote.
 *
 * @throws ModelOutputInvalid in one sentence. It never holds the model's words: they may be words of the note.
 */
export function parseAnswer(written: string): RawOpinion {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    throw new ModelOutputInvalid('The model broke off before its answer was complete, so its opinion is left out.');
  }
  const read = answerFormat.safeParse(value);
  if (!read.success) {
    throw new ModelOutputInvalid(
      'The model answered in another form than it was asked for, so its opinion is left out.',
    );
  }
  return read.data;
}

/**
 * The statements that are finished in an answer that is still being written, or null where its last closing bracket ends
 * none: what is open there is closed in each way that the form allows after a statement. More may stand after the bracket,
 * because one token of a model can end a statement and begin the next.
 */
export function parsePartial(written: string): RawOpinion | null {
  const begun = written.slice(0, written.lastIndexOf('}') + 1);
  if (begun === '') return null;
  for (const rest of [']}', '],"missing":[]}']) {
    const read = answerFormat.safeParse(valueOf(begun + rest));
    if (read.success) return read.data;
  }
  return null;
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
