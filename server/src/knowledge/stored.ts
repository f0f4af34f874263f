/**
 * Compiled knowledge as it stands on disk, lines of JSON: the first holds what every note asks for, and of findings and conditions
 * only what tells which of them a note asks for; then each finding and each condition has a line of its own, unread until it is asked
 * for. The links of a condition, most of its row, are one line of numbers, and so are the conditions that list a finding.
 */
import type { Buffer } from 'node:buffer';
import { isInherited, withInherited } from './inherit.js';
import { push } from './multimap.js';
import type { CompiledKnowledge, Condition, Finding, Link } from './types.js';

/** What stands of a finding in the first line. */
export type FindingHead = Pick<Finding, 'id' | 'is' | 'takes' | 'when' | 'drugs' | 'conditions'>;

/** What stands of a condition in the first line: its family, and how likely it is before anything is heard. */
export type ConditionHead = Pick<Condition, 'id' | 'is' | 'prior' | 'age' | 'sex' | 'pregnancy'>;

/** The rest of a row. Links are "finding frequency evokes", a source after "@" where it is not the condition's own, divided by spaces. */
type ConditionRest = Omit<Condition, keyof ConditionHead | 'links'> & { readonly links: string };

const schema = 'dxlens/stored-knowledge/2';

export interface StoredKnowledge extends Omit<CompiledKnowledge, 'schema' | 'findings' | 'conditions'> {
  readonly schema: typeof schema;
  readonly findings: readonly FindingHead[];
  readonly conditions: readonly ConditionHead[];
  /** For each finding the conditions that list it: "place frequency evokes" of each, place in `conditions`, divided by spaces. */
  readonly listings: readonly string[];
  /** Citations of links. */
  readonly sources: readonly string[];
  /** The rest of each finding, then of each condition, as JSON. No part of the first line. */
  readonly rest: readonly string[];
}

/** The knowledge row by row, however it is held. */
export interface Rows {
  readonly findings: readonly FindingHead[];
  readonly conditions: readonly ConditionHead[];
  /** The row at a place in `findings`. */
  finding(place: number): Finding;
  /** The row at a place in `conditions`. */
  condition(place: number): Condition;
  /** The conditions that list a finding. */
  listed(finding: string): readonly Listed[];
}

/** Frequencies are written in parts of this: finer ones are not estimated by anyone. */
const parts = 100_000;

/** Stands for a frequency where a finding only speaks against a condition. */
const against = -1;

/** A condition that lists a finding; no frequency where the finding only speaks against it. */
export interface Listed {
  readonly condition: string;
  readonly frequency: number | null;
  readonly evokes: number;
}

/** Rows of either form, with what they have of their family; those of stored knowledge are parsed anew whenever they are asked for. */
export function rowsOf(knowledge: CompiledKnowledge | StoredKnowledge): Rows {
  if (isStored(knowledge)) {
    return {
      findings: knowledge.findings,
      conditions: knowledge.conditions,
      finding: (place) => findingAt(place, knowledge),
      condition: (place) => conditionAt(place, knowledge),
      listed: storedListings(knowledge),
    };
  }
  const whole = withInherited(knowledge);
  return {
    findings: whole.findings,
    conditions: whole.conditions,
    finding: (place) => whole.findings[place]!,
    condition: (place) => whole.conditions[place]!,
    listed: compiledListings(whole),
  };
}

/** Finding -> the conditions that list it, of knowledge with its links at hand. */
function compiledListings({ conditions }: CompiledKnowledge): (finding: string) => readonly Listed[] {
  const found = new Map<string, Listed[]>();
  for (const { id, links, against: spoken } of conditions) {
    const own = new Set<string>();
    for (const { finding, frequency, evokes } of links) {
      own.add(finding);
      push(found, finding, { condition: id, frequency, evokes });
    }
    for (const finding of Object.keys(spoken)) {
      if (!own.has(finding)) {
        push(found, finding, { condition: id, frequency: null, evokes: 0 });
      }
    }
  }
  return (finding) => found.get(finding) ?? [];
}

/** The same of stored knowledge, read when it is asked for. */
function storedListings({ findings, listings, conditions }: StoredKnowledge): (finding: string) => readonly Listed[] {
  const numbers = new Map(findings.map(({ id }, index) => [id, index]));
  return (finding) => {
    const line = listings[numbers.get(finding) ?? -1] ?? '';
    const words = line === '' ? [] : line.split(' ').map(Number);
    const listed: Listed[] = [];
    for (let at = 0; at + 2 < words.length; at += 3) {
      const frequency = words[at + 1]!;
      listed.push({
        condition: conditions[words[at]!]!.id,
        frequency: frequency === against ? null : frequency / parts,
        evokes: words[at + 2]!,
      });
    }
    return listed;
  };
}

/** The text of the file. The links that conditions have of their family are stored with their own. */
export function storeKnowledge(compiled: CompiledKnowledge): string {
  const knowledge = withInherited(compiled);
  const numbers = new Map(knowledge.findings.map(({ id }, index) => [id, index]));
  const sources = new Map<string, number>();
  const sourceNumber = (source: string): number => {
    const known = sources.get(source);
    sources.set(source, known ?? sources.size);
    return known ?? sources.size - 1;
  };
  const listedBy = compiledListings(knowledge);
  const places = new Map(knowledge.conditions.map(({ id }, index) => [id, index]));
  const rest: string[] = [];
  const findings = knowledge.findings.map(({ id, is, takes, when, drugs, conditions, ...others }): FindingHead => {
    rest.push(asciiJson(others));
    return { id, is, takes, when, drugs, conditions };
  });
  const conditions = knowledge.conditions.map((condition): ConditionHead => {
    // A link to no finding is a fault of the rows, which the build has named.
    const linked = condition.links.flatMap(({ finding, frequency, evokes, source }) => {
      const number = numbers.get(finding);
      const own = source === condition.source ? '' : ` @${String(sourceNumber(source))}`;
      return number === undefined
        ? []
        : [`${String(number)} ${String(Math.round(frequency * parts))} ${String(evokes)}${own}`];
    });
    const { id, is, prior, age, sex, pregnancy, ...others } = condition;
    rest.push(asciiJson({ ...others, links: linked.join(' ') }));
    return { id, is, prior, age, sex, pregnancy };
  });
  const listings = knowledge.findings.map(({ id }) =>
    listedBy(id)
      .map(({ condition, frequency, evokes }) =>
        [places.get(condition)!, frequency === null ? against : Math.round(frequency * parts), evokes].join(' '),
      )
      .join(' '),
  );
  const first: Omit<StoredKnowledge, 'rest'> = {
    ...knowledge,
    schema,
    findings,
    conditions,
    listings,
    sources: [...sources.keys()],
  };
  return [asciiJson(first), ...rest].join('\n');
}

/** JSON in ASCII alone: a text that holds no other letters is read and parsed faster, and takes half the memory. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Reads the bytes of the file; null where it is something else. */
export function readStored(bytes: Buffer): StoredKnowledge | null {
  // Two texts, so that what is kept of the rest does not keep the first line. Being ASCII, they are read fastest as Latin-1.
  const end = bytes.indexOf('\n');
  const first = bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
  const rest = end < 0 ? [] : bytes.toString('utf8', end + 1).split('\n');
  let value: Partial<StoredKnowledge> | null = null;
  try {
    value = JSON.parse(first) as Partial<StoredKnowledge> | null;
  } catch {
    return null;
  }
  const isWhole =
    value?.schema === schema && rest.length === (value.findings?.length ?? 0) + (value.conditions?.length ?? 0);
  return isWhole ? ({ ...value, rest } as StoredKnowledge) : null;
}

export const isStored = (knowledge: CompiledKnowledge | StoredKnowledge): knowledge is StoredKnowledge =>
  knowledge.schema === schema;

const findingAt = (place: number, { findings, rest }: StoredKnowledge): Finding => ({
  ...findings[place]!,
  ...(JSON.parse(rest[place]!) as Omit<Finding, keyof FindingHead>),
});

function conditionAt(place: number, { conditions, findings, rest, sources }: StoredKnowledge): Condition {
  const others = JSON.parse(rest[findings.length + place]!) as ConditionRest;
  const links: Link[] = [];
  const words = others.links === '' ? [] : others.links.split(' ');
  for (let at = 0; at < words.length;) {
    const hasSource = words[at + 3]?.startsWith('@') === true;
    links.push({
      finding: findings[Number(words[at])]!.id,
      frequency: Number(words[at + 1]) / parts,
      evokes: Number(words[at + 2]),
      source: hasSource ? sources[Number(words[at + 3]!.slice(1))]! : others.source,
    });
    at += hasSource ? 4 : 3;
  }
  return { ...conditions[place]!, ...others, links };
}

/** The whole knowledge as it was compiled, each row with its own links alone; what is not stored is given back as it is. */
export function restoreKnowledge(stored: StoredKnowledge | CompiledKnowledge): CompiledKnowledge {
  if (!isStored(stored)) {
    return stored;
  }
  const { listings: _listings, sources: _sources, rest: _rest, ...others } = stored;
  return {
    ...others,
    schema: 'dxlens/knowledge/1',
    findings: stored.findings.map((_, place) => findingAt(place, stored)),
    conditions: stored.conditions.map((_, place) => {
      const condition = conditionAt(place, stored);
      return { ...condition, links: condition.links.filter((link) => !isInherited(link)) };
    }),
  };
}
