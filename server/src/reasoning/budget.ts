/** Few alerts, each worth reading: which stand in the text, by the harm that reading them may avoid. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Alert, AlertCode } from './types.js';

/** Most alerts of a code in the text; the rest stand in the side view. */
const mostInText: Record<AlertCode, number> = {
  'cant-miss': 1,
  'allergy-conflict': 3,
  'critical-value': 3,
  contradiction: 2,
  unaddressed: 1,
  unsupported: 1,
  'missing-finding': 2,
};
const order: readonly AlertCode[] = [
  'cant-miss',
  'allergy-conflict',
  'critical-value',
  'contradiction',
  'unaddressed',
  'unsupported',
  'missing-finding',
];
const mostInAll = 6;

/** Orders alerts by code, keeping the order within a code; leaves out what only repeats, and marks what is beyond the budget as out of the text. */
export function applyBudget(alerts: readonly Alert[], base: KnowledgeBase): Alert[] {
  const sorted = order.flatMap((code) => alerts.filter((alert) => alert.code === code));
  const counts = new Map<AlertCode, number>();
  const raised = new Set<string>();
  const asked = new Set<string>();
  let inAll = 0;
  return sorted.flatMap((alert) => {
    const count = counts.get(alert.code) ?? 0;
    // What a can't-miss alert says already is not said again, as unaddressed or as a gap.
    const repeats =
      (alert.code === 'unaddressed' && alert.condition !== null && isRaised(alert.condition, raised, base)) ||
      (alert.code === 'missing-finding' && alert.asks.every((finding) => asked.has(finding)));
    if (repeats) {
      return [];
    }
    const inText = count < mostInText[alert.code] && inAll < mostInAll;
    if (inText) {
      counts.set(alert.code, count + 1);
      inAll++;
      alert.asks.forEach((finding) => asked.add(finding));
    }
    if (alert.condition !== null) {
      raised.add(alert.condition);
    }
    return [{ ...alert, inText }];
  });
}

/** Whether an alert was raised for the condition, a form of it, or the family that it belongs to. */
function isRaised(condition: string, raised: ReadonlySet<string>, base: KnowledgeBase): boolean {
  const { children, ancestors } = base.conditionFamily(condition);
  return [condition, ...children, ...ancestors].some((id) => raised.has(id));
}
