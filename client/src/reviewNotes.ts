/** The loop of a review of many notes: one after the other, until the last one or until it is cancelled. Knows no editor. */

/** As much of the editor's cancellation token as the loop needs. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  readonly onCancellationRequested: (listener: () => void) => { dispose(): unknown };
}

/** Progress is told this often at most: each telling crosses to the editor's window and is drawn there. */
const reportEveryMs = 200;

/**
 * Reviews the notes in their order and gives the results so far, `results[i]` being that of `notes[i]`; fewer results than
 * notes mean that it was cancelled. A cancellation is never waited for: the note under review is left, and counts as not
 * reviewed. `report` gets the number of notes that are done. Rejects where `prepare` or `review` does.
 */
export async function reviewNotes<Note, Result>(
  notes: readonly Note[],
  steps: {
    /** What must be there before the first note. */
    readonly prepare: () => Promise<void>;
    readonly review: (note: Note) => Promise<Result>;
    readonly report: (done: number) => void;
    /** A clock in milliseconds. */
    readonly now: () => number;
  },
  token: Cancellation,
): Promise<Result[]> {
  const results: Result[] = [];
  let stop: () => void = () => undefined;
  const cancelled = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  const listening = token.onCancellationRequested(stop);
  try {
    await Promise.race([steps.prepare(), cancelled]);
    let reported = -Infinity;
    for (const note of notes) {
      if (token.isCancellationRequested) {
        break;
      }
      const now = steps.now();
      if (now - reported >= reportEveryMs) {
        reported = now;
        steps.report(results.length);
      }
      const outcome = await Promise.race([steps.review(note).then((result) => ({ result })), cancelled]);
      if (outcome === null) {
        break;
      }
      results.push(outcome.result);
      // A turn of the event loop, in which a cancellation can arrive even where every answer is there at once.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    listening.dispose();
  }
  return results;
}
