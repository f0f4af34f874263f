/** Dates as notes write them, and what lies between two of them. Nothing here knows what day it is today. */
import { matchAt } from '../words/around.js';
import type { Found } from '../words/numbers.js';

/** Which comes first where both are numbers; null where the date itself leaves no choice. */
type Order = 'day' | 'month' | null;

/** A date that can be meant: days since the first of March of the year 0, and the order in which it was read. */
interface Reading {
  readonly day: number;
  readonly order: Order;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const iso = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y;
const numeric = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/y;
const dayFirst = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?[ -]${month}\\.?,?[ -](\\d{4}|\\d{2})(?!\\d)`, 'iy');
const monthFirst = new RegExp(`${month}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'iy');
/** Two figures up to here are of this century: no note is older than that, and few are younger. */
const youngestCentury = 40;

/** Days since 1 March of the year 0 in the Gregorian calendar. */
export function dayNumber(year: number, monthOfYear: number, day: number): number {
  const y = monthOfYear <= 2 ? year - 1 : year;
  const m = (monthOfYear + 9) % 12;
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1
  );
}

function reading(year: string, monthOfYear: number, day: number, order: Order): Reading[] {
  const written = Number(year);
  const full = year.length === 4 ? written : written <= youngestCentury ? 2000 + written : 1900 + written;
  const isDate = monthOfYear >= 1 && monthOfYear <= 12 && day >= 1 && day <= 31 && full >= 1880 && full <= 2100;
  return isDate ? [{ day: dayNumber(full, monthOfYear, day), order }] : [];
}

const monthOf = (name: string): number => monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** All that a date that begins at `at` can mean ("03/04/2025" means two days), or null where none does. */
export function dateAt(text: string, at: number): Found<readonly Reading[]> | null {
  const found = (match: RegExpExecArray, value: readonly Reading[]): Found<readonly Reading[]> | null =>
    value.length === 0 ? null : { value, start: at, end: at + match[0].length };
  const isoMatch = matchAt(iso, text, at);
  if (isoMatch !== null) {
    return found(isoMatch, reading(isoMatch[1]!, Number(isoMatch[2]), Number(isoMatch[3]), null));
  }
  const match = matchAt(numeric, text, at);
  if (match !== null) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const byDay = reading(match[4]!, second, first, 'day');
    const byMonth = reading(match[4]!, first, second, 'month');
    return found(match, first === second ? byDay.map(({ day }) => ({ day, order: null })) : [...byDay, ...byMonth]);
  }
  const named = matchAt(dayFirst, text, at);
  if (named !== null) {
    return found(named, reading(named[3]!, monthOf(named[2]!), Number(named[1]), null));
  }
  const american = matchAt(monthFirst, text, at);
  return american === null
    ? null
    : found(american, reading(american[3]!, monthOf(american[1]!), Number(american[2]), null));
}

const visitLabel =
  /\b(?:date of (?:service|visit|exam(?:ination)?|encounter|admission|consultation|review|clinic)|(?:visit|encounter|service|clinic|admission|exam|appointment|consultation) date|dos|date seen|seen(?: on)?|reviewed(?: on)?|admitted(?: on)?|admission|today(?:'s date)?|date)[ :,\t=-]{1,4}(?=\d|[a-z]{3})/gi;
const someDate =
  /\b\d{1,4}(?=[-/.]\d|(?:st|nd|rd|th)?[ -][a-z]{3})|\b[a-z]{3,9}(?=\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})/gi;
const otherDate = /\b(?:dob|birth|born|edd|edc|due|lmp|delivered|printed|signed|updated)\b[^\n]{0,20}$/i;
/** Where a date of the visit stands: with its name in the first lines, without one in the title. */
const labelReach = 1500;
const titleReach = 200;

/** The date of the visit: the one named so, else the first in the title that is named nothing else. */
export function visitDate(text: string): readonly Reading[] | null {
  for (const match of text.slice(0, labelReach).matchAll(visitLabel)) {
    const isOther = /\b(?:birth|due)\s*$/i.test(text.slice(Math.max(0, match.index - 10), match.index));
    const found = isOther ? null : dateAt(text, match.index + match[0].length);
    if (found !== null) {
      return found.value;
    }
  }
  for (const match of text.slice(0, titleReach).matchAll(someDate)) {
    const found = otherDate.test(text.slice(Math.max(0, match.index - 40), match.index))
      ? null
      : dateAt(text, match.index);
    if (found !== null) {
      return found.value;
    }
  }
  return null;
}

/**
 * The fewest and the most days that can lie between two dates, among those from `least` to `most`; null where none do. Both dates
 * of a note are written in the same order.
 */
export function daysBetween(
  from: readonly Reading[],
  to: readonly Reading[],
  least: number,
  most: number,
): { readonly low: number; readonly high: number } | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const first of from) {
    for (const second of to) {
      const days = second.day - first.day;
      const isSameOrder = first.order === null || second.order === null || first.order === second.order;
      if (isSameOrder && days >= least && days <= most) {
        low = Math.min(low, days);
        high = Math.max(high, days);
      }
    }
  }
  return low > high ? null : { low, high };
}

const birthLabel = /[ \t]{0,3}(?:\([^()\n]{1,12}\))?[ \t]{0,3}[:=|.-]{0,2}[ \t]{0,8}/y;
const birthWord = /\bdate of $/i;
/** A grown-up's age may be off by the months that the two orders of a date lie apart; a small child's may not be off by days. */
const adultYears = 18;
const childDays = 730;
const fewDays = 3;
const oldestDays = 44000;

/**
 * Age in years by a date of birth whose name stands from `start` to `end` ("dob", or the last word of "date of birth") and the date of
 * the visit; null without a visit, or where the order of day and month would matter. From two years on it is told in full years.
 */
export function ageFromBirthDate(text: string, start: number, end: number): Found<number> | null {
  if (end - start > 3 && !birthWord.test(text.slice(Math.max(0, start - 10), start))) {
    return null;
  }
  const label = matchAt(birthLabel, text, end);
  const born = dateAt(text, end + (label?.[0].length ?? 0));
  const visit = born === null ? null : visitDate(text);
  if (born === null || visit === null) {
    return null;
  }
  const days = daysBetween(born.value, visit, 0, oldestDays);
  if (days === null) {
    return null;
  }
  const years = (count: number): number => Math.floor((count + 0.5) / 365.25);
  const value = days.high < childDays ? days.low / 365.25 : years(days.low);
  const isSure =
    days.high < childDays
      ? days.high - days.low <= fewDays
      : years(days.low) === years(days.high) || years(days.low) >= adultYears;
  return isSure ? { value, start, end: born.end } : null;
}
