/** `cant-miss`: a dangerous condition that the note's findings call for and its assessment does not mention. */
import type { IndexedCondition, KnowledgeBase } from '../../knowledge/base.js';
import type { CantMissRule } from '../../knowledge/types.js';
import type { Concept, Span } from '../../note/types.js';
import { addressedBy } from '../addressed.js';
import { inSentence } from '../differential.js';
import type { Facts } from '../facts.js';
import { isDocumented } from '../gaps.js';
import { clauseHolds } from '../terms.js';
import type { Held } from '../terms.js';
import type { Alert } from '../types.js';
import { distinct, shown, within } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf, isFilled } from './context.js';

/** Least probability at which a can't-miss condition is raised without a rule, and least bits of its two best findings. */
const leastProbability = 0.25;
const leastBits = 1.5;
/** …while the author has not said yet what they think: such an alert does not wait, but must be surer. */
const leastUnassessed = 0.35;
/** A probability at which no hallmark is needed. */
const farAhead = 0.6;
/** Evoking strength of a finding that calls for the condition. */
const hallmark = 3;
/** Terms that say who the patient is and not what is found; they are no evidence to quote. */
const demographic: ReadonlySet<string> = new Set(['age', 'sex', 'pregnancy-possible', 'pregnant', 'postpartum']);
/** Most words of the message. */
const mostWords = 25;

/** A rule whose findings are all there, with their places. */
export interface HoldingRule {
  readonly rule: CantMissRule;
  readonly held: readonly Held[];
}

/** The can't-miss rules that hold for a note; their conditions are listed whatever their probability. */
export function holdingRules(facts: Facts, base: KnowledgeBase): HoldingRule[] {
  return base.cantMiss.flatMap((rule) => {
    const held = clauseHolds(rule.when, rule.unless, facts, base);
    return held === null ? [] : [{ rule, held }];
  });
}

/** At most one alert a condition: by a sourced rule, else by posterior. Neither waits for the assessment. */
export function cantMissAlerts(context: AlertContext): Alert[] {
  const { base, facts } = context;
  const alerts = new Map<string, Alert>();
  for (const { rule, held } of context.rules) {
    const condition = base.condition(rule.condition);
    if (condition === undefined || alerts.has(condition.id) || addressedBy(condition, facts, base) !== 'none') {
      continue;
    }
    const places = placesOf(held, context);
    const concepts = held.flatMap((one): Concept[] =>
      one.term.kind === 'concept' ? [{ kind: 'finding', id: one.term.id }] : [],
    );
    const alert = alertFor(context, condition, places, concepts, rule.ask);
    if (alert !== null) {
      alerts.set(condition.id, alert);
    }
  }
  if (context.visit === 'new') {
    const enough = context.assessed ? leastProbability : leastUnassessed;
    for (const hypothesis of context.hypotheses) {
      const condition = base.condition(hypothesis.condition);
      const strong = hypothesis.for.filter(
        (piece) => piece.bits >= leastBits && base.finding(piece.concept) !== undefined,
      );
      const raised =
        condition !== undefined &&
        hypothesis.cantMiss &&
        (condition.urgency === 'immediate' || condition.urgency === 'same-day') &&
        hypothesis.probability >= enough &&
        hypothesis.addressed === 'none' &&
        strong.length >= 2 &&
        // One finding at least must call for the condition itself, unless it leads by far.
        (hypothesis.probability >= farAhead ||
          strong.some((piece) => (condition.linkOf.get(piece.concept)?.evokes ?? 0) >= hallmark)) &&
        !alerts.has(condition.id);
      if (!raised) {
        continue;
      }
      const ask = context.gaps
        .filter((gap) => (condition.linkOf.get(gap.finding)?.evokes ?? 0) >= 2)
        .map((gap) => gap.finding);
      const concepts = strong.map((piece): Concept => ({ kind: 'finding', id: piece.concept }));
      const alert = alertFor(context, condition, strong, concepts, ask);
      if (alert !== null) {
        alerts.set(condition.id, alert);
      }
    }
  }
  return [...alerts.values()];
}

/** Where the rule's findings stand, the loudest first; who the patient is only where nothing else is. */
function placesOf(held: readonly Held[], { base }: AlertContext): Span[] {
  const importOf = (one: Held): number => (one.term.kind === 'concept' ? (base.finding(one.term.id)?.import ?? 2) : 2);
  const findings = held.filter((one) => !demographic.has(one.term.kind));
  return (findings.length > 0 ? findings : held)
    .toSorted((a, b) => importOf(b) - importOf(a))
    .flatMap((one) => one.place ?? []);
}

/** "Consider X: "a" + "b". Assessment does not mention X. Not documented: C, D." */
function alertFor(
  context: AlertContext,
  condition: IndexedCondition,
  places: readonly Span[],
  concepts: readonly Concept[],
  ask: readonly string[],
): Alert | null {
  const { base, facts } = context;
  const evidence = distinct(facts.note, places.slice(0, 3));
  if (!isFilled(evidence)) {
    return null;
  }
  const name = inSentence(condition.name);
  const asks = ask.filter((id) => !isDocumented(id, facts, base)).slice(0, 2);
  const missing = asks.flatMap((id) => base.finding(id)?.name ?? []);
  const quotes = evidence.map((one) => `“${shown(one.quote, 36)}”`);
  const notDocumented = missing.length > 0 ? `Not documented: ${missing.join(', ')}.` : '';
  const message = within(
    mostWords,
    `Consider ${name}: ${quotes.slice(0, 2).join(' + ')}.`,
    context.assessed ? `Assessment does not mention ${name.length > 34 ? 'it' : name}.` : '',
    notDocumented,
  );
  return alertOf({
    code: 'cant-miss',
    message,
    evidence,
    condition: condition.id,
    asks: notDocumented !== '' && message.endsWith(notDocumented) ? asks : [],
    concepts,
  });
}
