/** Numbers in the words of dictation: "thirty eight point five", "one hundred and ten", "one twenty", "one oh five". */
import { isNumber, wordAt } from './line.js';
import type { Line } from './line.js';

const digits = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((word, index) => [word, index]),
);
const teens = new Map(
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, index) => [word, 10 + index]),
);
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, 20 + 10 * index]),
);
/** "Fourty" is written as often as it is said. */
tens.set('fourty', 40);

export interface Spoken {
  readonly value: number;
  readonly end: number;
}

/** Whether a word may begin a number; one look-up, for every word on the way from a name to its number. */
export const beginsSpoken = (word: string): boolean => digits.has(word) || teens.has(word) || tens.has(word);

/** The number said at a token, or null. A single digit counts only before "point" or as the last word of what is said of it. */
export function spokenAt(line: Line, at: number): Spoken | null {
  const whole = wholeAt(line, at);
  if (whole === null) {
    return null;
  }
  if (wordAt(line, whole.end) === 'point' || wordAt(line, whole.end) === 'decimal') {
    return fractionAt(line, whole.end + 1, whole.value) ?? whole;
  }
  if (whole.end - at === 1 && whole.value < 10) {
    const next = wordAt(line, whole.end);
    const isAlone = next === '' || /^[^a-z0-9]$/.test(next) || next === 'out' || next === 'over' || next === 'percent';
    return isAlone ? whole : null;
  }
  return whole;
}

const longestSpoken = 5;

/** Where the number begins that is said just before a token, or null. */
export function spokenBefore(line: Line, at: number): number | null {
  for (let from = Math.max(line.first, at - longestSpoken); from < at; from++) {
    if (beginsSpoken(wordAt(line, from)) && spokenAt(line, from)?.end === at) {
      return from;
    }
  }
  return null;
}

/** Below a hundred: "seven", "thirty", "thirty-eight"; a digit by itself may be "oh" after a hundred. */
function smallAt(line: Line, at: number): Spoken | null {
  const word = wordAt(line, at);
  const ten = tens.get(word);
  if (ten === undefined) {
    const value = teens.get(word) ?? digits.get(word);
    return value === undefined ? null : { value, end: at + 1 };
  }
  const next = wordAt(line, at + 1) === '-' ? at + 2 : at + 1;
  const digit = digits.get(wordAt(line, next));
  return digit === undefined || digit === 0 ? { value: ten, end: at + 1 } : { value: ten + digit, end: next + 1 };
}

function wholeAt(line: Line, at: number): Spoken | null {
  const small = smallAt(line, at);
  if (small === null || small.value === 0) {
    return small;
  }
  if (wordAt(line, small.end) === 'hundred') {
    const next = wordAt(line, small.end + 1) === 'and' ? small.end + 2 : small.end + 1;
    const rest = smallAt(line, next);
    return rest === null
      ? { value: small.value * 100, end: small.end + 1 }
      : { value: small.value * 100 + rest.value, end: rest.end };
  }
  if (small.value > 9 || small.end - at > 1) {
    return small;
  }
  // "One twenty" and "one oh five" are a hundred and something; "one five" is nothing of the kind.
  const next = wordAt(line, small.end);
  if (next === 'oh' || next === 'o' || next === 'zero') {
    const digit = digits.get(wordAt(line, small.end + 1));
    return digit === undefined ? small : { value: small.value * 100 + digit, end: small.end + 2 };
  }
  const rest = tens.has(next) || teens.has(next) ? smallAt(line, small.end) : null;
  return rest === null ? small : { value: small.value * 100 + rest.value, end: rest.end };
}

/** "Point five", "point oh two", "point 5". */
function fractionAt(line: Line, at: number, whole: number): Spoken | null {
  if (isNumber(line, at)) {
    const value = Number(`${String(whole)}.${wordAt(line, at)}`);
    return Number.isNaN(value) ? null : { value, end: at + 1 };
  }
  let text = '';
  let end = at;
  for (; text.length < 3; end++) {
    const word = wordAt(line, end);
    const digit = word === 'oh' ? 0 : digits.get(word);
    if (digit === undefined) {
      break;
    }
    text += String(digit);
  }
  if (text === '') {
    const small = smallAt(line, at);
    return small === null ? null : { value: Number(`${String(whole)}.${String(small.value)}`), end: small.end };
  }
  return { value: Number(`${String(whole)}.${text}`), end };
}
