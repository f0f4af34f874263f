/** A case set through one engine -> ranked names and alert codes per case, and the figures over all of them. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { LanguageModel } from '../model/types.js';
import { applyChoice, choiceOf } from '../review/fusion.js';
import { addOpinion, conditionNames } from '../review/opinion.js';
import { reviewNote } from '../review/review.js';
import type { Review } from '../review/review.js';
import type { ReviewRecord } from '../review/schema.js';
import { answering, askChoice } from './askChoice.js';
import type { Answering } from './askChoice.js';
import type { Case } from './cases.js';
import { acceptedKeys, answers, matchingOf } from './match.js';
import type { Matching } from './match.js';
import type { RankMetrics, Share } from './metrics.js';
import { calibrationError, mostRanks, rankMetrics, rankOf, wilson } from './metrics.js';
import { withChronicProblems, withoutNegatives } from './variants.js';

export const engines = ['knowledge', 'model', 'fused'] as const;
/** How a model alone is asked: to divide its belief over the hypotheses of the fast pass, or to write an opinion. */
export const waysToAsk = ['choice', 'opinion'] as const;

/** What is measured. */
export type Engine =
  | { readonly kind: 'knowledge' }
  | { readonly kind: 'model'; readonly model: LanguageModel; readonly ask: (typeof waysToAsk)[number] }
  /** The knowledge with the model's choice at this weight; at 0 the model is not asked, since it would move nothing. */
  | { readonly kind: 'fused'; readonly model: LanguageModel; readonly weight: number };

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
   * bins of equal width, over the cases that were ranked); null for a model that writes, which gives no probabilities.
   */
  readonly calibrationError: number | null;
  /** Share of cases one of whose accepted names is a condition of the knowledge base. */
  readonly coverage: Share;
  /** Of the emergencies, the share with a can't-miss alert for an accepted name; null where no case is marked. */
  readonly emergencies: Share | null;
  /** How the model took the cases; null where it is not asked. */
  readonly answering: Answering | null;
}

/** Runs all cases in order. */
export async function runBench(
  cases: readonly Case[],
  engine: Engine,
  base: KnowledgeBase,
  onCase: (done: number) => void,
): Promise<BenchResult> {
  const matching = matchingOf(base);
  const { key } = matching;
  const resolve = conditionNames(base);
  const rankings: Ranking[] = [];
  const results: CaseResult[] = [];
  const warned: boolean[] = [];
  for (const one of cases) {
    const review = reviewNote(one.note, base, one.id, null);
    const ranking = await rank(review, engine, resolve);
    const ranked = ranking.names.slice(0, mostRanks);
    const accepted = acceptedKeys(one, matching);
    rankings.push(ranking);
    results.push({
      id: one.id,
      ranked,
      rank: rankOf(ranked.map(key), [...accepted]),
      alerts: review.record.alerts.map((alert) => alert.code),
    });
    warned.push(warnsOf(review.record, accepted, matching, base));
    onCase(results.length);
  }
  const ranks = results.map((result) => result.rank);
  const narrower = cases.map((one, index) => {
    const accepted = acceptedKeys(one, matching);
    const place = results[index]!.ranked.findIndex((name) => answers(name, accepted, matching));
    return place < 0 ? null : place + 1;
  });
  const ranksOf = (told: (one: Case) => string): RankMetrics =>
    rankMetrics(
      cases.map((one) => {
        const { names } = byKnowledge(reviewNote(told(one), base, one.id, null).record);
        return rankOf(names.map(key), [...acceptedKeys(one, matching)]);
      }),
    );
  const known = new Set(base.conditions.map((condition) => key(condition.name)));
  const covered = cases.filter((one) => [...acceptedKeys(one, matching)].some((name) => known.has(name)));
  const emergencies = cases.flatMap((one, index) => (one.emergency ? [warned[index]!] : []));
  return {
    cases: results,
    all: rankMetrics(ranks),
    narrower: rankMetrics(narrower),
    unnamed: cases.some((one) => one.names_gold)
      ? rankMetrics(ranks.filter((_, index) => !cases[index]!.names_gold))
      : null,
    variants:
      engine.kind === 'knowledge'
        ? {
            withoutNegatives: ranksOf((one) => withoutNegatives(one.note, base)),
            withProblems: ranksOf((one) => withChronicProblems(one.note, [one.gold, ...one.accept], base)),
          }
        : null,
    calibrationError: calibrationError(
      rankings.flatMap(({ first }, index) => (first === null ? [] : [{ said: first, isRight: narrower[index] === 1 }])),
    ),
    coverage: wilson(covered.length, cases.length),
    emergencies: emergencies.length === 0 ? null : wilson(emergencies.filter(Boolean).length, emergencies.length),
    answering: asksModel(engine) ? answering(rankings.map(({ answer }) => answer)) : null,
  };
}

/** Whether the model of an engine is asked. */
const asksModel = (engine: Engine): engine is Exclude<Engine, { kind: 'knowledge' }> =>
  engine.kind === 'model' || (engine.kind === 'fused' && engine.weight > 0);

/** What an engine makes of one case. */
interface Ranking {
  readonly names: readonly string[];
  /** Probability of the first name; null where there is none. */
  readonly first: number | null;
  readonly answer: Parameters<typeof answering>[0][number];
}

const nothing = { names: [], first: null };

async function rank(review: Review, engine: Engine, resolve: (name: string) => string | null): Promise<Ranking> {
  const { signal } = new AbortController();
  if (!asksModel(engine)) {
    return byKnowledge(review.record);
  }
  if (engine.kind === 'model' && engine.ask === 'opinion') {
    const { record } = await addOpinion(review, engine.model, resolve, { signal, priority: 'batch' });
    const { status, reason, diagnoses } = record.opinions[0]!;
    return status === 'unavailable'
      ? { ...nothing, answer: { status: 'unanswered', reason: reason ?? '' } }
      : { ...nothing, names: diagnoses.map(({ name }) => name), answer: { status: 'answered' } };
  }
  const answer = await askChoice(review, engine.model, signal);
  if (engine.kind === 'fused') {
    const record =
      answer.status === 'answered'
        ? applyChoice(review.record, choiceOf(answer.raw, answer.options, engine.weight))
        : review.record;
    return { ...byKnowledge(record), answer };
  }
  if (answer.status !== 'answered') {
    return { ...nothing, answer };
  }
  const said = answer.options
    .map(({ name }, index) => ({ name, share: answer.raw.shares[index] ?? 0 }))
    .sort((a, b) => b.share - a.share);
  return { names: said.map(({ name }) => name), first: said[0]?.share ?? null, answer };
}

/** Can't-miss conditions that are listed for safety alone stand after the probable ones and take no rank from them. */
function byKnowledge({ differential }: ReviewRecord): Ranking {
  return {
    names: differential.map(({ name }) => name),
    first: differential[0]?.probability ?? null,
    answer: { status: 'unasked' },
  };
}

/** Whether a can't-miss alert names an accepted diagnosis or its parent. */
function warnsOf(record: ReviewRecord, accepted: ReadonlySet<string>, { key }: Matching, base: KnowledgeBase): boolean {
  return record.alerts.some((alert) => {
    if (alert.code !== 'cant-miss' || alert.condition === null) {
      return false;
    }
    const family = base.conditionFamily(alert.condition);
    return [alert.condition, ...family.children].some((id) => accepted.has(key(base.condition(id)?.name ?? id)));
  });
}
