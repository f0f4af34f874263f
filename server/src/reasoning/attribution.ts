/** Known standing conditions and the patient's drugs explain first: what they account for asks for no other diagnosis. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Mention } from '../note/types.js';
import type { Fact } from './facts.js';

/** How often a standing condition must show a finding, and a drug cause it, to account for it. */
const leastShare = { condition: 0.2, drugPercent: 10 } as const;

/**
 * The findings that standing conditions (`conditions`: those the patient has or had) or drugs of the patient account for. A
 * complaint is never one: who comes for it says that it is new or worse.
 */
export function attributedFindings(
  findings: ReadonlyMap<string, Fact>,
  conditions: ReadonlyMap<string, Mention>,
  drugs: ReadonlyMap<string, Mention>,
  base: KnowledgeBase,
): ReadonlySet<string> {
  const standing = [...conditions.keys()].flatMap((id) => {
    const condition = base.condition(id);
    return condition?.chronic === true ? [condition] : [];
  });
  const causes = [...drugs.keys()].flatMap((id): Readonly<Record<string, number>>[] => {
    const drug = base.drug(id);
    return drug === undefined ? [] : [drug.causes];
  });
  const found = new Set<string>();
  for (const fact of findings.values()) {
    const { finding } = fact;
    if (
      fact.present &&
      (standing.some((one) => (one.linkOf.get(finding)?.frequency ?? 0) >= leastShare.condition) ||
        causes.some((one) => (one[finding] ?? 0) >= leastShare.drugPercent))
    ) {
      found.add(finding);
    }
  }
  return found;
}
