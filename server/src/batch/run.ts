/** Sources -> reviews, one after another and in order. One note that fails is an entry with an error; the rest goes on. */
import type { KnowledgeBase } from '../knowledge/base.js';
import { Cancelled } from '../model/types.js';
import type { LanguageModel } from '../model/types.js';
import { addChoice } from '../review/fusion.js';
import { addOpinion, conditionNames } from '../review/opinion.js';
import { NoteUnreadable, reviewNote } from '../review/review.js';
import { reviewSchemaId } from '../review/schema.js';
import type { ReviewErrorRecord, ReviewRecord } from '../review/schema.js';
import { NotText } from './decode.js';
import { SourceUnreadable } from './sources.js';
import type { NoteSource } from './sources.js';

export interface Outcome {
  readonly record: ReviewRecord | ReviewErrorRecord;
  /** Null where the note could not be read. */
  readonly text: string | null;
}

export const isError = (record: ReviewRecord | ReviewErrorRecord): record is ReviewErrorRecord => 'error' in record;

/**
 * Reviews sources and gives the outcomes in their order. Where a model is given both passes run: it is asked to choose, then
 * to write.
 *
 * @param together notes that are with the model at the same time, at least 1
 */
export async function* reviewAll(
  sources: readonly NoteSource[],
  base: KnowledgeBase,
  model: LanguageModel | null,
  signal: AbortSignal,
  together = 1,
): AsyncGenerator<Outcome> {
  const resolve = conditionNames(base);
  const begun: Promise<Outcome | null>[] = [];
  for (let next = 0; next < sources.length || begun.length > 0;) {
    while (begun.length < together && next < sources.length && !signal.aborted) {
      begun.push(reviewOne(sources[next]!, base, model, resolve, signal));
      next += 1;
    }
    const outcome = (await begun.shift()) ?? null;
    if (outcome === null) {
      return;
    }
    yield outcome;
  }
}

/** Null where it was cancelled. Never rejects. */
async function reviewOne(
  source: NoteSource,
  base: KnowledgeBase,
  model: LanguageModel | null,
  resolve: (name: string) => string | null,
  signal: AbortSignal,
): Promise<Outcome | null> {
  let text: string | null = null;
  try {
    text = await source.read();
    const fast = reviewNote(text, base, source.id, source.file);
    if (model === null || fast.record.status !== 'reviewed') {
      return { record: fast.record, text };
    }
    const chosen = await addChoice(fast, model, { signal, priority: 'batch' });
    if (chosen.record.opinions.some(({ status }) => status === 'unavailable')) {
      return { record: chosen.record, text };
    }
    return { record: (await addOpinion(chosen, model, resolve, { signal, priority: 'batch' })).record, text };
  } catch (error) {
    if (error instanceof Cancelled) {
      return null;
    }
    const record = { schema: reviewSchemaId, id: source.id, file: source.file, error: whyFailed(error) } as const;
    return { record, text };
  }
}

/** One sentence. Of errors that are not foreseen only the name is told: their message may hold words of the note. */
export function whyFailed(error: unknown): string {
  if (error instanceof NotText || error instanceof SourceUnreadable || error instanceof NoteUnreadable) {
    return error.message;
  }
  const name = error instanceof Error ? error.name : 'unknown error';
  return `DxLens itself failed on this note (${name}); the other notes are not affected; please report it without the note`;
}
