/**
 * Compiled knowledge as it stands on disk: the links of a condition, most of its row, are one line of numbers, and so are the
 * conditions that list a finding. A review unpacks the few that its note asks for; whoever maintains the rows unpacks them all.
 */
import { push } from './multimap.js';
import type { CompiledKnowledge, Condition, Finding, Link } from './types.js';

/** A condition whose links are "finding frequency evokes", a source after "@" where it is not the condition's own, divided by spaces. */
export interface StoredCondition extends Omit<Condition, 'links'> {
  readonly links: string;
}

export interface StoredKnowledge extends Omit<CompiledKnowledge, 'schema' | 'conditions'> {
  readonly schema: 'dxlens/stored-knowledge/1';
  readonly conditions: readonly StoredCondition[];
  /** For each finding the conditions that list it: "place frequency evokes" of each, place in `conditions`, divided by spaces. */
  readonly listings: readonly string[];
  /** Citations of links. */
  readonly sources: readonly string[];
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

/** Finding -> the conditions that list it, of knowledge with its links at hand. */
export function compiledListings({ conditions }: CompiledKnowledge): (finding: string) => readonly Listed[] {
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
export function storedListings({
  findings,
  listings,
  conditions,
}: StoredKnowledge): (finding: string) => readonly Listed[] {
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

/** Packs the knowledge for the disk. */
export function storeKnowledge(knowledge: CompiledKnowledge): StoredKnowledge {
  const numbers = new Map(knowledge.findings.map(({ id }, index) => [id, index]));
  const sources = new Map<string, number>();
  const sourceNumber = (source: string): number => {
    const known = sources.get(source);
    sources.set(source, known ?? sources.size);
    return known ?? sources.size - 1;
  };
  const listedBy = compiledListings(knowledge);
  const places = new Map(knowledge.conditions.map(({ id }, index) => [id, index]));
  const conditions = knowledge.conditions.map((condition) => {
    // A link to no finding is a fault of the rows, which the build has named.
    const links = condition.links.flatMap(({ finding, frequency, evokes, source }) => {
      const number = numbers.get(finding);
      const own = source === condition.source ? '' : ` @${String(sourceNumber(source))}`;
      return number === undefined
        ? []
        : [`${String(number)} ${String(Math.round(frequency * parts))} ${String(evokes)}${own}`];
    });
    return { ...condition, links: links.join(' ') };
  });
  return {
    ...knowledge,
    schema: 'dxlens/stored-knowledge/1',
    conditions,
    listings: knowledge.findings.map(({ id }) =>
      listedBy(id)
        .map(({ condition, frequency, evokes }) =>
          [places.get(condition)!, frequency === null ? against : Math.round(frequency * parts), evokes].join(' '),
        )
        .join(' '),
    ),
    sources: [...sources.keys()],
  };
}

export const isStored = (knowledge: CompiledKnowledge | StoredKnowledge): knowledge is StoredKnowledge =>
  knowledge.schema === 'dxlens/stored-knowledge/1';

/** Gives the links of one condition after the other. */
export const unpackerOf =
  ({ findings, sources }: StoredKnowledge) =>
  (condition: StoredCondition): Link[] =>
    linksOf(condition, findings, sources);

function linksOf(condition: StoredCondition, findings: readonly Finding[], sources: readonly string[]): Link[] {
  const links: Link[] = [];
  const words = condition.links === '' ? [] : condition.links.split(' ');
  for (let at = 0; at < words.length;) {
    const hasSource = words[at + 3]?.startsWith('@') === true;
    links.push({
      finding: findings[Number(words[at])]!.id,
      frequency: Number(words[at + 1]) / parts,
      evokes: Number(words[at + 2]),
      source: hasSource ? sources[Number(words[at + 3]!.slice(1))]! : condition.source,
    });
    at += hasSource ? 4 : 3;
  }
  return links;
}

/** The whole knowledge as it was compiled; what is not stored is given back as it is. */
export function restoreKnowledge(stored: StoredKnowledge | CompiledKnowledge): CompiledKnowledge {
  if (!isStored(stored)) {
    return stored;
  }
  const { listings: _listings, sources: _sources, ...rest } = stored;
  const unpack = unpackerOf(stored);
  return {
    ...rest,
    schema: 'dxlens/knowledge/1',
    conditions: stored.conditions.map((condition) => ({ ...condition, links: unpack(condition) })),
  };
}
