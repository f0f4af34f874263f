/** Facts and one condition -> its score in bits, with the evidence behind it. docs/reasoning.md gives the mathematics. */
import type { IndexedCondition, KnowledgeBase } from '../knowledge/base.js';
import type { Burden } from './burden.js';
import { unexplainedBits } from './burden.js';
import type { Facts } from './facts.js';
import { parameters } from './parameters.js';
import type { Piece } from './pieces.js';
import { excludedPiece, findingPieces, measuredPieces, riskPieces, timePieces } from './pieces.js';
import { hasRequired, priorBits, ruledOut } from './prior.js';

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
