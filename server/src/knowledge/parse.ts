/** One YAML file of the knowledge base -> its rows, or faults that name the line. Pure: text in, rows out. */
import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { fileSchemas } from './format.js';
import type { RawFile } from './format.js';

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

/** Parses and checks the form of one file. Never throws: what is wrong is in `faults`. */
export function parseFile(file: SourceFile): { parsed: ParsedFile | null; faults: Fault[] } {
  const counter = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: counter, prettyErrors: false });
  const fault = (line: number, message: string): Fault => ({ path: file.path, line, message });
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) =>
      fault(counter.linePos(error.pos[0]).line, `not valid YAML: ${error.message}`),
    );
    return { parsed: null, faults };
  }
  const lineOf = (path: readonly PropertyKey[]): number => lineOfPath(document, counter, path);
  const value: unknown = document.toJS();
  const name = value !== null && typeof value === 'object' ? (value as { schema?: unknown }).schema : undefined;
  const schema =
    typeof name === 'string' && name in fileSchemas ? fileSchemas[name as keyof typeof fileSchemas] : undefined;
  if (schema === undefined) {
    const known = Object.keys(fileSchemas).join(', ');
    return { parsed: null, faults: [fault(1, `begin the file with "schema:" and one of ${known}`)] };
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => {
      const where = issue.path.slice(1).map(String).join(' > ');
      const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
      const at = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
      const message = unknownKey === undefined ? issue.message : `unknown field "${unknownKey}"`;
      return fault(lineOf(at), where === '' ? message : `${where}: ${message}`);
    });
    return { parsed: null, faults };
  }
  return { parsed: { path: file.path, rows: result.data, lineOf }, faults: [] };
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
