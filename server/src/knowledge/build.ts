/** Files of the knowledge base (and a site's overlays) -> compiled knowledge with its faults. Pure. */
import { createHash } from 'node:crypto';
import { checkKnowledge } from './check.js';
import { compileTables } from './compile.js';
import { parseFile } from './parse.js';
import type { Fault, ParsedFile, SourceFile } from './parse.js';
import { fillTables } from './tables.js';
import type { CompiledKnowledge } from './types.js';
import type { UnitScales } from './units.js';

export interface Built {
  readonly knowledge: CompiledKnowledge;
  /** Empty when all is well. What has a fault of form is left out of `knowledge`, which is then not for use. */
  readonly faults: readonly Fault[];
}

/** Compiles the base and lays the overlays over it, in order. Without `scales` the UCUM codes of measures say nothing. */
export function buildKnowledge(
  base: readonly SourceFile[],
  overlays: readonly SourceFile[] = [],
  scales: UnitScales = {},
): Built {
  const faults: Fault[] = [];
  const leftOut = new Set<string>();
  const parse = (files: readonly SourceFile[]): ParsedFile[] =>
    files.flatMap((file) => {
      const { parsed, faults: found, leftOut: gone } = parseFile(file);
      faults.push(...found);
      gone.forEach((name) => leftOut.add(name));
      return parsed ?? [];
    });
  const { tables, faults: doubled } = fillTables(parse(base), parse(overlays), leftOut);
  const { knowledge: compiled, faults: unread } = compileTables(tables, scales);
  const version = createHash('sha256').update(JSON.stringify(compiled)).digest('hex').slice(0, 12);
  const knowledge: CompiledKnowledge = { ...compiled, version };
  faults.push(...doubled, ...unread, ...checkKnowledge(knowledge, tables, scales));
  return { knowledge, faults };
}

/** "models/knowledge/conditions/heart.yaml:12: unknown field "improt"". */
export function faultLine(fault: Fault): string {
  return `${fault.path}:${String(fault.line)}: ${fault.message}`;
}
