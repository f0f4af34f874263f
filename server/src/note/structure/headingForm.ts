/** The form of a heading: what stands before its words, where they end, and how they are marked off from what follows. */
import type { Marks, MarkStyle } from './opening.js';

/** How the words of what may be a heading end: with a mark, the line, a wide gap, a full stop, or simply in more words. */
export type Delimiter = ':' | '-' | '|' | '.' | 'gap' | 'end' | 'none';

export interface Name {
  /** Half-open range of the words. */
  readonly start: number;
  readonly end: number;
  readonly delimiter: Delimiter;
  /** Where the text behind it begins. */
  readonly after: number;
  /** Where the words end at the first wide gap, or -1. */
  readonly gap: number;
}

/** A line with words in it. */
export interface Line {
  readonly begin: number;
  /** Its first sign that is not a space. */
  readonly ink: number;
  /** Its end, without the line break. */
  readonly end: number;
  readonly afterBlank: boolean;
  /** Its first letters, in lower case. */
  readonly word: string;
}

const longest = 90;
const isSpace = (code: number): boolean => code === 32 || code === 9;
const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
/** Letters beyond ASCII are taken as such but for the signs that notes use: spaces, dashes, quotes, bullets. */
export const isLetter = (code: number): boolean => isAsciiLetter(code) || (code >= 0xc0 && code < 0x2000);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isDash = (code: number): boolean => code === 45 || code === 0x2013 || code === 0x2014;
const bulletSigns = new Set([...'-*•·–—▪◦●○■▶►>»+‣∙→'].map((sign) => sign.charCodeAt(0)));

const numberMark = /\(?(\d{1,2})(?:\.\d{1,2}){0,2}(?:[.)]|(?<=\.\d{1,2}))[ \t]{1,8}/y;
const letterMark = /(?:[IVX]{1,4}|[A-Za-z])[.)][ \t]{1,8}(?=[A-Z*_])/y;
const boxMark = /\[[ xX✓✔-]?\]|[☐☑☒□]/y;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

const skipSpaces = (text: string, index: number, end: number): number => {
  let i = index;
  while (i < end && isSpace(text.charCodeAt(i))) {
    i++;
  }
  return i;
};

/** What stands before the words of a line that begins at `ink`. `letters`: "A. " is taken as the mark of a lettered list. */
export function readMarks(text: string, ink: number, end: number, letters = true): Marks {
  let i = ink;
  let style: MarkStyle = 'none';
  let rank = 0;
  let bold = false;
  const mark = (found: MarkStyle, foundRank: number, next: number): void => {
    if (style === 'none' || found === 'box') {
      style = found;
      rank = foundRank;
    }
    i = skipSpaces(text, next, end);
  };
  for (let rounds = 0; rounds < 4 && i < end; rounds++) {
    const code = text.charCodeAt(i);
    if (isAsciiLetter(code)) {
      const lettered = letters && style === 'none' ? at(letterMark, text, i) : null;
      if (lettered === null) {
        break;
      }
      mark('letter', 0, i + lettered[0].length);
      break;
    }
    let run = 1;
    while (run < 12 && text.charCodeAt(i + run) === code) {
      run++;
    }
    const next = text.charCodeAt(i + run);
    if (code === 35 && run <= 6 && (isSpace(next) || isAsciiLetter(next))) {
      mark('hash', run, i + run);
    } else if ((code === 42 || code === 95) && run <= 3 && !isSpace(next)) {
      bold = true;
      i += run;
    } else if (run === 1 && isSpace(next) && bulletSigns.has(code)) {
      mark('bullet', 0, i + 1);
    } else if (
      run > 1 &&
      (code === 61 || code === 126 || code === 42 || isDash(code)) &&
      (isSpace(next) || isLetter(next))
    ) {
      mark('ruled', 0, i + run);
    } else if (isDigit(code) || code === 40) {
      const numbered = at(numberMark, text, i);
      if (numbered === null) {
        break;
      }
      mark('number', Number(numbered[1]), i + numbered[0].length);
    } else if (code === 91 || code > 0x2500) {
      const box = at(boxMark, text, i);
      if (box !== null) {
        mark('box', 0, i + box[0].length);
      } else if (code === 91 && isAsciiLetter(next)) {
        mark('ruled', 0, i + 1);
      }
      break;
    } else if (code === 124) {
      i = skipSpaces(text, i + 1, end);
    } else {
      break;
    }
  }
  return { style, rank, bold, at: i };
}

/** "Vitals (triage)", "Labs [today]". */
const aside = /[([][^()[\]\n]{0,60}[)\]]/y;
/** "Vitals 0800:", "Labs 3/14/25 - ": a date or an hour before the mark. */
const when =
  /(?:@ ?)?(?:\d{1,4}[/.:-]\d[\d/.:-]{0,12}|\d{4}|\d{1,2}(?= ?(?:[ap]m|hrs?|h)))(?: ?(?:[ap]m|hrs?|h))?(?=[ \t]{0,3}(?::(?:[ \t\r\n*_]|$)|[-–—][ \t]|\r?$|\r?\n))/iy;
/** What may close a heading that was opened with marks: "**Plan**", "## HPI ##", "[HPI]". */
const isCloser = (code: number): boolean =>
  code === 42 || code === 95 || code === 35 || code === 61 || code === 126 || code === 93;

/** The words from `start` on that may be a heading, in a line that ends at `lineEnd`. */
export function readName(text: string, start: number, lineEnd: number, marked: boolean): Name {
  const end = Math.min(lineEnd, start + longest);
  let wordEnd = start;
  let gap = -1;
  let i = start;
  const name = (delimiter: Delimiter, after: number): Name => ({ start, end: wordEnd, delimiter, after, gap });
  /** Whether an aside was passed: only a mark may follow. */
  let closed = false;
  while (i < end) {
    const code = text.charCodeAt(i);
    const next = i + 1 < lineEnd ? text.charCodeAt(i + 1) : 10;
    if (isLetter(code)) {
      if (closed) {
        return name('none', i);
      }
      wordEnd = ++i;
    } else if (isSpace(code)) {
      if (gap < 0 && (code === 9 || isSpace(next)) && wordEnd > start) {
        gap = wordEnd;
      }
      i++;
    } else if (code === 58) {
      let after = i + 1;
      while (after < lineEnd && (text.charCodeAt(after) === 58 || (marked && isCloser(text.charCodeAt(after))))) {
        after++;
      }
      return name(':', after);
    } else if (isDash(code) || code === 61) {
      const run = dashRun(text, i, lineEnd);
      const behind = i + run < lineEnd ? text.charCodeAt(i + run) : 10;
      if (run <= 3 && (isSpace(behind) || behind === 10)) {
        return name('-', i + run);
      }
      if (code === 45 && run === 1 && isLetter(behind) && !closed && i === wordEnd) {
        i++;
      } else if (marked && i + run >= lineEnd) {
        return name('end', lineEnd);
      } else {
        return name('none', i);
      }
    } else if (marked && isCloser(code)) {
      closed = true;
      i++;
    } else if (closed) {
      return name('none', i);
    } else if (code === 47 || code === 38 || code === 43 || code === 39 || code === 0x2019 || code === 44) {
      i++;
    } else if (code === 46) {
      if (isLetter(next) || next === 58) {
        i++;
      } else {
        return name('.', i + 1);
      }
    } else if (code === 40 || code === 91) {
      const said = at(aside, text, i)?.[0];
      if (said === undefined) {
        return name('none', i);
      }
      if (said === '(s)' && i === wordEnd) {
        wordEnd += 3;
      } else {
        closed = true;
      }
      i += said.length;
    } else if (code === 124) {
      return name('|', i + 1);
    } else {
      const dated = isDigit(code) || code === 64 ? at(when, text, i)?.[0] : undefined;
      if (dated === undefined) {
        return name('none', i);
      }
      // "Vitals at 14:30": the little word belongs to the hour.
      wordEnd -= /[ \t]{1,3}(?:as of|at|on|from|of|for)$/i.exec(text.slice(start, wordEnd))?.[0].length ?? 0;
      closed = true;
      i += dated.length;
    }
  }
  return i >= lineEnd ? name('end', lineEnd) : name('none', i);
}

function dashRun(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && i < from + 4 && (isDash(text.charCodeAt(i)) || text.charCodeAt(i) === 61)) {
    i++;
  }
  return i - from;
}

/** Words of which none has a small letter. */
export const isCapitals = (words: string): boolean => /[A-Z]/.test(words) && words === words.toUpperCase();

/** The letters from `index` on, in lower case, at most 20 of them: what is asked of the sets of first words. */
export function firstWord(text: string, index: number, end: number): string {
  let i = index;
  const until = Math.min(end, index + 20);
  while (i < until && isAsciiLetter(text.charCodeAt(i))) {
    i++;
  }
  if (text.charCodeAt(i) === 39 && text.charCodeAt(i + 1) === 115) {
    i += 2;
  }
  return i === index ? '' : text.slice(index, i).toLowerCase();
}

const sentenceEnd = /[.!?](?=\s|$)/g;

/** The words of the sentence that begins at `index`, at most 200 signs of them. */
export function sentenceAt(text: string, index: number, lineEnd: number): string {
  const ahead = text.slice(index, Math.min(lineEnd, index + 200));
  sentenceEnd.lastIndex = 2;
  const end = sentenceEnd.exec(ahead);
  return end === null ? ahead : ahead.slice(0, end.index);
}
