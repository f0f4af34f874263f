/** Age as documented, in years: the first of a note that is the patient's, in any of the forms that notes have. */
import {
  isAgeOfPerson,
  isNewbornPatient,
  isOthersAge,
  isOtherKindOfAge,
  isPastDay,
  yearsIntoDecade,
} from './ageContext.js';
import { ageBehindSex, ageOfField, ageOfNumber, lineOpening, toYears } from './ageForms.js';
import type { AgeAt } from './ageForms.js';
import { narratedAge } from './narrated.js';
import { lineBefore, matchAt } from '../words/around.js';
import { ageFromBirthDate } from '../time/dates.js';
import { figure } from '../words/landmarks.js';
import type { Landmark } from '../words/landmarks.js';
import { firstNumberWords } from '../words/numbers.js';
import type { Found } from '../words/numbers.js';

/** Bits of the words beside which an age may stand; from 1 << 1 to 1 << 8. */
const number = 1 << 1;
const field = 1 << 2;
const sexWord = 1 << 3;
const life = 1 << 4;
const decade = 1 << 5;
const newborn = 1 << 6;
const birthDate = 1 << 7;
const corrected = 1 << 8;
const decades: Record<string, number> = {
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
  nineties: 90,
};
/** Plain words for a decade of life; the middle of it is taken. */
const tenYears: Record<string, number> = {
  sexagenarian: 65,
  septuagenarian: 75,
  octogenarian: 85,
  nonagenarian: 95,
  centenarian: 102,
};
export const ageWords: readonly (readonly [number, string])[] = [
  [number, firstNumberWords],
  [field, 'age aged'],
  [sexWord, 'm f male female man woman lady gentleman boy girl'],
  [life, 'life dol'],
  [decade, [...Object.keys(decades), ...Object.keys(tenYears)].join(' ')],
  [newborn, 'neonate newborn'],
  [birthDate, 'dob birth'],
  [corrected, 'corrected'],
];
const anyAge = figure | number | field | sexWord | life | decade;

/** Only the beginning of a note says who it is about. */
const headLength = 4000;
const oldest = 120;
/**
 * The first age of a note is the patient's. One without a unit that stands within a line, where it may be some other number,
 * gives way to one with a unit, unless that stands far below.
 */
const bareHandicap = 300;
/** Of a neonate of unknown age, the middle of the four weeks; of a newborn, the first day. */
const neonateDays = 14;
const newbornDays = 1;

/** The patient's age in years; `outside` says whether a place is outside of sections that tell of others or of the past. */
export function findAge(
  text: string,
  landmarks: readonly Landmark[],
  outside: (at: number) => boolean,
): Found<number> | null {
  let best: AgeAt | null = null;
  let bestRank = Number.MAX_VALUE;
  let seen = 0;
  for (const landmark of landmarks) {
    const { start, bits } = landmark;
    if (start >= headLength || start >= bestRank) {
      break;
    }
    seen |= bits;
    if ((bits & anyAge) === 0) {
      continue;
    }
    const at = ageAtLandmark(text, landmark);
    if (at === null || at.start < 0 || at.years > oldest) {
      continue;
    }
    const opens = lineOpening.test(lineBefore(text, at.start, 60));
    const rank = at.start + (at.bare && !opens ? bareHandicap : 0);
    if (rank < bestRank && outside(at.start) && !isOthersAge(text, at.start, at.end)) {
      bestRank = rank;
      best = at;
    }
  }
  if (best === null && (seen & (corrected | birthDate | newborn)) !== 0) {
    best = lessCertain(text, landmarks, outside);
  }
  if (best !== null) {
    return { value: rounded(best.years), start: best.start, end: best.end };
  }
  const told = narratedAge(text);
  return told === null ? null : { ...told, value: rounded(told.value) };
}

const rounded = (years: number): number => Math.round(years * 10000) / 10000;

/** An age of a number or word that says one, by the kind of landmark. */
function ageAtLandmark(text: string, { start, end, bits }: Landmark): AgeAt | null {
  if ((bits & (figure | number)) !== 0) {
    return mayBeAge(text, start, end) ? ageBesideNumber(text, start, end) : null;
  }
  if ((bits & decade) !== 0) {
    return ageInDecade(text, start, end);
  }
  if ((bits & life) !== 0) {
    return dayOfLife(text, start, end);
  }
  const before = lineBefore(text, start, 60);
  const opens = lineOpening.test(before);
  if ((bits & sexWord) !== 0) {
    return ageBehindSex(text, start, end, before, opens);
  }
  const age = isOtherKindOfAge(text, start) ? null : ageOfField(text, start);
  return age !== null && (!age.bare || isAgeOfPerson(text, start, opens)) ? { ...age, bare: false } : null;
}

/** What may follow a number of years: a unit, a sex, a half or a decade's "s"; or, where it stands alone, the end of its clause. */
const mayFollow = new Set([..."yYmMwWdDhHfFlLgG/s'½♂♀abp0123456789"]);
const behindSlash = new Set([...'157yoOmMfF ']);
const mayEnd = new Set([...',.;)c\n']);

/** One look at what follows rules out most numbers of a note. */
function mayBeAge(text: string, start: number, end: number): boolean {
  if (end - start > 3 && text.charCodeAt(start) <= 57) {
    return false;
  }
  let i = end;
  while (i < end + 3 && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 45 || text.charCodeAt(i) === 8211)) {
    i++;
  }
  if (i >= text.length || mayEnd.has(text.charAt(i))) {
    // Alone it is an age only at the beginning, or in "she is 54", "has turned 60".
    const before = /[\w%)]\s?$/.exec(text.slice(Math.max(0, start - 2), start))?.[0];
    return before === undefined || /^[sd]\s$/.test(before);
  }
  if (text.charCodeAt(i) === 47) {
    // A fraction, a pressure or a date, unless a unit or a sex follows: "54/F", "8/12 old", "8 / 52".
    return behindSlash.has(text.charAt(i + 1));
  }
  return mayFollow.has(text.charAt(i));
}

function ageBesideNumber(text: string, start: number, end: number): AgeAt | null {
  const before = lineBefore(text, start, 100);
  if (/\d[.,]$/.test(before)) {
    return null;
  }
  const found = ageOfNumber(text, start, before);
  if (found !== null) {
    return found;
  }
  if (matchAt(plural, text, end) !== null) {
    return ageInDecade(text, start, end);
  }
  return nowOfPreterm(text, start, end, before) ?? babyCheck(text, start, end, before);
}
const plural = /'?s\b/y;

/** "Ex 29-weeker, now 3 months": of a child born early the age that is now. */
function nowOfPreterm(text: string, start: number, end: number, before: string): AgeAt | null {
  const match = before.endsWith('now ') && preterm.test(before) ? matchAt(nowForm, text, end) : null;
  return match === null
    ? null
    : { ...unmarked, years: toYears(Number(text.slice(start, end)), match[1]!), start, end: end + match[0].length };
}
const nowForm = /[ -]?(months?|mos?|mths?|m|weeks?|wks?|w|days?|d|\/12|\/52)(?=[\s,.;)]|$)/iy;
const preterm = /\b(?:ex|former|weeker|pre-?term|prem|preemie|premie|premature|born)\b|\/40\b/i;
const unmarked = { bare: false, opening: false };

/** The check at six or eight weeks is the mother's as well: only with words of a baby, and none of a mother. */
function babyCheck(text: string, start: number, end: number, before: string): AgeAt | null {
  const weeks = end - start > 1 ? 0 : Number(text.slice(start, end));
  const match = (weeks === 6 || weeks === 8) && /^\D{0,30}$/.test(before) ? matchAt(weeksCheck, text, end) : null;
  const isBaby = match !== null && ofBaby.test(text.slice(0, headLength));
  return isBaby && !ofMother.test(text.slice(0, headLength))
    ? { ...unmarked, years: toYears(weeks, 'w'), start, end: end + match[0].length }
    : null;
}
const weeksCheck = /[ -]?(?:weeks?|wks?|\/52)[ -]+check\b/iy;
const ofBaby = /\b(?:baby|infant|newborn|feeding well|nappies|diapers?|fontanelle|red reflex|smil(?:es|ing)|hips)\b/i;
const ofMother = /\b(?:post-?partum|post-?natal|lochia|perineum|breast-?feeding|contraception|epds)\b/i;

/** "In her early 70s", "80s F", "a man in his sixties", "this octogenarian": the middle of what is said. */
function ageInDecade(text: string, start: number, end: number): AgeAt | null {
  const word = text.slice(start, end).toLowerCase();
  const plain = tenYears[word];
  if (plain !== undefined) {
    return { ...unmarked, years: plain, start, end };
  }
  const first = decades[word] ?? (/^\d0$/.test(word) ? Number(word) : null);
  const into = first === null ? null : yearsIntoDecade(text, start, end);
  const isFigure = decades[word] === undefined;
  return first === null || into === null
    ? null
    : { ...unmarked, years: first + into, start, end: end + (isFigure ? 1 : 0) };
}

const behindLife = /\b(?:day|d|hour|week) of $/i;
const afterLife = /[ :#-]{0,3}(\d{1,3})\b(?!\s?[/.%]\d)/y;
const beforeLife = /\b(?:day|d)[ #:-]{0,2}(\d{1,3}) of $|\b(\d{1,3})(?:st|nd|rd|th)? (day|hour|week)s? of $/i;

/** "DOL 3", "day of life 3", "day 10 of life", "36 hours of life". */
function dayOfLife(text: string, start: number, end: number): AgeAt | null {
  const before = lineBefore(text, start, 40);
  const ahead = end - start === 3 || behindLife.test(before) ? matchAt(afterLife, text, end) : null;
  if (ahead !== null) {
    const from = end - start === 3 ? start : start - behindLife.exec(before)![0].length;
    const isHours = /^hour/i.test(text.slice(from, start));
    const years = toYears(Number(ahead[1]), isHours ? 'h' : /^week/i.test(text.slice(from, start)) ? 'w' : 'd');
    return isPastDay(text, from) ? null : { ...unmarked, years, start: from, end: end + ahead[0].length };
  }
  const match = end - start === 3 ? null : beforeLife.exec(before);
  if (match === null) {
    return null;
  }
  const from = start - match[0].length;
  const years = toYears(Number(match[1] ?? match[2]), match[3] ?? 'd');
  return isPastDay(text, from) ? null : { ...unmarked, years, start: from, end };
}

/**
 * Where no age is written: the age corrected for an early birth, which is a little less than the age; the years between a date of
 * birth and the visit; and of a neonate or newborn without more the middle of what the word means.
 */
function lessCertain(text: string, landmarks: readonly Landmark[], outside: (at: number) => boolean): AgeAt | null {
  for (const wanted of [corrected, birthDate, newborn]) {
    for (const { start, end, bits } of landmarks) {
      if (start >= headLength) {
        break;
      }
      const found = (bits & wanted) !== 0 && outside(start) ? lessCertainAt(text, start, end, wanted) : null;
      if (found !== null && found.years <= oldest) {
        return found;
      }
    }
  }
  return null;
}

const correctedAge =
  /(?: age)?(?: of| is)?[ :=,-]{0,3}(\d{1,2}(?:\.\d)?)[ -]?(months?|mos?|m|weeks?|wks?|w|days?|d)\b/iy;
const beforeCorrected = /\b(\d{1,2}(?:\.\d)?)[ -]?(months?|mos?|m|weeks?|wks?|w|days?|d)[ (]{1,2}$/i;

/** "Newborn visit day 4". */
const visitOnDay = /(?: \w+){0,2}[:,]? day (\d{1,2})\b/iy;

function lessCertainAt(text: string, start: number, end: number, kind: number): AgeAt | null {
  if (kind === birthDate) {
    const age = ageFromBirthDate(text, start, end);
    return age === null ? null : { ...unmarked, years: age.value, start: age.start, end: age.end };
  }
  if (kind === newborn) {
    const day = matchAt(visitOnDay, text, end);
    const days = day !== null ? Number(day[1]) : /^newborn/i.test(text.slice(start, end)) ? newbornDays : neonateDays;
    return isNewbornPatient(text, start, end) ? { ...unmarked, years: days / 365.25, start, end } : null;
  }
  const ahead = matchAt(correctedAge, text, end);
  if (ahead !== null) {
    return { ...unmarked, years: toYears(Number(ahead[1]), ahead[2]!), start, end: end + ahead[0].length };
  }
  const match = beforeCorrected.exec(lineBefore(text, start, 30));
  return match === null
    ? null
    : { ...unmarked, years: toYears(Number(match[1]), match[2]!), start: start - match[0].length, end };
}
