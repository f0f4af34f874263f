/** Known names that a name which leads nowhere may have meant. */

/** The known id that is a slip of the fingers away, else the one that shares most letter pairs; null where none is near. */
export function nearestName(id: string, known: readonly string[]): string | null {
  const slips = slipsIn(id);
  return (
    best(known, (other) => (Math.abs(other.length - id.length) > slips ? -Infinity : slips - distance(id, other)), 0) ??
    best(known, (other) => pairsShared(id, other), leastPairsShared)
  );
}

/** Slips of the fingers that a word of this length may hold. */
export const slipsIn = (word: string): number => Math.max(1, Math.floor(word.length / 4));

/** The known names most like this one, best first, `most` of them at most; a name that shares few letters is no answer. */
export function nearestNames(name: string, known: readonly string[], most: number): string[] {
  return known
    .map((other) => ({ other, shared: pairsShared(name, other) }))
    .filter(({ shared }) => shared >= leastOfMany)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ other }) => other);
}

const leastPairsShared = 0.6;
/** Lower where a person chooses among several. */
const leastOfMany = 0.4;

/** The first of those with the highest score of at least `least`, or null. */
function best(names: readonly string[], score: (name: string) => number, least: number): string | null {
  let found: string | null = null;
  let highest = least;
  for (const name of names) {
    const own = score(name);
    if (own > highest || (found === null && own === highest)) {
      found = name;
      highest = own;
    }
  }
  return found;
}

/** Letters added, dropped, changed or swapped with their neighbour between two words. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      now.push(
        Math.min(
          last[j]! + 1,
          now[j - 1]! + 1,
          last[j - 1]! + (isSame ? 0 : 1),
          isSwapped ? before[j - 2]! + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, now];
  }
  return last[b.length]!;
}

/** Share of the letter pairs of two words that both have, 0 to 1. */
function pairsShared(a: string, b: string): number {
  const pairs = (text: string): Set<string> =>
    new Set([...text].slice(1).map((letter, index) => text[index]! + letter));
  const [ofA, ofB] = [pairs(a), pairs(b)];
  const shared = [...ofA].filter((pair) => ofB.has(pair)).length;
  return (2 * shared) / (ofA.size + ofB.size);
}
