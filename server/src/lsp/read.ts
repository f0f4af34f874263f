/** The custom request `dxlens/read`: what was understood of an open note, in words. */
import { Chalk } from 'chalk';
import { readoutText } from '../batch/readoutText.js';
import type { ReadParams, ReadResult } from './messages.js';
import type { Session } from './session.js';

const plain = { width: 100, colour: new Chalk({ level: 0 }) };

/** Tells the note as it was last read; null where it is not open or could not be read. */
export function readRequest(session: Session, { textDocument }: ReadParams): ReadResult | null {
  const reviewed = session.reviewed(textDocument.uri);
  if (reviewed === null || session.base === null) {
    return null;
  }
  const { text, places } = readoutText(reviewed.review.note, session.base, plain);
  return {
    version: reviewed.version,
    text,
    places: places.map(({ start, end, offset }) => ({
      start,
      end,
      at: reviewed.lines.rangeOf({ start: offset, end: offset }).start,
    })),
  };
}
