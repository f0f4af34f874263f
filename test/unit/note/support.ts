/** What the tests of this folder share: the real lexicon, loaded once, and a way to mark spans in a text. */
import { assertionOfSpan } from '#server/note/assertion/spans.js';
import { readFileSync } from 'node:fs';
import { indexKnowledge } from '#server/knowledge/base.js';
import type { KnowledgeBase } from '#server/knowledge/base.js';
import type { StoredKnowledge } from '#server/knowledge/stored.js';
import { readNote } from '#server/note/read.js';
import type { Note, Span } from '#server/note/types.js';

let base: KnowledgeBase | null = null;

/** The knowledge base as it is built for the package. */
export function knowledge(): KnowledgeBase {
  const file = new URL('../../../../dist/knowledge.json', import.meta.url);
  base ??= indexKnowledge(JSON.parse(readFileSync(file, 'utf8')) as StoredKnowledge);
  return base;
}

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
