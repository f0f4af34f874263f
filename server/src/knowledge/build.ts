/** Files of the knowledge base (and a site's overlays) -> compiled knowledge with its faults. Pure. */
import { createHash } from 'node:crypto';
import { checkKnowledge } from './check.js';
import { compileTables } from './compile.js';
import { parseFile } from './parse.js';
import type { Fault, ParsedFile, SourceFile } from './parse.js';
import { fillTables } from './tables.js';
import type { CompiledKnowledge } from './types.js';

export interface Built {
  readonly knowledge: CompiledKnowledge;
  /** Empty when all is well. Rows with a fault of form are left out of `knowledge`. */
  readonly faults: readonly Fault[];
}

/** Compiles the base and lays the overlays over it, in order. A file with a fault of form is left out whole, and said. */
export function buildKnowledge(base: readonly SourceFile[], overlays: readonly SourceFile[] = []): Built {
  const faults: Fault[] = [];
  const parse = (files: readonly SourceFile[]): ParsedFile[] =>
    files.flatMap((file) => {
      const { parsed, faults: found } = parseFile(file);
      faults.push(...found);
      return parsed ?? [];
    });
  const { tables, faults: doubled } = fillTables(parse(base), parse(overlays));
  const { knowledge: compiled, faults: unread } = compileTables(tables);
  const version = createHash('sha256').update(JSON.stringify(compiled)).digest('hex').slice(0, 12);
  const knowledge: CompiledKnowledge = { ...compiled, version };
  faults.push(...doubled, ...unread, ...checkKnowledge(knowledge, tables));
  return { knowledge, faults };
}

/** "models/knowledge/conditions/heart.yaml:12: unknown field "improt"". */
export function faultLine(fault: Fault): string {
  return `${fault.path}:${String(fault.line)}: ${fault.message}`;
}
