/** `unaddressed`: what the findings point to most is in neither assessment nor plan. */
import type { Concept } from '../../note/types.js';
import { inSentence } from '../differential.js';
import type { Alert } from '../types.js';
import { distinct, shown, within } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf, isFilled } from './context.js';

const leastProbability = 0.6;
const leastBits = 1.5;
const closePair = 4;
/** Evoking strength of a finding that calls for the condition itself. */
const hallmark = 3;
/** The author's own diagnosis must be this much less likely before the review says otherwise. */
const leastAdvantage = 3;

/** Raised only for what does not wait (immediate or same-day), once an assessment stands, for the one leading hypothesis, when no stated diagnosis is nearly as likely. */
export function unaddressedAlerts(context: AlertContext): Alert[] {
  const { base, facts, hypotheses } = context;
  const [first] = hypotheses;
  if (
    !context.assessed ||
    context.visit !== 'new' ||
    first === undefined ||
    first.probability < leastProbability ||
    first.addressed !== 'none' ||
    (first.urgency !== 'immediate' && first.urgency !== 'same-day')
  ) {
    return [];
  }
  // Of a close pair the one that must not be missed is named.
  const named =
    hypotheses.find(
      (one) => one.cantMiss && one.addressed === 'none' && one.probability >= first.probability / closePair,
    ) ?? first;
  const rival = hypotheses.find((one) => one.addressed !== 'none');
  const strong = named.for.filter((piece) => piece.bits >= leastBits && base.finding(piece.concept) !== undefined);
  const condition = base.condition(named.condition);
  const evidence = distinct(facts.note, strong.slice(0, 3));
  if (
    strong.length < 2 ||
    !strong.some((piece) => (condition?.linkOf.get(piece.concept)?.evokes ?? 0) >= hallmark) ||
    !isFilled(evidence) ||
    (rival !== undefined && first.probability < leastAdvantage * rival.probability)
  ) {
    return [];
  }
  const quotes = evidence.slice(0, 2).map((one) => `“${shown(one.quote, 36)}”`);
  const name = inSentence(named.name);
  const message = within(
    25,
    `${named.name} fits ${quotes.join(' + ')} and is not addressed.`,
    `Consider ${name} in assessment or plan.`,
  );
  const concepts = strong.map((piece): Concept => ({ kind: 'finding', id: piece.concept }));
  return [alertOf({ code: 'unaddressed', message, evidence, condition: named.condition, concepts })];
}
