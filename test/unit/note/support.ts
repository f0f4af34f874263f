/** What the tests of this folder share: the real lexicon, loaded once, and a way to mark spans in a text. */
import { assertionOfSpan } from '#server/note/assertion/spans.js';
import { readNote } from '#server/note/read.js';
import type { Note, Span } from '#server/note/types.js';
import { shippedKnowledge as knowledge } from '../../shipped.js';

export { knowledge };

/** A text read with the real lexicon. */
export const read = (text: string): Note => readNote(text, knowledge().lexicon);

/** A text with one span in braces -> the text without them, and the span. */
export function marked(text: string): { readonly text: string; readonly span: Span } {
  const start = text.indexOf('{');
  const end = text.indexOf('}') - 1;
  return { text: text.replace(/[{}]/g, ''), span: { start, end } };
}

export const words = (text: string, span: Span): string => text.slice(span.start, span.end);

/** Polarity, then what differs from recent and the patient's: "absent", "present historical family". */
export function assertionIn(text: string): string {
  const { text: plain, span } = marked(text);
  const { polarity, temporality, experiencer } = assertionOfSpan(plain, span.start, span.end);
  return [polarity, temporality === 'recent' ? '' : temporality, experiencer === 'patient' ? '' : experiencer]
    .filter((word) => word !== '')
    .join(' ');
}
