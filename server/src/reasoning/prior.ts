/** How likely a condition is before any finding is heard, and what rules it out from the start. */
import type { IndexedCondition, IndexedHead } from '../knowledge/base.js';
import type { Facts } from './facts.js';
import { parameters } from './parameters.js';

/** Requirements and exclusions: what is unknown rules nothing out. */
export function ruledOut(condition: IndexedCondition, facts: Facts): boolean {
  const { patient } = facts.note;
  const { requires } = condition;
  if (requires !== null) {
    if (requires.sex !== null && patient.sex !== null && patient.sex !== requires.sex) {
      return true;
    }
    if (patient.ageYears !== null && (patient.ageYears < requires.ageFrom || patient.ageYears >= requires.ageTo)) {
      return true;
    }
    // No appendicitis without an appendix.
    if (requires.organs.some((organ) => facts.missingOrgans.has(organ))) {
      return true;
    }
    // Not documented is not denied: only where each of them is absent is the condition ruled out.
    if (requires.anyOf.length > 0 && requires.anyOf.every((id) => facts.findings.get(id)?.present === false)) {
      return true;
    }
  }
  return condition.excludes.some((id) => facts.findings.get(id)?.present === true || facts.conditions.has(id));
}

/** Whether one of the findings that the condition requires is documented as present; true where it requires none. */
export function hasRequired(condition: IndexedCondition, facts: Facts): boolean {
  const anyOf = condition.requires?.anyOf ?? [];
  return anyOf.length === 0 || anyOf.some((id) => facts.findings.get(id)?.present === true || facts.conditions.has(id));
}

/** A condition this much likelier in pregnancy is one of pregnancy. */
const pregnancyMark = 7;

const isOfPregnancy = ({ pregnancy, pregnant }: IndexedHead): boolean => pregnancy >= pregnancyMark || pregnant >= 0.5;

/** Prior in bits: log2 of the cases per encounter in the note's setting, adjusted for age, sex and pregnancy. */
export function priorBits(condition: IndexedHead, facts: Facts): number {
  const { patient, setting } = facts.note;
  const base = setting === null ? (condition.prior.clinic + condition.prior.emergency) / 2 : condition.prior[setting];
  let factor = 1;
  if (patient.ageYears !== null) {
    const years = patient.ageYears;
    factor *= condition.age.find((bracket) => years >= bracket.from && years < bracket.to)?.factor ?? 1;
  }
  if (patient.sex !== null) {
    factor *= condition.sex[patient.sex];
  }
  const isDenied = patient.pregnant === false && patient.postpartumDays === null;
  const penalty = isDenied && isOfPregnancy(condition) ? parameters.notPregnant : 0;
  const withChild = patient.pregnant === true || (patient.postpartumDays !== null && patient.postpartumDays <= 42);
  if (withChild) {
    factor *= condition.pregnancy;
  }
  // A zero of the knowledge means "hardly ever", since an age may be misread.
  return Math.log2(Math.max(base * factor, 1e-8)) - penalty;
}
