/** Parsed files -> one table a kind of row, with a site's overlays laid over the base. Says where each row came from. */
import type { z } from 'zod';
import type { conditionsFile, drugsFile, findingsFile, measuresFile, rulesFile, termsFile } from './format.js';
import type { Fault, ParsedFile } from './parse.js';

type Row<F, K extends keyof F> = F[K] extends Record<string, infer R> | undefined ? NonNullable<R> : never;
type Findings = z.infer<typeof findingsFile>;
type Conditions = z.infer<typeof conditionsFile>;
type Drugs = z.infer<typeof drugsFile>;
type Measures = z.infer<typeof measuresFile>;
type Rules = z.infer<typeof rulesFile>;
type Terms = z.infer<typeof termsFile>;

export type FindingRow = Omit<Row<Findings, 'findings'>, 'narrow'> & { when?: string | undefined };
export type ConditionRow = Row<Conditions, 'conditions'>;
export type ClassRow = Row<Drugs, 'classes'>;
export type DrugRow = Row<Drugs, 'drugs'>;
export type MeasureRow = Row<Measures, 'measures'>;
export type TermRow = Row<Terms, 'tests'> & { kind: 'test' | 'treatment' | 'organism' };
export type CantMissRow = NonNullable<Rules['cantMiss']>[number];
export type QuestionRow = NonNullable<Rules['questions']>[number];

/** A row with its place, so that a later check can name file and line. */
export interface Placed<R> {
  readonly row: R;
  readonly file: ParsedFile;
  readonly path: readonly PropertyKey[];
}

export interface Tables {
  readonly findings: Map<string, Placed<FindingRow>>;
  readonly normals: Map<string, Placed<readonly string[]>>;
  readonly attributes: Map<string, Map<string, readonly string[]>>;
  readonly conditions: Map<string, Placed<ConditionRow>>;
  readonly classes: Map<string, Placed<ClassRow>>;
  readonly drugs: Map<string, Placed<DrugRow>>;
  readonly measures: Map<string, Placed<MeasureRow>>;
  readonly terms: Map<string, Placed<TermRow>>;
  readonly cantMiss: Map<string, Placed<CantMissRow>>;
  readonly questions: Map<string, Placed<QuestionRow>>;
  readonly silenced: Set<string>;
}

export function faultAt(placed: Placed<unknown>, message: string, ...more: PropertyKey[]): Fault {
  return { path: placed.file.path, line: placed.file.lineOf([...placed.path, ...more]), message };
}

/** Fills the tables from the base, then lays each overlay over them: known ids change field by field, new ids add. */
export function fillTables(
  base: readonly ParsedFile[],
  overlays: readonly ParsedFile[],
): { tables: Tables; faults: Fault[] } {
  const tables: Tables = {
    findings: new Map(),
    normals: new Map(),
    attributes: new Map(),
    conditions: new Map(),
    classes: new Map(),
    drugs: new Map(),
    measures: new Map(),
    terms: new Map(),
    cantMiss: new Map(),
    questions: new Map(),
    silenced: new Set(),
  };
  const faults: Fault[] = [];
  for (const file of base) {
    addFile(tables, file, false, faults);
  }
  for (const file of overlays) {
    addFile(tables, file, true, faults);
  }
  return { tables, faults };
}

function addFile(tables: Tables, file: ParsedFile, overlay: boolean, faults: Fault[]): void {
  /** Adds or, from an overlay, changes one row. */
  const put = <R extends object>(
    table: Map<string, Placed<R>>,
    id: string,
    row: R,
    defaults: Partial<R>,
    path: PropertyKey[],
  ): void => {
    const known = table.get(id);
    if (known !== undefined && !overlay) {
      const at = `${known.file.path}:${String(known.file.lineOf(known.path))}`;
      faults.push({ path: file.path, line: file.lineOf(path), message: `"${id}" is defined twice, also at ${at}` });
      return;
    }
    const full = known === undefined ? { ...defaults, ...row } : { ...known.row, ...row };
    table.set(id, { row: full, file, path });
  };
  const { rows } = file;
  switch (rows.schema) {
    case 'findings/1':
      for (const [id, value] of Object.entries(rows.findings ?? {})) {
        const { narrow, ...row } = value ?? {};
        put(tables.findings, id, row, rows.defaults ?? {}, ['findings', id]);
        const parent = tables.findings.get(id)?.row ?? row;
        for (const [key, child] of Object.entries(narrow ?? {})) {
          // A narrower finding is of its parent's kind and belongs where its parent does, unless it says otherwise.
          const inherited = { kind: parent.kind, section: parent.section, group: parent.group, skin: parent.skin };
          const defined = Object.fromEntries(Object.entries(inherited).filter(([, v]) => v !== undefined));
          put(tables.findings, `${id}.${key}`, { is: id, ...child }, { ...rows.defaults, ...defined }, [
            'findings',
            id,
            'narrow',
            key,
          ]);
        }
      }
      // A template normal may deny findings of several systems, each said in its own file: the lists join.
      for (const [phrase, findings] of Object.entries(rows.normals ?? {})) {
        const known = tables.normals.get(phrase)?.row ?? [];
        tables.normals.set(phrase, { row: [...new Set([...known, ...findings])], file, path: ['normals', phrase] });
      }
      break;
    case 'conditions/1':
      for (const [id, row] of Object.entries(rows.conditions ?? {})) {
        put(tables.conditions, id, row, rows.defaults ?? {}, ['conditions', id]);
      }
      break;
    case 'drugs/1':
      for (const [id, row] of Object.entries(rows.classes ?? {})) {
        put(tables.classes, id, row ?? {}, {}, ['classes', id]);
      }
      for (const [id, row] of Object.entries(rows.drugs ?? {})) {
        put(tables.drugs, id, row ?? {}, rows.defaults ?? {}, ['drugs', id]);
      }
      break;
    case 'measures/1':
      for (const [id, row] of Object.entries(rows.measures ?? {})) {
        put(tables.measures, id, row, rows.defaults ?? {}, ['measures', id]);
      }
      break;
    case 'rules/1':
      for (const [index, row] of (rows.cantMiss ?? []).entries()) {
        put(tables.cantMiss, row.id, row, {}, ['cantMiss', index]);
      }
      for (const [index, row] of (rows.questions ?? []).entries()) {
        put(tables.questions, row.id, row, { source: rows.defaults?.source }, ['questions', index]);
      }
      break;
    case 'attributes/1':
      for (const [kind, values] of Object.entries(rows.attributes)) {
        const table = tables.attributes.get(kind) ?? new Map<string, readonly string[]>();
        for (const [value, said] of Object.entries(values)) {
          table.set(value, said);
        }
        tables.attributes.set(kind, table);
      }
      break;
    case 'terms/1':
      for (const [field, kind] of [
        ['tests', 'test'],
        ['treatments', 'treatment'],
        ['organisms', 'organism'],
      ] as const) {
        for (const [id, row] of Object.entries(rows[field] ?? {})) {
          put(tables.terms, id, { ...(row ?? {}), kind }, {}, [field, id]);
        }
      }
      break;
  }
  if ('silence' in rows) {
    for (const id of rows.silence ?? []) {
      tables.silenced.add(id);
    }
  }
}
