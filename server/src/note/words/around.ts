/** The words around a place, never more than a given reach: what decides whether a number or a name means what it seems to. */

/** What stands before `at` on its line. */
export function lineBefore(text: string, at: number, reach: number): string {
  const before = text.slice(Math.max(0, at - reach), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** What stands before `at` in its sentence: since the last full stop, semicolon or line's end, where the line is not only wrapped. */
export function clauseBefore(text: string, at: number, reach: number): string {
  const from = Math.max(0, at - reach);
  let isWrapped = false;
  let start = at;
  for (; start > from; start--) {
    const code = text.charCodeAt(start - 1);
    if (code === newline && isWrap(text, start - 1)) {
      isWrapped = true;
    } else if (code === newline || code === semicolon || (isStop(code) && isSpace(text.charCodeAt(start)))) {
      break;
    }
  }
  const clause = text.slice(start, at);
  return isWrapped ? clause.replace(/\r?\n/g, ' ') : clause;
}

/** What stands from `at` on in the same sentence. */
export function clauseAfter(text: string, at: number, reach: number): string {
  const to = Math.min(text.length, at + reach);
  let isWrapped = false;
  let end = at;
  for (; end < to; end++) {
    const code = text.charCodeAt(end);
    if (code === newline && isWrap(text, end)) {
      isWrapped = true;
    } else if (code === newline || code === semicolon || (isStop(code) && isEnd(text, end + 1))) {
      break;
    }
  }
  const clause = text.slice(at, end);
  return isWrapped ? clause.replace(/\r?\n/g, ' ') : clause;
}

const newline = 10;
const semicolon = 59;
const isStop = (code: number): boolean => code === 46 || code === 33 || code === 63;
const isSpace = (code: number): boolean => code === 32 || code === newline || code === 13 || code === 9;
const isEnd = (text: string, at: number): boolean => at >= text.length || isSpace(text.charCodeAt(at));
const isSmall = (code: number): boolean => code >= 97 && code <= 122;

/** Whether the line that ends at `at` goes on in the next: it ends in a word or comma, and the next begins with a small letter. */
function isWrap(text: string, at: number): boolean {
  const before = text.charCodeAt(text.charCodeAt(at - 1) === 13 ? at - 2 : at - 1);
  return (isSmall(before) || before === 44) && isSmall(text.charCodeAt(at + 1));
}

/** The first match of a sticky pattern at exactly `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** People around a patient, whose ages, sexes and illnesses are their own. */
export const kin =
  'mother|father|brother|sister|son|daughter|husband|wife|uncle|aunt|friend|partner|grandmother|grandfather|grandson|granddaughter|grandchild|grandchildren|grandparents?|parents?|siblings?|brothers|sisters|sons|daughters|children|kids|cousin|nephew|niece|twin|room-?mate|flatmate|housemate|boyfriend|girlfriend|fiancee?|spouse|mom|dad|mum|mam|mommy|daddy|grandma|grandpa|granny|nan|nana|step(?:son|daughter|father|mother|brother|sister|child)|foster (?:child|son|daughter)|carer|caregiver|neighbou?r|colleague|co-?worker|classmate|donor|(?:son|daughter|mother|father|brother|sister)-in-law';

/** Those of them who may be pregnant, or the "she" that is spoken of. */
export const womenKin =
  'mother|mum|mom|mam|wife|sister|daughter|aunt|girlfriend|fiancee|partner|grandmother|niece|friend|cousin|room-?mate|flatmate|housemate|colleague|co-?worker|neighbou?r|carer';
