/** Dates, clock times and spans of time between names and numbers: what they say of a value, and that they are none themselves. */
import { isGlued, isNumber, nameAt, wordAt } from './line.js';
import type { Line } from './line.js';

/** A time that is said of a value. `order` compares times of the same kind; NaN where it cannot be told. */
export interface Time {
  readonly kind: 'now' | 'past' | 'clock' | 'date';
  readonly order: number;
  readonly end: number;
}

const months = new Map(
  'jan feb mar apr may jun jul aug sep oct nov dec january february march april may june july august september october november december sept'
    .split(' ')
    .map((word, index) => [word, index === 24 ? 9 : (index % 12) + 1]),
);
const spans = new Set(
  'day days d week weeks wk wks w month months mo mos year years yr yrs y yo hour hours hr hrs h minute minutes min mins times am pm st nd rd th hourly daily weekly monthly yearly'.split(
    ' ',
  ),
);
const present = new Set('today now currently presently tonight'.split(' '));
const gone = new Set('yesterday previously baseline prior overnight'.split(' '));
const weekdays = new Set(
  'mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday'.split(' '),
);

/** Whether a span is long enough that what was measured so long ago is of another illness. */
export const isLong = (unit: string): boolean => /^(?:w|wks?|weeks?|m|mos?|months?|y|yrs?|years?)$/.test(unit);

export const isMonth = (word: string): boolean => months.has(word);

/** The date or clock time that a number begins, or null: "10/02", "12/03/2024", "2024-03-12", "3 Oct", "08:00". */
export function dateAt(line: Line, at: number): Time | null {
  if (!isNumber(line, at)) {
    return months.has(wordAt(line, at)) && isNumber(line, at + 1) && /^\d{1,2}$/.test(wordAt(line, at + 1))
      ? withYear(line, at + 2, months.get(wordAt(line, at))!, Number(wordAt(line, at + 1)))
      : null;
  }
  const mark = wordAt(line, at + 1);
  const first = wordAt(line, at);
  const isJoined = isGlued(line, at) && isGlued(line, at + 1);
  if (isJoined && mark === ':' && isNumber(line, at + 2) && /^\d\d$/.test(wordAt(line, at + 2)) && Number(first) < 24) {
    const end = wordAt(line, at + 3) === ':' && isNumber(line, at + 4) ? at + 5 : at + 3;
    return { kind: 'clock', order: Number(first) * 60 + Number(wordAt(line, at + 2)), end: afterHalf(line, end) };
  }
  // "12.03.2024" is read as one decimal number and the rest.
  if (isJoined && mark === '.' && /^\d{1,2}\.\d{1,2}$/.test(first) && /^(?:\d\d|\d{4})$/.test(wordAt(line, at + 2))) {
    const [day, month] = first.split('.').map(Number) as [number, number];
    return { kind: 'date', order: dayOf(Number(wordAt(line, at + 2)), month, day), end: at + 3 };
  }
  if (isJoined && (mark === '/' || mark === '-') && isNumber(line, at + 2)) {
    const second = wordAt(line, at + 2);
    const isThree =
      wordAt(line, at + 3) === mark && isGlued(line, at + 2) && isGlued(line, at + 3) && isNumber(line, at + 4);
    if (isThree && Number(second) <= 31) {
      const third = wordAt(line, at + 4);
      const order =
        first.length === 4
          ? dayOf(Number(first), Number(second), Number(third))
          : dayOf(Number(third), Number(first), Number(second));
      return { kind: 'date', order, end: at + 5 };
    }
    return null;
  }
  const dash = isJoined && mark === '-' ? 1 : 0;
  const month = months.get(wordAt(line, at + 1 + dash));
  return month !== undefined && /^\d{1,2}$/.test(first) ? withYear(line, at + 2 + dash, month, Number(first)) : null;
}

/** "10/02" where a date is looked for: a day and a month in either order. */
export function shortDateAt(line: Line, at: number): Time | null {
  const date = dateAt(line, at);
  if (date !== null || !isNumber(line, at) || wordAt(line, at + 1) !== '/' || !isNumber(line, at + 2)) {
    return date;
  }
  const [first, second] = [Number(wordAt(line, at)), Number(wordAt(line, at + 2))];
  const isDate =
    Number.isInteger(first) && Number.isInteger(second) && first > 0 && second > 0 && first <= 31 && second <= 31;
  const isMonthDay = isDate && (first <= 12 || second <= 12) && isGlued(line, at) && isGlued(line, at + 1);
  return isMonthDay
    ? { kind: 'date', order: first > 12 ? dayOf(0, second, first) : dayOf(0, first, second), end: at + 3 }
    : null;
}

function withYear(line: Line, at: number, month: number, day: number): Time {
  const dash = wordAt(line, at) === '-' || wordAt(line, at) === ',' ? 1 : 0;
  const year = wordAt(line, at + dash);
  const hasYear = /^(?:(?:19|20)\d\d)$/.test(year) || (dash === 1 && /^\d\d$/.test(year));
  return { kind: 'date', order: dayOf(hasYear ? Number(year) : 0, month, day), end: hasYear ? at + dash + 1 : at };
}

const dayOf = (year: number, month: number, day: number): number => ((year % 100) * 16 + month) * 32 + day;

const afterHalf = (line: Line, at: number): number => (/^(?:am|pm|hrs|h)$/.test(wordAt(line, at)) ? at + 1 : at);

/** "at 0530", "(2019)": a clock time without its colon, or a year, before another number. */
export function clockOrYear(line: Line, at: number, from: number): Time | null {
  const word = wordAt(line, at);
  const before = at > from ? wordAt(line, at - 1) : '';
  if (!/^\d{4}$/.test(word)) {
    return null;
  }
  if (before === 'at' || before === '@') {
    return {
      kind: 'clock',
      order: Math.floor(Number(word) / 100) * 60 + (Number(word) % 100),
      end: afterHalf(line, at + 1),
    };
  }
  return (before === '(' || before === 'in') && /^(?:19|20)/.test(word)
    ? { kind: 'past', order: Number.NaN, end: at + 1 }
    : null;
}

/** Whether a number counts time ("3 days", "2nd", "5 pm") and is no value; "T 38.9 HR 106" and "6.1 H" are not. */
export function countsTime(line: Line, at: number): boolean {
  const next = wordAt(line, at + 1);
  if (!spans.has(next)) {
    return false;
  }
  const isFlag = next === 'h' && line.text.charCodeAt(line.tokens[at + 1]!.start) === 72;
  const isName = next.length > 1 && nameAt(line, at + 1) !== null && /^(?:[:=]|\d.*)$/.test(wordAt(line, at + 2));
  return !isFlag && !isName;
}

/** The time said at a token, such as "yesterday", "today", "at 0800", "on 3/4", "2 days ago", "last year", "in 2019". */
export function timeAt(line: Line, from: number): Time | null {
  let at = wordAt(line, from) === '(' ? from + 1 : from;
  const word = wordAt(line, at);
  if (present.has(word)) {
    return { kind: 'now', order: Number.NaN, end: at + 1 };
  }
  if (gone.has(word)) {
    return { kind: 'past', order: Number.NaN, end: at + 1 };
  }
  if (word === 'this') {
    return /^(?:am|morning|afternoon|evening|pm)$/.test(wordAt(line, at + 1))
      ? { kind: 'now', order: Number.NaN, end: at + 2 }
      : null;
  }
  if (word === 'last' || (word === 'at' && wordAt(line, at + 1) === 'last')) {
    const last = word === 'at' ? at + 1 : at;
    // "Last night" and "in the last 24 h" are of this illness.
    return /^(?:night|evening|few|couple|\d+)$/.test(wordAt(line, last + 1))
      ? null
      : { kind: 'past', order: Number.NaN, end: last + 2 };
  }
  if (word === 'at' && wordAt(line, at + 1) === 'baseline') {
    return { kind: 'past', order: Number.NaN, end: at + 2 };
  }
  if ((word === 'on' || word === 'at') && /^(?:admission|arrival|presentation|triage)$/.test(wordAt(line, at + 1))) {
    return { kind: 'clock', order: -1, end: at + 2 };
  }
  if (word === 'on' || word === 'at' || word === '@' || word === 'in') {
    at++;
  }
  const next = wordAt(line, at);
  if (weekdays.has(next)) {
    return word === 'on' ? { kind: 'date', order: Number.NaN, end: at + 1 } : null;
  }
  if (months.has(next) && !isNumber(line, at + 1)) {
    return word === 'in' ? { kind: 'past', order: Number.NaN, end: at + 1 } : null;
  }
  if (!isNumber(line, at)) {
    return dateAt(line, at);
  }
  if (/^(?:days?|d|weeks?|wks?|months?|mo|mos|years?|yrs?|y|hours?|hrs?|h)$/.test(wordAt(line, at + 1))) {
    // "at 2 h" counts from the first sample.
    return wordAt(line, at + 2) === 'ago'
      ? { kind: 'past', order: Number.NaN, end: at + 3 }
      : word === 'at' && wordAt(line, at + 1).startsWith('h')
        ? { kind: 'clock', order: Number(wordAt(line, at)) * 60, end: at + 2 }
        : null;
  }
  return shortDateAt(line, at) ?? clockOrYear(line, at, from);
}
