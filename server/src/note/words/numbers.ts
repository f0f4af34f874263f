/** Numbers in figures and in words, as dictated notes have them. */
import type { Span } from '../types.js';

/** Something read from the text, with the words it was read from. */
export interface Found<T> extends Span {
  readonly value: T;
}

const ones = 'zero one two three four five six seven eight nine'.split(' ');
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const numberWords = new Map([...ones, ...teens].map((word, index) => [word, index]));
const tensWords = new Map(tens.map((word, i) => [word, 20 + 10 * i]));

/** The words that a number in words can begin with, separated by spaces. */
export const firstNumberWords = [...ones.slice(1), ...teens, ...tens, 'hundred'].join(' ');

const onesWord = `(?:${ones.slice(1).join('|')})`;
const inWords = `(?:(?:${tens.join('|')})(?:[ -]${onesWord})?|${[...numberWords.keys()].slice(1).join('|')})`;

/** "67", "2.5", "sixty-seven" -> the number; NaN where it is none. */
export function numberOf(text: string): number {
  const plain = Number(text);
  if (!Number.isNaN(plain)) {
    return plain;
  }
  const [first = '', second = ''] = text.toLowerCase().split(/[ -]/);
  const ten = tensWords.get(first);
  return ten === undefined ? (numberWords.get(first) ?? Number.NaN) : ten + (numberWords.get(second) ?? 0);
}
/** A number in figures or words, for the patterns of this folder. */
export const numberPattern = `(\\d{1,3}(?:\\.\\d)?|${inWords})`;

const halves = '(?:[ -]and[ -]a[ -]|[ -]and[ -]|[ -])?(half\\b|½|1\\/2(?![\\d/]))';
const whole = new RegExp(
  `(?:(?:one |a )?(hundred)(?: and | )?)?(\\d{1,3}(?:\\.\\d{1,2})?(?!\\d)|${inWords}\\b)?(?:${halves})?(?:[ -](\\d{1,2})\\/12(?=[ -]?y))?`,
  'iy',
);

/** The number that begins at `at`, in figures or words, with a half or with twelfths behind it ("2 1/2", "two and a half", "2 4/12 yo"). */
export function numberAt(text: string, at: number): Found<number> | null {
  const plain = plainAt(text, at);
  if (plain !== null) {
    return plain;
  }
  whole.lastIndex = at;
  const match = whole.exec(text);
  if (match === null || (match[1] === undefined && match[2] === undefined)) {
    return null;
  }
  const hundred = match[1] === undefined ? 0 : 100;
  const rest = match[2] === undefined ? 0 : numberOf(match[2]);
  const part = (match[3] === undefined ? 0 : 0.5) + (match[4] === undefined ? 0 : Number(match[4]) / 12);
  return { value: hundred + rest + part, start: at, end: at + match[0].length };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A number of one to three figures with nothing behind that could belong to it: most are so, and need no pattern. */
function plainAt(text: string, at: number): Found<number> | null {
  let end = at;
  let value = 0;
  while (end < at + 4 && isDigit(text.charCodeAt(end))) {
    value = value * 10 + text.charCodeAt(end) - 48;
    end++;
  }
  if (end === at || end > at + 3) {
    return null;
  }
  const next = text.charAt(end);
  const second = text.charAt(end + 1);
  const isMore =
    next === '.' ||
    next === '½' ||
    ((next === ' ' || next === '-') &&
      (second === 'a' || second === 'h' || second === '½' || isDigit(second.charCodeAt(0))));
  return isMore ? null : { value, start: at, end };
}
