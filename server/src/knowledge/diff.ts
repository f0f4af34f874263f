/** Two versions of the knowledge -> rows added, removed and changed, each change with its figures as people write them. */
import { count } from './figures.js';
import { rowsOf } from './rows.js';
import type { KnownRow, RowKind } from './rows.js';
import type { AgeFactor, CompiledKnowledge, Link, MeasuredRatio, Requirement } from './types.js';
import { unbounded } from './types.js';

export interface NamedRow {
  readonly kind: RowKind;
  readonly id: string;
  readonly name: string;
}

/** Null stands for "not there": an entry of a list or a record that was added has no `before`. */
export interface Change {
  /** "prior clinic", "finding cough", "say". */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangedRow extends NamedRow {
  readonly changes: readonly Change[];
}

export interface Difference {
  readonly added: readonly NamedRow[];
  readonly removed: readonly NamedRow[];
  readonly changed: readonly ChangedRow[];
}

/** Compares what the rows say; the order of rows and of what is in them counts for nothing. */
export function diffKnowledge(before: CompiledKnowledge, after: CompiledKnowledge): Difference {
  const [old, now] = [byKey(before), byKey(after)];
  const named = ({ kind, id, name }: KnownRow): NamedRow => ({ kind, id, name });
  return {
    added: [...now].flatMap(([key, row]) => (old.has(key) ? [] : [named(row)])),
    removed: [...old].flatMap(([key, row]) => (now.has(key) ? [] : [named(row)])),
    changed: [...now].flatMap(([key, row]) => {
      const was = old.get(key);
      const changes = was === undefined ? [] : changesOf(was.row, row.row);
      return changes.length === 0 ? [] : [{ ...named(row), changes }];
    }),
  };
}

const byKey = (knowledge: CompiledKnowledge): Map<string, KnownRow> =>
  new Map(rowsOf(knowledge).map((row) => [`${row.kind} ${row.id}`, row]));

function changesOf(before: object, after: object): Change[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const changes: Change[] = [];
  for (const [key, { field, said }] of old) {
    const other = now.get(key)?.said ?? null;
    if (other !== said) {
      changes.push({ field, before: said, after: other });
    }
  }
  for (const [key, { field, said }] of now) {
    if (!old.has(key)) {
      changes.push({ field, before: null, after: said });
    }
  }
  return changes;
}

interface Entry {
  readonly field: string;
  readonly said: string;
}

/** All that a row says, one entry a figure or word, by a key that is the same in both versions. */
function entriesOf(row: object): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const put = (field: string, said: string, key = field): void => {
    entries.set(key, { field, said });
  };
  for (const [field, value] of Object.entries(row) as [string, unknown][]) {
    switch (field) {
      case 'id':
        break;
      case 'links':
        for (const { finding, frequency, evokes, source } of value as Link[]) {
          put(`finding ${finding}`, `${count(100 * frequency)} ${String(evokes)}${sourced(source)}`);
        }
        break;
      case 'prior':
        for (const [setting, share] of Object.entries(value as Record<string, number>)) {
          put(`prior ${setting}`, count(100_000 * share));
        }
        break;
      case 'age':
        for (const { from, to, factor } of value as AgeFactor[]) {
          put(`age ${bounds(from, to)}`, count(factor));
        }
        break;
      case 'measured':
        for (const { measure, intervals } of value as MeasuredRatio[]) {
          for (const { from, below, ratio } of intervals) {
            put(`measured ${measure} ${bounds(from, below)}`, count(ratio));
          }
        }
        break;
      case 'requires':
        if (value !== null) {
          const { ageFrom, ageTo, ...rest } = value as Requirement;
          if (ageFrom > 0 || ageTo < unbounded) {
            put('requires age', bounds(ageFrom, ageTo));
          }
          putPlain(field, rest, put);
        }
        break;
      case 'base':
      case 'onset':
        if (value !== null) {
          put(field, `${count(100 * (value as number))} %`);
        }
        break;
      case 'duration':
      case 'course':
        for (const [key, share] of Object.entries((value ?? {}) as Record<string, number>)) {
          put(`${field} ${key}`, `${count(100 * share)} %`);
        }
        break;
      default:
        putPlain(field, value, put);
    }
  }
  return entries;
}

/** Lists of words entry by entry, records key by key, everything else whole. */
function putPlain(field: string, value: unknown, put: (field: string, said: string, key?: string) => void): void {
  if (value === null) {
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      const said = saidOf(item);
      put(field, said, `${field} ${said}`);
    }
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      // A record without a word under a key says as much as one without the key.
      if (inner !== null && saidOf(inner) !== '') {
        put(`${field} ${key}`, saidOf(inner));
      }
    }
  } else {
    put(field, saidOf(value));
  }
}

const sourced = (source: string): string => (source === 'estimate' ? '' : ` @${source}`);

const bounds = (from: number, below: number): string =>
  below >= unbounded ? `${count(from)}+` : `${count(from)}-${count(below)}`;

function saidOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? count(value)
      : Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? value.join(', ')
        : JSON.stringify(value);
}
