/** The pieces of evidence that a note holds for or against one condition, each in bits and tied to its place. */
import type { IndexedCondition, KnowledgeBase } from '../knowledge/base.js';
import type { Duration, Finding, Link } from '../knowledge/types.js';
import { boundsOf, liesIn } from '../note/numbers/ranges.js';
import type { Span } from '../note/types.js';
import type { Fact, Facts } from './facts.js';
import { parameters } from './parameters.js';

/** A piece of evidence before its words are put together. */
export interface Piece extends Span {
  readonly concept: string;
  readonly kind: 'finding' | 'risk' | 'measured' | 'time' | 'excluded';
  readonly present: boolean;
  bits: number;
  readonly group: string | null;
  /** Put into words only for what is shown. */
  readonly basis: () => string;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const clampFrequency = (value: number): number => clamp(value, parameters.frequency.least, parameters.frequency.most);

/** Values with their own likelihood ratios; gives the measures used, whose derived findings then do not count again. */
export function measuredPieces(condition: IndexedCondition, facts: Facts, pieces: Piece[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { measure, intervals } of condition.measured) {
    const value = facts.note.measurements.find(
      (one) => one.measure === measure && one.plausible && one.temporality === 'recent',
    );
    const interval =
      value === undefined ? undefined : intervals.find((one) => liesIn(boundsOf(value), one.from, one.below) === 'all');
    if (value === undefined || interval === undefined) {
      continue;
    }
    used.add(measure);
    const bits = clamp(Math.log2(interval.ratio), parameters.absenceFloor, parameters.evokesCap[4]);
    pieces.push({
      concept: measure,
      kind: 'measured',
      present: bits > 0,
      bits,
      group: null,
      basis: () =>
        basisOf(
          condition.source,
          interval.ratio > 1 ? 'speaks for it at this value' : 'speaks against it at this value',
        ),
      start: value.start,
      end: value.end,
    });
  }
  return used;
}

export function findingPieces(
  condition: IndexedCondition,
  facts: Facts,
  base: KnowledgeBase,
  measuredBy: ReadonlySet<string>,
  pieces: Piece[],
  explains: Set<string>,
): void {
  for (const link of condition.links) {
    const fact = facts.findings.get(link.finding);
    if (fact === undefined || fromMeasure(fact, facts, measuredBy)) {
      continue;
    }
    const ratio = condition.against[link.finding];
    if (fact.present) {
      explains.add(link.finding);
      // The parent of what is also listed more narrowly says the same thing again: only the narrower counts.
      const narrowerListed = base.descendants(link.finding).some((id) => {
        const narrower = facts.findings.get(id);
        // What is read loosely or is only possible does not stand for what is said in so many words.
        return condition.linkOf.has(id) && narrower?.present === true && narrower.weight >= fact.weight;
      });
      if (!narrowerListed && ratio === undefined) {
        pieces.push(presentPiece(link, fact, shareLeft(fact, condition, facts), base));
      }
    } else if (!parentAbsentAndListed(condition, link, facts, base)) {
      pieces.push(absentPiece(link, fact, base));
    }
  }
  for (const [id, ratio] of Object.entries(condition.against)) {
    const fact = facts.findings.get(id);
    if (fact?.present === true) {
      explains.add(id);
      pieces.push({
        concept: id,
        kind: 'finding',
        present: true,
        bits: fact.weight * Math.max(Math.log2(ratio), parameters.absenceFloor),
        group: groupOf(id, base),
        basis: () => basisOf(condition.source, 'speaks against it'),
        start: fact.start,
        end: fact.end,
      });
    }
  }
}

function fromMeasure(fact: Fact, facts: Facts, measuredBy: ReadonlySet<string>): boolean {
  if (measuredBy.size === 0 || fact.mention?.via !== 'measurement') {
    return false;
  }
  return facts.note.measurements.some((one) => measuredBy.has(one.measure) && one.start === fact.start);
}

/** Bits that a present finding gives a condition which lists it. */
export const presentBits = (link: Pick<Link, 'frequency' | 'evokes'>, finding: Finding): number =>
  clamp(
    Math.log2(clampFrequency(link.frequency) / clampFrequency(finding.base)),
    -2.5,
    parameters.evokesCap[link.evokes]!,
  );

/** Bits, mostly negative, of a listed finding that is absent. */
export const absentBits = (link: Pick<Link, 'frequency' | 'evokes'>, finding: Finding): number =>
  clamp(
    Math.log2((1 - clampFrequency(link.frequency)) / (1 - clampFrequency(finding.base))),
    parameters.absenceFloor,
    1,
  );

/** What a known problem or a drug accounts for speaks less for anything else; what the patient comes for speaks whole. */
const shareLeft = (fact: Fact, condition: IndexedCondition, facts: Facts): number =>
  facts.attributed.has(fact.finding) && !fact.complaint && !facts.conditions.has(condition.id)
    ? parameters.attributed
    : 1;

function presentPiece(link: Link, fact: Fact, share: number, base: KnowledgeBase): Piece {
  const finding = base.finding(link.finding)!;
  return {
    concept: link.finding,
    kind: 'finding',
    present: true,
    bits: share * fact.weight * presentBits(link, finding),
    group: groupOf(link.finding, base),
    basis: () => basisOf(link.source, `${howOften(link.frequency)} in it, ${howOften(finding.base)} otherwise`),
    start: fact.start,
    end: fact.end,
  };
}

function absentPiece(link: Link, fact: Fact, base: KnowledgeBase): Piece {
  const finding = base.finding(link.finding)!;
  return {
    concept: link.finding,
    kind: 'finding',
    present: false,
    bits: fact.weight * absentBits(link, finding),
    group: groupOf(link.finding, base),
    basis: () => basisOf(link.source, `${howOften(link.frequency)} in it`),
    start: fact.start,
    end: fact.end,
  };
}

/** An absent parent that the condition lists has already spoken for its narrower forms. */
function parentAbsentAndListed(condition: IndexedCondition, link: Link, facts: Facts, base: KnowledgeBase): boolean {
  return base
    .ancestors(link.finding)
    .some((id) => condition.linkOf.has(id) && facts.findings.get(id)?.present === false);
}

export function riskPieces(
  condition: IndexedCondition,
  facts: Facts,
  base: KnowledgeBase,
  pieces: Piece[],
  explains: Set<string>,
): void {
  const found: Piece[] = [];
  for (const [id, odds] of Object.entries(condition.risks)) {
    const place = placeOfRisk(id, facts);
    if (place === null || condition.linkOf.has(id)) {
      continue;
    }
    explains.add(id);
    found.push({
      concept: id,
      kind: 'risk',
      present: true,
      bits: clamp(Math.log2(Math.max(odds, 0.05)), -2, 3.5),
      group: base.finding(id) === undefined ? null : groupOf(id, base),
      basis: () =>
        basisOf(
          condition.source,
          odds >= 5 ? 'makes it much more likely' : odds > 1 ? 'makes it more likely' : 'makes it less likely',
        ),
      start: place.start,
      end: place.end,
    });
  }
  const total = found.reduce((sum, piece) => sum + Math.max(0, piece.bits), 0);
  const scale = total > parameters.riskCap ? parameters.riskCap / total : 1;
  for (const piece of found) {
    piece.bits *= piece.bits > 0 ? scale : 1;
    pieces.push(piece);
  }
}

/** Where the note says a risk: a finding, a condition that the patient has or had, a drug or a class. */
function placeOfRisk(id: string, facts: Facts): Span | null {
  const fact = facts.findings.get(id);
  if (fact?.present === true) {
    return fact;
  }
  const mention = facts.conditions.get(id) ?? facts.drugs.get(id);
  if (mention !== undefined) {
    return mention;
  }
  return facts.classes.has(id) ? ([...facts.drugs.values()][0] ?? null) : null;
}

export function timePieces(condition: IndexedCondition, facts: Facts, pieces: Piece[]): void {
  const { time } = facts.note;
  const place = facts.complaints[0];
  if (place === undefined) {
    return;
  }
  const add = (bits: number, concept: string, basis: string): void => {
    pieces.push({
      concept,
      kind: 'time',
      present: bits > 0,
      bits: clamp(bits, -parameters.timeCap, parameters.timeCap),
      group: 'time',
      basis: () => basisOf(condition.source, basis),
      start: place.start,
      end: place.end,
    });
  };
  if (condition.onset !== null && time.onset !== null) {
    const share = clamp(condition.onset, 0.03, 0.97);
    const bits =
      time.onset === 'sudden'
        ? Math.log2(share / parameters.suddenBase)
        : Math.log2((1 - share) / (1 - parameters.suddenBase));
    add(bits, 'onset', `sudden onset is ${howOften(condition.onset)} in it`);
  }
  if (condition.duration !== null && time.durationHours !== null) {
    const bucket = bucketOf(time.durationHours);
    const share = Math.max(condition.duration[bucket] ?? 0, 0.02);
    add(
      Math.log2(share / parameters.durationBase[bucket]),
      'duration',
      `coming after ${bucket} is ${howOften(share)} in it`,
    );
  }
}

/** What a result or the author has excluded stays possible, and no more. */
export function excludedPiece(condition: IndexedCondition, facts: Facts, pieces: Piece[]): void {
  const mention = facts.excluded.get(condition.id);
  if (mention !== undefined) {
    pieces.push({
      concept: condition.id,
      kind: 'excluded',
      present: false,
      bits: -parameters.excluded,
      group: null,
      basis: () => 'the note says so',
      start: mention.start,
      end: mention.end,
    });
  }
}

/** The bucket of a time since onset, in hours. */
export function bucketOf(hours: number): Duration {
  const edges: readonly [number, Duration][] = [
    [1, 'minutes'],
    [24, 'hours'],
    [168, 'days'],
    [24 * 60, 'weeks'],
    [24 * 365, 'months'],
  ];
  return edges.find(([edge]) => hours < edge)?.[1] ?? 'years';
}

/** A finding without a group of its own is grouped with the narrower forms of the same parent. */
function groupOf(finding: string, base: KnowledgeBase): string | null {
  return base.finding(finding)?.group ?? finding.split('.')[0] ?? null;
}

/** A share in words: the screen shows no figures, which would be more exact than they are. */
export function howOften(share: number): string {
  const words: readonly [number, string][] = [
    [0.85, 'nearly always seen'],
    [0.6, 'usual'],
    [0.3, 'common'],
    [0.1, 'not unusual'],
    [0.02, 'unusual'],
  ];
  return words.find(([least]) => share >= least)?.[1] ?? 'rare';
}

const basisOf = (source: string, figures: string): string => `${figures} (${source})`;
