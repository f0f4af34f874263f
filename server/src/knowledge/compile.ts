/** Tables -> compiled knowledge: shorthand spelled out, percents as probabilities, every default filled in. */
import type { AttributeKind, SectionKind } from '../note/types.js';
import { linkPattern } from './format.js';
import { unitsOf } from './measureUnits.js';
import type { Fault } from './parse.js';
import { faultAt } from './tables.js';
import type { ConditionRow, FindingRow, MeasureRow, Placed, Tables } from './tables.js';
import { unbounded } from './types.js';
import type {
  Abbreviated,
  AgeFactor,
  Clause,
  CompiledKnowledge,
  Condition,
  Finding,
  FindingKind,
  Link,
  Measure,
  Term,
} from './types.js';
import type { UnitScales } from './units.js';

const sectionOf: Record<FindingKind, SectionKind> = {
  symptom: 'hpi',
  sign: 'exam',
  result: 'results',
  history: 'pmh',
  risk: 'social',
};

/** Abbreviations that ids write in lower case. */
const capitals = new Set(
  'st qt qrs pr ct mri ecg eeg csf hiv tb esr crp egfr tsh bmi inr mcv psa ana bnp ck ldh alt ast alp ggt gcs jvp iv hcg dna uti copd'.split(
    ' ',
  ),
);

/** "ruptured-abdominal-aortic-aneurysm" -> "ruptured abdominal aortic aneurysm". */
export const spoken = (id: string): string =>
  id
    .split(/[-.]/)
    .map((word) => (capitals.has(word) ? word.toUpperCase() : word))
    .join(' ');

/** "0-39" -> [0, 39]; "60+" -> [60, unbounded]. The schema has checked the form. */
export function rangeOf(text: string): readonly [number, number] {
  if (text.endsWith('+')) {
    return [Number(text.slice(0, -1)), unbounded];
  }
  const dash = text.indexOf('-', 1);
  return [Number(text.slice(0, dash)), Number(text.slice(dash + 1))];
}

/**
 * Years, `to` exclusive. A bracket of whole years holds its last year ("0-39" a patient of 39), unless it is an infant's
 * ("0-1", "1-2": up to the birthday); one that ends with a decimal ends there ("0-0.08").
 */
function ageRangeOf(text: string): readonly [number, number] {
  const [from, to] = rangeOf(text);
  const holdsLastYear = to !== unbounded && Number.isInteger(to) && (to - from >= 2 || from >= 3);
  return [from, holdsLastYear ? to + 1 : to];
}

/** What is said by age, youngest first; each bracket ends at the latest where the next begins ("40+" beside "60+"). */
function brackets<T>(byAge: Readonly<Record<string, T>>): { from: number; to: number; value: T }[] {
  const rows = Object.entries(byAge).map(([bracket, value]) => {
    const [from, to] = ageRangeOf(bracket);
    return { from, to, value };
  });
  rows.sort((a, b) => a.from - b.from);
  return rows.map((row, index) => ({ ...row, to: Math.min(row.to, rows[index + 1]?.from ?? unbounded) }));
}

/** The concept that an id names; null where it names none, which the check says. */
function conceptOf(id: string, tables: Tables): Abbreviated['means'] {
  const kind = tables.findings.has(id)
    ? 'finding'
    : tables.conditions.has(id)
      ? 'condition'
      : tables.drugs.has(id)
        ? 'drug'
        : (tables.terms.get(id)?.row.kind ?? null);
  return kind === null ? null : { kind, id };
}

export function compileTables(
  tables: Tables,
  scales: UnitScales = {},
): { knowledge: Omit<CompiledKnowledge, 'version'>; faults: Fault[] } {
  const faults: Fault[] = [];
  const knowledge = {
    schema: 'dxlens/knowledge/1' as const,
    findings: [...tables.findings].map(([id, placed]) => compileFinding(id, placed.row)),
    normals: Object.fromEntries(
      [...tables.normals].map(([phrase, lists]) => [phrase, [...new Set(lists.flatMap(({ row }) => row))]]),
    ),
    several: Object.fromEntries([...tables.several].map(([phrase, { row }]) => [phrase, row])),
    blankets: tables.blankets.map(({ row }) => row),
    abbreviations: Object.fromEntries(
      [...tables.abbreviations].map(([letters, { row }]) => [
        letters,
        row.map((one) => ({
          means: one.means === undefined ? null : conceptOf(one.means, tables),
          near: one.near ?? [],
          sections: one.sections ?? [],
          otherwise: one.otherwise ?? false,
        })),
      ]),
    ),
    attributes: Object.fromEntries([...tables.attributes].map(([kind, values]) => [kind, Object.fromEntries(values)])),
    conditions: [...tables.conditions].flatMap(([id, placed]) => compileCondition(id, placed, faults) ?? []),
    classes: [...tables.classes].map(([id, { row }]) => ({
      id,
      name: row.name ?? spoken(id),
      say: row.say ?? [],
      is: row.is ?? [],
      crossReacts: row.crossReacts ?? {},
      causes: row.causes ?? {},
    })),
    drugs: [...tables.drugs].map(([id, { row }]) => ({
      id,
      name: row.name ?? spoken(id),
      say: row.say ?? [],
      classes: row.class ?? [],
      contains: row.contains ?? [],
      treats: row.treats ?? [],
      causes: row.causes ?? {},
    })),
    measures: [...tables.measures].map(([id, placed]) => compileMeasure(id, placed.row, scales)),
    terms: [...tables.terms].map(([id, { row }]) => ({
      id,
      kind: row.kind,
      name: row.name ?? spoken(id),
      say: row.say ?? [],
      for: row.for ?? [],
      rulesOut: row.rulesOut ?? [],
    })),
    cantMiss: [...tables.cantMiss.values()].map((placed) => ({
      id: placed.row.id,
      condition: placed.row.condition,
      when: clauseOf(placed.row.when, placed, faults),
      unless: (placed.row.unless ?? []).flatMap((text) => termOf(text, placed, faults)),
      ask: placed.row.ask ?? [],
      source: citation(placed, placed.row.source ?? 'estimate'),
      review: placed.row.review ?? '',
    })),
    questions: [...tables.questions.values()].map((placed) => ({
      id: placed.row.id,
      when: clauseOf(placed.row.when, placed, faults),
      unless: (placed.row.unless ?? []).flatMap((text) => termOf(text, placed, faults)),
      ask: placed.row.ask,
      because: placed.row.because,
      source: citation(placed, placed.row.source ?? 'estimate'),
    })),
    silenced: [...tables.silenced.keys()],
    // Filled by the build, which has a dictionary.
    ordinary: [],
    scales,
  };
  return { knowledge, faults };
}

/** What a reader is shown as the basis: `estimate`, or the citation of a source of the row's files. */
function citation(placed: Placed<unknown>, key: string): string {
  return key === 'estimate' ? key : (placed.sources[key]?.cite ?? key);
}

function compileFinding(id: string, row: FindingRow): Finding {
  const kind = row.kind ?? 'symptom';
  const name = row.name ?? spoken(id);
  const when = row.when?.split('=');
  return {
    id,
    name,
    kind,
    say: row.say ?? [],
    is: row.is ?? null,
    base: (row.base ?? 1) / 100,
    import: row.import ?? 2,
    group: row.group ?? null,
    complaint: row.complaint ?? false,
    takes: row.takes ?? [],
    when: when === undefined ? null : { kind: when[0] as AttributeKind, value: when[1]! },
    section: row.section ?? sectionOf[kind],
    ask: row.ask ?? `Is there ${name}?`,
    drugs: row.drugs ?? [],
    conditions: row.conditions ?? [],
    skin: row.skin ?? false,
  };
}

function compileCondition(id: string, placed: Placed<ConditionRow>, faults: Fault[]): Condition | null {
  const { row } = placed;
  if (row.name === undefined || row.icd10 === undefined || row.prior === undefined || row.findings === undefined) {
    const missing = (['name', 'icd10', 'prior', 'findings'] as const).filter((field) => row[field] === undefined);
    faults.push(faultAt(placed, `${id}: ${missing.join(', ')} missing`));
    return null;
  }
  const source = row.source ?? 'estimate';
  const per = (count: number): number => count / 100_000;
  const fractions = <K extends string>(
    record: Partial<Record<K, number>> | undefined,
  ): Record<string, number> | null =>
    record === undefined
      ? null
      : Object.fromEntries(Object.entries<number | undefined>(record).map(([key, value]) => [key, (value ?? 0) / 100]));
  const links: Link[] = Object.entries(row.findings).map(([finding, text]) => {
    const parts = linkPattern.exec(text)!;
    return {
      finding,
      // Rounded, so that 0.7 % is 0.007 and no longer.
      frequency: Math.round(Number(parts[1]) * 1000) / 100_000,
      evokes: Number(parts[2]),
      source: citation(placed, parts[3] ?? source),
    };
  });
  const age: AgeFactor[] = brackets(row.age ?? {}).map(({ from, to, value }) => ({ from, to, factor: value }));
  const [ageFrom, ageTo] = row.requires?.age === undefined ? [0, unbounded] : ageRangeOf(row.requires.age);
  return {
    id,
    name: row.name,
    say: row.say ?? [],
    reads: row.reads ?? [],
    icd10: row.icd10,
    is: row.is ?? null,
    cantMiss: row.cantMiss?.why.replace(/\.$/, '') ?? null,
    urgency: row.urgency ?? 'routine',
    prior: {
      clinic: per(row.prior.clinic),
      emergency: per(row.prior.ed ?? row.prior.clinic),
      ward: per(row.prior.ward ?? row.prior.ed ?? row.prior.clinic),
    },
    age,
    sex: { female: row.sex?.female ?? 1, male: row.sex?.male ?? 1 },
    pregnancy: row.pregnancy ?? 1,
    onset: row.onset === undefined ? null : row.onset / 100,
    duration: fractions(row.duration),
    course: fractions(row.course),
    links,
    risks: row.risks ?? {},
    against: row.against ?? {},
    measured: Object.entries(row.measured ?? {}).map(([measure, intervals]) => ({
      measure,
      intervals: Object.entries(intervals).map(([interval, ratio]) => {
        const [from, below] = rangeOf(interval);
        return { from, below, ratio };
      }),
    })),
    requires:
      row.requires === undefined
        ? null
        : {
            sex: row.requires.sex ?? null,
            ageFrom,
            ageTo,
            organs: row.requires.organs ?? [],
            anyOf: row.requires.anyOf ?? [],
          },
    excludes: row.excludes ?? [],
    chronic: row.chronic ?? false,
    treatedBy: row.treatedBy ?? [],
    mistakenFor: row.mistakenFor ?? {},
    firstTests: row.firstTests ?? [],
    firstActions: row.firstActions ?? [],
    source: citation(placed, source),
    review: row.review ?? '',
  };
}

function compileMeasure(id: string, row: MeasureRow, scales: UnitScales): Measure {
  const plausible = rangeOf(row.plausible);
  const byAge = brackets(row['critical-by-age'] ?? {}).map(({ from, to, value }) => ({
    age: [from, to] as const,
    limit: value,
  }));
  const anyAge = [0, unbounded] as const;
  const inPregnancy = row['critical-in-pregnancy'];
  return {
    id,
    name: row.name ?? spoken(id),
    say: row.say,
    unit: row.unit,
    units: unitsOf(row, scales),
    plausible,
    critical: [
      ...byAge,
      // The limits without an age hold for whoever no age bracket covers.
      ...(row.critical === undefined ? [] : [{ age: anyAge, limit: row.critical }]),
      ...(inPregnancy === undefined ? [] : [{ age: anyAge, limit: inPregnancy, pregnant: true as const }]),
    ].map(({ age, limit, ...rest }) => ({
      ageFrom: age[0],
      ageTo: age[1],
      pregnant: 'pregnant' in rest ? rest.pregnant : null,
      below: limit.below ?? null,
      above: limit.above ?? null,
    })),
    grey: row.grey ?? 0,
    pair: row.pair ?? null,
    sides: row.sides ?? null,
    intervals: (row.intervals ?? []).map((interval) => {
      const [ageFrom, ageTo] = interval.age === undefined ? [0, unbounded] : ageRangeOf(interval.age);
      return {
        finding: interval.finding,
        from: interval.from ?? null,
        below: interval.below ?? null,
        ageFrom,
        ageTo,
        pregnant: interval.pregnant ?? null,
        sex: interval.sex ?? null,
      };
    }),
  };
}

function clauseOf(when: readonly string[], placed: Placed<unknown>, faults: Fault[]): Clause {
  return when.map((line) => line.split('|').flatMap((text) => termOf(text.trim(), placed, faults)));
}

/** One atom of a rule; an empty list and a fault where it cannot be read. */
function termOf(text: string, placed: Placed<unknown>, faults: Fault[]): Term[] {
  const age = /^age(>=|<)(\d+(?:\.\d+)?)(d|m)?$/.exec(text);
  if (age !== null) {
    const years = Number(age[2]) / (age[3] === 'd' ? 365.25 : age[3] === 'm' ? 12 : 1);
    return [age[1] === '<' ? { kind: 'age', from: 0, to: years } : { kind: 'age', from: years, to: unbounded }];
  }
  if (text === 'sex=female' || text === 'sex=male') {
    return [{ kind: 'sex', sex: text === 'sex=female' ? 'female' : 'male' }];
  }
  if (text === 'pregnant' || text === 'pregnancy-possible' || text === 'postpartum') {
    return [{ kind: text }];
  }
  const prefixed = /^(drug|class):([a-z0-9-]+)$/.exec(text);
  if (prefixed !== null) {
    return [{ kind: prefixed[1] as 'drug' | 'class', id: prefixed[2]! }];
  }
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)?$/.test(text)) {
    return [{ kind: 'concept', id: text }];
  }
  faults.push(faultAt(placed, `cannot read the term "${text}"`));
  return [];
}
