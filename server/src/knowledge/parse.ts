/** One YAML file of the knowledge base -> its rows, or faults that name the line. Pure: text in, rows out. */
import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { fileSchemas } from './format.js';
import type { RawFile } from './format.js';
import { messageOf } from './messages.js';
import { withoutFaults } from './repair.js';

/** A file of the knowledge base as read from the disk. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Fault {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** A parsed file; `lineOf` finds the line of a row for later checks. */
export interface ParsedFile {
  readonly path: string;
  readonly rows: RawFile;
  lineOf(path: readonly PropertyKey[]): number;
}

export interface Parsed {
  /** Null where nothing of the file can be used. */
  readonly parsed: ParsedFile | null;
  readonly faults: readonly Fault[];
  /** Names of what was left out because of a fault, so that nothing else is blamed for naming it. */
  readonly leftOut: readonly string[];
}

/** Parses one file and checks its form. Never throws: what is wrong is in `faults`, and the rest of the file is kept. */
export function parseFile(file: SourceFile): Parsed {
  const counter = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: counter, prettyErrors: false });
  const fault = (line: number, message: string): Fault => ({ path: file.path, line, message });
  const broken = (faults: Fault[]): Parsed => ({ parsed: null, faults, leftOut: keysIn(file.text) });
  const faults: Fault[] = [];
  for (const error of document.errors) {
    const { line } = counter.linePos(error.pos[0]);
    if (error.code === 'DUPLICATE_KEY') {
      const key = /^[^:\n]*/.exec(file.text.slice(error.pos[0]))![0];
      faults.push(fault(line, `"${key.trim()}" stands twice in the same place`));
    } else if (!faults.some((other) => other.line === line)) {
      faults.push(fault(line, `not valid YAML: ${error.message}`));
    }
  }
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) === undefined) {
        const { line } = counter.linePos(node.range?.[0] ?? 0);
        faults.push(fault(line, `not valid YAML: "*${node.source}" names nothing above it`));
      }
    },
  });
  if (faults.some(({ message }) => message.startsWith('not valid YAML'))) {
    return broken(faults);
  }
  const lineOf = (path: readonly PropertyKey[]): number => lineOfPath(document, counter, path);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    return broken([...faults, fault(1, `not valid YAML: ${(error as Error).message}`)]);
  }
  const name = value !== null && typeof value === 'object' ? (value as { schema?: unknown }).schema : undefined;
  if (typeof name !== 'string' || !Object.hasOwn(fileSchemas, name)) {
    const known = Object.keys(fileSchemas).join(', ');
    return broken([...faults, fault(lineOf(['schema']), `begin the file with "schema:" and one of ${known}`)]);
  }
  const schema: z.ZodType<RawFile> = fileSchemas[name as keyof typeof fileSchemas];
  const result = schema.safeParse(value);
  if (result.success) {
    return { parsed: { path: file.path, rows: result.data, lineOf }, faults, leftOut: [] };
  }
  for (const issue of result.error.issues) {
    const where = issue.path.slice(1).map(String).join(' > ');
    for (const { at, message } of messageOf(issue, value)) {
      faults.push(fault(lineOf(at), where === '' ? message : `${where}: ${message}`));
    }
  }
  const rest = withoutFaults(value, schema, result.error.issues);
  return {
    parsed:
      rest.rows === null
        ? null
        : { path: file.path, rows: rest.rows, lineOf: (path) => lineOf(rest.originalPath(path)) },
    faults,
    leftOut: rest.leftOut,
  };
}

/** Everything that a text which cannot be parsed may have defined. */
function keysIn(text: string): string[] {
  return [...text.matchAll(/(?:^|[{,\s])["']?([\w-]+)["']?\s*:/gm)].map((match) => match[1]!);
}

/** Line of the deepest node on the path that exists; of its key where the node is a map's value. */
function lineOfPath(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (pair === undefined) {
        break;
      }
      if (isNode(pair.key) && pair.key.range) {
        offset = pair.key.range[0];
      }
      node = pair.value;
    } else {
      const next: unknown = (node as { items?: unknown[] } | null)?.items?.[Number(step)];
      if (!isNode(next)) {
        break;
      }
      offset = next.range?.[0] ?? offset;
      node = next;
    }
  }
  return counter.linePos(offset).line;
}
