/**
 * The form of an answer: the JSON schema that the decoding grammar is made from, and the strict reading of what comes
 * back. Evidence stands before the conclusion, so that a model quotes first and concludes from what it quoted.
 *
 * Every array and every string is bounded: a model that rambles runs into the bound, and the JSON closes.
 */
import { z } from 'zod';
import { ModelOutputInvalid, type RawOpinion } from './types.js';

/** Bounds of an answer; lengths in characters. The prompt states them too, because a model is not told its grammar. */
export const answerBounds = {
  diagnoses: 5,
  quotesPerDiagnosis: 3,
  missing: 3,
  quoteLength: 120,
  nameLength: 60,
} as const;

/** Most characters that an answer can have, its punctuation and the grammar's line breaks included, no escapes counted. */
export const longestAnswer =
  answerBounds.diagnoses *
    (answerBounds.quotesPerDiagnosis * (answerBounds.quoteLength + 16) + answerBounds.nameLength + 80) +
  answerBounds.missing * (answerBounds.quoteLength + answerBounds.nameLength + 80) +
  80;

const quote = { type: 'string', minLength: 1, maxLength: answerBounds.quoteLength } as const;
const name = { type: 'string', minLength: 1, maxLength: answerBounds.nameLength } as const;

/** The schema that the grammar is made from. Property order is the order of writing. */
export const answerSchema = {
  type: 'object',
  properties: {
    diagnoses: {
      type: 'array',
      minItems: 0,
      maxItems: answerBounds.diagnoses,
      items: {
        type: 'object',
        properties: {
          evidence: { type: 'array', minItems: 1, maxItems: answerBounds.quotesPerDiagnosis, items: quote },
          diagnosis: name,
        },
      },
    },
    missing: {
      type: 'array',
      minItems: 0,
      maxItems: answerBounds.missing,
      items: { type: 'object', properties: { evidence: quote, finding: name } },
    },
  },
} as const;

// A character of the grammar is a code point and may be two UTF-16 units, so the reading allows twice the length.
const readQuote = z.string().max(answerBounds.quoteLength * 2);
const readName = z.string().max(answerBounds.nameLength * 2);

const answer = z.strictObject({
  diagnoses: z
    .array(
      z.strictObject({
        evidence: z.array(readQuote).min(1).max(answerBounds.quotesPerDiagnosis),
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
export function parseAnswer(text: string): RawOpinion {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ModelOutputInvalid('The model broke off before its answer was complete, so its opinion is left out.');
  }
  const read = answer.safeParse(value);
  if (!read.success) {
    throw new ModelOutputInvalid(
      'The model answered in another form than it was asked for, so its opinion is left out.',
    );
  }
  return read.data;
}
