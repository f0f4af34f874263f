/** Sources -> reviews, one after another and in order. One note that fails is an entry with an error; the rest goes on. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { LanguageModel } from '../model/types.js';
import { addOpinion, conditionNames } from '../review/opinion.js';
import { reviewNote } from '../review/review.js';
import { reviewSchemaId } from '../review/schema.js';
import type { ReviewErrorRecord, ReviewRecord } from '../review/schema.js';
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
      const both = model === null ? review : await addOpinion(review, model, resolve, signal);
      yield { record: both.record, text };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      yield { record: { schema: reviewSchemaId, id: source.id, file: source.file, error: message }, text };
    }
  }
}
