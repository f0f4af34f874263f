/** Parsed files -> one table a kind of row, with a site's overlays laid over the base. Says where each row came from. */
import type { z } from 'zod';
import type {
  conditionsFile,
  drugsFile,
  findingsFile,
  measuresFile,
  phrasesFile,
  rulesFile,
  termsFile,
} from './format.js';
import type { Fault, ParsedFile } from './parse.js';

type Row<F, K extends keyof F> = F[K] extends Record<string, infer R> | undefined ? NonNullable<R> : never;
type Findings = z.infer<typeof findingsFile>;
type Conditions = z.infer<typeof conditionsFile>;
type Drugs = z.infer<typeof drugsFile>;
type Measures = z.infer<typeof measuresFile>;
type Rules = z.infer<typeof rulesFile>;
type Terms = z.infer<typeof termsFile>;
type Phrases = z.infer<typeof phrasesFile>;

export type FindingRow = Omit<Row<Findings, 'findings'>, 'narrow'> & { when?: string | undefined };
export type ConditionRow = Row<Conditions, 'conditions'>;
export type ClassRow = Row<Drugs, 'classes'>;
export type DrugRow = Row<Drugs, 'drugs'>;
export type MeasureRow = Row<Measures, 'measures'>;
export type TermRow = Row<Terms, 'tests'> & { kind: 'test' | 'treatment' | 'organism' };
export type CantMissRow = NonNullable<Rules['cantMiss']>[number];
export type BlanketRow = NonNullable<Phrases['blankets']>[number];
export type AbbreviationRow = Row<Phrases, 'abbreviations'>;
export type QuestionRow = NonNullable<Rules['questions']>[number];

export type Sources = NonNullable<Conditions['sources']>;

/** A row with its place, so that a later check can name file and line. */
export interface Placed<R> {
  readonly row: R;
  readonly file: ParsedFile;
  readonly path: readonly PropertyKey[];
  /** What its source keys stand for: the sources of its file and, under an overlay, of the file that it changes. */
  readonly sources: Sources;
}

export interface Tables {
  readonly findings: Map<string, Placed<FindingRow>>;
  /** A template normal may deny findings of several systems, each said in its own file: the lists join. */
  readonly normals: Map<string, Placed<readonly string[]>[]>;
  /** Phrases that say several findings at once. */
  readonly several: Map<string, Placed<readonly string[]>>;
  readonly blankets: Placed<BlanketRow>[];
  readonly abbreviations: Map<string, Placed<AbbreviationRow>>;
  readonly attributes: Map<string, Map<string, readonly string[]>>;
  readonly conditions: Map<string, Placed<ConditionRow>>;
  readonly classes: Map<string, Placed<ClassRow>>;
  readonly drugs: Map<string, Placed<DrugRow>>;
  readonly measures: Map<string, Placed<MeasureRow>>;
  readonly terms: Map<string, Placed<TermRow>>;
  readonly cantMiss: Map<string, Placed<CantMissRow>>;
  readonly questions: Map<string, Placed<QuestionRow>>;
  readonly silenced: Map<string, Placed<string>>;
  /** Names that a fault of form took out: they are known to whoever wrote the files. */
  readonly leftOut: ReadonlySet<string>;
}

export function faultAt(placed: Placed<unknown>, message: string, ...more: PropertyKey[]): Fault {
  return { path: placed.file.path, line: placed.file.lineOf([...placed.path, ...more]), message };
}

/** Fields whose rows an overlay changes one by one; every other field it replaces whole. */
const joined = new Set(['findings', 'risks', 'against', 'measured', 'mistakenFor', 'causes', 'crossReacts']);

/** A row with an overlay's fields over it. */
function laidOver<R extends object>(known: R, row: R): R {
  const entries = Object.entries(row).map(([field, value]: [string, unknown]) => {
    const before: unknown = (known as Record<string, unknown>)[field];
    return [field, joined.has(field) && before !== undefined ? { ...(before as object), ...(value as object) } : value];
  });
  return { ...known, ...(Object.fromEntries(entries) as R) };
}

/** Fills the tables from the base, then lays each overlay over them: known ids change field by field, new ids add. */
export function fillTables(
  base: readonly ParsedFile[],
  overlays: readonly ParsedFile[],
  leftOut: ReadonlySet<string> = new Set(),
): { tables: Tables; faults: Fault[] } {
  const tables: Tables = {
    findings: new Map(),
    normals: new Map(),
    several: new Map(),
    blankets: [],
    abbreviations: new Map(),
    attributes: new Map(),
    conditions: new Map(),
    classes: new Map(),
    drugs: new Map(),
    measures: new Map(),
    terms: new Map(),
    cantMiss: new Map(),
    questions: new Map(),
    silenced: new Map(),
    leftOut,
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
  const sources: Sources = ('sources' in file.rows ? file.rows.sources : undefined) ?? {};
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
    table.set(
      id,
      known === undefined
        ? { row: { ...defaults, ...row }, file, path, sources }
        : { row: laidOver(known.row, row), file, path, sources: { ...known.sources, ...sources } },
    );
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
      for (const [phrase, row] of Object.entries(rows.normals ?? {})) {
        const known = tables.normals.get(phrase) ?? [];
        tables.normals.set(phrase, [...known, { row, file, path: ['normals', phrase], sources }]);
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
        put(tables.cantMiss, row.id, row, rows.defaults ?? {}, ['cantMiss', index]);
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
    case 'phrases/1':
      for (const [phrase, row] of Object.entries(rows.several ?? {})) {
        tables.several.set(phrase, { row, file, path: ['several', phrase], sources });
      }
      for (const [index, row] of (rows.blankets ?? []).entries()) {
        tables.blankets.push({ row, file, path: ['blankets', index], sources });
      }
      for (const [letters, row] of Object.entries(rows.abbreviations ?? {})) {
        tables.abbreviations.set(letters, { row, file, path: ['abbreviations', letters], sources });
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
    for (const [index, id] of (rows.silence ?? []).entries()) {
      tables.silenced.set(id, { row: id, file, path: ['silence', index], sources });
    }
  }
}
