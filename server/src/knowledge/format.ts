/** The form in which people write the knowledge base (models/knowledge/README.md), as schemas that name every fault. */
import { z } from 'zod';
import { attributeKinds, sectionKinds } from '../note/types.js';
import { durations, findingKinds, urgencies } from './types.js';
import { unitCodes } from './units.js';

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?$/, 'not an id: lower case, digits and hyphens');
const plainId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'not an id: lower case, digits and hyphens');
/** A word or phrase; YAML reads `911` as a number. A phrase with a colon or comma that was not quoted is no text any more. */
const word = z
  .union([z.string().trim().min(1), z.number()], { error: 'not a word or phrase; quote one that holds a colon' })
  .transform(String);
const words = z.array(word);
const ratio = z.number().min(0);
const percent = z.number().min(0).max(100);
const range = z
  .string()
  .regex(/^\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?|\+)$/, 'not a range such as 0-39 or 60+')
  .refine(ascends, 'the range ends before it begins');
const interval = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?|\+)$/, 'not an interval such as 1-5 or 5+')
  .refine(ascends, 'the interval ends before it begins');
const isoDate = z.iso.date({ error: 'not a date such as 2028-11-01' });

function ascends(text: string): boolean {
  const [, from, to] = /^(-?[\d.]+)-([\d.]+)$/.exec(text) ?? [];
  return to === undefined || Number(from) < Number(to);
}

const source = z.strictObject({
  cite: z.string(),
  where: z.string(),
  opened: isoDate,
  population: z.string().optional(),
});
const sourcesOf = z.record(z.string(), source).optional();

const findingFields = {
  kind: z.enum(findingKinds).optional(),
  name: z.string().optional(),
  say: words.optional(),
  is: id.optional(),
  base: percent.gt(0).optional(),
  import: z.int().min(1).max(5).optional(),
  group: plainId.optional(),
  complaint: z.boolean().optional(),
  takes: z.array(z.enum(attributeKinds)).optional(),
  section: z.enum(sectionKinds).optional(),
  ask: z.string().optional(),
  drugs: z.array(plainId).optional(),
  conditions: z.array(plainId).optional(),
  skin: z.boolean().optional(),
  source: z.string().optional(),
};
const narrowFinding = z.strictObject({
  ...findingFields,
  when: z
    .string()
    .regex(/^[a-z]+=[a-z0-9-]+$/, 'not of the form kind=value')
    .optional(),
});

export const findingsFile = z.strictObject({
  schema: z.literal('findings/1'),
  system: z.string().optional(),
  defaults: z.strictObject(findingFields).optional(),
  sources: sourcesOf,
  findings: z
    .record(
      plainId,
      z.strictObject({ ...findingFields, narrow: z.record(plainId, narrowFinding).optional() }).nullable(),
    )
    .optional(),
  normals: z.record(z.string(), z.array(id)).optional(),
  silence: z.array(z.string()).optional(),
});

export const linkPattern = /^(100(?:\.0+)?|\d{1,2}(?:\.\d+)?)\s+([0-5])(?:\s+@([\w-]+))?$/;
const linkForm = 'not of the form "FREQUENCY EVOKES [@source]" (0 to 100, 0 to 5), such as "75 2"';

const conditionFields = {
  name: z.string().optional(),
  say: words.optional(),
  reads: words.optional(),
  icd10: z
    .string()
    .regex(/^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/, 'not an ICD-10-CM code')
    .optional(),
  is: plainId.optional(),
  cantMiss: z.strictObject({ why: z.string() }).optional(),
  urgency: z.enum(urgencies).optional(),
  prior: z.strictObject({ clinic: ratio, ed: ratio.optional(), ward: ratio.optional() }).optional(),
  age: z.record(range, ratio).optional(),
  sex: z.strictObject({ female: ratio.optional(), male: ratio.optional() }).optional(),
  pregnancy: ratio.optional(),
  onset: percent.optional(),
  duration: z.partialRecord(z.enum(durations), percent).optional(),
  course: z
    .partialRecord(z.enum(['constant', 'intermittent', 'worsening', 'improving', 'recurrent']), percent)
    .optional(),
  findings: z.record(id, z.string({ error: linkForm }).regex(linkPattern, linkForm)).optional(),
  risks: z.record(id, ratio).optional(),
  against: z.record(id, z.number().gt(0).lt(1, 'a ratio against is below 1')).optional(),
  measured: z.record(plainId, z.record(interval, z.number().gt(0))).optional(),
  requires: z
    .strictObject({
      sex: z.enum(['female', 'male']).optional(),
      age: range.optional(),
      organs: z.array(plainId).optional(),
      anyOf: z.array(id).optional(),
    })
    .optional(),
  excludes: z.array(id).optional(),
  chronic: z.boolean().optional(),
  treatedBy: z.array(plainId).optional(),
  mistakenFor: z.record(plainId, z.array(id)).optional(),
  firstTests: words.optional(),
  firstActions: words.optional(),
  source: z.string().optional(),
  review: isoDate.optional(),
};

export const conditionsFile = z.strictObject({
  schema: z.literal('conditions/1'),
  defaults: z
    .strictObject({ source: z.string().optional(), review: isoDate.optional(), urgency: z.enum(urgencies).optional() })
    .optional(),
  sources: sourcesOf,
  conditions: z.record(plainId, z.strictObject(conditionFields)).optional(),
  silence: z.array(z.string()).optional(),
});

export const drugsFile = z.strictObject({
  schema: z.literal('drugs/1'),
  defaults: z.strictObject({ source: z.string().optional() }).optional(),
  sources: sourcesOf,
  classes: z
    .record(
      plainId,
      z
        .strictObject({
          name: z.string().optional(),
          say: words.optional(),
          is: z.array(plainId).optional(),
          crossReacts: z.record(plainId, z.enum(['likely', 'possible', 'unlikely'])).optional(),
          causes: z.record(id, percent).optional(),
        })
        .nullable(),
    )
    .optional(),
  drugs: z
    .record(
      plainId,
      z
        .strictObject({
          name: z.string().optional(),
          say: words.optional(),
          class: z.array(plainId).optional(),
          contains: z.array(plainId).optional(),
          treats: z.array(plainId).optional(),
          causes: z.record(id, percent).optional(),
          source: z.string().optional(),
        })
        .nullable(),
    )
    .optional(),
  silence: z.array(z.string()).optional(),
});

const limits = z.strictObject({
  below: z.number().optional(),
  above: z.number().optional(),
  name: z.string().optional(),
});
const unitFactor = z.union([z.number(), z.tuple([z.number(), z.number()])], {
  error: 'not a factor such as 18, or [factor, offset]',
});
const unitCode = z.enum(unitCodes);
const ucum = z.union([unitCode, z.array(unitCode).min(1)], {
  error: 'not a UCUM code, or list of codes, that units.ts knows, such as mg/dL, 10*9/L or mm[Hg]',
});

export const measuresFile = z.strictObject({
  schema: z.literal('measures/1'),
  defaults: z.strictObject({ source: z.string().optional() }).optional(),
  sources: sourcesOf,
  measures: z
    .record(
      plainId,
      z.strictObject({
        name: z.string().optional(),
        say: words,
        unit: z.string(),
        units: z.record(z.string(), unitFactor).optional(),
        ucum: ucum.optional(),
        'molar-mass': z.number().gt(0).optional(),
        charge: z.int().min(1).max(4).optional(),
        plausible: interval,
        critical: limits.optional(),
        'critical-by-age': z.record(range, limits).optional(),
        'critical-in-pregnancy': limits.optional(),
        grey: z.number().min(0).optional(),
        pair: plainId.optional(),
        sides: z.strictObject({ finding: id, from: z.number().gt(0) }).optional(),
        source: z.string().optional(),
        intervals: z
          .array(
            z.strictObject({
              finding: id,
              from: z.number().optional(),
              below: z.number().optional(),
              age: range.optional(),
              pregnant: z.boolean().optional(),
              sex: z.enum(['female', 'male']).optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
  silence: z.array(z.string()).optional(),
});

export const rulesFile = z.strictObject({
  schema: z.literal('rules/1'),
  defaults: z.strictObject({ source: z.string().optional(), review: isoDate.optional() }).optional(),
  sources: sourcesOf,
  cantMiss: z
    .array(
      z.strictObject({
        id: plainId,
        condition: plainId,
        when: z.array(z.string()).min(1),
        unless: z.array(z.string()).optional(),
        ask: z.array(id).optional(),
        // Both are owed, by the row or by the file's defaults: check.ts asks for them.
        source: z.string().optional(),
        review: isoDate.optional(),
      }),
    )
    .optional(),
  questions: z
    .array(
      z.strictObject({
        id: plainId,
        when: z.array(z.string()).min(1),
        unless: z.array(z.string()).optional(),
        ask: id,
        because: z.string(),
        source: z.string().optional(),
      }),
    )
    .optional(),
  silence: z.array(z.string()).optional(),
});

export const attributesFile = z.strictObject({
  schema: z.literal('attributes/1'),
  attributes: z.partialRecord(z.enum(attributeKinds), z.record(plainId, words)),
});

const term = z.record(
  plainId,
  z
    .strictObject({
      name: z.string().optional(),
      say: words.optional(),
      for: z.array(plainId).optional(),
      rulesOut: z.array(plainId).optional(),
    })
    .nullable(),
);
export const termsFile = z.strictObject({
  schema: z.literal('terms/1'),
  tests: term.optional(),
  treatments: term.optional(),
  organisms: term.optional(),
});

export const phrasesFile = z.strictObject({
  schema: z.literal('phrases/1'),
  several: z.record(z.string(), z.array(id).min(2)).optional(),
  blankets: z.array(z.strictObject({ say: words, denies: z.array(id).min(1) })).optional(),
  abbreviations: z
    .record(
      z.string(),
      z
        .array(
          z.strictObject({
            means: id.optional(),
            words: z.string().optional(),
            near: words.optional(),
            sections: z.array(z.enum(sectionKinds)).optional(),
            otherwise: z.boolean().optional(),
          }),
        )
        .min(1),
    )
    .optional(),
});

/** Which schema a file is held to, by what its `schema:` says. */
export const fileSchemas = {
  'findings/1': findingsFile,
  'conditions/1': conditionsFile,
  'drugs/1': drugsFile,
  'measures/1': measuresFile,
  'rules/1': rulesFile,
  'attributes/1': attributesFile,
  'terms/1': termsFile,
  'phrases/1': phrasesFile,
} as const;

export type RawFile =
  | z.infer<typeof findingsFile>
  | z.infer<typeof conditionsFile>
  | z.infer<typeof drugsFile>
  | z.infer<typeof measuresFile>
  | z.infer<typeof rulesFile>
  | z.infer<typeof attributesFile>
  | z.infer<typeof termsFile>
  | z.infer<typeof phrasesFile>;
