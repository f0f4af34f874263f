/** What the form of a file cannot show: names that lead nowhere, cycles, phrases with two meanings, what a can't-miss row owes. */
import type { Fault } from './parse.js';
import { phraseWords, phrases } from './lexicon.js';
import { faultAt } from './tables.js';
import type { Placed, Tables } from './tables.js';
import type { CompiledKnowledge, Term } from './types.js';

/** Every fault of the compiled knowledge, with file and line. */
export function checkKnowledge(knowledge: CompiledKnowledge, tables: Tables): Fault[] {
  return [
    ...danglingNames(tables, knowledge),
    ...cycles(tables.findings, 'finding'),
    ...cycles(tables.conditions, 'condition'),
    ...unknownSources(tables),
    ...cantMissDebts(tables),
    ...sharedIds(tables),
    ...sharedPhrases(knowledge, tables),
  ];
}

function danglingNames(tables: Tables, knowledge: CompiledKnowledge): Fault[] {
  const faults: Fault[] = [];
  const { findings, conditions, classes, drugs, measures, terms } = tables;
  const need = (
    placed: Placed<unknown>,
    id: string,
    inTables: readonly ReadonlyMap<string, unknown>[],
    what: string,
    ...at: PropertyKey[]
  ): void => {
    if (!inTables.some((table) => table.has(id))) {
      faults.push(faultAt(placed, `"${id}" is no ${what}${nearest(id, inTables)}`, ...at));
    }
  };
  for (const placed of findings.values()) {
    const { row } = placed;
    if (row.is !== undefined) {
      need(placed, row.is, [findings], 'finding', 'is');
    }
    row.drugs?.forEach((id) => need(placed, id, [drugs, classes], 'drug or class', 'drugs'));
    row.conditions?.forEach((id) => need(placed, id, [conditions], 'condition', 'conditions'));
    if (row.when !== undefined) {
      const [kind, value] = row.when.split('=') as [string, string];
      if (tables.attributes.get(kind)?.has(value) !== true) {
        faults.push(faultAt(placed, `attributes.yaml has no ${kind} "${value}"`, 'when'));
      }
    }
  }
  for (const placed of tables.normals.values()) {
    placed.row.forEach((id) => need(placed, id, [findings], 'finding'));
  }
  for (const placed of conditions.values()) {
    const { row } = placed;
    if (row.is !== undefined) {
      need(placed, row.is, [conditions], 'condition', 'is');
    }
    Object.keys(row.findings ?? {}).forEach((id) => need(placed, id, [findings], 'finding', 'findings', id));
    Object.keys(row.risks ?? {}).forEach((id) =>
      need(placed, id, [findings, conditions, drugs, classes], 'finding, condition or drug', 'risks', id),
    );
    Object.keys(row.against ?? {}).forEach((id) => need(placed, id, [findings], 'finding', 'against', id));
    Object.keys(row.measured ?? {}).forEach((id) => need(placed, id, [measures], 'measure', 'measured', id));
    row.requires?.anyOf?.forEach((id) =>
      need(placed, id, [findings, conditions], 'finding or condition', 'requires', 'anyOf'),
    );
    row.excludes?.forEach((id) => need(placed, id, [findings, conditions], 'finding or condition', 'excludes'));
    row.treatedBy?.forEach((id) => need(placed, id, [drugs, classes, terms], 'drug, class or treatment', 'treatedBy'));
    for (const [id, separating] of Object.entries(row.mistakenFor ?? {})) {
      need(placed, id, [conditions], 'condition', 'mistakenFor', id);
      separating.forEach((finding) => need(placed, finding, [findings], 'finding', 'mistakenFor', id));
    }
  }
  for (const placed of classes.values()) {
    placed.row.is?.forEach((id) => need(placed, id, [classes], 'class', 'is'));
    Object.keys(placed.row.crossReacts ?? {}).forEach((id) => need(placed, id, [classes], 'class', 'crossReacts', id));
    Object.keys(placed.row.causes ?? {}).forEach((id) =>
      need(placed, id, [findings, conditions], 'finding or condition', 'causes', id),
    );
  }
  for (const placed of drugs.values()) {
    placed.row.class?.forEach((id) => need(placed, id, [classes], 'class', 'class'));
    placed.row.contains?.forEach((id) => need(placed, id, [drugs], 'drug', 'contains'));
    placed.row.treats?.forEach((id) => need(placed, id, [conditions], 'condition', 'treats'));
    Object.keys(placed.row.causes ?? {}).forEach((id) =>
      need(placed, id, [findings, conditions], 'finding or condition', 'causes', id),
    );
  }
  for (const placed of measures.values()) {
    if (placed.row.pair !== undefined) {
      need(placed, placed.row.pair, [measures], 'measure', 'pair');
    }
    placed.row.intervals?.forEach((interval, index) =>
      need(placed, interval.finding, [findings], 'finding', 'intervals', index),
    );
  }
  for (const placed of terms.values()) {
    placed.row.for?.forEach((id) => need(placed, id, [conditions], 'condition', 'for'));
  }
  const needTerm = (placed: Placed<unknown>, term: Term, field: string): void => {
    if (term.kind === 'concept') {
      need(placed, term.id, [findings, conditions], 'finding or condition', field);
    } else if (term.kind === 'drug') {
      need(placed, term.id, [drugs], 'drug', field);
    } else if (term.kind === 'class') {
      need(placed, term.id, [classes], 'class', field);
    }
  };
  for (const rule of knowledge.cantMiss) {
    const placed = tables.cantMiss.get(rule.id)!;
    need(placed, rule.condition, [conditions], 'condition', 'condition');
    rule.ask.forEach((id) => need(placed, id, [findings], 'finding', 'ask'));
    rule.when.flat().forEach((term) => needTerm(placed, term, 'when'));
    rule.unless.forEach((term) => needTerm(placed, term, 'unless'));
  }
  for (const rule of knowledge.questions) {
    const placed = tables.questions.get(rule.id)!;
    need(placed, rule.ask, [findings], 'finding', 'ask');
    rule.when.flat().forEach((term) => needTerm(placed, term, 'when'));
    rule.unless.forEach((term) => needTerm(placed, term, 'unless'));
  }
  return faults;
}

/** "; did you mean …": the known id that shares the most letter pairs, where that is most of them. */
function nearest(id: string, tables: readonly ReadonlyMap<string, unknown>[]): string {
  const pairs = (text: string): Set<string> =>
    new Set([...text].slice(1).map((letter, index) => text[index]! + letter));
  const wanted = pairs(id);
  let best = '';
  let bestScore = 0.6;
  for (const table of tables) {
    for (const known of table.keys()) {
      const has = pairs(known);
      let shared = 0;
      for (const pair of wanted) {
        shared += has.has(pair) ? 1 : 0;
      }
      const score = (2 * shared) / (wanted.size + has.size);
      if (score > bestScore) {
        bestScore = score;
        best = known;
      }
    }
  }
  return best === '' ? '' : `; did you mean "${best}"?`;
}

function cycles(table: ReadonlyMap<string, Placed<{ is?: string | undefined }>>, what: string): Fault[] {
  const faults: Fault[] = [];
  for (const [id, placed] of table) {
    const seen = new Set([id]);
    for (let at = placed.row.is; at !== undefined; at = table.get(at)?.row.is) {
      if (seen.has(at)) {
        faults.push(faultAt(placed, `${what} "${id}" is its own ancestor`, 'is'));
        break;
      }
      seen.add(at);
    }
  }
  return faults;
}

/** A key that is neither `estimate` nor among the file's sources. */
function unknownSources(tables: Tables): Fault[] {
  const faults: Fault[] = [];
  const known = (placed: Placed<unknown>, key: string | undefined, ...at: PropertyKey[]): void => {
    const sources = 'sources' in placed.file.rows ? placed.file.rows.sources : undefined;
    if (key !== undefined && key !== 'estimate' && sources?.[key] === undefined) {
      faults.push(faultAt(placed, `the file's sources have no "${key}"`, ...at));
    }
  };
  for (const placed of tables.conditions.values()) {
    known(placed, placed.row.source, 'source');
    for (const [finding, link] of Object.entries(placed.row.findings ?? {})) {
      known(placed, /@([\w-]+)$/.exec(link)?.[1], 'findings', finding);
    }
  }
  for (const placed of tables.cantMiss.values()) {
    known(placed, placed.row.source, 'source');
    if (placed.row.source === 'estimate') {
      faults.push(
        faultAt(placed, `can't-miss rule "${placed.row.id}" needs a source that was opened and read`, 'source'),
      );
    }
  }
  for (const placed of tables.questions.values()) {
    known(placed, placed.row.source, 'source');
  }
  return faults;
}

function cantMissDebts(tables: Tables): Fault[] {
  const faults: Fault[] = [];
  for (const [id, placed] of tables.conditions) {
    const { row } = placed;
    if (row.cantMiss === undefined) {
      continue;
    }
    if ((row.firstTests ?? []).length === 0 || (row.firstActions ?? []).length === 0) {
      faults.push(faultAt(placed, `can't-miss condition "${id}" needs firstTests and firstActions`));
    }
    if (row.urgency === undefined || row.urgency === 'routine') {
      faults.push(faultAt(placed, `can't-miss condition "${id}" needs an urgency above routine`));
    }
  }
  return faults;
}

/** One thing has one id over the whole folder. */
function sharedIds(tables: Tables): Fault[] {
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  const all = [
    ['finding', tables.findings],
    ['condition', tables.conditions],
    ['drug class', tables.classes],
    ['drug', tables.drugs],
  ] as const;
  for (const [kind, table] of all) {
    for (const [id, placed] of table as ReadonlyMap<string, Placed<unknown>>) {
      const before = seen.get(id);
      if (before !== undefined) {
        faults.push(faultAt(placed, `"${id}" is both a ${before} and a ${kind}`));
      }
      seen.set(id, kind);
    }
  }
  return faults;
}

/**
 * A phrase that stands for two concepts: the note could be read either way. A template normal may share its phrase with the
 * finding that it is ("CXR normal" is a normal chest film and denies an infiltrate).
 */
function sharedPhrases(knowledge: CompiledKnowledge, tables: Tables): Fault[] {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const { phrase, entry } of phrases(knowledge)) {
    if (entry.kind === 'attribute' || entry.absent) {
      continue;
    }
    const key = phraseWords(phrase).join(' ');
    const concept = `${entry.concept.kind} ${entry.concept.id}`;
    const owner = owners.get(key);
    if (owner === undefined) {
      owners.set(key, concept);
    } else if (owner !== concept) {
      const placed = placeOf(tables, entry.concept.kind, entry.concept.id);
      if (placed !== null) {
        faults.push(faultAt(placed, `"${phrase}" already stands for ${owner}`, 'say'));
      }
    }
  }
  return faults;
}

function placeOf(tables: Tables, kind: string, id: string): Placed<unknown> | null {
  switch (kind) {
    case 'finding':
      return tables.findings.get(id) ?? null;
    case 'condition':
      return tables.conditions.get(id) ?? null;
    case 'drug':
      return tables.drugs.get(id) ?? tables.classes.get(id) ?? null;
    default:
      return tables.terms.get(id) ?? null;
  }
}
