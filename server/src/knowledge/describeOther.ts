/** Drugs, classes, measures, tests, rules and phrases, as a clinician reads them. */
import type { DescribedTable, Description, Fact } from './describe.js';
import { ageRange, count } from './figures.js';
import type { Names } from './figures.js';
import type { KnownRow } from './rows.js';
import type { CantMissRule, CompiledKnowledge, Drug, DrugClass, Measure, NamedTerm, QuestionRule } from './types.js';
import { unbounded } from './types.js';

type Told = Pick<Description, 'parts' | 'related'>;

/** Describes a row that is neither condition nor finding. */
export function describeOther(knowledge: CompiledKnowledge, { kind, row }: KnownRow, names: Names): Told {
  switch (kind) {
    case 'drug':
      return describeDrug(knowledge, row as Drug, names);
    case 'drug class':
      return describeClass(knowledge, row as DrugClass, names);
    case 'measure':
      return describeMeasure(knowledge, row as Measure, names);
    case "can't-miss rule":
    case 'question':
      return describeRule(row as CantMissRule | QuestionRule, names);
    case 'normal phrase':
      return { parts: [[['denies', names.list((row as { denies: readonly string[] }).denies)]]], related: {} };
    case 'attribute':
      return { parts: [[['said', (row as { say: readonly string[] }).say.join(', ')]]], related: {} };
    default: {
      const term = row as NamedTerm;
      return {
        parts: [
          [
            ['also said', term.say.join(', ')],
            [kind === 'test' ? 'looks for' : kind === 'treatment' ? 'treats' : 'causes', names.list(term.for)],
            ['a normal result excludes', names.list(term.rulesOut)],
          ],
        ],
        related: {},
      };
    }
  }
}

/** Conditions and findings that a drug or class touches, by their own rows. */
function mentions(knowledge: CompiledKnowledge, id: string, names: Names): { facts: Fact[]; related: Told['related'] } {
  const findings = knowledge.findings.filter(({ drugs }) => drugs.includes(id)).map((row) => row.id);
  const treated = knowledge.conditions.filter(({ treatedBy }) => treatedBy.includes(id)).map((row) => row.id);
  const risks = knowledge.conditions.filter((row) => row.risks[id] !== undefined).map((row) => row.id);
  return {
    facts: [
      ['shows that is treated', names.list(treated)],
      ['risk of', names.list(risks)],
      ['makes present', names.list(findings)],
    ],
    related: { findings, treated, risks },
  };
}

const causesTable = (causes: Readonly<Record<string, number>>, names: Names): DescribedTable => ({
  title: 'May cause',
  head: ['what', 'percent'],
  rows: Object.entries(causes)
    .sort(([, a], [, b]) => b - a)
    .map(([id, share]) => [names.of(id), count(share)]),
});

function describeDrug(knowledge: CompiledKnowledge, row: Drug, names: Names): Told {
  const { facts, related } = mentions(knowledge, row.id, names);
  const within = knowledge.drugs.filter(({ contains }) => contains.includes(row.id)).map(({ id }) => id);
  return {
    parts: [
      [
        ['also said', row.say.join(', ')],
        ['classes', names.list(row.classes)],
        ['contains', names.list(row.contains)],
        ['contained in', names.list(within)],
        ['treats', names.list(row.treats)],
        ...facts,
      ],
      causesTable(row.causes, names),
    ],
    related: { ...related, within },
  };
}

function describeClass(knowledge: CompiledKnowledge, row: DrugClass, names: Names): Told {
  const { facts, related } = mentions(knowledge, row.id, names);
  const members = knowledge.drugs.filter(({ classes }) => classes.includes(row.id)).map(({ id }) => id);
  const narrower = knowledge.classes.filter(({ is }) => is.includes(row.id)).map(({ id }) => id);
  return {
    parts: [
      [
        ['also said', row.say.join(', ')],
        ['a form of', names.list(row.is)],
        ['narrower classes', names.list(narrower)],
        ['drugs', names.list(members)],
        [
          'cross-reacts',
          Object.entries(row.crossReacts)
            .map(([id, likelihood]) => `${names.of(id)} ${likelihood}`)
            .join(', '),
        ],
        ...facts,
      ],
      causesTable(row.causes, names),
    ],
    related: { ...related, members, narrower },
  };
}

function describeMeasure(knowledge: CompiledKnowledge, row: Measure, names: Names): Told {
  const unit = row.unit === '' ? '' : ` ${row.unit}`;
  const between = (from: number | null, below: number | null): string =>
    from !== null && below !== null
      ? `${count(from)} to below ${count(below)}`
      : from !== null
        ? `${count(from)} and above`
        : below !== null
          ? `below ${count(below)}`
          : 'any';
  const who = (ageFrom: number, ageTo: number, ...more: (string | null)[]): string =>
    [ageFrom === 0 && ageTo >= unbounded ? null : `age ${ageRange(ageFrom, ageTo)}`, ...more]
      .filter((one) => one !== null)
      .join(', ');
  const weighing = knowledge.conditions.filter(({ measured }) => measured.some((one) => one.measure === row.id));
  return {
    parts: [
      [
        ['also said', row.say.join(', ')],
        ['unit', row.unit],
        ['other units', Object.keys(row.units).join(', ')],
        ['plausible', `${count(row.plausible[0])} to ${count(row.plausible[1])}${unit}`],
        ['denies only beyond', row.grey === 0 ? '' : `${count(row.grey)}${unit}`],
        ['second number of a pair', row.pair === null ? '' : names.of(row.pair)],
        [
          'left and right',
          row.sides === null
            ? ''
            : `${names.of(row.sides.finding)} where they differ by ${count(row.sides.from)}${unit}`,
        ],
        ['weighed by', names.list(weighing.map(({ id }) => id))],
      ],
      {
        title: 'Critical',
        head: ['below', 'above', 'in'],
        rows: row.critical.map(({ below, above, ageFrom, ageTo, pregnant }) => [
          below === null ? '' : count(below),
          above === null ? '' : count(above),
          who(ageFrom, ageTo, pregnant === true ? 'pregnancy' : null) || 'all others',
        ]),
      },
      {
        title: 'What a value is',
        head: ['finding', 'value', 'in'],
        rows: row.intervals.map(({ finding, from, below, ageFrom, ageTo, sex, pregnant }) => [
          names.of(finding),
          between(from, below),
          who(ageFrom, ageTo, sex, pregnant === null ? null : pregnant ? 'pregnancy' : 'no documented pregnancy') ||
            'all',
        ]),
      },
    ],
    related: { weighedBy: weighing.map(({ id }) => id) },
  };
}

function describeRule(row: CantMissRule | QuestionRule, names: Names): Told {
  const when = row.when.map((either) => either.map((term) => names.term(term)).join(' or '));
  const unless = row.unless.map((term) => names.term(term));
  const own: Fact[] =
    'condition' in row
      ? [
          ['condition', names.of(row.condition)],
          ['asks', names.list(row.ask)],
          ['review', row.review],
        ]
      : [
          ['asks', names.of(row.ask)],
          ['because', row.because],
        ];
  return {
    parts: [[['when', when.join('; and ')], ['unless', unless.join(', or ')], ...own, ['source', row.source]]],
    related: {},
  };
}
