/** Facts and one condition -> bits of evidence for and against, each tied to its place. docs/reasoning.md gives the mathematics. */
import type { IndexedCondition, KnowledgeBase } from '../knowledge/base.js';
import type { Duration, Link } from '../knowledge/types.js';
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

export interface Weighed {
  readonly condition: IndexedCondition;
  /** Prior in bits (log2 of the adjusted prior probability). */
  readonly prior: number;
  /** Sum of tempered evidence bits and penalties. */
  readonly score: number;
  readonly pieces: readonly Piece[];
  /** Present findings that the condition explains, by id. */
  readonly explains: ReadonlySet<string>;
  /** Whether it explains a presenting complaint; true where none is documented. */
  readonly meetsComplaint: boolean;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const clampFrequency = (value: number): number => clamp(value, parameters.frequency.least, parameters.frequency.most);

/** Weighs one condition; null where a hard constraint rules it out. `demands` are the note's burdens. */
export function weigh(
  condition: IndexedCondition,
  facts: Facts,
  demands: readonly Burden[],
  base: KnowledgeBase,
): Weighed | null {
  if (ruledOut(condition, facts)) {
    return null;
  }
  const prior = priorBits(condition, facts);
  const pieces: Piece[] = [];
  const explains = new Set<string>();
  const measuredBy = measuredPieces(condition, facts, pieces);
  findingPieces(condition, facts, base, measuredBy, pieces, explains);
  riskPieces(condition, facts, base, pieces, explains);
  timePieces(condition, facts, pieces);
  excludedPiece(condition, facts, pieces);
  capGroups(pieces);
  const evidence = pieces.reduce((sum, piece) => sum + piece.bits, 0);
  const meetsComplaint = facts.complaints.length === 0 || facts.complaints.some((fact) => explains.has(fact.finding));
  const penalty =
    unexplainedBits(demands, explains) +
    (meetsComplaint ? 0 : parameters.complaintMiss) +
    (hasRequired(condition, facts) ? 0 : parameters.requiredMissing);
  return {
    condition,
    prior,
    score: parameters.priorWeight * prior + parameters.temper * (evidence - penalty),
    pieces,
    explains,
    meetsComplaint,
  };
}

/** Requirements and exclusions: what is unknown rules nothing out. */
function ruledOut(condition: IndexedCondition, facts: Facts): boolean {
  const { patient } = facts.note;
  const { requires } = condition;
  if (requires !== null) {
    if (requires.sex !== null && patient.sex !== null && patient.sex !== requires.sex) {
      return true;
    }
    if (patient.ageYears !== null && (patient.ageYears < requires.ageFrom || patient.ageYears >= requires.ageTo)) {
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
function hasRequired(condition: IndexedCondition, facts: Facts): boolean {
  const anyOf = condition.requires?.anyOf ?? [];
  return anyOf.length === 0 || anyOf.some((id) => facts.findings.get(id)?.present === true || facts.conditions.has(id));
}

/** A condition this much likelier in pregnancy is one of pregnancy. */
const pregnancyMark = 7;

const isOfPregnancy = (condition: IndexedCondition): boolean =>
  condition.pregnancy >= pregnancyMark || (condition.linkOf.get('pregnancy')?.frequency ?? 0) >= 0.5;

function priorBits(condition: IndexedCondition, facts: Facts): number {
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

/** Values with their own likelihood ratios; gives the measures used, whose derived findings then do not count again. */
function measuredPieces(condition: IndexedCondition, facts: Facts, pieces: Piece[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { measure, intervals } of condition.measured) {
    const value = facts.note.measurements.find(
      (one) => one.measure === measure && one.plausible && one.temporality === 'recent',
    );
    const interval =
      value === undefined ? undefined : intervals.find((one) => value.value >= one.from && value.value < one.below);
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

function findingPieces(
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
      const narrowerListed = base
        .descendants(link.finding)
        .some((id) => condition.linkOf.has(id) && facts.findings.get(id)?.present === true);
      if (!narrowerListed && ratio === undefined) {
        pieces.push(presentPiece(link, fact, base));
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

function presentPiece(link: Link, fact: Fact, base: KnowledgeBase): Piece {
  const finding = base.finding(link.finding)!;
  const raw = Math.log2(clampFrequency(link.frequency) / clampFrequency(finding.base));
  const cap = parameters.evokesCap[link.evokes]!;
  return {
    concept: link.finding,
    kind: 'finding',
    present: true,
    bits: fact.weight * clamp(raw, -2.5, cap),
    group: groupOf(link.finding, base),
    basis: () => basisOf(link.source, `${howOften(link.frequency)} in it, ${howOften(finding.base)} otherwise`),
    start: fact.start,
    end: fact.end,
  };
}

function absentPiece(link: Link, fact: Fact, base: KnowledgeBase): Piece {
  const finding = base.finding(link.finding)!;
  const raw = Math.log2((1 - clampFrequency(link.frequency)) / (1 - clampFrequency(finding.base)));
  return {
    concept: link.finding,
    kind: 'finding',
    present: false,
    bits: fact.weight * clamp(raw, parameters.absenceFloor, 1),
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

function riskPieces(
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

function timePieces(condition: IndexedCondition, facts: Facts, pieces: Piece[]): void {
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
function excludedPiece(condition: IndexedCondition, facts: Facts, pieces: Piece[]): void {
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

/** Narrower forms of one finding, and findings that share a group, are one story told several times: the later ones fade. */
function capGroups(pieces: Piece[]): void {
  pieces.sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  const counts = new Map<string, number>();
  for (const piece of pieces) {
    if (piece.group !== null) {
      const key = piece.bits > 0 ? piece.group : `-${piece.group}`;
      const before = counts.get(key) ?? 0;
      counts.set(key, before + 1);
      piece.bits *= parameters.groupDecay ** before;
    }
  }
}

/** A finding without a group of its own is grouped with the narrower forms of the same parent. */
function groupOf(finding: string, base: KnowledgeBase): string | null {
  return base.finding(finding)?.group ?? finding.split('.')[0] ?? null;
}

/** A present finding that wants an explanation, with what it costs a condition that gives none. */
interface Burden {
  readonly bits: number;
  /** The finding, its parents and its narrower forms: explaining any of them explains it. */
  readonly explainedBy: readonly string[];
}

/** What the note's findings demand of any condition. The same for all conditions, so it is found once a note. */
export function burdens(facts: Facts, base: KnowledgeBase): Burden[] {
  const found: Burden[] = [];
  for (const fact of facts.findings.values()) {
    const finding = base.finding(fact.finding);
    const isCopy = fact.mention !== null && fact.mention.concept.id !== fact.finding;
    if (!fact.present || finding === undefined || finding.kind === 'history' || finding.kind === 'risk' || isCopy) {
      continue;
    }
    if (!explainedByHistory(fact.finding, facts, base)) {
      found.push({
        bits: fact.weight * parameters.unexplained[finding.import - 1]!,
        explainedBy: [fact.finding, ...base.ancestors(fact.finding), ...base.descendants(fact.finding)],
      });
    }
  }
  return found;
}

/** Bits lost for what the condition leaves unexplained. */
function unexplainedBits(demands: readonly Burden[], explains: ReadonlySet<string>): number {
  let bits = 0;
  for (const demand of demands) {
    bits += demand.explainedBy.some((id) => explains.has(id)) ? 0 : demand.bits;
  }
  return bits;
}

/** Known standing conditions and the patient's drugs explain first. */
function explainedByHistory(finding: string, facts: Facts, base: KnowledgeBase): boolean {
  for (const id of facts.conditions.keys()) {
    const condition = base.condition(id);
    if (condition?.chronic === true && (condition.linkOf.get(finding)?.frequency ?? 0) >= 0.2) {
      return true;
    }
  }
  for (const id of facts.drugs.keys()) {
    if ((base.drug(id)?.causes[finding] ?? 0) >= 10) {
      return true;
    }
  }
  return false;
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
