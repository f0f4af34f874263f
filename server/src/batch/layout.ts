/** Text for a terminal of any width: words without control characters, wrapped lines, heads with text beside them. */
import type { ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

export interface TextOptions {
  /** Columns; 40 at least. */
  readonly width: number;
  readonly colour: ChalkInstance;
}

/** On one line and without control characters: a note may hold sequences that a terminal obeys. */
export const printable = (text: string): string => withoutControl(text.replace(/\s+/g, ' '));

/** Without what a terminal obeys, white space kept as it is. */
export const withoutControl = (text: string): string =>
  text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** An age as it is said: days, months or years. */
export function ageWords(years: number | null): string {
  return years === null
    ? 'age not documented'
    : years < 0.25
      ? `${String(Math.round(years * 365.25))} days`
      : years < 2
        ? `${String(Math.round(years * 12))} months`
        : `${String(Math.floor(years))} years`;
}

/** Characters of which each takes one column: those of nearly every note. */
const simple = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2018-\u201d…‹›│]*$/;

/** Longest word, in UTF-16 code units, that may fit a line. */
const longestMeasured = 1000;

/** Columns of a text on a terminal. */
export const columnsOf = (text: string): number => (simple.test(text) ? text.length : stringWidth(text));

/**
 * Breaks a text into lines of at most `width` columns, between words where it can, without white space at the ends of lines.
 * Only what has colours goes the slow way, which takes seconds for a megabyte.
 */
export function linesOf(text: string, width: number): string[] {
  const words = text.trim();
  if (words.includes('\u001b')) {
    return wrapAnsi(words, width, { hard: true }).split('\n');
  }
  if (words.length <= width && columnsOf(words) <= width) {
    return [words];
  }
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  const add = (part: string, size: number): void => {
    if (columns + size > width) {
      lines.push(line.trimEnd());
      line = '';
      columns = 0;
    }
    if (line !== '' || part.trim() !== '') {
      line += part;
      columns += size;
    }
  };
  for (const part of words.split(/( +)/)) {
    // No use in measuring a word that is far too long: characters that take no column are few.
    const size = part.length > longestMeasured ? Infinity : columnsOf(part);
    if (size <= width) {
      add(part, size);
    } else if (part.trim() !== '') {
      for (const character of part) {
        add(character, columnsOf(character));
      }
    }
  }
  return [...lines, line];
}

/** Lines with an indent, each of `width` columns at most. */
export function wrapped(text: string, indent: string, width: number): string[] {
  return linesOf(text, Math.max(20, width - indent.length)).map((line) => indent + line);
}

/** A head in a column of its own with the text hanging beside it; below one another where the terminal is narrow. */
export function hanging(head: string, text: string, column: number, width: number, indent = '  '): string[] {
  if (width < 60) {
    return [indent + head, ...wrapped(text, `${indent}  `, width)];
  }
  const pad = ' '.repeat(Math.max(1, column - columnsOf(head)));
  const hang = indent + ' '.repeat(Math.max(column, columnsOf(head) + 1));
  const [first, ...rest] = linesOf(text, Math.max(20, width - hang.length));
  return [`${indent}${head}${pad}${first ?? ''}`, ...rest.map((line) => hang + line)];
}
