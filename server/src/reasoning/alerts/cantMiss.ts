/** `cant-miss`: a dangerous condition that the note's findings call for and its assessment does not mention. */
import type { IndexedCondition, KnowledgeBase } from '../../knowledge/base.js';
import type { CantMissRule } from '../../knowledge/types.js';
import type { Concept, Span } from '../../note/types.js';
import { addressedBy } from '../addressed.js';
import { authorsView } from '../authorsView.js';
import { inSentence } from '../differential.js';
import type { Facts } from '../facts.js';
import { parameters } from '../parameters.js';
import { isDocumented } from '../gaps.js';
import { clauseHolds } from '../terms.js';
import type { Held } from '../terms.js';
import type { Alert, Evidence, Hypothesis } from '../types.js';
import { distinct, shown, within } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf, isFilled } from './context.js';

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

/** At most one alert a family: by a sourced rule, else by posterior. Neither waits for the assessment. */
export function cantMissAlerts(context: AlertContext): Alert[] {
  const { base, facts } = context;
  const alerts = new Map<string, Alert>();
  const put = (
    condition: IndexedCondition,
    places: readonly Span[],
    concepts: readonly string[],
    ask: string[],
  ): void => {
    const { children, ancestors } = base.conditionFamily(condition.id);
    if ([condition.id, ...children, ...ancestors].some((id) => alerts.has(id)) || isToldByStated(concepts, context)) {
      return;
    }
    const named = concepts.map((id): Concept => ({ kind: 'finding', id }));
    const alert = alertFor(context, condition, places, named, ask);
    if (alert !== null) {
      alerts.set(condition.id, alert);
    }
  };
  for (const { rule, held } of context.rules) {
    const condition = base.condition(rule.condition);
    if (condition !== undefined && addressedBy(condition, facts, base) === 'none') {
      const concepts = held.flatMap(({ term }) => (term.kind === 'concept' ? [term.id] : []));
      put(condition, placesOf(held, context), concepts, [...rule.ask]);
    }
  }
  for (const hypothesis of context.visit === 'new' ? context.hypotheses : []) {
    const condition = fearedIn(hypothesis, context);
    const strong = strongPieces(hypothesis, context);
    if (condition !== null && isRaised(hypothesis, condition, strong, context)) {
      const ask = context.gaps
        .map((gap) => gap.finding)
        .filter((finding) => (condition.linkOf.get(finding)?.evokes ?? 0) >= 2);
      put(
        condition,
        strong,
        strong.map((piece) => piece.concept),
        ask,
      );
    }
  }
  return [...alerts.values()];
}

/** What must not be missed of a hypothesis: itself, else the nearest of its family that is marked so. */
function fearedIn({ condition }: Hypothesis, { base }: AlertContext): IndexedCondition | null {
  const family = [condition, ...base.conditionFamily(condition).ancestors].flatMap((id) => base.condition(id) ?? []);
  return family.find(({ cantMiss }) => cantMiss !== null) ?? null;
}

/** The findings that speak clearly for a hypothesis. */
const strongPieces = (hypothesis: Hypothesis, { base }: AlertContext): Evidence[] =>
  hypothesis.for.filter((piece) => piece.bits >= parameters.cantMiss.bits && base.finding(piece.concept) !== undefined);

/** Whether a hypothesis is raised by its probability alone. */
function isRaised(
  hypothesis: Hypothesis,
  condition: IndexedCondition,
  strong: readonly Evidence[],
  context: AlertContext,
): boolean {
  const { assessed, unassessed, farAhead, hallmark } = parameters.cantMiss;
  return (
    (condition.urgency === 'immediate' || condition.urgency === 'same-day') &&
    hypothesis.probability >= (context.assessed ? assessed : unassessed) &&
    hypothesis.addressed === 'none' &&
    addressedBy(condition, context.facts, context.base) === 'none' &&
    strong.length >= 2 &&
    // One finding at least must be said in so many words, and call for the condition itself unless it leads by far.
    strong.some(
      ({ concept }) =>
        context.facts.findings.get(concept)?.loose !== true &&
        (hypothesis.probability >= farAhead || evokesOf(concept, hypothesis, condition, context) >= hallmark),
    )
  );
}

/** How strongly a finding evokes the hypothesis or the family that is feared. */
const evokesOf = (finding: string, hypothesis: Hypothesis, feared: IndexedCondition, { base }: AlertContext): number =>
  Math.max(
    base.condition(hypothesis.condition)?.linkOf.get(finding)?.evokes ?? 0,
    feared.linkOf.get(finding)?.evokes ?? 0,
  );

/** Share of its patients in which a condition shows what it accounts for; a rarity that its row lists as well accounts for nothing. */
const usual = 0.2;

/** Whether the author states an emergency that usually shows all these findings: who has named the danger needs no second one from them. */
function isToldByStated(concepts: readonly string[], { base, facts }: AlertContext): boolean {
  const stated = facts.conditionMentions.flatMap((mention) => {
    const condition = base.condition(mention.concept.id);
    const { polarity } = mention.assertion;
    return authorsView.has(mention.section) && (polarity === 'present' || polarity === 'possible')
      ? (condition ?? [])
      : [];
  });
  return stated.some(
    (condition) =>
      condition.cantMiss !== null &&
      condition.urgency === 'immediate' &&
      concepts.length > 0 &&
      concepts.every((id) =>
        [id, ...base.descendants(id)].some((one) => (condition.linkOf.get(one)?.frequency ?? 0) >= usual),
      ),
  );
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
  // The loudest two are said; a value late in the note says more than the tiredness at its head.
  const loudest = distinct(facts.note, places.slice(0, 2));
  const quotes = (loudest.length > 1 ? loudest : evidence).map((one) => `“${shown(one.quote, 36)}”`);
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
