/** Figures that cannot be, or that leave a row without effect: shares beyond the whole, and dangers that no finding calls to mind. */
import type { Doubt } from './checkAlike.js';
import { count } from './figures.js';
import type { CompiledKnowledge, Condition } from './types.js';

/** Rounding of shares that people write as whole percents. */
const rounding = 0.02;

/** Shares of one whole that are more than it: priors, and the times from onset to presentation. */
export function impossibleShares({ conditions }: CompiledKnowledge): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { id, prior, duration } of conditions) {
    const say = (message: string): unknown => doubts.push({ kind: 'condition', ids: [id], message });
    const highest = Math.max(prior.clinic, prior.emergency, prior.ward);
    if (highest > 1) {
      say(`a prior of ${count(100_000 * highest)} is more than the 100,000 encounters it is counted in`);
    }
    const whole = Object.values(duration ?? {}).reduce((sum, share) => sum + share, 0);
    if (whole > 1 + rounding) {
      say(`the shares of its duration add up to ${count(100 * whole)} %`);
    }
  }
  return doubts;
}

/** A narrower finding is never more frequent than the one that it is a form of: not by base rate, and in no condition that lists both. */
export function frequentNarrower({ findings, conditions }: CompiledKnowledge): Doubt[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const doubts: Doubt[] = [];
  for (const { id, is, base } of findings) {
    const parent = is === null ? undefined : byId.get(is);
    if (parent !== undefined && base > parent.base) {
      doubts.push({
        kind: 'finding',
        ids: [id],
        message: `its base rate of ${count(100 * base)} % is above that of its parent ${parent.id} (${count(100 * parent.base)} %)`,
      });
    }
  }
  for (const condition of conditions) {
    doubts.push(...frequentLinks(condition, (id) => byId.get(id)?.is ?? null));
  }
  return doubts;
}

function frequentLinks({ id, links }: Condition, parentOf: (finding: string) => string | null): Doubt[] {
  const frequency = new Map(links.map((link) => [link.finding, link.frequency]));
  return links.flatMap((link): Doubt[] => {
    const parent = parentOf(link.finding);
    const ofParent = parent === null ? undefined : frequency.get(parent);
    return parent === null || ofParent === undefined || link.frequency <= ofParent
      ? []
      : [
          {
            kind: 'condition',
            ids: [id, link.finding, parent],
            message: `${link.finding} stands at ${count(100 * link.frequency)} %, above its parent ${parent} at ${count(100 * ofParent)} %`,
          },
        ];
  });
}

/** Evoking strength from which a finding calls a condition clearly to mind. */
const clearly = 3;

/** Can't-miss conditions that a note can never clearly call to mind. */
export function unevokedDangers({ conditions }: CompiledKnowledge): Doubt[] {
  return conditions.flatMap(({ id, cantMiss, links }): Doubt[] =>
    cantMiss === null || links.some(({ evokes }) => evokes >= clearly)
      ? []
      : [
          {
            kind: 'condition',
            ids: [id],
            message: `must not be missed, but no finding evokes it with a strength of ${String(clearly)} or more`,
          },
        ],
  );
}
