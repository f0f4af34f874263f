/** The published JSON Schema of a review, as the package has it, and what it says of an object. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';

const schema = JSON.parse(
  readFileSync(new URL('../../../../dist/review.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

/** The faults of one line of `--format jsonl`; empty where it holds to the schema. */
export function schemaFaults(value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
