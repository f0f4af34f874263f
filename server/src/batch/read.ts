/** Sources -> what was read of each, one after another and in order. One note that fails is an entry with an error; the rest goes on. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Note } from '../note/types.js';
import { readWhole } from '../review/review.js';
import { whyFailed } from './run.js';
import type { NoteSource } from './sources.js';

export type ReadOutcome =
  { readonly file: string; readonly note: Note } | { readonly file: string; readonly error: string };

/** Reads each source in turn. */
export async function* readAll(sources: readonly NoteSource[], base: KnowledgeBase): AsyncGenerator<ReadOutcome> {
  for (const { file, read } of sources) {
    try {
      yield { file, note: readWhole(await read(), base) };
    } catch (error) {
      yield { file, error: whyFailed(error) };
    }
  }
}
