/** Marks that end a sentence, and those that only look so: stops of abbreviations, numbers of lists, a "?" of doubt. */
import { abbreviations, titles } from './stops.js';
import type { Token } from '../types.js';

/** What begins a new line of a list. */
export const bullets: ReadonlySet<string> = new Set(
  '- * • – — · ▪ ◦ ● ○ ■ ► ▶ ‣ ∙ → » □ ☐ ☑ ☒ ✓ ✔ ✗ ✘ + # ['.split(' '),
);
const boxes: ReadonlySet<string> = new Set('□ ☐ ☑ ☒ ✓ ✔ ✗ ✘'.split(' '));
const closers: ReadonlySet<string> = new Set(['"', '”', '’', "'", ')', ']', '»']);
export const isCloser = (folded: string): boolean => closers.has(folded);

/** "Fever? No." is a question with its answer. */
const answers: ReadonlySet<string> = new Set('no yes none nil denies denied unknown never y n nope yep'.split(' '));
/** Words behind which "No." is an answer, and before which it is a number. */
const denialOpeners: ReadonlySet<string> = new Set(['denies', 'denied', 'denying', 'negative']);
const subjects: ReadonlySet<string> = new Set('pt patient he she also but currently ros mother mom mum dad'.split(' '));
/** Ends of addresses. */
const domains: ReadonlySet<string> = new Set('com org net uk gov edu nhs co info html htm pdf xml ie'.split(' '));

export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text[at] ?? '');
}

/** Whether a check-box begins at `i`: "[ ]", "[x]", "☐". */
export function opensBox(tokens: readonly Token[], i: number): boolean {
  const { folded } = tokens[i]!;
  if (folded !== '[') {
    return boxes.has(folded);
  }
  const inner = tokens[i + 1]?.folded;
  return (
    inner === ']' ||
    ((inner === 'x' || inner === '✓' || inner === '✔' || inner === '-') && tokens[i + 2]?.folded === ']')
  );
}

/**
 * Rank of the item that the number at `i` begins in a list, else 0: the first of a sentence ("1. Rest", "Plan: 1) rest"), or
 * the next of a list on one line.
 */
export function isListNumber(tokens: readonly Token[], i: number, begin: number, item: number, text: string): number {
  const token = tokens[i]!;
  const mark = tokens[i + 1];
  if (token.end - token.start > 2 || mark === undefined || mark.start !== token.end) {
    return 0;
  }
  const next = tokens[i + 2];
  const isMarked = mark.folded === ')' || (mark.folded === '.' && next !== undefined && next.kind !== 'number');
  if (!isMarked || next === undefined || next.kind === 'break') {
    return 0;
  }
  const rank = Number(token.folded);
  const before = i > begin ? tokens[i - 1]! : undefined;
  const bracket = before?.folded === '(' && before.end === token.start;
  const outer = bracket ? (i - 1 > begin ? tokens[i - 2]! : undefined) : before;
  if (bracket && mark.folded !== ')') {
    return 0;
  }
  if (outer === undefined || outer.kind === 'break' || (bullets.has(outer.folded) && outer.start !== token.start - 1)) {
    return rank;
  }
  if (item === 0) {
    return rank === 1 && outer.folded === ':' ? 1 : 0;
  }
  const first = bracket ? before.start : token.start;
  return rank === item + 1 && first > outer.end && (next.start > mark.end || isCapital(text, next.start)) ? rank : 0;
}

/** Whether the sign at `i` ends the sentence that began at `begin`. `item`: it is this one of a numbered list. */
export function endsAtMark(tokens: readonly Token[], i: number, begin: number, item: number, text: string): boolean {
  const token = tokens[i]!;
  switch (token.folded) {
    case '.':
    case '…':
      return endsAtStop(tokens, i, begin, item, text);
    case '!':
    case '?':
      return endsAtCall(tokens, i, begin, text);
    case ';':
      return tokens[i + 1] === undefined || tokens[i + 1]!.kind === 'break' || !listsDenials(tokens, begin, i);
    case '"':
    case '”':
    case '’':
    case "'":
    case ')':
    case ']': {
      const before = i > begin ? tokens[i - 1]! : undefined;
      const isEnd =
        before !== undefined && before.end === token.start && (before.folded === '.' || before.folded === '!');
      return isEnd && i - 2 > begin && tokens[i - 2]!.kind === 'word' && beginsAfter(tokens, i, text);
    }
    default:
      return false;
  }
}

/** Whether a new sentence may begin behind the sign at `i`: the line ends, or a capital follows a blank. */
function beginsAfter(tokens: readonly Token[], i: number, text: string): boolean {
  const next = tokens[i + 1];
  return next === undefined || next.kind === 'break' || (next.start > tokens[i]!.end && isCapital(text, next.start));
}

const isAttached = (tokens: readonly Token[], i: number): boolean => tokens[i + 1]?.start === tokens[i]!.end;
const isEndMark = (folded: string | undefined): boolean => folded === '.' || folded === '!' || folded === '?';

function endsAtCall(tokens: readonly Token[], i: number, begin: number, text: string): boolean {
  const next = tokens[i + 1];
  if (next === undefined || next.kind === 'break') {
    return true;
  }
  const attached = isAttached(tokens, i);
  if (attached && (isEndMark(next.folded) || isCloser(next.folded))) {
    return false;
  }
  if (tokens[i]!.folded === '!') {
    return !attached || next.kind === 'word';
  }
  // "?PE" asks; "PE?" ends only before a new sentence.
  const before = i > begin ? tokens[i - 1]! : undefined;
  if (attached || !isCapital(text, next.start) || before?.end !== tokens[i]!.start) {
    return false;
  }
  const further = tokens[i + 2];
  const isAnswer = answers.has(next.folded) && (further === undefined || further.kind !== 'word');
  return !isAnswer;
}

function endsAtStop(tokens: readonly Token[], i: number, begin: number, item: number, text: string): boolean {
  const stop = tokens[i]!;
  const next = tokens[i + 1];
  const before = i > begin && tokens[i - 1]!.end === stop.start ? tokens[i - 1]! : undefined;
  const isTitle = before?.kind === 'word' && titles.has(before.folded);
  if (next === undefined || next.kind === 'break') {
    return !(isTitle && tokens[i + 2]?.kind === 'word') && !(next !== undefined && isMarker(tokens, i, begin, item));
  }
  const attached = next.start === stop.end;
  if (attached && (isEndMark(next.folded) || isCloser(next.folded))) {
    return false;
  }
  const isRun = stop.folded === '…' || before?.folded === '.' || before?.folded === '…';
  if (
    isRun &&
    !(before?.folded === '.' && tokens[i - 2]?.kind === 'word' && tokens[i - 2]!.end - tokens[i - 2]!.start === 1)
  ) {
    // "pain... then fever" goes on.
    return !attached && isCapital(text, next.start);
  }
  if (before === undefined) {
    return !attached;
  }
  if (before.kind === 'number') {
    if (isMarker(tokens, i, begin, item)) {
      return false;
    }
    return attached ? next.kind === 'word' && next.end - next.start > 1 && isCapital(text, next.start) : true;
  }
  if (before.kind === 'word') {
    if (isTitle || isOfWord(tokens, i, begin, text, next, !attached)) {
      return false;
    }
    if (attached && next.kind !== 'punctuation') {
      return spaceIsMissing(tokens, i, text, next);
    }
  } else if (attached && next.kind === 'word') {
    return next.end - next.start > 1 && isCapital(text, next.start);
  }
  return !attached || (next.kind === 'punctuation' && next.folded !== ',');
}

/** "1. Heparin": the stop behind the number of a list item. */
function isMarker(tokens: readonly Token[], i: number, begin: number, item: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined || before.kind !== 'number' || before.end - before.start > 2) {
    return false;
  }
  const first = i - 1 === begin || tokens[i - 2]!.kind === 'break' || bullets.has(tokens[i - 2]!.folded);
  return first || (item > 0 && Number(before.folded) === item && tokens[i - 2]!.folded === ':');
}

/** "fever.No cough", "pain.worse at night"; but not "e.g.x", "nhs.uk". */
function spaceIsMissing(tokens: readonly Token[], i: number, text: string, next: Token): boolean {
  const before = tokens[i - 1]!;
  const length = before.end - before.start;
  if (next.kind === 'number') {
    return length > 3;
  }
  if (isCapital(text, next.start)) {
    return length > 2;
  }
  const behind = tokens[i - 2];
  const isAddress =
    domains.has(next.folded) ||
    before.folded === 'www' ||
    (behind !== undefined && behind.end === before.start && /^[@/.:]$/.test(behind.folded));
  return length > 2 && next.end - next.start > 1 && !isAddress;
}

/** Whether the full stop at `i` belongs to the word before it: "58 y.o. male", "2 mg. daily", "J. Smith". */
function isOfWord(
  tokens: readonly Token[],
  i: number,
  begin: number,
  text: string,
  next: Token,
  gap: boolean,
): boolean {
  const before = tokens[i - 1]!;
  const word = before.folded;
  if (word === 'no') {
    // "Bed No. 3", but "Smoker? No. 3 drinks a day".
    const behind = i - 2 >= begin ? tokens[i - 2]!.folded : '';
    return next.kind === 'number' && behind !== '' && !/^[?:=-]$/.test(behind);
  }
  if (word.length === 1) {
    return !gap || isInitial(tokens, i, begin, text, next);
  }
  return abbreviations.has(word) && gap && !isCapital(text, next.start);
}

/** Whether a single letter with its stop and a blank behind it goes on: "58 y.o. Male", "p.o. daily", "Dr. J. Smith". */
function isInitial(tokens: readonly Token[], i: number, begin: number, text: string, next: Token): boolean {
  if (i - 1 === begin || !isCapital(text, next.start)) {
    return true;
  }
  const behind = tokens[i - 2]!;
  const letter = i - 3 >= begin ? tokens[i - 3]! : undefined;
  if (behind.folded === '.' && letter?.kind === 'word') {
    if (behind.end === tokens[i - 1]!.start && letter.folded.length === 1) {
      const word = letter.folded + tokens[i - 1]!.folded;
      // "e.g. Aspirin" and "5 mg p.o. BID" go on; "at 3 a.m. She" does not.
      const isShouted = next.end - next.start > 1 && /^[A-Z]+$/.test(text.slice(next.start, next.end));
      return word === 'eg' || word === 'ie' || word === 'yo' || isShouted;
    }
    return titles.has(letter.folded) || letter.folded.length === 1;
  }
  return /^(?:by|with|from|per|via)$/.test(behind.folded) || (behind.kind === 'word' && titles.has(behind.folded));
}

/** "Denies fever; chills; cough": short items after a denial are one list. */
function listsDenials(tokens: readonly Token[], begin: number, i: number): boolean {
  let first = begin;
  while (first < i && first < begin + 3 && subjects.has(tokens[first]!.folded)) {
    first++;
  }
  if (!denialOpeners.has(tokens[first]!.folded)) {
    return false;
  }
  const end = tokens.length;
  for (let at = i + 1; at < end && at <= i + 4; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word' && token.folded !== '-') {
      return token.folded === ';' || token.folded === '.' || token.kind === 'break';
    }
  }
  return i + 4 >= end;
}
