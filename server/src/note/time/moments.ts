/** How long ago a moment was that is told without a number of hours: "yesterday", "since Monday", "since March". */
import { matchAt } from '../words/around.js';
import { dateAt, dayNumber } from './dates.js';

/** Hours, and 1 as rank where the moment only stands near the complaint and does not open it ("ate little yesterday"). */
interface Since {
  readonly hours: number;
  readonly rank: number;
}

/** A night and a half day, or the hours of a day so far. */
const yesterday = 18;
const today = 6;
const opens = /\b(?:since|started|began|onset|from|developed|came on|woke)(?: (?:on|at|up))?(?: \w+)? $/i;
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
/** Half of the days that "since Monday" can be. */
const halfWeek = 84;
const behindSince =
  /since (?:(?:last |this |about |around |approximately |the )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*\b|(?:about |around |approximately |early |mid[- ]|late )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,? ((?:19|20)\d\d))?\b(?!\s?\d)|((?:19|20)\d\d)\b(?![-/])|(?:about |around )?(?:0\d|1\d|2[0-3])[0-5]\d\b|(?:about |around |~ ?)?\d{1,2}(?::\d\d)? ?(?:am|pm|hrs)\b|(?:morning|evening|night|noon|midnight)|breakfast|lunch|dinner|(?:the )?weekend)/iy;
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const denied = /\b(?:no|not|denies|denied|without|never)\b/i;

/** Hours since the moment whose word stands from `start` to `end`; null where it says none, or a date of the visit is missing. */
export function hoursSince(
  text: string,
  start: number,
  end: number,
  before: string,
  visitDay: () => number | null,
): Since | null {
  const told = momentAt(text, start, end, before, visitDay);
  return told !== null && told.rank > 0 && denied.test(before) ? null : told;
}

function momentAt(
  text: string,
  start: number,
  end: number,
  before: string,
  visitDay: () => number | null,
): Since | null {
  switch (text.slice(start, end).toLowerCase()) {
    case 'since':
      return sinceNamed(text, start, end, visitDay);
    case 'yesterday':
      return { hours: yesterday, rank: opens.test(before) ? 0 : 1 };
    case 'night':
      return /\blast $/i.test(before) ? { hours: yesterday, rank: opens.test(before.slice(0, -5)) ? 0 : 1 } : null;
    case 'overnight':
      return opens.test(before) ? { hours: today, rank: 0 } : null;
    case 'tonight':
      return { hours: today, rank: 1 };
    case 'morning':
    case 'am':
    case 'afternoon':
    case 'evening':
      return /\bthis (?:early |late )?$/i.test(before)
        ? { hours: today, rank: opens.test(before.replace(/this (?:early |late )?$/i, '')) ? 0 : 1 }
        : null;
    case 'today':
      return /\b(?:since|earlier|started|began|onset) (?:early |earlier )?$/i.test(before)
        ? { hours: today, rank: 0 }
        : null;
    default:
      return null;
  }
}

/** "Since Monday", "since March", "since 2019", "since 0500". */
function sinceNamed(text: string, start: number, end: number, visitDay: () => number | null): Since | null {
  const match = matchAt(behindSince, text, start);
  const date = match === null ? dateAt(text, end + 1) : null;
  if (match === null && date === null) {
    return null;
  }
  if (match !== null && match[1] === undefined && match[2] === undefined && match[4] === undefined) {
    return { hours: /weekend$/i.test(match[0]) ? halfWeek : today, rank: 0 };
  }
  const visit = visitDay();
  if (match?.[1] !== undefined) {
    // The first of March of the year 0 was a Wednesday.
    const wanted = weekdays.findIndex((name) => name.startsWith(match[1]!.toLowerCase()));
    const passed = visit === null ? null : (visit + 3 - wanted + 7) % 7 || 7;
    return { hours: passed === null ? halfWeek : passed * 24, rank: 0 };
  }
  if (visit === null) {
    return null;
  }
  const hours = (day: number): Since | null => (visit > day ? { hours: (visit - day) * 24, rank: 0 } : null);
  if (date !== null) {
    const days = date.value.map(({ day }) => day).filter((day) => day < visit);
    return days.length === 1 ? hours(days[0]!) : null;
  }
  if (match?.[4] !== undefined) {
    return hours(dayNumber(Number(match[4]), 7, 1));
  }
  const month = monthNames.indexOf(match![2]!.toLowerCase()) + 1;
  if (match![3] !== undefined) {
    return hours(dayNumber(Number(match![3]), month, 15));
  }
  // The last such month before the visit.
  const years = Math.floor(visit / 365.2425);
  const past = [years + 1, years, years - 1].map((year) => dayNumber(year, month, 15)).find((day) => day < visit);
  return past === undefined ? null : hours(past);
}
