/**
 * A section's body -> paragraphs: stretches that no sentence crosses, each of which can be read without the others. What an edit
 * does not touch need then not be read again.
 */
import { abbreviations, titles } from './stops.js';
import { shoutedWrapLength } from './sentences.js';
import type { Span } from '../types.js';

/** Text without an empty line is cut behind a full stop that surely ends a sentence, once it is this long. */
const longEnough = 600;
/** Within a line only where so much of it is left that it stays what it was for the sentence that may go on behind it. */
const leftOfLine = shoutedWrapLength + 20;
const shortestWord = 4;

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
    const next = lineEnd(text, line, end);
    const until = lastInk(text, line, next);
    if (until < 0) {
      close();
      line = next;
      continue;
    }
    begin = begin < 0 ? line : begin;
    while (until - begin >= longEnough + leftOfLine) {
      const cut = cutWithin(text, Math.max(line, begin + longEnough), until - leftOfLine);
      if (cut < 0) {
        break;
      }
      last = cut;
      close();
      begin = cut;
    }
    last = next;
    if (next - begin >= longEnough && isSureEnd(text, until) && !isListed(text, next, end)) {
      close();
    }
    line = next;
  }
  close();
  return paragraphs;
}

/** Whether the line that begins at `from` is an item of a list, which may take its meaning from the words that lead it in. */
function isListed(text: string, from: number, end: number): boolean {
  let ink = from;
  while (ink < end && ink < from + 40 && (text.charCodeAt(ink) === 32 || text.charCodeAt(ink) === 9)) {
    ink++;
  }
  return ink < end && !(isLetter(text.charCodeAt(ink)) && isLetter(text.charCodeAt(ink + 1)));
}

/** Where the line that begins at `from` ends, its break included; not searched for beyond `end`. */
function lineEnd(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (text.charCodeAt(i) === 10) {
      return i + 1;
    }
  }
  return end;
}

/** Index of the last character from `from` to `to` that is not white space, or -1. */
function lastInk(text: string, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 160 && !(code >= 9 && code <= 13)) {
      return i;
    }
  }
  return -1;
}

/** Behind the first sure end of a sentence from `from` to `to` that a new one follows on the same line, or -1. */
function cutWithin(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (
      text.charCodeAt(i) === 46 &&
      text.charCodeAt(i + 1) === 32 &&
      isUpper(text.charCodeAt(i + 2)) &&
      isLower(text.charCodeAt(i + 3)) &&
      isSureEnd(text, i) &&
      // A carriage return of its own is a line end as well.
      !text.slice(i, i + leftOfLine).includes('\r')
    ) {
      return i + 2;
    }
  }
  return -1;
}

const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isLetter = (code: number): boolean => isLower(code) || isUpper(code);
const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether at `at` stands a full stop that ends a sentence whatever follows: behind a plain word that is no abbreviation. */
function isSureEnd(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 46) {
    return false;
  }
  let first = at;
  while (isLower(text.charCodeAt(first - 1)) && at - first < 24) {
    first--;
  }
  const before = text.charCodeAt(first - 1);
  if (at - first < shortestWord || !(before === 32 || before === 10)) {
    return false;
  }
  const word = text.slice(first, at);
  return !titles.has(word) && !abbreviations.has(word);
}
