/** Numbers in figures and in words, as dictated notes have them. */
import type { Span } from './types.js';

/** Something read from the text, with the words it was read from. */
export interface Found<T> extends Span {
  readonly value: T;
}

const numberWords = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, index) => [word, index]),
);
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 20 + 10 * i]),
);
const inWords = `(?:(?:${[...tens.keys()].join('|')})(?:[ -](?:${[...numberWords.keys()].slice(1, 10).join('|')}))?|${[...numberWords.keys()].slice(1).join('|')})`;

/** "67", "2.5", "sixty-seven" -> the number; NaN where it is none. */
export function numberOf(text: string): number {
  const plain = Number(text);
  if (!Number.isNaN(plain)) {
    return plain;
  }
  const [first = '', second = ''] = text.toLowerCase().split(/[ -]/);
  const ten = tens.get(first);
  return ten === undefined ? (numberWords.get(first) ?? Number.NaN) : ten + (numberWords.get(second) ?? 0);
}
/** A number in figures or words, for the patterns of this folder. */
export const numberPattern = `(\\d{1,3}(?:\\.\\d)?|${inWords})`;
