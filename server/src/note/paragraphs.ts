/**
 * A section's body -> paragraphs: stretches that no sentence crosses, each of which can be read without the others. What an edit
 * does not touch need then not be read again.
 */
import type { Span } from './types.js';

/** Text without an empty line is cut behind a line that ends with a full stop, once it is this long. */
const longEnough = 600;

/** Paragraphs of `text` from `start` to `end`, in order; the empty lines between them belong to none. */
export function paragraphsOf(text: string, start: number, end: number): Span[] {
  const paragraphs: Span[] = [];
  let begin = -1;
  let last = start;
  const close = (): void => {
    if (begin >= 0) {
      paragraphs.push({ start: begin, end: last });
    }
    begin = -1;
  };
  for (let line = start; line < end;) {
    const newline = text.indexOf('\n', line);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    const until = lastInk(text, line, next);
    if (until < 0) {
      close();
    } else {
      begin = begin < 0 ? line : begin;
      last = next;
      if (text.charCodeAt(until) === 46 && next - begin >= longEnough) {
        close();
      }
    }
    line = next;
  }
  close();
  return paragraphs;
}

/** Index of the last character from `from` to `to` that is not white space, or -1. */
function lastInk(text: string, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 160) {
      return i;
    }
  }
  return -1;
}
