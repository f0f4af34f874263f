/** The atoms of a rule against the facts: whether each holds, and where the note says so. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Clause, Term } from '../knowledge/types.js';
import type { Span } from '../note/types.js';
import type { Facts } from './facts.js';

/** Ages between which a pregnancy is possible unless it is denied. */
const fertile = { from: 12, to: 56 } as const;

/** A term that holds, with its place in the note (null for what has none, such as "pregnancy possible") and its concept. */
export interface Held {
  readonly term: Term;
  readonly place: Span | null;
}

/** Checks one term; null where it does not hold. What is not documented holds nothing; what is read loosely only where it may. */
export function holds(term: Term, facts: Facts, base: KnowledgeBase, mayBeLoose = false): Held | null {
  const { patient } = facts.note;
  switch (term.kind) {
    case 'concept': {
      const fact = facts.findings.get(term.id);
      if (fact !== undefined) {
        const counts = fact.present && fact.weight >= 0.5 && (mayBeLoose || !fact.loose);
        return counts ? { term, place: fact } : null;
      }
      const mention = facts.conditions.get(term.id) ?? childCondition(term.id, facts, base);
      return mention === undefined ? null : { term, place: mention };
    }
    case 'drug': {
      const mention = facts.drugs.get(term.id);
      return mention === undefined ? null : { term, place: mention };
    }
    case 'class': {
      const mention = [...facts.drugs.values()].find((one) => base.classesOf(one.concept.id).has(term.id));
      return mention === undefined ? null : { term, place: mention };
    }
    case 'age':
      return patient.ageYears !== null && patient.ageYears >= term.from && patient.ageYears < term.to
        ? { term, place: patient.ageSpan }
        : null;
    case 'sex':
      return patient.sex === term.sex ? { term, place: patient.sexSpan } : null;
    case 'pregnant':
      return patient.pregnant === true ? { term, place: patient.pregnancySpan } : null;
    case 'pregnancy-possible': {
      const age = patient.ageYears;
      const possible =
        patient.sex === 'female' &&
        age !== null &&
        age >= fertile.from &&
        age < fertile.to &&
        patient.pregnant !== false;
      return possible ? { term, place: patient.sexSpan } : null;
    }
    case 'postpartum':
      return patient.postpartumDays !== null && patient.postpartumDays <= 42 ? { term, place: patient.ageSpan } : null;
  }
}

function childCondition(id: string, facts: Facts, base: KnowledgeBase): Span | undefined {
  for (const child of base.conditionFamily(id).children) {
    const mention = facts.conditions.get(child);
    if (mention !== undefined) {
      return mention;
    }
  }
  return undefined;
}

function isComplaint(held: Held, facts: Facts): boolean {
  return held.term.kind === 'concept' && facts.findings.get(held.term.id)?.complaint === true;
}

/** Checks a whole clause with its exceptions; the places that made it hold, in the order of the clause, or null. */
export function clauseHolds(when: Clause, unless: readonly Term[], facts: Facts, base: KnowledgeBase): Held[] | null {
  const held: Held[] = [];
  for (const alternatives of when) {
    const found = alternatives.flatMap((term) => holds(term, facts, base) ?? []);
    // Of several words that hold, the reason to come is the one to quote.
    const [first] = found;
    if (first === undefined) {
      return null;
    }
    held.push(found.find((one) => isComplaint(one, facts)) ?? first);
  }
  return unless.some((term) => holds(term, facts, base, true) !== null) ? null : held;
}
