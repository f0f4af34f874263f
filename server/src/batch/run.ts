/** Sources -> reviews, one after another and in order. One note that fails is an entry with an error; the rest goes on. */
import type { KnowledgeBase } from '../knowledge/base.js';
import { Cancelled } from '../model/types.js';
import type { LanguageModel } from '../model/types.js';
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

/** Reviews each source in turn. Both passes run where a model is given. */
export async function* reviewAll(
  sources: readonly NoteSource[],
  base: KnowledgeBase,
  model: LanguageModel | null,
  signal: AbortSignal,
): AsyncGenerator<Outcome> {
  const resolve = conditionNames(base);
  for (const source of sources) {
    if (signal.aborted) {
      return;
    }
    let text: string | null = null;
    try {
      text = await source.read();
      const review = reviewNote(text, base, source.id, source.file);
      const both = model === null ? review : await addOpinion(review, model, resolve, { signal, priority: 'batch' });
      yield { record: both.record, text };
    } catch (error) {
      if (error instanceof Cancelled) {
        return;
      }
      const record = { schema: reviewSchemaId, id: source.id, file: source.file, error: whyFailed(error) } as const;
      yield { record, text };
    }
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
