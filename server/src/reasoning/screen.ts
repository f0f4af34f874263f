/**
 * A first look at all conditions, in one pass over the lists of the note's findings: which few are worth weighing in full. It leaves
 * out groups, narrower forms and time, so its order is rough; what it keeps is many times what a review shows.
 */
import type { IndexedCondition, IndexedHead, KnowledgeBase } from '../knowledge/base.js';
import type { Finding } from '../knowledge/types.js';
import type { Burden } from './burden.js';
import type { Facts } from './facts.js';
import { parameters } from './parameters.js';
import { absentBits, presentBits } from './pieces.js';
import { priorBits } from './prior.js';

/** The conditions that list one finding, with the bits that it gives each of them. */
interface Bits {
  readonly conditions: Int32Array;
  readonly present: Float32Array;
  readonly absent: Float32Array;
}

/** Made on the first look, and kept as long as the knowledge is. */
const bitsOfFindings = new WeakMap<KnowledgeBase, Map<string, Bits>>();

function bitsOf(finding: Finding, base: KnowledgeBase): Bits {
  let known = bitsOfFindings.get(base);
  if (known === undefined) {
    known = new Map();
    bitsOfFindings.set(base, known);
  }
  let bits = known.get(finding.id);
  if (bits === undefined) {
    const { conditions, frequency, evokes } = base.listing(finding.id);
    const bitsBy = (of: typeof presentBits): Float32Array =>
      frequency.map((share, index) =>
        Number.isNaN(share) ? 0 : of({ frequency: share, evokes: evokes[index]! }, finding),
      );
    bits = { conditions, present: bitsBy(presentBits), absent: bitsBy(absentBits) };
    known.set(finding.id, bits);
  }
  return bits;
}

/** Conditions that are weighed in full. */
const kept = 40;

/**
 * The candidates that score best at a first look: conditions that list a symptom, sign or result that is present, or a complaint of
 * any kind ("fall"). The others explain nothing that the note says of now. One that lists no complaint pays for it when it is
 * weighed, and stays: the words of the complaint may not have been understood.
 */
export function screen(facts: Facts, demands: readonly Burden[], base: KnowledgeBase): readonly IndexedCondition[] {
  const scores = new Float64Array(base.heads.length);
  const isCandidate = new Uint8Array(base.heads.length);
  for (const fact of facts.findings.values()) {
    const finding = base.finding(fact.finding);
    if (finding === undefined) {
      continue;
    }
    const brings = fact.present && (fact.complaint || (finding.kind !== 'history' && finding.kind !== 'risk'));
    const { conditions, present, absent } = bitsOf(finding, base);
    const bits = fact.present ? present : absent;
    const { weight } = fact;
    for (let i = 0; i < conditions.length; i++) {
      scores[conditions[i]!]! += weight * bits[i]!;
    }
    if (brings) {
      for (const condition of conditions) {
        isCandidate[condition] = 1;
      }
    }
  }
  addExplained(scores, demands, base);
  const priors = priorsOf(facts, base);
  const found: IndexedHead[] = [];
  for (const condition of base.heads) {
    if (isCandidate[condition.index] === 1) {
      found.push(condition);
      const { index } = condition;
      if (Number.isNaN(priors[index])) {
        priors[index] = priorBits(condition, facts);
      }
      scores[index] = parameters.temper * scores[index]! + parameters.priorWeight * priors[index]!;
    }
  }
  return best(found, scores, kept).map(({ index }) => base.conditionAt(index));
}

/** Patients whose priors are kept: whoever writes a note asks for the same ones at every keystroke, and many notes are of few kinds of patients. */
const mostPatients = 64;
const priorsByPatient = new WeakMap<KnowledgeBase, Map<string, Float32Array>>();

/** Priors, in bits, of the conditions for the patient and the setting of a note; not a number where none was asked for yet. */
function priorsOf(facts: Facts, base: KnowledgeBase): Float32Array {
  const { patient, setting } = facts.note;
  const { ageYears, sex, pregnant, postpartumDays } = patient;
  const key = JSON.stringify([setting, ageYears, sex, pregnant, postpartumDays]);
  let kept = priorsByPatient.get(base);
  if (kept === undefined) {
    kept = new Map();
    priorsByPatient.set(base, kept);
  }
  let priors = kept.get(key);
  if (priors === undefined) {
    priors = new Float32Array(base.heads.length).fill(NaN);
    if (kept.size >= mostPatients) {
      kept.clear();
    }
    kept.set(key, priors);
  }
  return priors;
}

/** The `count` conditions with the highest scores, in any order. */
function best(conditions: readonly IndexedHead[], scores: Float64Array, count: number): readonly IndexedHead[] {
  if (conditions.length <= count) {
    return conditions;
  }
  // The best scores so far, highest first: few of a thousand get in, so putting them in their place costs less than sorting all.
  const top = new Float64Array(count).fill(-Infinity);
  for (const { index } of conditions) {
    const score = scores[index]!;
    if (score <= top[count - 1]!) {
      continue;
    }
    let at = count - 1;
    for (; at > 0 && top[at - 1]! < score; at--) {
      top[at] = top[at - 1]!;
    }
    top[at] = score;
  }
  return conditions.filter(({ index }) => scores[index]! >= top[count - 1]!);
}

/** What a condition explains it need not pay for. */
function addExplained(scores: Float64Array, demands: readonly Burden[], base: KnowledgeBase): void {
  const seen = new Int32Array(scores.length).fill(-1);
  for (const [index, demand] of demands.entries()) {
    for (const id of demand.explainedBy) {
      const finding = base.finding(id);
      for (const condition of finding === undefined ? [] : bitsOf(finding, base).conditions) {
        if (seen[condition] !== index) {
          seen[condition] = index;
          scores[condition]! += demand.bits;
        }
      }
    }
  }
}
