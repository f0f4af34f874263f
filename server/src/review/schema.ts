/**
 * The published form of a review: one object per note, as `dxlens review --format jsonl` prints it and as the editor
 * receives it. The JSON Schema that ships with the package is made from these definitions, so the two cannot differ.
 */
import { z } from 'zod';
import { urgencies } from '../knowledge/types.js';
import { addressings, alertCodes, bands, severities, sources } from '../reasoning/types.js';

export const reviewSchemaId = 'dxlens/review/1';

const offset = z.int().min(0);
const quote = z.strictObject({ quote: z.string(), start: offset, end: offset });
const evidence = z.strictObject({
  concept: z.string(),
  label: z.string(),
  quote: z.string(),
  start: offset,
  end: offset,
  bits: z.number(),
  basis: z.string(),
});
const hypothesis = z.strictObject({
  condition: z.string().nullable().describe('id in the knowledge base; null where only a model named it'),
  name: z.string(),
  icd10: z.string().nullable(),
  probability: z.number().min(0).max(1).nullable().describe('null where only a model named it'),
  band: z.enum(bands),
  cantMiss: z.boolean(),
  urgency: z.enum(urgencies),
  addressed: z.enum(addressings),
  source: z.enum(sources),
  for: z.array(evidence),
  against: z.array(evidence),
  firstTests: z.array(z.string()),
  firstActions: z.array(z.string()),
});
const gap = z.strictObject({
  finding: z.string(),
  name: z.string(),
  question: z.string(),
  section: z.string(),
  start: offset,
  end: offset,
  bits: z.number(),
  separates: z.array(z.string()),
  because: z.array(quote),
  reason: z.string().nullable(),
});
const alert = z.strictObject({
  id: z.string(),
  code: z.enum(alertCodes),
  severity: z.enum(severities),
  message: z.string(),
  start: offset,
  end: offset,
  condition: z.string().nullable(),
  finding: z.string().nullable(),
  evidence: z.array(quote),
  source: z.enum(sources),
  inText: z.boolean().describe('false where the alert budget keeps it out of the text and in the side view'),
});
const mention = z.strictObject({
  concept: z.string().describe('kind:id'),
  text: z.string(),
  start: offset,
  end: offset,
  assertion: z.enum(['present', 'absent', 'possible', 'hypothetical']),
  temporality: z.enum(['recent', 'historical']),
  experiencer: z.enum(['patient', 'family', 'other']),
});
const share = z.number().min(0).max(1);
const opinion = z.strictObject({
  model: z.strictObject({
    name: z.string(),
    architecture: z.string().nullable(),
    sizeBytes: z.number().nullable(),
    host: z.string().nullable().describe('host that the note was sent to; null: the model ran on this machine'),
    adapters: z.array(z.string()).describe('names of the adapters laid over the model'),
  }),
  status: z
    .enum(['chosen', 'writing', 'complete', 'unavailable'])
    .describe('chosen: asked to choose alone; writing: what stands is not all yet'),
  reason: z.string().nullable().describe('why there is no opinion; null otherwise'),
  choice: z
    .strictObject({
      shares: z.array(z.strictObject({ name: z.string(), condition: z.string().nullable(), share })),
      none: share.describe('share of none of these'),
      weight: share.describe('weight of the model beside the knowledge; 0 moves nothing'),
    })
    .nullable()
    .describe('how the model divides its belief over the leading hypotheses; null where it was not asked'),
  diagnoses: z.array(
    z.strictObject({
      name: z.string(),
      condition: z.string().nullable(),
      listed: z.boolean().describe('false where the model was not shown the name'),
      evidence: z.array(quote).min(1),
      against: z.array(quote),
    }),
  ),
  missing: z.array(z.strictObject({ finding: z.string(), evidence: z.array(quote).min(1) })),
  dropped: z.int().min(0).describe('statements left out because no words of the note support them'),
});

export const reviewSchema = z.strictObject({
  schema: z.literal(reviewSchemaId),
  id: z.string(),
  file: z.string().nullable(),
  textHash: z.string().describe('SHA-256 of the text as read, hexadecimal'),
  status: z.enum(['reviewed', 'insufficient']),
  notices: z.array(z.string()),
  patient: z.strictObject({
    ageYears: z.number().nullable(),
    sex: z.enum(['female', 'male']).nullable(),
    pregnant: z.boolean().nullable(),
  }),
  differential: z.array(hypothesis),
  otherProbability: z.number().min(0).max(1),
  gaps: z.array(gap),
  alerts: z.array(alert),
  mentions: z.array(mention),
  opinions: z.array(opinion),
  knowledge: z.strictObject({ version: z.string(), conditions: z.int(), findings: z.int() }),
  models: z.array(z.string()),
});

/** A note that could not be reviewed: it stays in the output, in its place. */
export const reviewErrorSchema = z.strictObject({
  schema: z.literal(reviewSchemaId),
  id: z.string(),
  file: z.string().nullable(),
  error: z.string(),
});

export type ReviewRecord = z.infer<typeof reviewSchema>;
export type ReviewErrorRecord = z.infer<typeof reviewErrorSchema>;
export type ReviewedHypothesis = z.infer<typeof hypothesis>;
export type ReviewedAlert = z.infer<typeof alert>;
export type ReviewedGap = z.infer<typeof gap>;
export type ReviewedOpinion = z.infer<typeof opinion>;

/** JSON Schema (draft 2020-12) of one line of `--format jsonl`. */
export function reviewJsonSchema(): Record<string, unknown> {
  return {
    ...(z.toJSONSchema(z.union([reviewSchema, reviewErrorSchema])) as Record<string, unknown>),
    title: 'DxLens review',
  };
}
