/** One row of the knowledge whole, as a clinician reads it: facts in words, and tables. The other kinds stand in `describeOther.ts`. */
import { describeOther } from './describeOther.js';
import { ageRange, count, inPer100000, Names, percent, times } from './figures.js';
import type { KnownRow, RowKind } from './rows.js';
import type { CompiledKnowledge, Condition, Finding, Link } from './types.js';
import { unbounded } from './types.js';

/** A label and what is to be said under it; facts that say nothing are left out. */
export type Fact = readonly [label: string, text: string];

export interface DescribedTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Description {
  readonly kind: RowKind;
  readonly id: string;
  readonly name: string;
  readonly parts: readonly (readonly Fact[] | DescribedTable)[];
  /** The row as compiled. */
  readonly row: object;
  /** What other rows say of it, by ids, strongest first. */
  readonly related: Readonly<Record<string, readonly unknown[]>>;
}

/** Bits that a finding which is present gives a condition that lists it. */
export type Weight = (link: Link, finding: Finding) => number;

/** Describes a row of `rowsOf(knowledge)`. */
export function describe(knowledge: CompiledKnowledge, known: KnownRow, weight: Weight): Description {
  const names = new Names(knowledge);
  const { kind, id, name, row } = known;
  const told =
    kind === 'condition'
      ? describeCondition(knowledge, row as Condition, names, weight)
      : kind === 'finding'
        ? describeFinding(knowledge, row as Finding, names, weight)
        : describeOther(knowledge, known, names);
  return { kind, id, name, row, ...told };
}

type Told = Pick<Description, 'parts' | 'related'>;

function describeCondition(knowledge: CompiledKnowledge, row: Condition, names: Names, weight: Weight): Told {
  const { requires } = row;
  const children = knowledge.conditions.filter(({ is }) => is === row.id);
  const rules = knowledge.cantMiss.filter(({ condition }) => condition === row.id);
  const shares = (record: Readonly<Record<string, number>> | null): string =>
    Object.entries(record ?? {})
      .map(([key, share]) => `${key} ${percent(share)}`)
      .join(', ');
  const factors = row.age.map(({ from, to, factor }) => `${ageRange(from, to)} ${times(factor)}`);
  const sexes = (['female', 'male'] as const).filter((sex) => row.sex[sex] !== 1);
  const withFinding = row.links.flatMap((link) => {
    const finding = names.findings.get(link.finding);
    return finding === undefined ? [] : [{ link, finding, bits: weight(link, finding) }];
  });
  withFinding.sort((a, b) => b.bits - a.bits || b.link.frequency - a.link.frequency);
  const isSourced = withFinding.some(({ link }) => link.source !== row.source);
  const addressedBy = knowledge.terms.filter((term) => term.for.includes(row.id));
  return {
    parts: [
      [
        ['also called', row.say.join(', ')],
        ['also read by', row.reads.join(', ')],
        ['ICD-10-CM', row.icd10],
        ['a form of', row.is === null ? '' : names.of(row.is)],
        ['narrower', names.list(children.map(({ id }) => id))],
        ["can't miss", row.cantMiss ?? ''],
        ['urgency', row.urgency],
        [
          'new cases',
          `per 100,000 encounters: clinic ${inPer100000(row.prior.clinic)}, emergency ${inPer100000(row.prior.emergency)}, ward ${inPer100000(row.prior.ward)}`,
        ],
        ['age', factors.join(', ')],
        ['sex', sexes.map((sex) => `${sex} ${times(row.sex[sex])}`).join(', ')],
        ['pregnancy', row.pregnancy === 1 ? '' : times(row.pregnancy)],
        ['onset', row.onset === null ? '' : `sudden in ${percent(row.onset)}`],
        ['duration', shares(row.duration)],
        ['course', shares(row.course)],
        [
          'requires',
          requires === null
            ? ''
            : [
                ...(requires.sex === null ? [] : [requires.sex]),
                ...(requires.ageFrom === 0 && requires.ageTo >= unbounded
                  ? []
                  : [`age ${ageRange(requires.ageFrom, requires.ageTo)}`]),
                ...(requires.organs.length === 0 ? [] : [`not removed: ${requires.organs.join(', ')}`]),
                ...(requires.anyOf.length === 0 ? [] : [`one of ${names.list(requires.anyOf)}`]),
              ].join('; '),
        ],
        ['ruled out by', names.list(row.excludes)],
        ['standing problem', row.chronic ? 'yes' : ''],
        ['treated by', names.list(row.treatedBy)],
      ],
      {
        title: 'Findings, strongest evidence first',
        head: ['finding', 'in it', 'otherwise', 'evokes', 'bits', ...(isSourced ? ['source'] : [])],
        rows: withFinding.map(({ link, finding, bits }) => [
          names.of(finding.id),
          percent(link.frequency),
          percent(finding.base),
          String(link.evokes),
          bits.toFixed(1),
          ...(isSourced ? [link.source] : []),
        ]),
      },
      ratioTable('Risks: odds where present', row.risks, names),
      ratioTable('Against: likelihood ratio where present', row.against, names),
      {
        title: 'Measured: likelihood ratio by value',
        head: ['measure', 'value', 'ratio'],
        rows: row.measured.flatMap(({ measure, intervals }) =>
          intervals.map(({ from, below, ratio }) => [
            names.of(measure),
            below >= unbounded ? `${count(from)} and above` : `${count(from)} to below ${count(below)}`,
            times(ratio),
          ]),
        ),
      },
      {
        title: 'Mistaken for, and what separates',
        head: ['condition', 'finding', 'in this', 'in that'],
        rows: Object.entries(row.mistakenFor).flatMap(([other, separating]) =>
          separating.length === 0
            ? [[names.of(other), '', '', '']]
            : separating.map((finding) => [
                names.of(other),
                names.of(finding),
                percent(names.frequency(row.id, finding)),
                percent(names.frequency(other, finding)),
              ]),
        ),
      },
      [
        ['first tests', row.firstTests.join('; ')],
        ['first actions', row.firstActions.join('; ')],
        ['tests and treatments', names.list(addressedBy.map(({ id }) => id))],
        ["can't-miss rules", rules.map(({ id }) => id).join(', ')],
        ['source', row.source],
        ['review', row.review],
      ],
    ],
    related: {
      narrower: children.map(({ id }) => id),
      rules: rules.map(({ id }) => id),
      addressedBy: addressedBy.map(({ id }) => id),
      evidence: withFinding.map(({ link, finding, bits }) => ({
        ...link,
        base: finding.base,
        bits: Math.round(100 * bits) / 100,
      })),
    },
  };
}

const ratioTable = (title: string, ratios: Readonly<Record<string, number>>, names: Names): DescribedTable => ({
  title,
  head: ['where', 'ratio'],
  rows: Object.entries(ratios)
    .sort(([, a], [, b]) => Math.abs(Math.log(b)) - Math.abs(Math.log(a)))
    .map(([id, ratio]) => [names.of(id), times(ratio)]),
});

function describeFinding(knowledge: CompiledKnowledge, row: Finding, names: Names, weight: Weight): Told {
  const children = knowledge.findings.filter(({ is }) => is === row.id);
  const listing = knowledge.conditions.flatMap((condition) =>
    condition.links
      .filter(({ finding }) => finding === row.id)
      .map((link) => ({ condition, link, bits: weight(link, row) })),
  );
  listing.sort((a, b) => b.bits - a.bits || b.link.frequency - a.link.frequency);
  const ratiosIn = (field: 'risks' | 'against'): { id: string; ratio: number }[] =>
    knowledge.conditions.flatMap((condition) => {
      const ratio = condition[field][row.id];
      return ratio === undefined ? [] : [{ id: condition.id, ratio }];
    });
  const [risks, against] = [ratiosIn('risks'), ratiosIn('against')];
  const measures = knowledge.measures.filter(({ intervals }) => intervals.some(({ finding }) => finding === row.id));
  const denials = Object.entries(knowledge.normals).filter(([, denies]) => denies.includes(row.id));
  return {
    parts: [
      [
        ['also said', row.say.join(', ')],
        ['kind', row.kind],
        ['section', row.section],
        ['a form of', row.is === null ? '' : names.of(row.is)],
        ['made by', row.when === null ? '' : `${row.when.kind} ${row.when.value}`],
        ['narrower', names.list(children.map(({ id }) => id))],
        ['base', `${percent(row.base)} of patients without a listed cause`],
        ['import', `${String(row.import)} of 5`],
        ['group', row.group ?? ''],
        ['presenting complaint', row.complaint ? 'yes' : ''],
        ['takes', row.takes.join(', ')],
        ['present with drugs', names.list(row.drugs)],
        ['present with', names.list(row.conditions)],
        ['dark skin hides it', row.skin ? 'yes' : ''],
        ['asked as', row.ask],
        ['measured by', names.list(measures.map(({ id }) => id))],
        ['denied by', denials.map(([phrase]) => `“${phrase}”`).join(', ')],
      ],
      {
        title: 'Conditions that list it, strongest evidence first',
        head: ['condition', 'in it', 'evokes', 'bits'],
        rows: listing.map(({ condition, link, bits }) => [
          names.of(condition.id),
          percent(link.frequency),
          String(link.evokes),
          bits.toFixed(1),
        ]),
      },
      ratioTable('Risk of: odds where present', Object.fromEntries(risks.map(({ id, ratio }) => [id, ratio])), names),
      ratioTable('Against: likelihood ratio', Object.fromEntries(against.map(({ id, ratio }) => [id, ratio])), names),
    ],
    related: {
      narrower: children.map(({ id }) => id),
      conditions: listing.map(({ condition, link, bits }) => ({
        condition: condition.id,
        frequency: link.frequency,
        evokes: link.evokes,
        bits: Math.round(100 * bits) / 100,
      })),
      riskOf: risks,
      against,
      measures: measures.map(({ id }) => id),
    },
  };
}
