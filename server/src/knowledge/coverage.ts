/** How well the knowledge covers what it should: counts, thin rows, findings that nothing uses, and where the figures come from. */
import type { Doubt } from './checkAlike.js';
import { warningsOf } from './doubts.js';
import { parseFile } from './parse.js';
import type { SourceFile } from './parse.js';
import { fillTables } from './tables.js';
import type { Clause, CompiledKnowledge, Finding, Term } from './types.js';

/** Conditions with fewer links say little. */
export const fewLinks = 15;

export interface Coverage {
  readonly conditions: number;
  readonly findings: number;
  readonly links: number;
  /** Mean and least number of links of a condition; 0 where there is none. */
  readonly linksPerCondition: { readonly mean: number; readonly least: number };
  readonly files: readonly FileCount[];
  /** Conditions with fewer than `fewLinks` links, fewest first. */
  readonly thin: readonly { readonly condition: string; readonly links: number }[];
  /** Findings that no condition links, weighs as a risk or against. */
  readonly unlisted: readonly string[];
  /** Findings that nothing uses: no condition, rule, group, parent, narrower finding, measure or drug. */
  readonly orphans: readonly string[];
  /** Null where no vignettes were given. */
  readonly vignettes: { readonly without: readonly string[]; readonly unknown: readonly string[] } | null;
  readonly sources: readonly { readonly rows: string; readonly sourced: number; readonly estimated: number }[];
  readonly warnings: readonly { readonly title: string; readonly doubts: readonly Doubt[] }[];
}

export interface FileCount {
  readonly file: string;
  readonly conditions: number;
  readonly findings: number;
  readonly links: number;
}

/** `fileOf` is that of `filesOfRows`; `vignettes` are ids of conditions, one a vignette. */
export function coverageOf(
  knowledge: CompiledKnowledge,
  fileOf: (kind: 'condition' | 'finding', id: string) => string,
  vignettes: readonly string[] | null,
): Coverage {
  const { conditions, findings } = knowledge;
  const counts = conditions.map(({ links }) => links.length);
  const links = counts.reduce((sum, one) => sum + one, 0);
  const listed = new Set(
    conditions.flatMap((row) => [
      ...row.links.map(({ finding }) => finding),
      ...Object.keys(row.risks),
      ...Object.keys(row.against),
    ]),
  );
  const used = usedFindings(knowledge, listed);
  return {
    conditions: conditions.length,
    findings: findings.length,
    links,
    linksPerCondition: {
      mean: conditions.length === 0 ? 0 : links / conditions.length,
      least: counts.reduce((least, one) => Math.min(least, one), counts[0] ?? 0),
    },
    files: fileCounts(knowledge, fileOf),
    thin: conditions
      .filter((row) => row.links.length < fewLinks)
      .map((row) => ({ condition: row.id, links: row.links.length }))
      .sort((a, b) => a.links - b.links),
    unlisted: findings.filter(({ id }) => !listed.has(id)).map(({ id }) => id),
    orphans: findings.filter((finding) => !isUsed(finding, used)).map(({ id }) => id),
    vignettes: vignettes === null ? null : vignetteCoverage(knowledge, vignettes),
    sources: [
      sourceCount('conditions', conditions),
      sourceCount(
        'links',
        conditions.flatMap((row) => row.links),
      ),
      sourceCount("can't-miss rules", knowledge.cantMiss),
      sourceCount('questions', knowledge.questions),
    ],
    warnings: warningsOf(knowledge),
  };
}

/** The file of each row of a folder's files, by kind and id; "unknown file" for a row of none of them. */
export function filesOfRows(files: readonly SourceFile[]): (kind: 'condition' | 'finding', id: string) => string {
  const { tables } = fillTables(
    files.flatMap((file) => parseFile(file).parsed ?? []),
    [],
  );
  return (kind, id) =>
    (kind === 'condition' ? tables.conditions : tables.findings).get(id)?.file.path ?? 'unknown file';
}

function fileCounts(
  knowledge: CompiledKnowledge,
  fileOf: (kind: 'condition' | 'finding', id: string) => string,
): FileCount[] {
  const counts = new Map<string, { conditions: number; findings: number; links: number }>();
  const at = (file: string): { conditions: number; findings: number; links: number } => {
    const known = counts.get(file) ?? { conditions: 0, findings: 0, links: 0 };
    counts.set(file, known);
    return known;
  };
  for (const { id, links } of knowledge.conditions) {
    const count = at(fileOf('condition', id));
    count.conditions++;
    count.links += links.length;
  }
  for (const { id } of knowledge.findings) {
    at(fileOf('finding', id)).findings++;
  }
  return [...counts]
    .map(([file, count]) => ({ file, ...count }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** Ids that some row names, apart from the findings' own places in groups and trees. */
function usedFindings(knowledge: CompiledKnowledge, listed: ReadonlySet<string>): Set<string> {
  const used = new Set(listed);
  const add = (id: string): unknown => used.add(id);
  const addTerms = (terms: readonly Term[]): void => {
    terms.forEach((term) => term.kind === 'concept' && add(term.id));
  };
  const addClause = (clause: Clause): void => {
    clause.forEach(addTerms);
  };
  for (const { requires, excludes, mistakenFor } of knowledge.conditions) {
    requires?.anyOf.forEach(add);
    excludes.forEach(add);
    Object.values(mistakenFor).flat().forEach(add);
  }
  for (const rule of [...knowledge.cantMiss, ...knowledge.questions]) {
    addClause(rule.when);
    addTerms(rule.unless);
    [rule.ask].flat().forEach(add);
  }
  for (const { intervals, sides } of knowledge.measures) {
    intervals.forEach(({ finding }) => add(finding));
    if (sides !== null) {
      add(sides.finding);
    }
  }
  for (const { causes } of [...knowledge.classes, ...knowledge.drugs]) {
    Object.keys(causes).forEach(add);
  }
  for (const { is } of knowledge.findings) {
    if (is !== null) {
      add(is);
    }
  }
  return used;
}

const isUsed = ({ id, is, group }: Finding, used: ReadonlySet<string>): boolean =>
  is !== null || group !== null || used.has(id);

function vignetteCoverage(
  { conditions }: CompiledKnowledge,
  vignettes: readonly string[],
): NonNullable<Coverage['vignettes']> {
  const told = new Set(vignettes);
  const known = new Set(conditions.map(({ id }) => id));
  return {
    without: [...known].filter((id) => !told.has(id)),
    unknown: [...told].filter((id) => !known.has(id)),
  };
}

function sourceCount(what: string, rows: readonly { readonly source: string }[]): Coverage['sources'][number] {
  const estimated = rows.filter(({ source }) => source === 'estimate').length;
  return { rows: what, sourced: rows.length - estimated, estimated };
}
