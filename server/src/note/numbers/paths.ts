/** The way from the name of a measure to its number: the words, asides and times that may stand between. */
import { beginsSpoken, spokenAt } from './numerals.js';
import { isGlued, isNumber, wordAt } from './line.js';
import type { Line } from './line.js';
import { clockOrYear, countsTime, dateAt, isLong, isMonth, shortDateAt } from './times.js';
import type { MeasureDefinition } from '../types.js';
import { unitAt } from './units.js';
import type { WrittenUnit } from './units.js';
import type { Sign } from './values.js';

/** Words between a measure's name and its number: "BP was 82/50", "HR: 118", "temp of 38.4". */
const between = new Set(
  ": = - – — . of is was at are were to ~ ≈ around about approximately approx up down now currently today yesterday measured recorded reading readings reads level levels value result score scored scoring scores rated noted elevated high low mid raised increased decreased markedly peaked peaking , ( ) [ ] | on in the a and found initial initially repeat repeated right left arm leg h l lying standing sitting supine seated erect manual cuff oral rectal tympanic axillary temporal core room air ra home regular irregular triage arrival admission peak max min this morning still only just came back r rt lt ref from total ↑ ↓ → * ' # been has had remains stable * dropped fell fallen rose risen went gone trended climbed improved worsened increasing decreasing rising falling trending range ranging between ranged i".split(
    ' ',
  ),
);
const mostBetween = 7;
const longestAside = 24;

/** What is known of the number before it is read. */
export interface Lead {
  /** Token of the number. */
  readonly number: number;
  readonly sign: Sign | null;
  /** "Hb (g/L): 102". */
  readonly unit: WrittenUnit | null;
  /** The first number is where it came from: "from 0.9 to 2.4". */
  readonly isFrom: boolean;
  /** A time on the way says that it is of another day: "BP 2 weeks ago 150/90". */
  readonly isPast: boolean;
}

/** Where a name leads, or null. Dates, clock times and spans of time on the way are no values. */
export function leadFrom(line: Line, from: number, definitions: readonly MeasureDefinition[]): Lead | null {
  let sign: Sign | null = null;
  let unit: WrittenUnit | null = null;
  let isFrom = false;
  let isPast = false;
  const found = (number: number): Lead => ({ number, sign, unit, isFrom, isPast });
  for (let i = from, passed = 0; i < line.end && passed <= mostBetween; i++) {
    const token = line.tokens[i]!;
    const { folded } = token;
    if (token.kind === 'number') {
      const skipped = numberOfTime(line, i, from, definitions);
      if (skipped === null) {
        return found(i);
      }
      isPast ||= skipped.isPast;
      i = skipped.end - 1;
      passed++;
      continue;
    }
    if (token.kind === 'break') {
      continue;
    }
    if (token.kind === 'word') {
      if (beginsSpoken(folded) && spokenAt(line, i) !== null) {
        return found(i);
      }
      // "HR l18": a letter that touches a number stands for a digit.
      if ((folded === 'l' || folded === 'i') && isGlued(line, i) && /^\d\d/.test(wordAt(line, i + 1))) {
        return found(i);
      }
    }
    const compared = signAt(line, i);
    if (compared !== null) {
      ({ sign } = compared);
      i = compared.end - 1;
      passed++;
      continue;
    }
    if (folded === '(' || folded === '[') {
      const aside = endOfAside(line, i);
      if (aside !== null) {
        unit ??= unitAt(line, i + 1, definitions);
        i = aside - 1;
        continue;
      }
    }
    if (between.has(folded)) {
      isFrom ||= folded === 'from';
      // A dash, a colon or a bracket takes nothing away from the reach.
      passed += token.kind === 'word' ? 1 : 0.5;
      continue;
    }
    const written: WrittenUnit | null = unit === null ? unitAt(line, i, definitions) : null;
    if (written !== null) {
      unit = written;
      i = written.end - 1;
    } else if (isMonth(folded) && dateAt(line, i) !== null) {
      i = dateAt(line, i)!.end - 1;
    } else {
      return null;
    }
    passed++;
  }
  return null;
}

/** Where a number on the way ends that is a time and no value; null where it is the value. */
function numberOfTime(
  line: Line,
  at: number,
  from: number,
  definitions: readonly MeasureDefinition[],
): { readonly end: number; readonly isPast: boolean } | null {
  const date = dateAt(line, at);
  if (date !== null) {
    return { end: date.end, isPast: false };
  }
  const short = wordAt(line, at + 3) === ':' || wordAt(line, at - 1) === 'on' ? shortDateAt(line, at) : null;
  if (short !== null) {
    return { end: wordAt(line, short.end) === ':' ? short.end + 1 : short.end, isPast: false };
  }
  if (countsTime(line, at) && unitAt(line, at + 1, definitions) === null) {
    const isAgo = wordAt(line, at + 2) === 'ago';
    return { end: isAgo ? at + 3 : at + 2, isPast: isAgo && isLong(wordAt(line, at + 1)) };
  }
  const clock = clockOrYear(line, at, from);
  return clock === null ? null : { end: clock.end, isPast: clock.kind === 'past' };
}

/** "<", ">=", "≤", "less than", "above": how the number that follows is compared. An arrow compares nothing. */
export function signAt(line: Line, at: number): { readonly sign: Sign; readonly end: number } | null {
  const word = wordAt(line, at);
  const next = wordAt(line, at + 1);
  switch (word) {
    case '<':
      return next === '-' ? null : next === '=' ? { sign: '<=', end: at + 2 } : { sign: '<', end: at + 1 };
    case '>':
      return isArrowHead(line, at) ? null : next === '=' ? { sign: '>=', end: at + 2 } : { sign: '>', end: at + 1 };
    case '≤':
      return { sign: '<=', end: at + 1 };
    case '≥':
      return { sign: '>=', end: at + 1 };
    case 'below':
    case 'under':
      return { sign: '<', end: at + 1 };
    case 'above':
    case 'over':
    case 'exceeding':
      return { sign: '>', end: at + 1 };
    case 'less':
    case 'lower':
      return next === 'than' ? { sign: '<', end: at + 2 } : null;
    case 'greater':
    case 'more':
    case 'higher':
      return next === 'than' ? { sign: '>', end: at + 2 } : null;
    default:
      return null;
  }
}

/** The head of "->" and "=>". */
const isArrowHead = (line: Line, at: number): boolean =>
  (wordAt(line, at - 1) === '-' || wordAt(line, at - 1) === '=') && isGlued(line, at - 1);

/**
 * Past the bracket that opens at `at`, where the value stands behind it: "BP (lying) 120/80", "K (3.5-5.0) 6.1", "Hb (g/L): 102",
 * "BP: (102-134)/(58-82) 118/70". Null where the value is in it ("HR (118)") or it does not close.
 */
function endOfAside(line: Line, at: number): number | null {
  let close = closingOf(line, at);
  if (close !== null && wordAt(line, close + 1) === '/' && wordAt(line, close + 2) === '(') {
    close = closingOf(line, close + 2);
  }
  if (close === null) {
    return null;
  }
  let next = close + 1;
  while (next < close + 4 && /^(?:[:=~|]|is|was|of)$/.test(wordAt(line, next))) {
    next++;
  }
  return isNumber(line, next) || signAt(line, next) !== null ? close + 1 : null;
}

/** The bracket that closes the one at a token; null where it is far or on another line. */
function closingOf(line: Line, at: number): number | null {
  const closing = wordAt(line, at) === '[' ? ']' : ')';
  for (let i = at + 1; i < at + longestAside && i < line.end && line.tokens[i]!.kind !== 'break'; i++) {
    if (wordAt(line, i) === closing) {
      return i;
    }
  }
  return null;
}
