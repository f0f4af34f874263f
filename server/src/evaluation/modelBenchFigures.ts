/** The arithmetic of measuring a model: from what was told while it worked to figures. Pure. */
import { chunkSize } from '../model/engine/decoding.js';
import type { Counts, Progress } from '../model/host/protocol.js';

/** One message of progress, with the time it came, in milliseconds since the ask. */
export interface Mark extends Progress {
  readonly at: number;
}

/** What was seen of one ask. Times in milliseconds since the ask. */
export interface Trace {
  readonly marks: readonly Mark[];
  /** When the first statement was finished; null where none was. Of a choice always null. */
  readonly firstStatement: number | null;
  /** When the answer, or the end that was made to it, came. */
  readonly ended: number;
  /** Null where the ask was ended before its answer. */
  readonly counts: Counts | null;
}

/** A stretch of work between the first and the last message of one phase. */
export interface Stretch {
  /** Tokens done at its beginning and at its end. */
  readonly from: number;
  readonly to: number;
  readonly milliseconds: number;
}

/** A shorter stretch than this is no measurement: what other programs do in its few milliseconds would decide. */
const fewestTokens = 16;

/** The stretch of a phase that messages tell of; null where there are fewer than two, or few tokens between them. */
export function stretchOf(marks: readonly Mark[], phase: Progress['phase']): Stretch | null {
  const told = marks.filter((mark) => mark.phase === phase);
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined || last.at <= first.at) return null;
  if (last.done - first.done < fewestTokens) return null;
  return { from: first.done, to: last.done, milliseconds: last.at - first.at };
}

/** Tokens a second. */
export const speed = (tokens: number, milliseconds: number): number => (tokens / milliseconds) * 1000;

/**
 * Tokens of the prompt that an ask evaluated, the questions of a choice included. Exact where the answer was waited for;
 * otherwise from the first message, which comes after a chunk, and then at most a chunk too many.
 */
export function tokensRead({ counts, marks }: Trace): number {
  if (counts !== null) return counts.prompt - counts.reused;
  const first = marks.find(({ phase }) => phase === 'prompt');
  return first === undefined ? 1 : Math.min(first.total, first.total - first.done + chunkSize);
}

/** The middle one, of an even number the mean of the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1]!;
  return sorted.length % 2 === 1 ? upper : (sorted[(sorted.length >> 1) - 1]! + upper) / 2;
}

/** Two medians, and the median of the quotients of what was measured right after each other. */
export interface Pair {
  readonly own: number | null;
  readonly other: number | null;
  /** Of each pair `own / other`. */
  readonly ratio: number | null;
}

export function pairOf(pairs: readonly (readonly [own: number, other: number])[]): Pair {
  return {
    own: median(pairs.map(([own]) => own)),
    other: median(pairs.map(([, other]) => other)),
    ratio: median(pairs.flatMap(([own, other]) => (other === 0 ? [] : [own / other]))),
  };
}

/** How long the first suggestion takes, and what it costs. */
export interface First {
  /** Median in milliseconds; null where no ask came to one. */
  readonly milliseconds: number | null;
  /** Its share of the time that the same note took when it had not been seen before. */
  readonly ofCold: number | null;
  /** Median of the tokens that were evaluated for it. */
  readonly tokens: number | null;
}

export interface Firsts {
  readonly cold: First;
  readonly end: First;
  readonly middle: First;
}

/** One round: a note not seen before, then with a sentence at its end, then with another in its middle. */
export interface Round {
  readonly cold: Trace;
  readonly end: Trace;
  readonly middle: Trace;
}

/** @param time when the first suggestion of an ask stood there; null where it came to none */
export function firstsOf(rounds: readonly Round[], time: (trace: Trace) => number | null): Firsts {
  const first = (kind: keyof Round): First => ({
    milliseconds: median(rounds.flatMap((round) => time(round[kind]) ?? [])),
    ofCold: median(
      rounds.flatMap((round) => {
        const [own, cold] = [time(round[kind]), time(round.cold)];
        return own === null || cold === null ? [] : [own / cold];
      }),
    ),
    tokens: median(rounds.map((round) => tokensRead(round[kind]))),
  });
  return { cold: first('cold'), end: first('end'), middle: first('middle') };
}
