/** What a note's findings demand of any condition: an explanation, the louder the more. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Facts } from './facts.js';
import { parameters } from './parameters.js';

/** A present finding that wants an explanation, with what it costs a condition that gives none. */
export interface Burden {
  readonly bits: number;
  /** The finding, its parents and its narrower forms: explaining any of them explains it. */
  readonly explainedBy: readonly string[];
}

/** What the note's findings demand of any condition. The same for all conditions, so it is found once a note. */
export function burdens(facts: Facts, base: KnowledgeBase): Burden[] {
  const found: Burden[] = [];
  for (const fact of facts.findings.values()) {
    const finding = base.finding(fact.finding);
    const isCopy = fact.mention !== null && fact.mention.concept.id !== fact.finding;
    if (!fact.present || finding === undefined || finding.kind === 'history' || finding.kind === 'risk' || isCopy) {
      continue;
    }
    if (!facts.attributed.has(fact.finding)) {
      found.push({
        bits: fact.weight * parameters.unexplained[finding.import - 1]!,
        explainedBy: [fact.finding, ...base.ancestors(fact.finding), ...base.descendants(fact.finding)],
      });
    }
  }
  return found;
}

/** Bits lost for what the condition leaves unexplained. */
export function unexplainedBits(demands: readonly Burden[], explains: ReadonlySet<string>): number {
  let bits = 0;
  for (const demand of demands) {
    bits += demand.explainedBy.some((id) => explains.has(id)) ? 0 : demand.bits;
  }
  return bits;
}
