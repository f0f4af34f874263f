/** A number as notes write it: plain, with a decimal comma, a range, a decade, in words, or with a letter in place of a digit. */
import { isCapital, isGlued, isNumber, wordAt } from './line.js';
import type { Line } from './line.js';
import { spokenAt } from './numerals.js';

export interface Figure {
  /** The number that stands for it: the first of a range, the lower end of a decade. */
  readonly value: number;
  /** The last value that it takes in; as `value` where there is one number only. */
  readonly high: number;
  /** `range`: both ends were measured ("110-120"). `about`: one value somewhere between ("the 90s"). */
  readonly kind: 'exact' | 'range' | 'about';
  /** A letter stands where a digit should ("12O"): what it says is a guess. */
  readonly garbled: boolean;
  readonly end: number;
}

/** Numbers of this many digits name a telephone or a record, and no value. */
const longest = 9;

export const numeric = (folded: string): number => Number(folded.includes(',') ? folded.replaceAll(',', '') : folded);

/**
 * The number at a token, or null where there is none or it is no quantity ("020", "555-1234"). With `inSeconds` an "s" is the unit
 * and makes no decade.
 */
export function figureAt(line: Line, at: number, inSeconds = false): Figure | null {
  if (!isNumber(line, at)) {
    return garbledFrom(line, at) ?? said(line, at);
  }
  const { folded } = line.tokens[at]!;
  if ((folded.length > 2 && folded.charCodeAt(0) === 48 && !folded.includes('.')) || folded.length > longest) {
    return null;
  }
  const number = garbledNumber(line, at) ?? decimalComma(line, at) ?? plain(numeric(folded), at + 1);
  return (inSeconds ? null : decade(line, at, number)) ?? rangeFrom(line, number);
}

const plain = (value: number, end: number): Figure => ({ value, high: value, kind: 'exact', garbled: false, end });

function said(line: Line, at: number): Figure | null {
  const spoken = at < line.end ? spokenAt(line, at) : null;
  return spoken === null ? null : plain(spoken.value, spoken.end);
}

/** "38,5": one or two digits behind a comma that nothing parts from them, and no third number of a list. */
function decimalComma(line: Line, at: number): Figure | null {
  if (wordAt(line, at + 1) !== ',' || !isGlued(line, at) || !isGlued(line, at + 1) || !isNumber(line, at + 2)) {
    return null;
  }
  const whole = wordAt(line, at);
  const fraction = wordAt(line, at + 2);
  const isList = wordAt(line, at + 3) === ',' && isGlued(line, at + 2) && isNumber(line, at + 4);
  const isShort = fraction.length === 1 || (fraction.length === 2 && whole.length === 1);
  return !isShort || isList || !/^\d+$/.test(whole) ? null : plain(Number(`${whole}.${fraction}`), at + 3);
}

/** "90s", "120's", "low 90s", "mid-80s": a value somewhere in the decade. */
function decade(line: Line, at: number, { value, end, garbled }: Figure): Figure | null {
  let after = end;
  if (wordAt(line, after) === "'" && isGlued(line, after - 1) && isGlued(line, after)) {
    after++;
  }
  if (garbled || wordAt(line, after) !== 's' || !isGlued(line, after - 1) || !Number.isInteger(value)) {
    return null;
  }
  after++;
  // "120s/80s" and "90s on room air", but "2s" of a refill time are seconds: a decade is a multiple of ten.
  if (value % 10 !== 0 || value === 0) {
    return value > 30 && value < 45 ? { value, high: value + 0.9, kind: 'about', garbled, end: after } : null;
  }
  const part = wordAt(line, at - (wordAt(line, at - 1) === '-' ? 2 : 1));
  const [from, to] = part === 'low' ? [0, 3] : part === 'mid' ? [4, 6] : part === 'high' ? [7, 9] : [0, 9];
  const low: Figure = { value: value + from, high: value + to, kind: 'about', garbled, end: after };
  const upper = upperOf(line, after);
  return upper !== null && upper.value > low.value ? { ...low, high: upper.high, kind: 'range', end: upper.end } : low;
}

/** "110-120", "38 – 39": the ends of what was measured. "110 to 120" is a range of some measures only: see `values.ts`. */
function rangeFrom(line: Line, low: Figure): Figure | null {
  const mark = wordAt(line, low.end);
  if (mark !== '-' && mark !== '–' && mark !== '—') {
    return low;
  }
  const isJoined = isGlued(line, low.end - 1) && isGlued(line, low.end);
  const second = wordAt(line, low.end + 1);
  if (isJoined && isNumber(line, low.end + 1) && /^\d{4,}$/.test(second) && !/^\d{4}/.test(wordAt(line, low.end - 1))) {
    // "555-1234" is a telephone.
    return low.value >= 100 && Number.isInteger(low.value) ? null : low;
  }
  const upper = isGlued(line, low.end - 1) === isGlued(line, low.end) ? upperOf(line, low.end) : null;
  return upper === null || upper.value <= low.value || upper.garbled
    ? low
    : { ...low, high: upper.high, kind: 'range', end: upper.end };
}

/** The second number of a range whose mark stands at `mark`: a number that begins nothing else ("110-120/70"). */
function upperOf(line: Line, mark: number): Figure | null {
  const word = wordAt(line, mark);
  if (word !== '-' && word !== '–' && word !== '—' && word !== 'to') {
    return null;
  }
  let at = mark + 1;
  while (at < mark + 3 && (wordAt(line, at) === 'low' || wordAt(line, at) === 'mid' || wordAt(line, at) === 'high')) {
    at++;
  }
  if (!isNumber(line, at)) {
    return null;
  }
  const number = decimalComma(line, at) ?? plain(numeric(wordAt(line, at)), at + 1);
  return decade(line, at, number) ?? number;
}

/** "110 to 120": the second number, or null. */
export const upperAfterTo = (line: Line, low: Figure): Figure | null =>
  wordAt(line, low.end) === 'to' && low.kind === 'exact' ? upperOf(line, low.end) : null;

/** Letters that a scanner or a hurried hand writes for digits. */
const mistaken = new Map(Object.entries({ o: '0', l: '1', i: '1', s: '5', b: '8', z: '2' }));
const longestGarble = 6;

/** "12O", "1l8", "1O.2", "38.S": a number in which a letter stands for a digit. */
function garbledNumber(line: Line, at: number): Figure | null {
  let text = wordAt(line, at);
  let end = at + 1;
  let letters = 0;
  while (end < at + longestGarble && end < line.end && isGlued(line, end - 1)) {
    const token = line.tokens[end]!;
    const digit = token.end - token.start === 1 ? mistaken.get(token.folded) : undefined;
    if (token.kind === 'number' && letters > 0) {
      text += token.folded;
    } else if (token.folded === '.' && !text.includes('.') && isGlued(line, end) && isDigitLike(line, end + 1)) {
      text += '.';
    } else if (digit !== undefined && standsForDigit(line, end, text)) {
      text += digit;
      letters++;
    } else {
      break;
    }
    end++;
  }
  const value = letters === 0 || text.endsWith('.') ? Number.NaN : Number(text);
  return Number.isNaN(value) ? null : { value, high: value, kind: 'exact', garbled: true, end };
}

/** Whether the letter at a token of a number can only be a digit: between digits, or an O at the end. */
function standsForDigit(line: Line, at: number, before: string): boolean {
  const { folded } = line.tokens[at]!;
  const next = isGlued(line, at) ? wordAt(line, at + 1) : '';
  const isEnd = !/^[a-z]/.test(next);
  if (/^\d/.test(next)) {
    return true;
  }
  if (folded === 'o') {
    return isEnd;
  }
  return before.endsWith('.')
    ? isEnd && (folded === 'l' || isCapital(line, at))
    : folded === 'b' && (next === '%' || next === '/');
}

const isDigitLike = (line: Line, at: number): boolean => {
  const token = at < line.end ? line.tokens[at] : undefined;
  return (
    token !== undefined &&
    (token.kind === 'number' ||
      (token.end - token.start === 1 && mistaken.has(token.folded) && (token.folded === 'l' || isCapital(line, at))))
  );
};

/** "l18", "I20": the letter stands first. */
function garbledFrom(line: Line, at: number): Figure | null {
  const word = wordAt(line, at);
  if ((word !== 'l' && word !== 'i') || !isGlued(line, at) || !/^\d\d/.test(wordAt(line, at + 1))) {
    return null;
  }
  if (at > line.first && line.tokens[at - 1]!.kind === 'word' && isGlued(line, at - 1)) {
    return null;
  }
  const value = Number(`1${wordAt(line, at + 1)}`);
  return Number.isNaN(value) ? null : { value, high: value, kind: 'exact', garbled: true, end: at + 2 };
}
