/**
 * How many threads suit a model on this machine. Threads wait on each other at every node of the graph, so a small model
 * can be hundreds of times slower with one thread too many, and a prompt of many tokens gains where a single token loses:
 * both are measured, for the model at hand, and then remembered.
 */
import type { Threads } from '../host/protocol.js';

/** Most threads that are tried: beyond that memory is the bound, not the cores. */
const mostThreads = 16;
/** Time after which no further count is begun, in milliseconds: a large model takes seconds for each. */
const longestCalibration = 20_000;
/** A count has to be this much faster than a smaller one: fewer threads leave the editor more of the machine. */
const worthwhile = 0.8;

/** The counts that are tried, smallest first: 1, 2, 3, 4, 6, 8, 12, 16, up to the cores. */
export function threadCounts(cores: number): number[] {
  const most = Math.max(1, Math.min(cores, mostThreads));
  const counts = [1, 2, 3, 4, 6, 8, 12, 16].filter((count) => count < most);
  return [...counts, most];
}

export interface Trial {
  /** Time that a chunk of a prompt takes with so many threads, in milliseconds. */
  prompt(threads: number): Promise<number>;
  /** Time that a few written tokens take. */
  writing(threads: number): Promise<number>;
  now(): number;
}

/** Tries counts from the smallest up. For each kind of work it stops when two counts in a row have brought nothing. */
export async function calibrate(trial: Trial, cores: number): Promise<Threads> {
  const begun = trial.now();
  const isTime = (): boolean => trial.now() - begun < longestCalibration;
  const best = async (time: (threads: number) => Promise<number>): Promise<number> => {
    let [chosen, fastest, vain] = [1, Infinity, 0];
    for (const count of threadCounts(cores)) {
      if (vain === 2 || (count > 1 && !isTime())) break;
      const taken = await time(count);
      if (taken < fastest * worthwhile) [chosen, fastest, vain] = [count, taken, 0];
      else vain += 1;
    }
    return chosen;
  };
  return {
    prompt: await best((threads) => trial.prompt(threads)),
    writing: await best((threads) => trial.writing(threads)),
  };
}
