/** What every alert code is given, and the one way an alert is put together. */
import type { KnowledgeBase } from '../../knowledge/base.js';
import type { Concept } from '../../note/types.js';
import type { Ranking } from '../differential.js';
import type { Facts } from '../facts.js';
import type { Visit } from '../visit.js';
import type { HoldingRule } from './cantMiss.js';
import type { Alert, AlertCode, Gap, Hypothesis, Quote, Severity } from '../types.js';

export interface AlertContext {
  readonly facts: Facts;
  readonly base: KnowledgeBase;
  readonly ranking: Ranking;
  readonly hypotheses: readonly Hypothesis[];
  readonly gaps: readonly Gap[];
  /** Whether assessment or plan have words in them. */
  readonly assessed: boolean;
  readonly visit: Visit;
  /** Can't-miss rules that hold. */
  readonly rules: readonly HoldingRule[];
}

const severityOf: Record<AlertCode, Severity> = {
  'cant-miss': 'warning',
  'critical-value': 'warning',
  'allergy-conflict': 'error',
  contradiction: 'warning',
  unaddressed: 'information',
  unsupported: 'information',
  'missing-finding': 'information',
};

export interface AlertParts {
  readonly code: AlertCode;
  readonly message: string;
  /** Never empty: an alert without words of the note is none. The first is the anchor. */
  readonly evidence: readonly [Quote, ...Quote[]];
  readonly condition?: string;
  readonly finding?: string;
  readonly asks?: readonly string[];
  readonly concepts: readonly Concept[];
}

/** An alert in the text; the budget may yet move it to the side view. */
export function alertOf(parts: AlertParts): Alert {
  const [anchor] = parts.evidence;
  const about = parts.condition ?? parts.finding ?? parts.concepts[0]?.id ?? '';
  return {
    id: `${parts.code}:${about}:${String(anchor.start)}`,
    code: parts.code,
    severity: severityOf[parts.code],
    message: parts.message,
    start: anchor.start,
    end: anchor.end,
    condition: parts.condition ?? null,
    finding: parts.finding ?? null,
    evidence: parts.evidence,
    source: 'knowledge',
    inText: true,
    asks: parts.asks ?? [],
    concepts: parts.concepts,
  };
}

/** Whether a list has a first element, for the type checker's sake. */
export function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
