/** What the form of a file cannot show: names that lead nowhere, cycles, phrases with two meanings, rows too much alike, what a can't-miss row owes. */
import { danglingNames } from './checkNames.js';
import { sharedPhrases } from './checkPhrases.js';
import { rangeOf } from './compile.js';
import { doubtFaults } from './doubts.js';
import { unitFaults } from './measureUnits.js';
import type { Fault } from './parse.js';
import { faultAt } from './tables.js';
import type { Placed, Tables } from './tables.js';
import type { CompiledKnowledge } from './types.js';
import type { UnitScales } from './units.js';

/** Every fault of the compiled knowledge, with file and line. */
export function checkKnowledge(knowledge: CompiledKnowledge, tables: Tables, scales: UnitScales = {}): Fault[] {
  const parent = (row: { is?: string | undefined }): readonly string[] => (row.is === undefined ? [] : [row.is]);
  return [
    ...danglingNames(tables, knowledge),
    ...cycles(tables.findings, 'finding', parent),
    ...cycles(tables.conditions, 'condition', parent),
    ...cycles(tables.classes, 'drug class', (row) => row.is ?? []),
    ...unknownSources(tables),
    ...cantMissDebts(tables),
    ...doubledAges(tables),
    ...sharedIds(tables),
    ...unitFaults(tables, scales),
    ...sharedPhrases(knowledge, tables),
    ...doubtFaults(knowledge, tables),
  ];
}

/** Those that are above themselves; what merely hangs below a circle is not at fault. */
function cycles<R>(
  table: ReadonlyMap<string, Placed<R>>,
  what: string,
  parents: (row: R) => readonly string[],
): Fault[] {
  const faults: Fault[] = [];
  for (const [id, placed] of table) {
    const above = new Set<string>();
    const climb = (at: string): void => {
      const row = table.get(at)?.row;
      for (const parent of row === undefined ? [] : parents(row)) {
        if (!above.has(parent)) {
          above.add(parent);
          climb(parent);
        }
      }
    };
    climb(id);
    if (above.has(id)) {
      faults.push(faultAt(placed, `${what} "${id}" is its own ancestor`, 'is'));
    }
  }
  return faults;
}

/** A key that is neither `estimate` nor among the sources of the row's files. */
function unknownSources(tables: Tables): Fault[] {
  const faults: Fault[] = [];
  const known = (placed: Placed<unknown>, key: string | undefined, ...at: PropertyKey[]): void => {
    if (key !== undefined && key !== 'estimate' && placed.sources[key] === undefined && !tables.leftOut.has(key)) {
      faults.push(faultAt(placed, `the file's sources have no "${key}"`, ...at));
    }
  };
  const cited = [tables.findings, tables.drugs, tables.measures, tables.questions, tables.cantMiss, tables.conditions];
  for (const table of cited) {
    for (const placed of (table as ReadonlyMap<string, Placed<{ source?: string | undefined }>>).values()) {
      known(placed, placed.row.source, 'source');
    }
  }
  for (const placed of tables.conditions.values()) {
    for (const [finding, link] of Object.entries(placed.row.findings ?? {})) {
      known(placed, /@([\w-]+)$/.exec(link)?.[1], 'findings', finding);
    }
  }
  return faults;
}

/** What must not be missed owes its reader more than the rest. */
function cantMissDebts(tables: Tables): Fault[] {
  const faults: Fault[] = [];
  for (const [id, placed] of tables.cantMiss) {
    const { source, review } = placed.row;
    if (source === undefined || source === 'estimate') {
      faults.push(faultAt(placed, `can't-miss rule "${id}" needs a source that was opened and read`, 'source'));
    }
    if (review === undefined) {
      faults.push(faultAt(placed, `can't-miss rule "${id}" needs a review date`));
    }
  }
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

/** Two brackets from the same age: only one of their factors could count. */
function doubledAges(tables: Tables): Fault[] {
  const faults: Fault[] = [];
  for (const placed of tables.conditions.values()) {
    const seen = new Map<number, string>();
    for (const bracket of Object.keys(placed.row.age ?? {})) {
      const [from] = rangeOf(bracket);
      const before = seen.get(from);
      if (before !== undefined) {
        faults.push(faultAt(placed, `the ages ${before} and ${bracket} begin together`, 'age', bracket));
      }
      seen.set(from, bracket);
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
    ['test, treatment or organism', tables.terms],
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
