/** Findings that the note does not document and whose answer would change what to do. Not documented is not denied. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Finding } from '../knowledge/types.js';
import { addressedBy } from './addressed.js';
import type { Ranking } from './differential.js';
import { inSentence } from './differential.js';
import type { Facts } from './facts.js';
import { clauseHolds } from './terms.js';
import type { Held } from './terms.js';
import { NoteWords } from './wordsInNote.js';
import type { Gap } from './types.js';
import { distinct } from './wording.js';
import type { Ranked } from './differential.js';

/** How many hypotheses are told apart, and how many gaps are given. */
const considered = 6;
const most = 8;
/** Least expected bits worth asking for. */
const least = 0.02;
/** How cheap an answer is: asking costs less than examining. A result is no question to ask: the first tests stand with the condition. */
const cheapness = { symptom: 1, history: 1, risk: 0.9, sign: 0.9, result: 0 } as const;
/** An answer that bears on a can't-miss condition is worth this much more. */
const danger = 2.5;
/** Least probability of a condition that is still open. */
const openProbability = 0.05;
/** …and of one that must not be missed. */
const fearedProbability = 0.01;
/** A question that a rule asks comes before those the differential raises. */
const ruleBits = 1;

/** Whether the note says anything of a finding: itself, a narrower form, or an absent or present parent that settles it. */
export function isDocumented(finding: string, facts: Facts, base: KnowledgeBase): boolean {
  return facts.findings.has(finding) || base.descendants(finding).some((id) => facts.findings.has(id));
}

/** Gaps, most valuable first. None where there is no complaint to ask about. */
export function findGaps(facts: Facts, ranking: Ranking, base: KnowledgeBase): Gap[] {
  const asked = ruleGaps(facts, ranking, base);
  const known = new Set(asked.map((gap) => gap.finding));
  const raised = differentialGaps(facts, ranking, base).filter((gap) => !known.has(gap.finding));
  const words = new NoteWords(facts.note);
  const gaps: Gap[] = [];
  for (const gap of [...asked, ...raised]) {
    // If in doubt whether the note answers it, nothing is asked.
    if (gaps.length < most && !words.speakOf(base.finding(gap.finding)!)) {
      gaps.push(gap);
    }
  }
  return gaps;
}

/** Whether a question comes from conditions alone, all of which the note calls stable: it was asked when they were new. */
function isOfStable(held: readonly Held[], facts: Facts): boolean {
  const concepts = held.flatMap(({ term }) => (term.kind === 'concept' ? [term.id] : []));
  return concepts.length > 0 && concepts.every((id) => !facts.findings.has(id) && isStable(id, facts));
}

/** What is said of a problem below its name: "Depression.\n• He is doing well with therapy." */
const doingWell =
  /^[^\n]{0,3}\n[^\n]{0,60}\b(?:(?:is|has been) doing (?:very |pretty |relatively )?well|well[- ](?:managed|controlled)|(?:is|are|remains?) stable)\b/i;

const isStable = (condition: string, { note, conditionMentions }: Facts): boolean =>
  conditionMentions.some(
    ({ concept, assertion, end }) =>
      concept.id === condition &&
      (assertion.status === 'stable' ||
        assertion.status === 'resolved' ||
        doingWell.test(note.text.slice(end, end + 160))),
  );

function ruleGaps(facts: Facts, ranking: Ranking, base: KnowledgeBase): Gap[] {
  const gaps: Gap[] = [];
  for (const rule of base.questions) {
    const finding = base.finding(rule.ask);
    const answered = finding === undefined || isAnswered(finding, facts, base);
    if (answered || gaps.some((gap) => gap.finding === rule.ask)) {
      continue;
    }
    const held = clauseHolds(rule.when, rule.unless, facts, base);
    const places = (held ?? []).flatMap((one) =>
      one.place === null || one.term.kind === 'age' || one.term.kind === 'sex' || one.term.kind === 'pregnancy-possible'
        ? []
        : [one.place],
    );
    if (held === null || places.length === 0 || isOfStable(held, facts)) {
      continue;
    }
    if (isRelevant(finding, facts, ranking, base)) {
      gaps.push(
        gapOf(finding, distinct(facts.note, places), ruleBits, separated(rule.ask, ranking, base), rule.because),
      );
    }
  }
  return gaps;
}

/**
 * A rule's question is worth asking while a condition on which its answer bears is open: likely enough, and not the author's own
 * diagnosis. A question on which no condition of the knowledge base bears is taken at the rule's word.
 */
function isRelevant(finding: Finding, facts: Facts, ranking: Ranking, base: KnowledgeBase): boolean {
  let bears = false;
  for (const { weighed, probability } of ranking.ranked) {
    const { condition } = weighed;
    // What bears on a family bears on its narrower forms.
    const family = [
      condition,
      ...base.conditionFamily(condition.id).ancestors.flatMap((id) => base.condition(id) ?? []),
    ];
    const speaks = family.some(
      (one) => (one.linkOf.get(finding.id)?.evokes ?? 0) >= 2 || (one.risks[finding.id] ?? 1) >= 2,
    );
    if (!speaks) {
      continue;
    }
    bears = true;
    const least = condition.cantMiss === null ? openProbability : fearedProbability;
    if (probability >= least && condition.urgency !== 'routine' && addressedBy(condition, facts, base) === 'none') {
      return true;
    }
  }
  return !bears;
}

/** Pregnancy is answered by the patient's own state as well; drug questions by a list of medications that has none of them. */
function isAnswered(finding: Finding, facts: Facts, base: KnowledgeBase): boolean {
  if (isDocumented(finding.id, facts, base) || isPrompted(finding.id, facts) || base.silenced(finding.id)) {
    return true;
  }
  // "One-sided" answers "both-sided": of narrower forms by one kind of attribute, one that is there settles the others.
  const sibling = base
    .descendants(finding.is ?? '')
    .some((id) => facts.findings.get(id)?.present === true && base.finding(id)?.when?.kind === finding.when?.kind);
  if (finding.when !== null && sibling) {
    return true;
  }
  if (finding.id === 'pregnancy' || finding.id === 'positive-pregnancy-test') {
    return (
      facts.note.patient.pregnant !== null ||
      facts.note.patient.postpartumDays !== null ||
      facts.note.patient.sex === 'male'
    );
  }
  const listsDrugs = facts.note.sentences.some(
    (sentence) => facts.note.sections[sentence.section]!.kind === 'medications',
  );
  return finding.drugs.length > 0 && listsDrugs;
}

/** A prompt for it stands in the note: the clinician has taken the question up. */
function isPrompted(finding: string, facts: Facts): boolean {
  return facts.note.mentions.some(
    (mention) =>
      mention.concept.id === finding &&
      mention.assertion.polarity === 'hypothetical' &&
      facts.note.text.slice(mention.end, mention.end + 8).includes('***'),
  );
}

/** The first hypotheses, one of each family: what tells a disease from its own forms changes little of what to do next. */
function contenders(ranking: Ranking, base: KnowledgeBase): Ranked[] {
  const families = new Set<string>();
  const found: Ranked[] = [];
  for (const one of ranking.ranked) {
    const { id } = one.weighed.condition;
    const family = base.conditionFamily(id).ancestors.at(-1) ?? id;
    if (found.length < considered && !families.has(family)) {
      families.add(family);
      found.push(one);
    }
  }
  return found;
}

function differentialGaps(facts: Facts, ranking: Ranking, base: KnowledgeBase): Gap[] {
  const leading = contenders(ranking, base).filter((one) => one.probability >= 0.02 && one.weighed.meetsComplaint);
  const anchor = facts.complaints[0];
  if (leading.length === 0 || anchor === undefined) {
    return [];
  }
  const candidates = new Set(leading.flatMap((one) => one.weighed.condition.links.map((link) => link.finding)));
  const gaps: Gap[] = [];
  for (const id of candidates) {
    const finding = base.finding(id);
    if (finding === undefined || isAnswered(finding, facts, base) || !isOpen(finding, facts)) {
      continue;
    }
    const bits = expectedBits(id, leading, finding.base) * cheapness[finding.kind];
    const feared = leading.some(
      (one) => one.weighed.condition.cantMiss !== null && (one.weighed.condition.linkOf.get(id)?.evokes ?? 0) >= 3,
    );
    const value = bits * (feared ? danger : 1);
    if (value >= least) {
      gaps.push(gapOf(finding, distinct(facts.note, facts.complaints), value, separated(id, ranking, base), null));
    }
  }
  return gaps.sort((a, b) => b.bits - a.bits).slice(0, 2 * most);
}

/**
 * "Is the pain tearing?" is asked only where there is pain. A narrower finding that is no quality of its parent is not asked where the
 * parent is there: whoever describes an ulcer of the foot has seen where it is.
 */
function isOpen({ id, is }: Finding, facts: Facts): boolean {
  const isParentPresent = is !== null && facts.findings.get(is)?.present === true;
  return is === null || id.includes('.') === isParentPresent;
}

/** Mutual information, in bits, of a finding's answer and which of the leading hypotheses holds. */
function expectedBits(finding: string, leading: readonly Ranked[], base: number): number {
  const total = leading.reduce((sum, one) => sum + one.probability, 0);
  let marginal = 0;
  let conditional = 0;
  for (const one of leading) {
    const share = one.probability / total;
    const present = Math.min(0.98, Math.max(0.005, one.weighed.condition.linkOf.get(finding)?.frequency ?? base));
    marginal += share * present;
    conditional += share * entropy(present);
  }
  return entropy(marginal) - conditional;
}

const entropy = (p: number): number => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p));

/** The two likely conditions whose frequencies of the finding differ most, the one it speaks for first. */
function separated(finding: string, ranking: Ranking, base: KnowledgeBase): string[] {
  const leading = contenders(ranking, base);
  const frequency = (one: Ranked): number => one.weighed.condition.linkOf.get(finding)?.frequency ?? 0.02;
  const sorted = [...leading].sort((a, b) => frequency(b) - frequency(a));
  const high = sorted[0];
  const low = leading.find((one) => one !== high && high !== undefined && frequency(high) - frequency(one) > 0.1);
  return [high, low].flatMap((one) => (one === undefined ? [] : [one.weighed.condition.name]));
}

function gapOf(
  finding: Finding,
  because: readonly Gap['because'][number][],
  bits: number,
  separates: string[],
  reason: string | null,
): Gap {
  const anchor = because[0] ?? { start: 0, end: 0 };
  return {
    finding: finding.id,
    name: finding.name,
    question: finding.ask,
    section: finding.section,
    start: anchor.start,
    end: anchor.end,
    bits: Math.round(bits * 1000) / 1000,
    separates: separates.map(inSentence),
    because,
    reason,
  };
}
