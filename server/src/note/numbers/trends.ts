/** Further values behind a value: "0.9 -> 2.4", "2.4 (baseline 0.9)", "92% on air, 96% on 2 L", "0.9 yesterday, 2.4 today". */
import { numeric } from './figures.js';
import { endOfFlags } from './flags.js';
import { isGlued, isNumber, wordAt } from './line.js';
import type { Line } from './line.js';
import { signAt } from './paths.js';
import { spokenAt } from './numerals.js';
import { countsTime, dateAt, timeAt } from './times.js';
import type { Time } from './times.js';
import type { Sign } from './values.js';

/** How a further value stands to the one before it: after it, before it, or beside it (the other arm, on oxygen, standing up). */
export type Relation = 'later' | 'earlier' | 'beside';

export interface Further {
  readonly number: number;
  /** Where what is said of it begins: the sign, or the number. */
  readonly from: number;
  readonly sign: Sign | null;
  /** Null where only the times of both can tell. */
  readonly relation: Relation | null;
  /** The time said of the value before it. */
  readonly time: Time | null;
}

const later = new Set('now then currently subsequently later repeat repeated rpt → today'.split(' '));
const earlier = new Set(
  'from was baseline previous previously prior prev last yesterday usual usually vs versus compared compare cf ← bl were admission admit premorbid'.split(
    ' ',
  ),
);
/** Words that go with a lead and are none themselves. */
const along = new Set(
  ', ; - – : = ~ of at on is the a and up down rising risen rose increased increasing decreased decreasing improved improving worsened dropped fell falling trended trending trend to with than his her pt its around about value level ra oa air'.split(
    ' ',
  ),
);
/** Where, how or on what a value was measured: values that differ in it stand beside each other. */
const circumstances = new Set(
  'ra oa air nc oxygen o2 lpm lying standing sitting supine erect seated left right lt rt l r arm leg walking ambulation exertion rest ambulating exercise nrb cpap bipap hfnc fm'.split(
    ' ',
  ),
);
const postures = new Set(
  'standing erect left right lt rt walking exertion sitting lying supine ra oa air nc room'.split(' '),
);
const reach = 8;

/** The number of a further value behind one that ends at `end`, or null. */
export function furtherAfter(line: Line, end: number): Further | null {
  const begin = endOfFlags(line, end);
  const own = timeAt(line, begin);
  // "0.9 yesterday, 2.4 today": the time is the first value's; "2.4 baseline 0.9": it leads to the second.
  const isOwn = own !== null && !leadsOn(line, own.end);
  const from = isOwn ? own.end : begin;
  const time = isOwn ? own : null;
  let relation: Relation | null = null;
  let sign: Sign | null = null;
  let signed = -1;
  for (let i = from, passed = 0; i < line.end && passed < reach; i++, passed++) {
    const token = line.tokens[i]!;
    const { folded } = token;
    if (isNumber(line, i) || (token.kind === 'word' && relation !== null && spokenAt(line, i) !== null)) {
      const date = dateAt(line, i);
      if (date !== null) {
        i = date.end - 1;
        continue;
      }
      if (countsTime(line, i) || isVolume(line, i)) {
        i++;
        continue;
      }
      return { number: i, from: sign === null ? i : signed, sign, relation, time };
    }
    if (folded === '(' || folded === '[') {
      const end = endOfOtherMatter(line, i);
      if (end !== null) {
        i = end - 1;
        continue;
      }
      // "9.8 (12.1 on 3/4)": what stands in brackets with a time was before.
      relation ??= isNumber(line, i + 1) ? 'earlier' : null;
      continue;
    }
    if (folded === ')' || folded === ']') {
      continue;
    }
    const arrow = arrowAt(line, i);
    if (arrow !== null) {
      relation = arrow.relation;
      i = arrow.end - 1;
    } else if (folded === 'b' && wordAt(line, i + 1) === '/' && wordAt(line, i + 2) === 'l') {
      relation = 'earlier';
      i += 2;
    } else if (later.has(folded)) {
      relation = relation === 'earlier' ? relation : 'later';
    } else if (earlier.has(folded)) {
      relation = 'earlier';
    } else if (folded === 'to' && relation === null) {
      relation = 'later';
    } else if (circumstances.has(folded) || along.has(folded)) {
      // Nothing is said by them alone.
    } else if (token.kind === 'break') {
      return null;
    } else {
      const compared = signAt(line, i);
      if (compared === null) {
        return null;
      }
      ({ sign } = compared);
      signed = i;
      i = compared.end - 1;
    }
  }
  return null;
}

/** "On 2 L", "after 500 mL": oxygen or fluid between two values. */
const isVolume = (line: Line, at: number): boolean =>
  /^(?:l|lpm|litres?|liters?|ml|mls|cc|bolus)$/.test(wordAt(line, at + 1)) && wordAt(line, at).length < 5;

/** Whether a value follows at once that has no time of its own. */
function leadsOn(line: Line, at: number): boolean {
  let next = at;
  while (next < at + 3 && /^(?:of|~|:|was|=|about)$/.test(wordAt(line, next))) {
    next++;
  }
  return isNumber(line, next) && timeAt(line, endOfFlags(line, next + 1)) === null;
}

/** "->", "-->", "=>", "→", ">" go on; "←" and "<-" look back. */
function arrowAt(line: Line, at: number): { readonly relation: Relation; readonly end: number } | null {
  const word = wordAt(line, at);
  if (word === '→' || word === '➔' || word === '>') {
    return { relation: 'later', end: at + 1 };
  }
  if (word === '←' || (word === '<' && wordAt(line, at + 1) === '-' && isGlued(line, at))) {
    return { relation: 'earlier', end: at + (word === '<' ? 2 : 1) };
  }
  if (word !== '-' && word !== '=' && word !== '–') {
    return null;
  }
  let head = at + 1;
  while (head < at + 4 && wordAt(line, head) === word && isGlued(line, head - 1)) {
    head++;
  }
  return wordAt(line, head) === '>' && isGlued(line, head - 1) ? { relation: 'later', end: head + 1 } : null;
}

/**
 * Past a bracket that holds no earlier value: a reference range, a flag, the same in another unit, an aside. Null where it may hold
 * one: "(baseline 0.9)", "(0.9 yesterday)", "(from 0.9)".
 */
function endOfOtherMatter(line: Line, at: number): number | null {
  let close = at + 1;
  let leads = false;
  while (close < at + 12 && wordAt(line, close) !== ')' && wordAt(line, close) !== ']') {
    const word = wordAt(line, close);
    if (word === '') {
      return null;
    }
    leads ||= earlier.has(word) || later.has(word) || /^(?:ago|→|b)$/.test(word);
    close++;
  }
  const first = wordAt(line, at + 1);
  const isReference = /^(?:ref|reference|normal|nl|n|nr|range|rr|uln|lln|limit|goal|target)$/.test(first);
  const inside = isNumber(line, at + 1) ? timeAt(line, endOfFlags(line, at + 2)) : null;
  const isValue = !isReference && (leads || (inside !== null && inside.kind !== 'now' && inside.kind !== 'clock'));
  return isValue ? null : close + 1;
}

/** How two values stand to each other by the times that are said of them; null where these say nothing. */
export function relationBy(first: Time | null, second: Time | null): Relation | null {
  if (second === null) {
    return null;
  }
  if (second.kind === 'past') {
    return 'earlier';
  }
  if (second.kind === 'now') {
    return 'later';
  }
  if (first === null) {
    return null;
  }
  if (first.kind === 'now') {
    return 'earlier';
  }
  return first.kind === second.kind && second.order < first.order ? 'earlier' : 'later';
}

/** Whether the words from one token to another, or just behind the second value, tell of another side, posture or oxygen. */
export function isBeside(line: Line, from: number, number: number, end: number): boolean {
  for (let i = from; i < number; i++) {
    if (circumstances.has(wordAt(line, i))) {
      return true;
    }
  }
  return tellsCircumstance(line, end);
}

/** "115 standing", "96% on 4 L": the circumstance follows its value. */
export function tellsCircumstance(line: Line, at: number): boolean {
  const next = wordAt(line, at) === '(' || wordAt(line, at) === 'on' ? at + 1 : at;
  return postures.has(wordAt(line, next));
}

/** A further "138/76" within a few tokens. */
export function nextPair(line: Line, from: number): number | null {
  for (let i = from; i < Math.min(line.end - 2, from + 8); i++) {
    if (/^(?:goal|target|aim)$/.test(wordAt(line, i))) {
      return null;
    }
    if (isNumber(line, i)) {
      if (countsTime(line, i) || isVolume(line, i)) {
        continue;
      }
      const high = numeric(wordAt(line, i));
      const low = isNumber(line, i + 2) ? numeric(wordAt(line, i + 2)) : Number.NaN;
      const isPair = wordAt(line, i + 1) === '/' && isGlued(line, i) && !isDate(line, i);
      return isPair && high >= 40 && high <= 300 && low >= 10 && low < high ? i : null;
    }
  }
  return null;
}

const isDate = (line: Line, at: number): boolean => dateAt(line, at) !== null;
