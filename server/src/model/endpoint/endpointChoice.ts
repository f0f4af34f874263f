/** A choice of an OpenAI-compatible server: how it is asked for, and how the likelihood of its letters is read. Pure. */
import { z } from 'zod';
import { messages, valueOf } from './endpointWriting.js';
import { optionLetters, type Prompt } from '../ask/prompt.js';
import { ModelOutputInvalid, type RawChoice } from '../types.js';

/** Most alternatives of a token that such servers give. */
const mostAlternatives = 20;
/** Servers write "impossible" as a huge negative number; below this nothing is told apart. */
const leastLogprob = -100;

/** Body of the request for one letter. */
export function choiceBody(model: string, prompt: Prompt): object {
  return {
    model,
    messages: messages(prompt),
    stream: false,
    temperature: 0,
    max_tokens: 1,
    logprobs: true,
    top_logprobs: mostAlternatives,
  };
}

const completion = z.object({
  choices: z
    .array(
      z.object({
        logprobs: z
          .object({
            content: z
              .array(
                z.object({ top_logprobs: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish() }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .min(1),
});

/** How likely each option of one question is, as logarithms up to a common term; the letters of the question alone count. */
export type LetterScores = readonly number[];

/**
 * Reads the answer to one question of a choice.
 *
 * @param answer body of the answer
 * @param count options of the question
 * @returns a score for each letter; `none` where the server gives no probabilities, `other` where the model was about to
 *   write something else than a letter
 * @throws ModelOutputInvalid
 */
export function letterScores(answer: string, count: number): LetterScores | 'none' | 'other' {
  const read = completion.safeParse(valueOf(answer));
  if (!read.success) {
    throw new ModelOutputInvalid(
      'The model answered in another form than it was asked for, so its choice is left out.',
    );
  }
  const alternatives = read.data.choices[0]?.logprobs?.content?.[0]?.top_logprobs ?? [];
  if (alternatives.length === 0) return 'none';
  const least = Math.max(leastLogprob, Math.min(0, ...alternatives.map(({ logprob }) => logprob)));
  const letters = [...optionLetters.slice(0, count)];
  const likelihoods = letters.map((letter) =>
    alternatives
      .filter(({ token }) => token.replace(/^[\s\u0120\u2581]+|\s+$/g, '') === letter)
      .reduce((sum, { logprob }) => sum + Math.exp(Math.min(0, logprob)), 0),
  );
  if (likelihoods.every((likelihood) => likelihood === 0)) return 'other';
  // A letter that is not among the alternatives is less likely than all of them.
  return likelihoods.map((likelihood) => Math.max(least, Math.log(likelihood)));
}

/**
 * The shares of the options, from the scores of their letters averaged over the questions.
 *
 * @param asked of each question its order (for each letter the index of its option) and the scores of its letters
 * @param temperature that the averages are divided by
 */
export function choiceOf(
  asked: readonly { readonly order: readonly number[]; readonly scores: LetterScores }[],
  temperature: number,
): RawChoice {
  const sums = new Array<number>(asked[0]?.order.length ?? 0).fill(0);
  for (const { order, scores } of asked) {
    order.forEach((option, place) => {
      sums[option]! += scores[place]!;
    });
  }
  const levels = sums.map((sum) => sum / asked.length / temperature);
  const highest = Math.max(...levels);
  const powers = levels.map((level) => Math.exp(level - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const shares = powers.map((power) => power / total);
  return { shares: shares.slice(0, -1), none: shares.at(-1)! };
}
