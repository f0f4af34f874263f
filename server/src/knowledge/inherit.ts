/**
 * What a narrower condition has of its family: a form of pneumonia shows what pneumonia shows, unless its row says otherwise. Rows of
 * narrower conditions name what is their own, and forget what their whole family has.
 */
import type { CompiledKnowledge, Condition, Finding, Link } from './types.js';

/** Share of the parent's frequency, and how much less the finding evokes the form than the family. Chosen on own vignettes (docs/reasoning.md). */
const share = 0.7;
const evokesLess = 1;
/** Rarer findings of the family are left to its row. */
const leastFrequency = 0.1;

const mark = 'as in ';

/** Whether a link is the family's, and not of the condition's own row. */
export const isInherited = ({ source }: Link): boolean => source.startsWith(mark);

/**
 * Gives each condition the links of its parent that concern nothing its own row speaks of: neither the finding, nor a narrower or wider
 * one, nor one that speaks against it. Parents inherit first. The source of such a link is "as in" and the parent.
 */
export function withInherited(knowledge: CompiledKnowledge): CompiledKnowledge {
  const findings = new Map(knowledge.findings.map((finding) => [finding.id, finding]));
  const conditions = new Map(knowledge.conditions.map((condition) => [condition.id, condition]));
  const made = new Map<string, readonly Link[]>();
  const linksOf = (condition: Condition, below: readonly string[]): readonly Link[] => {
    const known = made.get(condition.id);
    if (known !== undefined) {
      return known;
    }
    const parent = condition.is === null ? undefined : conditions.get(condition.is);
    // A cycle is a fault of the rows, which the checks name.
    const isCycle = parent !== undefined && (parent === condition || below.includes(parent.id));
    const links =
      parent === undefined || isCycle
        ? condition.links
        : [...condition.links, ...inherited(condition, parent.id, linksOf(parent, [...below, condition.id]), findings)];
    made.set(condition.id, links);
    return links;
  };
  return {
    ...knowledge,
    conditions: knowledge.conditions.map((condition) => ({ ...condition, links: linksOf(condition, []) })),
  };
}

function inherited(
  { links, against }: Condition,
  parent: string,
  family: readonly Link[],
  findings: ReadonlyMap<string, Finding>,
): Link[] {
  const own = new Set([...links.map(({ finding }) => finding), ...Object.keys(against)]);
  const wider = new Set([...own].flatMap((id) => ancestors(id, findings)));
  return family
    .filter(
      ({ finding, frequency }) =>
        frequency >= leastFrequency &&
        !own.has(finding) &&
        !wider.has(finding) &&
        !ancestors(finding, findings).some((id) => own.has(id)),
    )
    .map(({ finding, frequency, evokes }) => ({
      finding,
      frequency: Math.round(frequency * share * 1000) / 1000,
      evokes: Math.max(0, evokes - evokesLess),
      source: mark + parent.replaceAll('-', ' '),
    }));
}

function ancestors(id: string, findings: ReadonlyMap<string, Finding>): string[] {
  const found: string[] = [];
  for (let at = findings.get(id)?.is ?? null; at !== null && !found.includes(at); at = findings.get(at)?.is ?? null) {
    found.push(at);
  }
  return found;
}
