/** The time since a birth, where the note of the mother says so. */
import { clauseAfter, clauseBefore, matchAt, womenKin } from '../words/around.js';
import { dateAt, daysBetween, visitDate } from '../time/dates.js';
import type { Landmark } from '../words/landmarks.js';
import { numberOf, numberPattern } from '../words/numbers.js';
import type { Found } from '../words/numbers.js';

/** Bits of the words of birth; 1 << 21 and 1 << 22. */
const after = 1 << 21;
const birth = 1 << 22;
export const birthWords: readonly (readonly [number, string])[] = [
  [
    after,
    'postpartum partum postnatal natal postnatally pp pn delivery birth childbirth birthing section caesarean cesarean csection cs s emlscs elscs emcs elcs lscs ltcs nsvd svd nvd svb forceps ventouse vbac',
  ],
  [
    birth,
    'ppd delivered delivery gave birth baby nsvd svd nvd svb section caesarean cesarean emlscs elscs emcs elcs lscs ltcs forceps ventouse vbac',
  ],
];

const headLength = 8000;
const longest = 366;
const daysOf: Record<string, number> = { d: 1, w: 7, m: 30.4, '/7': 1, '/52': 7, '/12': 30.4 };
const time = `${numberPattern}[ -]?(\\/7|\\/52|\\/12|days?|d|weeks?|wks?|w|months?|mos?)`;
const operation =
  '(?:(?:NSVD|SVD|NVD|SVB|VBAC|(?:EM|EL)?LSCS|EMCS|ELCS|LTCS|c\\/?-?s(?:ection)?|c section|ca?esarean(?: section| delivery)?|emergency section|elective section|vaginal (?:delivery|birth)|normal delivery|forceps(?: delivery)?|ventouse|instrumental delivery|delivery|birth)\\b)';
const kindOfBirth =
  '(?:an? |her |the |uncomplicated |normal |spontaneous |emergency |elective |repeat |primary |recent |prior |assisted |term |preterm )*';
/** "5 days postpartum", "3 weeks after delivery", "8 days after a c-section", "4/7 post LSCS". */
const timeBefore = new RegExp(
  `\\b${time}['’]?[ -]?(?:post-? ?|s\\/p |status post |from |since |after |out from |following )?(?:giving )?${kindOfBirth}$`,
  'i',
);
const needsLink = /(?:post-? ?|s\/p |status post |from |since |after |out from |following )(?:giving )?(?:[\w-]+ )*$/i;
const dayBefore =
  /\b(?:day|d|pod) ?#? ?(\d{1,2})[ ,]{0,2}(?:post-? ?|s\/p |status post |from |after |since )?(?:[\w-]+ )?$/i;
const dayBehind =
  /(?: day| d|d)? ?[#:]? ?(\d{1,2})\b(?! ?(?:mm|cm|years?|yrs?|x\b|\/|%|\d|weeks?|wks?|months?|pack|cig))/iy;
/** "Delivered 10 days ago", "gave birth to twins 3 weeks ago", "LSCS 5/7 ago". */
const timeBehind = new RegExp(
  `(?:[ ,]{1,3}[\\w'’-]{1,30}){0,5}?[ ,]{1,3}(?:about |approximately |approx )?${time}(?: ago| back)\\b`,
  'iy',
);
const justBehind = /(?: [\w'’-]{1,30}){0,3}? (yesterday|today|this morning|last night|overnight)\b/iy;
const onDate = /(?: [\w'’-]{1,30}){0,4}? on /iy;
const birthName = new RegExp(`^${operation}`, 'i');

const notMothers = new RegExp(
  `\\b(?:(?<!\\bwith (?:her |his |a )?)(?:${womenKin})(?:'s)?|previous|first|last|package|parcel|cow|calf|shock|speech|drug|oxygen|insulin|message)\\W+(?:\\w+\\W+){0,3}$`,
  'i',
);
const motherOf = /\b(?:mother of|new mother|first[ -]time m(?:other|um|om)|breast-?feeding mother)\b[^.]{0,40}$/i;
const tobaccoBefore =
  /(?:[\d½]\s?-?|\b(?:smok\w+|tobacco|cig\w*|pack\w*|tb|mantoux|placed|quantiferon)\b[^.\n]{0,20})$/i;
const notNow = /^\W*(?:\w+\W+){0,3}?(?:in (?:19|20)\d\d|of her (?:first|last)|with her (?:first|last|previous))/i;

/** Days since a birth, where the note says so; up to a year. */
export function findPostpartum(text: string, landmarks: readonly Landmark[]): Found<number> | null {
  for (const { start, end, bits } of landmarks) {
    if (start >= headLength) {
      break;
    }
    const found = (bits & (after | birth)) === 0 ? null : birthAt(text, start, end, bits);
    if (found !== null && found.value >= 0 && found.value <= longest && isMothers(text, found)) {
      return found;
    }
  }
  return null;
}

function isMothers(text: string, { start, end }: Found<number>): boolean {
  const before = clauseBefore(text, start, 50);
  return (!notMothers.test(before) || motherOf.test(before)) && !notNow.test(clauseAfter(text, end, 40));
}

const days = (count: string, unit: string): number =>
  Math.round(numberOf(count) * (daysOf[unit.toLowerCase()] ?? daysOf[unit.charAt(0).toLowerCase()] ?? 1));

function birthAt(text: string, start: number, end: number, bits: number): Found<number> | null {
  const word = text.slice(start, end).toLowerCase();
  if (
    word === 's' &&
    !text
      .slice(Math.max(0, start - 2), start)
      .toLowerCase()
      .endsWith('c/')
  ) {
    return null;
  }
  if ((bits & after) !== 0) {
    const before = clauseBefore(text, start, 60);
    const isItself = /^(?:postpartum|partum|postnatal|natal|postnatally|pp|pn)$/.test(word);
    const lead = isItself ? before.replace(/\bpost[ -]$/i, '') : before.replace(/\bc[ /-]$|\bvaginal $/i, '');
    const match = timeBefore.exec(lead);
    if (match !== null && (isItself || needsLink.test(match[0]))) {
      return { value: days(match[1]!, match[2]!), start: start - before.length + match.index, end };
    }
    const day = dayBefore.exec(lead);
    const isDay =
      day !== null &&
      (isItself ||
        (byName.test(word) && /\d $/.test(day[0])) ||
        /(?:post-? ?|s\/p |status post |from |after |since )(?:[\w-]+ )?$/i.test(day[0]));
    if (isDay && !(word === 'pp' || word === 'pn')) {
      return { value: Number(day[1]), start: start - before.length + day.index, end };
    }
    const behind = /^p(?:ostpartum|artum|ost?natal|p)$|^natal$/.test(word) ? matchAt(dayNamed, text, end) : null;
    if (behind !== null) {
      return { value: Number(behind[1]), start, end: end + behind[0].length };
    }
  }
  if ((bits & birth) === 0) {
    return null;
  }
  if (word === 'ppd') {
    const match = tobaccoBefore.test(clauseBefore(text, start, 40)) ? null : matchAt(dayBehind, text, end);
    return match === null ? null : { value: Number(match[1]), start, end: end + match[0].length };
  }
  return isGivingBirth(text, start, end, word) ? sinceBirth(text, start, end) : null;
}
/** Operations and births that a day may stand before without a link: "day 2 EMLSCS". */
const byName = /^(?:(?:em|el)?lscs|emcs|elcs|ltcs|n?svd|nvd|svb)$/;
const dayNamed = / day ?#? ?(\d{1,2})\b/iy;

/** "Delivered", "gave birth", "had her baby", or an operation by which children are born. */
function isGivingBirth(text: string, start: number, end: number, word: string): boolean {
  switch (word) {
    case 'delivered':
      return !/^\s(?:by (?:courier|post)|to (?:the|his)|shock)/i.test(text.slice(end, end + 20));
    case 'gave':
      return text.startsWith(' birth', end);
    case 'baby':
      return /\b(?:had|having) (?:an? |her |the )?(?:\w+ )?$/i.test(clauseBefore(text, start, 24));
    case 'birth':
    case 'delivery':
    case 'section':
      return birthName.test(text.slice(start, end + 1)) || /\bc[ -]$/i.test(text.slice(Math.max(0, start - 2), start));
    default:
      return true;
  }
}

/** The time behind a birth: "10 days ago", "yesterday", or a date where that of the visit stands as well. */
function sinceBirth(text: string, start: number, end: number): Found<number> | null {
  const match = matchAt(timeBehind, text, end);
  if (match !== null) {
    return { value: days(match[1]!, match[2]!), start, end: end + match[0].length };
  }
  const just = matchAt(justBehind, text, end);
  if (just !== null) {
    return { value: /^(?:y|l|o)/i.test(just[1]!) ? 1 : 0, start, end: end + just[0].length };
  }
  const on = matchAt(onDate, text, end);
  const date = on === null ? null : dateAt(text, end + on[0].length);
  const visit = date === null ? null : visitDate(text);
  const between = date === null || visit === null ? null : daysBetween(date.value, visit, 0, longest);
  return between === null || date === null || between.low !== between.high
    ? null
    : { value: between.low, start, end: date.end };
}
