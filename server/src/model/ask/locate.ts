/**
 * Finds a quote in a note. What counts as the same words: exact text, or text that differs only in case, in white space
 * and in the form of its quotation marks. Nothing more, so that a changed number or a left-out "no" is not found.
 */
import type { Span } from '../../note/types.js';

/** Text folded for comparing, and for each UTF-16 unit of it the span of the note it came from. */
interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const singleMarks = new Set('\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`');
const doubleMarks = new Set('\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb');

/** A note folded once, to look for many quotes. All offsets are UTF-16 units of the note as read. */
export class QuoteFinder {
  readonly #text: string;
  #folded: Folded | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Every place where the quote stands as whole words, exact ones first, each span once. */
  find(quote: string): Span[] {
    const exact = occurrences(this.#text, quote.trim()).map((start) => ({ start, end: start + quote.trim().length }));
    this.#folded ??= fold(this.#text);
    const { text, starts, ends } = this.#folded;
    const wanted = fold(quote).text.trim();
    const loose = occurrences(text, wanted)
      // Neither end may part the units that stand for one character.
      .filter((at) => starts[at] !== starts[at - 1] && ends[at + wanted.length - 1] !== ends[at + wanted.length])
      .map((at) => ({ start: starts[at]!, end: ends[at + wanted.length - 1]! }));
    const found = new Map<string, Span>();
    for (const span of [...exact, ...loose]) {
      const key = `${span.start}-${span.end}`;
      if (!found.has(key) && wholeWords(this.#text, span)) found.set(key, span);
    }
    return [...found.values()];
  }
}

/** The lines of a text, as a prompt numbers them from 1, without what ends them. */
export function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    spans.push({ start, end: index });
    start = index + end.length;
  }
  return [...spans, { start, end: text.length }];
}

function occurrences(text: string, wanted: string): number[] {
  const found: number[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

function fold(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const to = foldCharacter(character);
    if (to === ' ' && folded.endsWith(' ')) ends[ends.length - 1] = end;
    else {
      // Lower case may be longer than what it came from: each of its units points to the whole character.
      for (let unit = 0; unit < to.length; unit += 1) {
        starts.push(at);
        ends.push(end);
      }
      folded += to;
    }
    at = end;
  }
  return { text: folded, starts, ends };
}

function foldCharacter(character: string): string {
  if (/\s/u.test(character)) return ' ';
  if (singleMarks.has(character)) return "'";
  if (doubleMarks.has(character)) return '"';
  return character.toLowerCase();
}

/**
 * False where the span begins or ends inside a word, a number or a character: "MI" is not quoted from "mild", "38" not
 * from "38.4", and a letter is not parted from its accent.
 */
function wholeWords(text: string, span: Span): boolean {
  const before = [...text.slice(Math.max(0, span.start - 2), span.start)].at(-1) ?? '';
  const after = [...text.slice(span.end, span.end + 2)];
  const first = [...text.slice(span.start, span.start + 2)][0] ?? '';
  const last = [...text.slice(Math.max(span.start, span.end - 2), span.end)].at(-1) ?? '';
  const next = after[0] ?? '';
  if (/^[\p{M}\p{Emoji_Modifier}\u200d\ufe0f]/u.test(next) || /^[\p{M}\u200d\ufe0f]/u.test(first)) return false;
  if (before === '\u200d' || splitsPair(text, span.start) || splitsPair(text, span.end)) return false;
  if (/[\p{L}\p{N}\p{M}]/u.test(before) && /[\p{L}\p{N}]/u.test(first)) return false;
  if (/[\p{L}\p{N}\p{M}]/u.test(last) && /[\p{L}\p{N}]/u.test(next)) return false;
  // A decimal point or a slash between digits belongs to the number: 38.4, 88/50.
  if (/\p{N}/u.test(last) && /^[.,/]$/u.test(next) && /^\p{N}/u.test(text.slice(span.end + 1, span.end + 2)))
    return false;
  if (/\p{N}/u.test(first) && /^[.,/]$/u.test(before) && /\p{N}$/u.test(text.slice(0, span.start - 1).slice(-1))) {
    return false;
  }
  return true;
}

function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}
