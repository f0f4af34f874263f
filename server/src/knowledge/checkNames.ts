/** Names of the knowledge base that lead nowhere, each with the known name that it most resembles. */
import { nearestName } from './nearest.js';
import type { Fault } from './parse.js';
import { faultAt } from './tables.js';
import type { Placed, Tables } from './tables.js';
import type { CantMissRule, CompiledKnowledge, QuestionRule, Term } from './types.js';

/** A fault for each name that leads nowhere. */
export function danglingNames(tables: Tables, knowledge: CompiledKnowledge): Fault[] {
  const faults: Fault[] = [];
  const { findings, conditions, classes, drugs, measures, terms } = tables;
  const need = (
    placed: Placed<unknown>,
    id: string,
    inTables: readonly ReadonlyMap<string, unknown>[],
    what: string,
    ...at: PropertyKey[]
  ): void => {
    // What a fault of form took out is known to whoever wrote it: that fault is said, and this would only repeat it.
    const isLeftOut = tables.leftOut.has(id) || id.split('.').every((part) => tables.leftOut.has(part));
    if (!isLeftOut && !inTables.some((table) => table.has(id))) {
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
  for (const placed of [...tables.normals.values()].flat()) {
    placed.row.forEach((id) => need(placed, id, [findings], 'finding'));
  }
  for (const placed of tables.several.values()) {
    placed.row.forEach((id) => need(placed, id, [findings], 'finding'));
  }
  for (const placed of tables.blankets) {
    placed.row.denies.forEach((id) => need(placed, id, [findings], 'finding', 'denies'));
  }
  for (const placed of tables.abbreviations.values()) {
    for (const [index, { means }] of placed.row.entries()) {
      if (means !== undefined) {
        need(placed, means, [findings, conditions, drugs, terms], 'finding, condition, drug or test', index, 'means');
      }
    }
  }
  for (const placed of tables.silenced.values()) {
    const silent = [conditions, findings, tables.cantMiss, tables.questions];
    need(placed, placed.row, silent, 'condition, finding or rule');
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
    if (placed.row.sides !== undefined) {
      need(placed, placed.row.sides.finding, [findings], 'finding', 'sides');
    }
    placed.row.intervals?.forEach((interval, index) =>
      need(placed, interval.finding, [findings], 'finding', 'intervals', index),
    );
  }
  for (const placed of terms.values()) {
    placed.row.for?.forEach((id) => need(placed, id, [conditions], 'condition', 'for'));
    placed.row.rulesOut?.forEach((id) => need(placed, id, [conditions], 'condition', 'rulesOut'));
  }
  const needTerm = (placed: Placed<unknown>, term: Term, ...at: PropertyKey[]): void => {
    if (term.kind === 'concept') {
      need(placed, term.id, [findings, conditions], 'finding or condition', ...at);
    } else if (term.kind === 'drug') {
      need(placed, term.id, [drugs], 'drug', ...at);
    } else if (term.kind === 'class') {
      need(placed, term.id, [classes], 'class', ...at);
    }
  };
  const needRule = (placed: Placed<unknown>, rule: CantMissRule | QuestionRule): void => {
    rule.when.forEach((either, index) => either.forEach((term) => needTerm(placed, term, 'when', index)));
    rule.unless.forEach((term) => needTerm(placed, term, 'unless'));
  };
  for (const rule of knowledge.cantMiss) {
    const placed = tables.cantMiss.get(rule.id)!;
    need(placed, rule.condition, [conditions], 'condition', 'condition');
    rule.ask.forEach((id) => need(placed, id, [findings], 'finding', 'ask'));
    needRule(placed, rule);
  }
  for (const rule of knowledge.questions) {
    const placed = tables.questions.get(rule.id)!;
    need(placed, rule.ask, [findings], 'finding', 'ask');
    needRule(placed, rule);
  }
  return faults;
}

/** "; did you mean …", where a known id is near. */
function nearest(id: string, tables: readonly ReadonlyMap<string, unknown>[]): string {
  const close = nearestName(
    id,
    tables.flatMap((table) => [...table.keys()]),
  );
  return close === null ? '' : `; did you mean "${close}"?`;
}
