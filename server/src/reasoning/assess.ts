/** The fast pass: a read note and the knowledge base -> differential, gaps and alerts. Pure, and quick enough for every keystroke. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Note } from '../note/types.js';
import { hasAssessment } from './addressed.js';
import { allergyConflictAlerts } from './alerts/allergyConflict.js';
import { cantMissAlerts, holdingRules } from './alerts/cantMiss.js';
import type { AlertContext } from './alerts/context.js';
import { contradictionAlerts } from './alerts/contradiction.js';
import { criticalValueAlerts } from './alerts/criticalValue.js';
import { dischargeAlerts } from './alerts/discharge.js';
import { missingFindingAlerts } from './alerts/missingFinding.js';
import { unaddressedAlerts } from './alerts/unaddressed.js';
import { unsupportedAlerts } from './alerts/unsupported.js';
import { applyBudget } from './budget.js';
import type { Ranking } from './differential.js';
import { listHypotheses, rank } from './differential.js';
import type { Facts } from './facts.js';
import { gatherFacts } from './facts.js';
import { findGaps } from './gaps.js';
import type { Assessment } from './types.js';
import type { Visit } from './visit.js';
import { visitOf } from './visit.js';

/** Said of a note whose words are mostly not English. */
export const notEnglish = 'The note does not seem to be in English; DxLens reads English only.';

const nothing: Ranking = { ranked: [], otherProbability: 1 };

/** Assesses one note. Never throws on any text: what cannot be ranked has status `insufficient` and a notice that says why. */
export function assess(note: Note, base: KnowledgeBase): Assessment {
  if (!note.english) {
    return {
      status: 'insufficient',
      notices: [notEnglish],
      differential: [],
      otherProbability: 1,
      gaps: [],
      alerts: [],
    };
  }
  const facts = gatherFacts(note, base);
  const visit = visitOf(facts.note, facts.complaints, base);
  const { reason, notices } = rankable(facts, visit, base);
  const rules = holdingRules(facts, base);
  const byRule = new Set(rules.map(({ rule }) => rule.condition));
  const ranking = reason === null ? rank(facts, byRule, base) : nothing;
  const hypotheses = reason === null ? listHypotheses(ranking, byRule, facts, base) : [];
  const gaps = reason === null ? findGaps(facts, ranking, base) : [];
  const context: AlertContext = {
    facts,
    base,
    ranking,
    hypotheses,
    gaps,
    assessed: hasAssessment(facts),
    visit,
    rules,
  };
  const alerts = applyBudget(
    [
      ...(visit === 'comfort' ? [] : [...cantMissAlerts(context), ...criticalValueAlerts(context)]),
      ...allergyConflictAlerts(context),
      ...contradictionAlerts(context),
      ...unaddressedAlerts(context),
      ...dischargeAlerts(context),
      ...unsupportedAlerts(context),
      ...missingFindingAlerts(context),
    ],
    base,
  );
  return {
    status: reason === null ? 'reviewed' : 'insufficient',
    notices: [...(reason === null ? [] : [reason]), ...notices],
    differential: hypotheses,
    // What is not listed is not one of these either.
    otherProbability: Math.max(0, 1 - hypotheses.reduce((sum, one) => sum + one.probability, 0)),
    gaps,
    alerts,
  };
}

/** Findings of now that make a note worth ranking where no complaint, or no age, was recognised. */
const leastSigns = 1;
const leastSignsWithoutAge = 2;

/** How many symptoms, signs and results the note itself says are there. */
function present(facts: Facts, base: KnowledgeBase): number {
  return [...facts.findings.values()].filter((fact) => {
    const kind = base.finding(fact.finding)?.kind;
    return (
      fact.present &&
      fact.mention?.concept.id === fact.finding &&
      (kind === 'symptom' || kind === 'sign' || kind === 'result')
    );
  }).length;
}

/** Whether a finding of now that asks for an explanation has none in the known problems and drugs. */
const hasUnexplained = (facts: Facts, base: KnowledgeBase): boolean =>
  [...facts.findings.values()].some(
    (fact) =>
      fact.present &&
      fact.mention?.concept.id === fact.finding &&
      !facts.attributed.has(fact.finding) &&
      (base.finding(fact.finding)?.import ?? 0) >= unexplainedImport,
  );
const unexplainedImport = 3;

/** Why a note cannot be ranked, or null; and what its reader should know all the same. */
function rankable(facts: Facts, visit: Visit, base: KnowledgeBase): { reason: string | null; notices: string[] } {
  const { patient } = facts.note;
  const notices: string[] = [];
  if (visit === 'comfort') {
    return { reason: 'Comfort care is documented: nothing is ranked.', notices };
  }
  if (visit === 'routine') {
    return { reason: 'A routine visit without a pressing complaint: nothing is ranked.', notices };
  }
  if (visit === 'follow-up' && facts.complaints.length === 0 && !hasUnexplained(facts, base)) {
    return { reason: 'A follow-up whose findings the known problems explain: nothing is ranked.', notices };
  }
  const signs = present(facts, base);
  if (facts.complaints.length === 0 && signs < leastSigns) {
    return { reason: 'Too little to rank: no presenting complaint was recognised.', notices };
  }
  if (patient.ageYears === null) {
    if (signs < leastSignsWithoutAge) {
      return { reason: 'Too little to rank: neither age nor more than a complaint is documented.', notices };
    }
    notices.push('Age is not documented; the differential is not adjusted for it.');
  } else if (patient.ageYears < 18) {
    notices.push('The patient is under 18: ranges follow age, but the differential is not validated for children.');
  }
  if (patient.pregnant === true || patient.postpartumDays !== null) {
    notices.push('Pregnancy or the weeks after birth: the differential is not validated for them.');
  }
  return { reason: null, notices };
}
