/** The words around a place, never more than a given reach: what decides whether a number or a name means what it seems to. */

/** What stands before `at` on its line. */
export function lineBefore(text: string, at: number, reach: number): string {
  const before = text.slice(Math.max(0, at - reach), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** What stands before `at` in its sentence: since the last full stop, semicolon or line's end. */
export function clauseBefore(text: string, at: number, reach: number): string {
  const from = Math.max(0, at - reach);
  for (let i = at - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    const isStop = code === 46 || code === 33 || code === 63;
    if (code === 10 || code === 59 || (isStop && isSpace(text.charCodeAt(i + 1)))) {
      return text.slice(i + 1, at);
    }
  }
  return text.slice(from, at);
}

/** What stands from `at` on in the same sentence. */
export function clauseAfter(text: string, at: number, reach: number): string {
  const to = Math.min(text.length, at + reach);
  for (let i = at; i < to; i++) {
    const code = text.charCodeAt(i);
    const isStop = code === 46 || code === 33 || code === 63;
    if (code === 10 || code === 59 || (isStop && (i + 1 >= text.length || isSpace(text.charCodeAt(i + 1))))) {
      return text.slice(at, i);
    }
  }
  return text.slice(at, to);
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** The first match of a sticky pattern at exactly `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** People around a patient, whose ages, sexes and illnesses are their own. */
export const kin =
  'mother|father|brother|sister|son|daughter|husband|wife|uncle|aunt|friend|partner|grandmother|grandfather|grandson|granddaughter|grandchild|grandchildren|grandparents?|parents?|siblings?|brothers|sisters|sons|daughters|children|kids|cousin|nephew|niece|twin|room-?mate|flatmate|housemate|boyfriend|girlfriend|fiancee?|spouse|mom|dad|mum|mam|mommy|daddy|grandma|grandpa|granny|nan|nana|step(?:son|daughter|father|mother|brother|sister|child)|foster (?:child|son|daughter)|carer|caregiver|neighbou?r|colleague|co-?worker|classmate|donor|(?:son|daughter|mother|father|brother|sister)-in-law';
