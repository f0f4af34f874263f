/** Why a note could not be reviewed, in words that may be shown and logged. */
import { NoteUnreadable } from '../review/review.js';

/** One sentence. An error that is not our own may hold words of the note, so of it only its kind is said. */
export function whyUnreadable(error: unknown): string {
  return error instanceof NoteUnreadable
    ? error.message
    : `The note could not be reviewed (${error instanceof Error ? error.name : 'unknown error'}); please report it.`;
}
