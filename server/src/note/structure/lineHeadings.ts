/** Headings at the beginning of a line: known names in a form that marks them, and what only looks like one. */
import { bareHeading } from './bareNames.js';
import { firstWord, isCapitals, readMarks, readName } from './headingForm.js';
import type { Delimiter, Line, Name } from './headingForm.js';
import { letterKind, opensHere } from './headingPlaces.js';
import { headingKind, looseKind, mayBeginHeading } from './headings.js';
import { heading, isBackground, isVerdict, label, recent } from './opening.js';
import type { Marks, Opening } from './opening.js';
import type { SectionKind } from '../types.js';

/** Words of the title of a paper rather than of a finding. */
const titled =
  /\b(?:note|notes|report|summary|visit|clinic|department|emergency|consult\w*|letter|record|form|clerking|admission|discharge|referral|request|handover|review|unit|hospital|service|centre|center|encounter|h&p|physical|progress|round|chart|surgery|medicine|practice|triage|care|telephone|assessment|history|template|instructions|checklist|pathway|evaluation|documentation|h and p|status|results|information|statement)\b/i;

/** Words of a sentence rather than of a heading. */
const saidInCapitals =
  /\b(?:no|not|nil|is|was|are|were|has|had|have|denies|denied|states|reports|if|to|reviewed|present|with|without|at|negative|positive|normal|clear|stable|alert|pt|patient|he|she|will|per)\b/i;

/** The heading that a line begins with, or null. */
export function headingOfLine(text: string, line: Line, openings: readonly Opening[]): Opening | null {
  const marks = readMarks(text, line.ink, line.end);
  if (marks.style === 'box') {
    return null;
  }
  const found = headingBehind(text, line, marks, openings);
  if (found !== null || marks.style !== 'letter') {
    return found;
  }
  // "A. cystitis" is a letter of the note; "A. Plan" was a lettered heading.
  return headingBehind(text, line, readMarks(text, line.ink, line.end, false), openings);
}

function headingBehind(text: string, line: Line, marks: Marks, openings: readonly Opening[]): Opening | null {
  const last = openings.at(-1) ?? null;
  const isMarked = marks.style !== 'none' || marks.bold;
  const first = isMarked ? firstWord(text, marks.at, line.end) : line.word;
  const isKnown = mayBeginHeading(first);
  const mayBeTitle = beginsInCapitals(text, marks.at) || (line.afterBlank && underlineEnd(text, line.end) > 0);
  if (!isKnown && !isMarked && first.length !== 1 && !mayBeTitle) {
    return null;
  }
  const name = readName(text, marks.at, line.end, isMarked);
  const words = text.slice(name.start, name.end);
  const from = line.ink;
  const open = (kind: SectionKind, end: number, after: number, brief = false): Opening =>
    heading(kind, name.start, end, after, { marks, indent: line.ink - line.begin, from, brief });
  const isUnderlined = name.delimiter === 'end' && underlineEnd(text, line.end) > 0;
  const isAlone = name.delimiter === 'end';
  if (isKnown && name.end > name.start && (isAlone || isMark(name.delimiter) || isStopped(name, words, line))) {
    const inForm = isCapitals(words) || (isMarked && marks.style !== 'bullet') || isUnderlined;
    const kind = headingKind(words, isAlone && !inForm) ?? (inForm ? looseKind(words) : null);
    if (kind !== null && opensHere(text, line, name, kind, marks, inForm, openings)) {
      return open(kind, name.end, isUnderlined ? underlineEnd(text, line.end) : name.after);
    }
    if (kind !== null) {
      return null;
    }
  }
  const letter = letterKind(text, line, name, last);
  if (letter !== null) {
    return open(letter, name.start + 1, name.start + 2);
  }
  if (isKnown && name.gap > 0) {
    const kind = headingKind(text.slice(name.start, name.gap));
    const gapped: Name = { ...name, end: name.gap, delimiter: 'gap', after: name.gap };
    if (kind !== null && name.gap - name.start > 1 && opensHere(text, line, gapped, kind, marks, false, openings)) {
      return open(kind, name.gap, name.gap);
    }
  }
  const bare = isKnown ? bareHeading(text, line, marks) : null;
  if (bare !== null && !(marks.style === 'bullet' && last !== null && isVerdict(last.kind))) {
    return open(bare.kind, bare.end, bare.end, isBackground(bare.kind));
  }
  return unknownHeading(text, line, name, words, marks, isUnderlined, openings);
}

const isMark = (delimiter: Delimiter): boolean => delimiter === ':' || delimiter === '-' || delimiter === '|';

/** "IMPRESSION. No fracture." */
const isStopped = (name: Name, words: string, line: Line): boolean =>
  name.delimiter === '.' && words.length > 3 && isCapitals(words) && name.after < line.end;

const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const beginsInCapitals = (text: string, at: number): boolean =>
  isUpper(text.charCodeAt(at)) && isUpper(text.charCodeAt(at + 1));

/** Where a line of === or --- under the line that ends at `end` ends itself, or 0. */
function underlineEnd(text: string, end: number): number {
  const begin = text.charCodeAt(end) === 13 ? end + 2 : end + 1;
  const code = text.charCodeAt(begin);
  if (code !== 61 && code !== 45 && code !== 95 && code !== 126 && code !== 42) {
    return 0;
  }
  let i = begin + 1;
  while (i < begin + 200 && text.charCodeAt(i) === code) {
    i++;
  }
  const next = text.charCodeAt(i);
  return i - begin >= 3 && (next === 10 || next === 13 || Number.isNaN(next)) ? i : 0;
}

/** A title, or a heading that no table has. Its words stay in the body where they may be a finding. */
function unknownHeading(
  text: string,
  line: Line,
  name: Name,
  words: string,
  marks: Marks,
  isUnderlined: boolean,
  openings: readonly Opening[],
): Opening | null {
  const last = openings.at(-1) ?? null;
  const more = { marks, indent: line.ink - line.begin, from: line.ink };
  // What follows an empty heading is its text ("CHIEF COMPLAINT / CHEST PAIN").
  const afterEmpty = last !== null && text.slice(last.after, Math.min(line.begin, last.after + 200)).trim() === '';
  const after = isUnderlined ? underlineEnd(text, line.end) : name.end;
  if (marks.style === 'hash') {
    const level =
      openings.slice(-recent).findLast((one) => one.marks.style === 'hash' && one.heading !== null)?.marks.rank ?? 0;
    const isTitle = openings.length === 0 && titled.test(words);
    const endsLast = level > 0 && marks.rank <= level && !afterEmpty;
    if (!isTitle && !endsLast) {
      return null;
    }
    return titled.test(words)
      ? heading('other', name.start, Math.max(name.start, name.end), line.end, more)
      : label('other', line.ink);
  }
  if (marks.style !== 'none' || name.delimiter !== 'end' || !line.afterBlank || afterEmpty) {
    return null;
  }
  const isShort = /^\S+(?:[ \t]+\S+){0,5}\s*$/.test(words);
  if (isUnderlined && isShort && titled.test(words)) {
    return heading('other', name.start, name.end, after, more);
  }
  if (!isCapitals(words) || !isShort || !/\s/.test(words)) {
    return null;
  }
  if (titled.test(words)) {
    return heading('other', name.start, name.end, after, more);
  }
  return last === null || saidInCapitals.test(words) ? null : label('other', line.ink);
}
