/** Weighed conditions -> the differential: probabilities, families, bands, and a share for "none of these". */
import type { IndexedCondition, KnowledgeBase } from '../knowledge/base.js';
import { addressedBy } from './addressed.js';
import type { Facts } from './facts.js';
import { parameters } from './parameters.js';
import type { Band, Evidence, Hypothesis } from './types.js';
import { burdens } from './burden.js';
import type { Piece } from './pieces.js';
import type { Weighed } from './weigh.js';
import { screen } from './screen.js';
import { weigh } from './weigh.js';

/** A condition with its probability, before words are put to it. */
export interface Ranked {
  readonly weighed: Weighed;
  readonly probability: number;
}

export interface Ranking {
  /** Most probable first; every condition that no constraint rules out. */
  readonly ranked: readonly Ranked[];
  readonly otherProbability: number;
}

/** Ranks the conditions that explain something of the note. `byRule` are conditions that a rule calls for. */
export function rank(facts: Facts, byRule: ReadonlySet<string>, base: KnowledgeBase): Ranking {
  const weighed: Weighed[] = [];
  const demands = burdens(facts, base);
  const called = [...byRule].flatMap((id) => base.condition(id) ?? []);
  for (const condition of new Set([...screen(facts, demands, base), ...called])) {
    const one = weigh(condition, facts, demands, base);
    if (one !== null) {
      weighed.push(one);
    }
  }
  if (weighed.length === 0) {
    return { ranked: [], otherProbability: 1 };
  }
  const top = Math.max(...weighed.map((one) => one.score));
  const masses = foldFamilies(
    weighed.map((one) => ({ weighed: one, probability: 2 ** (one.score - top) })),
    base,
  );
  const total = masses.reduce((sum, one) => sum + one.probability, 0);
  const sorted = masses.sort((a, b) => b.probability - a.probability);
  const otherProbability = otherShare(sorted.slice(0, parameters.listed), total, facts, base);
  return {
    ranked: sorted.map((one) => ({ ...one, probability: ((1 - otherProbability) * one.probability) / total })),
    otherProbability,
  };
}

/**
 * A child is told apart where it has this share of its generation's weight, and this much of its parent's, once a child rarer than its
 * parent has paid this part of the difference of their priors: who has selected the family has not yet selected the form.
 */
const separates = { siblings: 0.5, parent: 0.5, rarity: 0.3 };
/** What is left of the weight of those for whom another of the family stands: they stay in the list, below it. */
const restShare = 0.7;

/**
 * One of a parent and its children stands for the family, with the weight of the likeliest of them: a child where it is told apart,
 * else the parent.
 */
function foldFamilies(ranked: readonly Ranked[], base: KnowledgeBase): Ranked[] {
  const byId = new Map(ranked.map((one) => [one.weighed.condition.id, one]));
  const gone = new Set<string>();
  const folded: Ranked[] = [];
  for (const parent of ranked) {
    const { condition } = parent.weighed;
    const children = base.conditionFamily(condition.id).children.flatMap((id) => byId.get(id) ?? []);
    if (children.length === 0 || condition.is !== null) {
      continue;
    }
    const best = children.reduce((a, b) => (b.probability > a.probability ? b : a));
    // Children tell one story in several ways: their sum would let a family win by its size.
    const mass = Math.max(parent.probability, best.probability);
    const rarer = Math.min(0, best.weighed.prior - parent.weighed.prior);
    const separated =
      best.probability > separates.siblings * children.reduce((sum, one) => sum + one.probability, 0) &&
      best.probability * 2 ** (separates.rarity * rarer) > separates.parent * parent.probability;
    const shown = separated ? best : parent;
    folded.push({ weighed: shown.weighed, probability: mass });
    gone.add(condition.id);
    children.forEach((child) => gone.add(child.weighed.condition.id));
    for (const { weighed, probability } of [parent, ...children]) {
      if (weighed !== shown.weighed) {
        folded.push({ weighed, probability: probability * restShare });
      }
    }
  }
  return [...folded, ...ranked.filter((one) => !gone.has(one.weighed.condition.id))];
}

/** "None of these" grows with the share of loud findings that the leading hypotheses leave unexplained. */
function otherShare(leading: readonly Ranked[], total: number, facts: Facts, base: KnowledgeBase): number {
  let loud = 0;
  const weights = new Map<string, number>();
  for (const fact of facts.findings.values()) {
    const finding = base.finding(fact.finding);
    const counts =
      fact.present &&
      finding !== undefined &&
      finding.kind !== 'history' &&
      finding.kind !== 'risk' &&
      fact.mention?.concept.id === fact.finding;
    if (counts) {
      const weight = fact.weight * finding.import ** 1.5;
      weights.set(fact.finding, weight);
      loud += weight;
    }
  }
  if (loud === 0) {
    return parameters.other.most;
  }
  let explained = 0;
  for (const one of leading) {
    let share = 0;
    for (const [finding, weight] of weights) {
      const covers =
        one.weighed.explains.has(finding) || base.ancestors(finding).some((id) => one.weighed.explains.has(id));
      share += covers ? weight : 0;
    }
    explained += (one.probability / total) * (share / loud);
  }
  const { least, most } = parameters.other;
  return least + (most - least) * (1 - explained) ** 1.5;
}

/** The hypotheses that the review lists: the most probable, can't-miss conditions that are not excluded, and those a rule calls for. */
export function listHypotheses(
  ranking: Ranking,
  byRule: ReadonlySet<string>,
  facts: Facts,
  base: KnowledgeBase,
): Hypothesis[] {
  const first = ranking.ranked[0]?.probability ?? 0;
  const hypotheses: Hypothesis[] = [];
  for (const [place, { weighed, probability }] of ranking.ranked.entries()) {
    const { condition } = weighed;
    const isListed = place < parameters.listed && probability >= 0.001;
    const isFeared = condition.cantMiss !== null && probability >= 0.01 && weighed.meetsComplaint;
    if (!isListed && !isFeared && !byRule.has(condition.id)) {
      continue;
    }
    hypotheses.push({
      condition: condition.id,
      name: condition.name,
      icd10: condition.icd10,
      probability,
      band: bandOf(probability, first, hasOwnFinding(weighed), byRule.has(condition.id)),
      cantMiss: condition.cantMiss !== null,
      urgency: condition.urgency,
      addressed: addressedBy(condition, facts, base),
      source: 'knowledge',
      for: evidence(weighed.pieces, true, facts, base),
      against: evidence(weighed.pieces, false, facts, base),
      firstTests: condition.firstTests,
      firstActions: condition.firstActions,
    });
  }
  return hypotheses;
}

/** Whether a finding, and not time or risk alone, speaks for the condition. */
function hasOwnFinding(weighed: Weighed): boolean {
  return weighed.pieces.some(
    (piece) =>
      piece.kind === 'finding' &&
      piece.present &&
      piece.bits >= 1 &&
      (weighed.condition.linkOf.get(piece.concept)?.evokes ?? 0) >= 1,
  );
}

/** What no finding of its own speaks for is not more than "not excluded"; what a rule calls for is at least plausible. */
function bandOf(probability: number, first: number, hasFinding: boolean, byRule: boolean): Band {
  if (hasFinding && probability >= 0.1 && probability >= first / 2.5) {
    return 'leading';
  }
  return byRule || (hasFinding && probability >= 0.04) ? 'plausible' : 'not-excluded';
}

/** Least bits that a piece needs to be shown. */
const shownBits = 0.15;

function evidence(pieces: readonly Piece[], speaksFor: boolean, facts: Facts, base: KnowledgeBase): Evidence[] {
  return pieces
    .filter((piece) => (speaksFor ? piece.bits >= shownBits : piece.bits <= -shownBits))
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
    .map((piece) => ({
      concept: piece.concept,
      label: labelOf(piece, base),
      quote: facts.note.text.slice(piece.start, piece.end),
      start: piece.start,
      end: piece.end,
      bits: Math.round(piece.bits * 100) / 100,
      basis: piece.basis(),
    }));
}

function labelOf(piece: Piece, base: KnowledgeBase): string {
  const name = nameOf(piece.concept, base);
  switch (piece.kind) {
    case 'time':
      return piece.concept === 'onset' ? 'how it began' : 'how long it has lasted';
    case 'excluded':
      return 'excluded in the note';
    case 'finding':
      return piece.present ? name : `no ${name.replace(/^(?:an?|the) /, '')}`;
    default:
      return name;
  }
}

/** How a concept reads inside a sentence, whatever its kind. */
export function nameOf(id: string, base: KnowledgeBase): string {
  const condition: IndexedCondition | undefined = base.condition(id);
  return (
    base.finding(id)?.name ??
    (condition === undefined ? undefined : inSentence(condition.name)) ??
    base.measure(id)?.name ??
    base.drug(id)?.name ??
    base.drugClass(id)?.name ??
    base.term(id)?.name ??
    id.replaceAll('-', ' ')
  );
}

/** Lower-cases the first letter of a name unless it is an abbreviation or a person's: "Acute appendicitis", not "IgA" or "COVID-19". */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) &&
    !/^(?:[A-Z][a-z]+(?:'s| disease| syndrome| palsy|-[A-Z])|IgA|Kawasaki|Guillain|Stevens|Bell|Crohn|Ménière|Meniere|Parkinson|Lyme|Henoch|Wernicke|Kaposi|Hodgkin)/.test(
      name,
    )
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}
