/** How long the complaint has lasted, in hours, from one part of a note. */
import { clauseBefore, matchAt } from '../words/around.js';
import { eventIn } from './events.js';
import { hoursSince } from './moments.js';
import { figure } from '../words/landmarks.js';
import type { Landmark } from '../words/landmarks.js';
import { numberOf } from '../words/numbers.js';

/** Bits of the words beside which a time may stand; from 1 << 1 to 1 << 4. */
const numberWord = 1 << 1;
const plainUnit = 1 << 2;
const moment = 1 << 3;
const dayCount = 1 << 4;
const words =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen eighteen twenty thirty forty';
export const durationWords: readonly (readonly [number, string])[] = [
  [numberWord, `a an couple few several half ${words}`],
  [plainUnit, 'hours days weeks months years day week month year fortnight'],
  [moment, 'since yesterday today tonight overnight morning afternoon evening night am week month'],
  [dayCount, 'day d'],
];

/** How long an amount of a unit is, in hours. */
const hoursOf: Record<string, number> = { min: 1 / 60, h: 1, d: 24, f: 336, w: 168, mo: 730, y: 8766 };
const year = 8766;
const slashHours: Record<string, number> = { '/7': 24, '/52': 168, '/12': 730 };
/** Words that mean no exact number. */
const vague: Record<string, number> = { a: 1, an: 1, couple: 2, few: 3, several: 4, half: 0.5 };
const plainAmount = 3;

const amount = new RegExp(
  `(?:(\\d{1,3}(?:\\.\\d{1,2})?)|(?:an? )?(couple|few|half|several)(?: of)?(?: an?)?|(an?|${words.replace(/ /g, '|')}))(?:(?:\\s?[-–]\\s?| to | or )(\\d{1,3}(?:\\.\\d)?|${words.replace(/ /g, '|')}|couple|few|half)(?! half))?(?:( and a half|½| 1\\/2(?!\\d))|\\+)?`,
  'iy',
);
const unit =
  /\s?[-–]?\s?(minutes?|mins?|hours?|hrs?|h|days?|d|fortnights?|weeks?|wks?|w|months?|mos?|mths?|mnths?|m|years?|yrs?|y|\/7|\/52|\/12)(?![a-z\d])(?:['’]s|['’])?( and a half)?/iy;
/** Before an amount: "for 3 days", "x3d", "over the past 2 weeks", "pain of 3 days". */
const lead =
  /(?:(?:\bx|×|\bfor|\bover|\bsince|\bduring|\bin|\bthroughout)(?: the)?(?: (?:past|last|previous|preceding|course of|better part of))(?: the)?|\bx|×|\bfor|\bover|\bsince|\bpast|\blast|\bof)\s?(?:(?:about|approximately|approx\.?|around|roughly|nearly|almost|at least|over|more than|less than|under|some|the|only|just|a good|up to|circa) ?|[~<>≥≤] ?)*$/i;
const lasting =
  /\b(?:lasting|lasts?|lasted|episodes? of|attacks? of|spells? of|up to)\s?(?:for |about |approximately |around |~)?$/i;
/** "Last few mins", said of attacks; "the last 2 days" is another. */
const lastVerb = /(?<!\bthe )\blast $/i;
/** Behind an amount: "3-day history", "2 days of nausea", "3 weeks now". */
const history = /[\s-](?:hx|history|h\/o|duration|now)\b|[\s-]of (?:increasing|worsening)\b/iy;
const ofWhat =
  /\sof (?!age\b|life\b|gestation|pregnancy|amenorr?h|treatment|therapy|antibiotic|abx|steroid|chemo|radi(?:ation|otherapy)|physio|rest\b|iv\b|each|every|the (?:course|month|year)|follow)/iy;
const ago = /\s(?:ago|prior|earlier|before|previously|back|pta)\b/iy;
const toVisit =
  /\s(?:prior to|before|pta)(?:\s(?:arrival|admission|presentation|presenting|visit|being seen|coming))?/iy;
const aged =
  /[\s-]?(?:old\b|of age|pregnant|gestation|gestational|post-?partum|post-?natal|post-?op|history of (?:smoking|tobacco))/iy;
/** What lasted or was ordered, and is no complaint: a drug, a smoker's years, a stay, a journey. */
const notComplaint =
  /(?:\b(?:bd|bid|tds|tid|qds|qid|(?<!the )course|abx|antibiotics?|prescribed|puffs?|off (?:work|school)|rest|admitted|hospitali[sz]ed|inpatient|stayed|holiday|vacation|trip|abroad|away|married|lived|living|work(?:ed|s|ing)?(?! of breathing)|employed|retired|sober|clean|abstinent|out of|unchanged|stable|controlled|stiffness|prophylaxis|finish\w*|complet\w+|continue|next|another|in)\b(?: [\w/]+){0,2}\s?[x×]?(?: (?:for|of|over|the|a))*\s*|\d\s?(?:mg|mcg|g|ml|units?)\b[^.;\n]{0,24}|\b(?:ppd|packs?|cig\w*|smok\w+)\b[^.;\n]{0,30}|\b(?:on|with|taking|took|given) \w+ (?:\w+ )?for |\bevery )$/i;
/** A reason to come back, and not how it is. */
const conditional = /\b(?:if|unless|should|return|call|contact)\b/i;
const notSlash =
  /(?:[\d/.]|\bon |\bdated |\bsince |\bfrom |\bby |\blmp:? |power |strength |\bdue |\bis |\bcorrected |\baged? |\b(?:review|check|visit|r\/v|f\/u|follow-?up|rv)(?: in)? )$/i;
const behindSlash =
  /\s?(?:weak|power|strength|course|abx|antibiotic|of (?:abx|antibiotic)|old|baby|infant|boy|girl|check|pn\b|post[ -]?(?:op|partum|natal|surg|lap|procedure|c-?section|lscs)|post-?natal|review|\d|\/)/iy;

interface Told {
  readonly at: number;
  readonly hours: number;
  /** 0 for the complaint's own time, 1 for a day that only stands near, 3 for what an episode lasts. */
  readonly rank: number;
}

/**
 * Hours since the complaint began, by what is told first. Years are the story of an old illness, unless nothing shorter is told; the
 * length of one episode counts only where nothing else does. `visitDay`: a function that gives the day of the visit, for "since March".
 */
export function durationIn(part: string, landmarks: readonly Landmark[], visitDay: () => number | null): number | null {
  let best: Told | null = null;
  for (const { start, end, bits } of landmarks) {
    const told =
      (bits & (figure | numberWord)) !== 0
        ? mayBeAmount(part, end)
          ? amountAt(part, start)
          : null
        : unnumbered(part, start, end, bits, visitDay);
    if (told !== null && (best === null || orderOf(told) < orderOf(best))) {
      best = told;
    }
  }
  return best?.hours ?? null;
}

/** What is told first comes first; then days that stand near; then years; then the length of an episode. */
const orderOf = ({ hours, rank }: Told): number => (hours >= year && rank < 2 ? 2 : rank);

/** Whether a unit of time, or another word of an amount, can follow: one look rules out most numbers. */
function mayBeAmount(text: string, at: number): boolean {
  let i = at;
  while (i < at + 2 && between.has(text.charCodeAt(i))) {
    i++;
  }
  return mayBegin.has(text.charCodeAt(i) | 32);
}
/** Space, line's end, hyphen, dash. */
const between = new Set([32, 10, 45, 8211]);
const mayBegin = new Set([...'mhdfwycsoat/.+½0123456789'].map((letter) => letter.charCodeAt(0) | 32));

/** An amount of time that begins at `at`, if the words around it make it the time of a complaint. */
function amountAt(text: string, at: number): Told | null {
  const number = matchAt(amount, text, at);
  const time = number === null ? null : matchAt(unit, text, at + number[0].length);
  if (number === null || time === null) {
    return null;
  }
  const before = clauseBefore(text, at, 60);
  const end = at + number[0].length + time[0].length;
  const hours = countOf(number, time[2] !== undefined) * hoursOfUnit(time[1]!);
  if (/\d[.,/]$/.test(before) || conditional.test(before) || matchAt(aged, text, end) !== null) {
    return null;
  }
  if (time[1]!.startsWith('/')) {
    return slashAt(text, at, end, hours, before, number);
  }
  const isMonth = /^m$/i.test(time[1]!);
  if (lasting.test(before) || (hours < 1 && lastVerb.test(before))) {
    return { at, hours, rank: 3 };
  }
  if (matchAt(history, text, end) !== null) {
    return { at, hours, rank: 0 };
  }
  if (isMonth) {
    return null;
  }
  if (lead.test(before)) {
    return notComplaint.test(before) || (/\bof\s?$/i.test(before) && matchAt(ago, text, end) !== null)
      ? null
      : { at, hours, rank: 0 };
  }
  if (matchAt(ofWhat, text, end) !== null) {
    return notComplaint.test(before) ? null : { at, hours, rank: 0 };
  }
  const isAgo = matchAt(ago, text, end) !== null && (eventIn(before) === null || isBeforeVisit(text, end));
  return isAgo ? { at, hours, rank: 0 } : null;
}

/** "2 days prior to arrival": the time of the complaint, whatever else is told. */
const isBeforeVisit = (text: string, end: number): boolean =>
  /\s(?:pta|\w+\s(?:arrival|admission|presentation|presenting|being))$/i.test(matchAt(toVisit, text, end)?.[0] ?? '');

/** "3/7" (days), "2/52" (weeks), "4/12" (months), where no date and no strength ("5/7 weakness") can be meant. */
function slashAt(
  text: string,
  at: number,
  end: number,
  hours: number,
  before: string,
  number: RegExpExecArray,
): Told | null {
  const isFigure = number[1] !== undefined && !number[1].includes('.') && number[1].length <= 2;
  const isAllTheTime = number[1] === '24' && text.startsWith('/7', end - 2);
  const isPast = matchAt(ago, text, end) !== null && eventIn(before) !== null;
  return !isFigure ||
    isAllTheTime ||
    isPast ||
    notSlash.test(before) ||
    notComplaint.test(before) ||
    matchAt(behindSlash, text, end) !== null
    ? null
    : { at, hours, rank: 0 };
}

function countOf(number: RegExpExecArray, andHalf: boolean): number {
  const first = number[1] ?? number[2] ?? number[3]!;
  const value = (word: string): number => vague[word.toLowerCase()] ?? numberOf(word);
  const isHalf = andHalf || number[5] !== undefined;
  const low = value(first);
  // Of a range ("2-3 days") the middle.
  const high = number[4] === undefined ? low : value(number[4]);
  return (low + Math.max(low, high)) / 2 + (isHalf ? 0.5 : 0);
}

function hoursOfUnit(written: string): number {
  const slash = slashHours[written];
  if (slash !== undefined) {
    return slash;
  }
  const name = written.toLowerCase();
  const key = name.startsWith('mi') ? 'min' : name.startsWith('m') ? 'mo' : name.charAt(0);
  return hoursOf[key] ?? 24;
}

const forMany = /\b(?:for|over|since) (?:many |some |a number of |the )?$/i;
const pastOne =
  /\b(?:for|over|during|in|x)(?: the)?(?: better part of)?(?: the)? (?:past|last|previous) $|\bsince last $|\b(?:started|began|onset|developed|came on|ill|unwell|sick) last $/i;
const illnessDay =
  /(?:day|d) ?#?(\d{1,2}) of (?!life|chemo|cycle|admission|a\b|abx|antibiotic|treatment|therapy|steroid|course|her|his|menses|period|month|hospital|\d|iv\b|\w+(?:cillin|mycin))/iy;

/** A time without a number: "for weeks", "over the past month", "since Monday", "this morning", "day 3 of fever". */
function unnumbered(
  text: string,
  start: number,
  end: number,
  bits: number,
  visitDay: () => number | null,
): Told | null {
  if ((bits & dayCount) !== 0) {
    const match = matchAt(illnessDay, text, start);
    if (match !== null) {
      return { at: start, hours: Number(match[1]) * 24, rank: 0 };
    }
  }
  const before = clauseBefore(text, start, 30);
  if ((bits & plainUnit) !== 0) {
    const written = text.slice(start, end);
    const isMany = /s$/i.test(written);
    if (isMany ? forMany.test(before) : pastOne.test(before)) {
      return { at: start, hours: hoursOfUnit(written) * (isMany ? plainAmount : 1), rank: 0 };
    }
  }
  const told = (bits & moment) === 0 ? null : hoursSince(text, start, end, before, visitDay);
  return told === null ? null : { at: start, ...told };
}
