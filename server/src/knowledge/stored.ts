/**
 * Compiled knowledge as it stands on disk: the links of a condition, nine tenths of all rows, are one line of numbers, and so are the
 * conditions that list a finding. A review unpacks the few that its note asks for; whoever maintains the rows unpacks them all.
 */
import type { CompiledKnowledge, Condition, Link } from './types.js';

/** A condition whose links are "finding frequency evokes", a source after "@" where it is not the condition's own, divided by spaces. */
export interface StoredCondition extends Omit<Condition, 'links'> {
  readonly links: string;
}

export interface StoredKnowledge extends Omit<CompiledKnowledge, 'schema' | 'conditions'> {
  readonly schema: 'dxlens/stored-knowledge/1';
  readonly conditions: readonly StoredCondition[];
  /** For each finding the places, in `conditions`, of those that list it for or against, divided by spaces. */
  readonly listings: readonly string[];
  /** Citations of links. */
  readonly sources: readonly string[];
}

/** Frequencies are written in parts of this: finer ones are not estimated by anyone. */
const parts = 100_000;

/** Packs the knowledge for the disk. */
export function storeKnowledge(knowledge: CompiledKnowledge): StoredKnowledge {
  const numbers = new Map(knowledge.findings.map(({ id }, index) => [id, index]));
  const sources = new Map<string, number>();
  const sourceNumber = (source: string): number => {
    const known = sources.get(source);
    sources.set(source, known ?? sources.size);
    return known ?? sources.size - 1;
  };
  const listings = knowledge.findings.map((): number[] => []);
  const conditions = knowledge.conditions.map((condition, index) => {
    const listed = new Set([...condition.links.map(({ finding }) => finding), ...Object.keys(condition.against)]);
    for (const finding of listed) {
      listings[numbers.get(finding) ?? -1]?.push(index);
    }
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
    listings: listings.map((one) => one.join(' ')),
    sources: [...sources.keys()],
  };
}

export const isStored = (knowledge: CompiledKnowledge | StoredKnowledge): knowledge is StoredKnowledge =>
  knowledge.schema === 'dxlens/stored-knowledge/1';

/** The links of one condition. */
export function linksOf(condition: StoredCondition, { findings, sources }: StoredKnowledge): Link[] {
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
  return {
    ...rest,
    schema: 'dxlens/knowledge/1',
    conditions: stored.conditions.map((condition) => ({ ...condition, links: linksOf(condition, stored) })),
  };
}
