/** Case sets put to a model, as figures to weigh it by. No words of a note are kept. */
import type { KnowledgeBase } from '../knowledge/base.js';
import { ModelUnavailable } from '../model/types.js';
import type { LanguageModel } from '../model/types.js';
import { knownOf } from '../review/fusion.js';
import { reviewNote } from '../review/review.js';
import type { ReviewedHypothesis } from '../review/schema.js';
import { answering, askChoice } from './askChoice.js';
import type { Answering, Asked } from './askChoice.js';
import type { Case } from './cases.js';
import { acceptedKeys, answers, matchingOf } from './match.js';
import type { WeighedCase } from './weigh.js';

/** A case with the name of its set. */
export interface CaseOfSet extends Case {
  readonly set: string;
}

export interface AskedCases {
  /** Those that the model answered, in order. */
  readonly cases: readonly WeighedCase[];
  readonly answering: Answering;
}

/**
 * Asks a model to choose on each case in turn. A name is right where it is accepted or a narrower form of what is.
 *
 * @param model asked at temperature 1
 * @throws Cancelled
 * @throws ModelUnavailable where it is found that the model can only write
 */
export async function askCases(
  cases: readonly CaseOfSet[],
  base: KnowledgeBase,
  model: LanguageModel,
  signal: AbortSignal,
  onCase: (done: number) => void,
): Promise<AskedCases> {
  const matching = matchingOf(base);
  const weighed: WeighedCase[] = [];
  const asked: Asked[] = [];
  for (const one of cases) {
    const review = reviewNote(one.note, base, one.id, null);
    const answer = await askChoice(review, model, signal);
    asked.push(answer);
    if (answer.status === 'unanswered' && !model.canChoose) {
      throw new ModelUnavailable(answer.reason);
    }
    if (answer.status === 'answered') {
      const accepted = acceptedKeys(one, matching);
      const isRight = ({ name }: ReviewedHypothesis): boolean => answers(name, accepted, matching);
      const { options, raw } = answer;
      const next = review.record.differential.find((other) => !options.includes(other) && other.probability !== null);
      weighed.push({
        set: one.set,
        id: one.id,
        known: knownOf(options),
        said: raw,
        right: options.flatMap((option, index) => (isRight(option) ? [index] : [])),
        next: next === undefined ? null : { probability: next.probability ?? 0, isRight: isRight(next) },
      });
    }
    onCase(asked.length);
  }
  return { cases: weighed, answering: answering(asked) };
}
