/**
 * A file with faults of form -> what remains when they are taken out, so that one fault does not hide those of other rows.
 * What remains is for finding further faults: knowledge with faults is never reviewed with.
 */
import type { z } from 'zod';
import type { RawFile } from './format.js';

type Issue = z.core.$ZodIssue;
type Container = Record<PropertyKey, unknown>;

export interface Rest {
  readonly rows: RawFile | null;
  readonly leftOut: readonly string[];
  /** Path in the remaining rows -> path in the file: items of a list may have gone. */
  originalPath(path: readonly PropertyKey[]): readonly PropertyKey[];
}

/** Takes out the faulty fields; where a row cannot do without one, the row; where the file cannot, nothing remains. */
export function withoutFaults(value: unknown, schema: z.ZodType<RawFile>, issues: readonly Issue[]): Rest {
  const copy = structuredClone(value) as Container;
  const leftOut: string[] = [];
  const kept = new Map<PropertyKey, number[]>();
  let left = issues;
  for (const remove of [removeField, removeRow, removeBlock]) {
    for (const issue of left) {
      remove(copy, issue, leftOut);
    }
    for (const [field, block] of Object.entries(copy)) {
      if (Array.isArray(block) && block.includes(undefined)) {
        const original = kept.get(field) ?? block.map((_, index) => index);
        kept.set(
          field,
          original.filter((_, index) => block[index] !== undefined),
        );
        copy[field] = block.filter((row) => row !== undefined);
      }
    }
    const result = schema.safeParse(copy);
    if (result.success) {
      const originalPath = ([field, index, ...rest]: readonly PropertyKey[]): PropertyKey[] =>
        field === undefined || index === undefined
          ? [field ?? '']
          : [field, kept.get(field)?.[Number(index)] ?? index, ...rest];
      return { rows: result.data, leftOut, originalPath };
    }
    left = result.error.issues;
  }
  return { rows: null, leftOut, originalPath: (path) => path };
}

/** The field that is wrong; of a list within a row, the whole list. */
function removeField(copy: Container, issue: Issue, leftOut: string[]): void {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
  for (const key of keys) {
    const path = key === undefined ? issue.path : [...issue.path, key];
    let holder: Container | null = null;
    let last: PropertyKey = '';
    let at: unknown = copy;
    for (const step of path) {
      if (at === null || typeof at !== 'object') {
        break;
      }
      if (!Array.isArray(at)) {
        holder = at as Container;
        last = step;
      }
      at = (at as Container)[step];
    }
    if (holder !== null && holder !== copy) {
      leftOut.push(String(last));
      Reflect.deleteProperty(holder, last);
    }
  }
}

function removeRow(copy: Container, { path }: Issue, leftOut: string[]): void {
  const [field, row] = path;
  const block = field === undefined ? undefined : copy[field];
  if (row === undefined || block === null || typeof block !== 'object') {
    return;
  }
  const value = (block as Container)[row] as { id?: unknown; narrow?: object } | null | undefined;
  leftOut.push(String(value?.id ?? row), ...Object.keys(value?.narrow ?? {}));
  if (Array.isArray(block)) {
    block[Number(row)] = undefined;
  } else {
    Reflect.deleteProperty(block, row);
  }
}

function removeBlock(copy: Container, issue: Issue, leftOut: string[]): void {
  const fields = issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : issue.path.slice(0, 1);
  for (const field of fields) {
    leftOut.push(...namesIn(copy[field]));
    Reflect.deleteProperty(copy, field);
  }
}

function namesIn(value: unknown): string[] {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...namesIn(inner)])
    : [];
}
