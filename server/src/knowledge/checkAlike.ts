/** Rows that are too much alike: findings with one name in other words, and conditions that no finding tells apart. */
import { tellingWords } from './phrases.js';
import type { CompiledKnowledge, Condition, Finding } from './types.js';

/** Something in compiled knowledge that a person should look at. */
export interface Doubt {
  readonly kind: 'finding' | 'condition';
  /** The rows it concerns; the first is the one to mend. */
  readonly ids: readonly [string, ...string[]];
  readonly message: string;
}

/** Findings whose names are the same words in another order, or differ by filler or inflection alone; a finding and its parent may. */
export function nearDuplicates({ findings }: CompiledKnowledge): Doubt[] {
  const doubts: Doubt[] = [];
  const parents = new Map(findings.map(({ id, is }) => [id, is]));
  const named = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = nameKey(finding.name);
    const others = named.get(key) ?? [];
    for (const other of others) {
      if (!isAbove(other.id, finding.id, parents) && !isAbove(finding.id, other.id, parents)) {
        doubts.push({
          kind: 'finding',
          ids: [finding.id, other.id],
          message: `"${finding.name}" is nearly the name of finding ${other.id} ("${other.name}"); make it one row, or name what differs`,
        });
      }
    }
    named.set(key, [...others, finding]);
  }
  return doubts;
}

/** The stems of a name's words in the order of the alphabet. */
const nameKey = (name: string): string => tellingWords(name).map(stem).sort().join(' ');

/** A word without the endings of inflection. */
function stem(word: string): string {
  const bare = (/^(.{3,}?)(?:ing|ed|ly)$/.exec(word)?.[1] ?? word).replace(/i$/, 'y');
  return bare.length > 3 ? bare.replace(/e$|(?<=([b-df-hj-np-tv-z]))\1$/, '') : bare;
}

/** Points of frequency by which a finding must differ to separate two conditions; 35 % less 10 % is a hair below 25 in binary. */
const separates = 0.25 - 1e-9;

/**
 * Pairs of conditions that no finding separates: none differs by 25 points between them, one that a condition does not list counting at
 * its base rate. A condition and one above it may be alike, and so may two that never meet in one patient (by sex or age). Cost: pairs
 * of conditions that share their most frequent findings.
 */
export function inseparable(knowledge: CompiledKnowledge): Doubt[] {
  const base = new Map(knowledge.findings.map(({ id, base: share }) => [id, share]));
  const parents = new Map(knowledge.conditions.map(({ id, is }) => [id, is]));
  const rows = knowledge.conditions.map((condition) => ({
    condition,
    frequency: new Map(condition.links.map((link) => [link.finding, link.frequency])),
    /** What alone would separate it from a condition without the link, most frequent first. */
    striking: condition.links
      .filter((link) => Math.abs(link.frequency - (base.get(link.finding) ?? 0)) >= separates)
      .sort((a, b) => b.frequency - a.frequency),
  }));
  type Row = (typeof rows)[number];
  const isTold = (from: Row, other: Row): boolean =>
    from.striking.some(
      ({ finding, frequency }) =>
        Math.abs(frequency - (other.frequency.get(finding) ?? base.get(finding) ?? 0)) >= separates,
    );
  /** A finding that both list, struck in neither: rare on one side of its base rate, frequent on the other. */
  const isToldByShared = (a: Row, b: Row): boolean =>
    a.condition.links.some(({ finding, frequency }) => {
      const other = b.frequency.get(finding);
      return other !== undefined && Math.abs(frequency - other) >= separates;
    });
  const doubts: Doubt[] = [];
  for (let i = 1; i < rows.length; i++) {
    for (let j = 0; j < i; j++) {
      const [one, other] = [rows[i]!, rows[j]!];
      const [a, b] = [one.condition, other.condition];
      if (
        !isTold(one, other) &&
        !isTold(other, one) &&
        !isToldByShared(one, other) &&
        !isAbove(a.id, b.id, parents) &&
        !isAbove(b.id, a.id, parents) &&
        !neverMeet(a, b)
      ) {
        doubts.push({
          kind: 'condition',
          ids: [a.id, b.id],
          message: `nothing separates it from ${b.id}: no finding differs by 25 points or more`,
        });
      }
    }
  }
  return doubts;
}

function neverMeet({ requires: a }: Condition, { requires: b }: Condition): boolean {
  return (
    a !== null &&
    b !== null &&
    ((a.sex !== null && b.sex !== null && a.sex !== b.sex) || a.ageTo <= b.ageFrom || b.ageTo <= a.ageFrom)
  );
}

/** Whether `upper` is a parent of `lower`, at any height. */
function isAbove(upper: string, lower: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(lower) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === upper) {
      return true;
    }
    seen.add(at);
  }
  return false;
}
