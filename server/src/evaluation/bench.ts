/** A case set through one engine -> ranked names and alert codes per case, and the figures over all of them. */
import type { KnowledgeBase } from '../knowledge/base.js';
import { phraseWords } from '../knowledge/phrases.js';
import { foldName } from '../model/names.js';
import type { LanguageModel } from '../model/types.js';
import { addOpinion, conditionNames } from '../review/opinion.js';
import { reviewNote } from '../review/review.js';
import type { ReviewRecord } from '../review/schema.js';
import type { Case } from './cases.js';
import type { RankMetrics, Share } from './metrics.js';
import { withChronicProblems, withoutNegatives } from './variants.js';
import { calibrationError, mostRanks, rankMetrics, rankOf, wilson } from './metrics.js';

export const engines = ['knowledge', 'model', 'fused'] as const;
export type Engine = (typeof engines)[number];

/** One line of `cases.jsonl`. */
export interface CaseResult {
  readonly id: string;
  readonly ranked: readonly string[];
  readonly rank: number | null;
  readonly alerts: readonly string[];
}

export interface BenchResult {
  readonly cases: readonly CaseResult[];
  readonly all: RankMetrics;
  /** A narrower form of an accepted disease counts as well ("Lobar pneumonia" where "Pneumonia" is accepted). */
  readonly narrower: RankMetrics;
  /** Without the cases whose note names its answer; null where there are none of those. */
  readonly unnamed: RankMetrics | null;
  /** The same cases without the sentences that deny, and with three chronic problems more; null for engines with a model. */
  readonly variants: { readonly withoutNegatives: RankMetrics; readonly withProblems: RankMetrics } | null;
  /**
   * Expected calibration error of the first diagnosis (its probability against how often it, or a wider form of it, is accepted; ten
   * bins of equal width, over the cases that were ranked); null for engines with a model.
   */
  readonly calibrationError: number | null;
  /** Share of cases one of whose accepted names is a condition of the knowledge base. */
  readonly coverage: Share;
  /** Of the emergencies, the share with a can't-miss alert for an accepted name; null where no case is marked. */
  readonly emergencies: Share | null;
}

/** Runs all cases in order. `model` is needed by the engines `model` and `fused`. */
export async function runBench(
  cases: readonly Case[],
  engine: Engine,
  base: KnowledgeBase,
  model: LanguageModel | null,
  onCase: (done: number) => void,
): Promise<BenchResult> {
  const resolve = conditionNames(base);
  const key = diseaseKeys(base);
  const signal = new AbortController().signal;
  const results: CaseResult[] = [];
  const warned: boolean[] = [];
  const firsts: (number | null)[] = [];
  for (const [index, one] of cases.entries()) {
    let review = reviewNote(one.note, base, one.id, null);
    if (engine !== 'knowledge' && model !== null) {
      review = await addOpinion(review, model, resolve, { signal, priority: 'batch' });
    }
    const ranked = rankedNames(review.record, engine);
    const accepted = [one.gold, ...one.accept];
    firsts.push(review.record.differential[0]?.probability ?? null);
    results.push({
      id: one.id,
      ranked,
      rank: rankOf(ranked.map(key), accepted.map(key)),
      alerts: review.record.alerts.map((alert) => alert.code),
    });
    warned.push(warnsOf(review.record, new Set(accepted.map(key)), key, base));
    onCase(index + 1);
  }
  const ranks = results.map((result) => result.rank);
  const widerNames = (name: string): string[] => {
    const id = resolve(name);
    const above = id === null ? [] : base.conditionFamily(id).ancestors;
    return [name, ...above.flatMap((one) => base.condition(one)?.name ?? [])].map(key);
  };
  const narrower = cases.map((one, index) => {
    const accepted = new Set([one.gold, ...one.accept].map(key));
    const place = results[index]!.ranked.findIndex((name) => widerNames(name).some((wider) => accepted.has(wider)));
    return place < 0 ? null : place + 1;
  });
  const ranksOf = (told: (one: Case) => string): RankMetrics =>
    rankMetrics(
      cases.map((one) => {
        const ranked = rankedNames(reviewNote(told(one), base, one.id, null).record, engine);
        return rankOf(ranked.map(key), [one.gold, ...one.accept].map(key));
      }),
    );
  const known = new Set(base.conditions.map((condition) => key(condition.name)));
  const covered = cases.filter((one) => [one.gold, ...one.accept].some((name) => known.has(key(name))));
  const emergencies = cases.flatMap((one, index) => (one.emergency ? [warned[index]!] : []));
  return {
    cases: results,
    all: rankMetrics(ranks),
    narrower: rankMetrics(narrower),
    unnamed: cases.some((one) => one.names_gold)
      ? rankMetrics(ranks.filter((_, index) => !cases[index]!.names_gold))
      : null,
    variants:
      engine === 'knowledge'
        ? {
            withoutNegatives: ranksOf((one) => withoutNegatives(one.note, base)),
            withProblems: ranksOf((one) => withChronicProblems(one.note, [one.gold, ...one.accept], base)),
          }
        : null,
    calibrationError:
      engine === 'knowledge'
        ? calibrationError(
            firsts.flatMap((said, index) => (said === null ? [] : [{ said, isRight: narrower[index] === 1 }])),
          )
        : null,
    coverage: wilson(covered.length, cases.length),
    emergencies: emergencies.length === 0 ? null : wilson(emergencies.filter(Boolean).length, emergencies.length),
  };
}

function rankedNames(record: ReviewRecord, engine: Engine): string[] {
  if (engine === 'model') {
    return (record.opinions[0]?.diagnoses ?? []).map((one) => one.name).slice(0, mostRanks);
  }
  // Can't-miss conditions that are listed for safety alone stand after the probable ones and take no rank from them.
  return record.differential.map((one) => one.name).slice(0, mostRanks);
}

/** Whether a can't-miss alert names an accepted diagnosis or its parent; `accepted` are keys of diseases. */
function warnsOf(
  record: ReviewRecord,
  accepted: ReadonlySet<string>,
  key: (name: string) => string,
  base: KnowledgeBase,
): boolean {
  return record.alerts.some((alert) => {
    if (alert.code !== 'cant-miss' || alert.condition === null) {
      return false;
    }
    const family = base.conditionFamily(alert.condition);
    return [alert.condition, ...family.children].some((id) => accepted.has(key(base.condition(id)?.name ?? id)));
  });
}

/**
 * What makes two names one disease: the row that has them as its name or among its exact synonyms (`say`, not `reads`), else the
 * words alone, in any spelling.
 */
function diseaseKeys(base: KnowledgeBase): (name: string) => string {
  const words = (name: string): string => phraseWords(name).join(' ');
  const keys = new Map<string, string>();
  for (const condition of base.conditions) {
    keys.set(words(condition.name), condition.name);
  }
  for (const condition of base.conditions) {
    for (const name of condition.say) {
      if (!keys.has(words(name))) {
        keys.set(words(name), condition.name);
      }
    }
  }
  return (name) => foldName(keys.get(words(name)) ?? name);
}
