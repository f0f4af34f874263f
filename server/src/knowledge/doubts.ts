/** The checks that look at compiled knowledge: those that the present base passes are faults of the build, the rest are warnings. */
import type { Doubt } from './checkAlike.js';
import { inseparable, nearDuplicates } from './checkAlike.js';
import { frequentNarrower, impossibleShares, unevokedDangers } from './checkFigures.js';
import { faultAt } from './tables.js';
import type { Fault } from './parse.js';
import type { Tables } from './tables.js';
import type { CompiledKnowledge } from './types.js';

export interface Warnings {
  readonly title: string;
  readonly doubts: readonly Doubt[];
}

/** What a person should look at and the build lets pass; `dxlens knowledge coverage` lists it. */
export const warningsOf = (knowledge: CompiledKnowledge): Warnings[] => [
  { title: 'Conditions that nothing separates', doubts: inseparable(knowledge) },
  { title: 'Narrower findings more frequent than their parents', doubts: frequentNarrower(knowledge) },
  { title: "Can't-miss conditions that no finding clearly evokes", doubts: unevokedDangers(knowledge) },
];

/** What the build does not let pass, each at the row to mend. */
export function doubtFaults(knowledge: CompiledKnowledge, tables: Tables): Fault[] {
  return [...nearDuplicates(knowledge), ...impossibleShares(knowledge)].flatMap(({ kind, ids, message }) => {
    const placed = (kind === 'finding' ? tables.findings : tables.conditions).get(ids[0]);
    return placed === undefined ? [] : [faultAt(placed, `${kind} "${ids[0]}": ${message}`)];
  });
}
