/** Tokens of a section -> sentences. Lists and template lines end at their line; wrapped dictation goes on over it. */
import { titles } from './stops.js';
import { bullets, endsAtMark, isCapital, isCloser, isListNumber, opensBox } from './sentenceMarks.js';
import type { SectionKind, Sentence, Token } from '../types.js';

/** Words that leave a line open: what they belong to stands on the next. */
const openers = new Set(
  'and or nor with of the a an no denies without for to in on at by per from but including his her their its is was are were be been has had have as if when while than about into during because due denying between regarding'.split(
    ' ',
  ),
);
/** Of these, words that are an answer as well: "Smoker: no". */
const denials = new Set('no denies denied'.split(' '));
/** Words that go on with the line before. */
const continuers = new Set('with without and or nor of to for but which who whom whose that than because'.split(' '));
/** A line this long that does not end in punctuation was wrapped by a dictation system or an editor. */
export const wrapLength = 45;
/** In capitals, where no small letter tells that a line goes on, the line must be longer. */
export const shoutedWrapLength = 60;
/** Sections that are lists, a line an item, however long, unless they are told in sentences. */
const listed: ReadonlySet<SectionKind> = new Set(['medications', 'allergies', 'pmh', 'psh', 'family']);
const telling = new Set('is was are were has had he she who takes denies reports remains'.split(' '));
/** Longer runs without an end are cut, so that the cost of reading stays linear in the text. */
const longestSentence = 300;
/** What stands in the second of two columns and belongs to the first: "Fever   No   Cough   Yes". */
const answers = new Set(
  'yes no none nil negative positive neg pos normal abnormal absent present denies denied clear unknown never'.split(
    ' ',
  ),
);

/** Sentences of one paragraph, `text` with its tokens, of a section of the given kind. */
export function findSentences(tokens: readonly Token[], kind: SectionKind, text: string): Sentence[] {
  const end = tokens.length;
  const sentences: Sentence[] = [];
  let begin = 0;
  /** Number of the item that the sentence is, in a list that stands on one line: "1. HTN 2. DM". */
  let item = 0;
  /** Whether the sentence stands in columns. */
  let inColumns = false;
  const close = (until: number): void => {
    let from = begin;
    let to = until;
    while (from < to && tokens[from]!.kind === 'break') {
      from++;
    }
    while (to > from && tokens[to - 1]!.kind === 'break') {
      to--;
    }
    if (to > from) {
      sentences.push({
        section: 0,
        firstToken: from,
        endToken: to,
        start: tokens[from]!.start,
        end: tokens[to - 1]!.end,
      });
    }
    begin = until;
    item = 0;
    inColumns = false;
  };
  let lineStart = 0;
  for (let i = 0; i < end; i++) {
    const token = tokens[i]!;
    if (token.kind === 'break') {
      if (endsAtLine(tokens, i, begin, token.start - lineStart, kind, text, inColumns)) {
        close(i + 1);
      }
      lineStart = token.end;
      continue;
    }
    if (i > begin) {
      const before = tokens[i - 1]!;
      const gap = token.start - before.end;
      if (gap > 0 && before.kind !== 'break' && (gap > 1 || text.charCodeAt(before.end) === 9)) {
        const isWide = gap > 2 || text.charCodeAt(before.end) === 9;
        if (endsAtGap(tokens, i, isWide, text)) {
          close(i);
        }
        inColumns ||= isWide;
      }
    }
    if (token.kind === 'number') {
      const rank = isListNumber(tokens, i, begin, item, text);
      if (rank > 0) {
        // "(2)" begins with its bracket.
        const first = i > begin && tokens[i - 1]!.folded === '(' ? i - 1 : i;
        if (item > 0 && first > begin) {
          close(first);
        }
        item = rank;
      }
    } else if (token.kind === 'punctuation') {
      if (token.folded === '|') {
        inColumns = true;
      }
      if (i > begin && opensBox(tokens, i) && opensBox(tokens, begin)) {
        close(i);
      } else if (i - begin >= longestSentence || endsAtMark(tokens, i, begin, item, text)) {
        close(i + 1);
      }
      continue;
    }
    if (i - begin >= longestSentence) {
      close(i + 1);
    }
  }
  close(end);
  return sentences;
}

/** Whether a new sentence begins at `i` behind two blanks or more: "Denies fever  Lungs clear", "CP: no    SOB: yes". */
function endsAtGap(tokens: readonly Token[], i: number, isWide: boolean, text: string): boolean {
  const before = tokens[i - 1]!;
  const token = tokens[i]!;
  if (token.kind !== 'word' || !isCapital(text, token.start)) {
    return false;
  }
  const isOpen = before.kind === 'punctuation' && !isCloser(before.folded) && before.folded !== '%';
  if (isOpen || titles.has(before.folded) || (openers.has(before.folded) && !(isWide && denials.has(before.folded)))) {
    return false;
  }
  const ahead = text.slice(token.start, token.start + 34);
  if (/^[A-Za-z][\w /-]{0,29}:/.test(ahead)) {
    return true;
  }
  if (token.folded.length < 2 || !/^\p{Lu}\p{Ll}/u.test(ahead)) {
    return false;
  }
  if (!answers.has(token.folded)) {
    return true;
  }
  const next = tokens[i + 1];
  return next !== undefined && next.kind === 'word' && next.start - token.end === 1;
}

const listMark = /^(?:\d{1,2}[.)](?!\d)|(?:[a-z]|[ivx]{1,4})[.)]\s|\((?:\d{1,2}|[a-z]|[+x -]|)\)|\d{1,2}:\d\d\b)/i;
const lineLabel = /^[\p{L}\d /&()-]{1,30}(?::(?!\d)|\s[-–]\s)/u;

function endsAtLine(
  tokens: readonly Token[],
  i: number,
  begin: number,
  lineLength: number,
  kind: SectionKind,
  text: string,
  inColumns: boolean,
): boolean {
  const next = tokens[i + 1];
  if (next === undefined || next.kind === 'break' || i === begin) {
    return true;
  }
  const last = tokens[i - 1]!;
  if (bullets.has(next.folded) || inColumns || next.folded === '|') {
    return true;
  }
  const isLower = next.kind === 'word' && !isCapital(text, next.start);
  const isLong = lineLength >= wrapLength;
  const ahead = text.slice(next.start, next.start + 34);
  if (listMark.test(ahead)) {
    return true;
  }
  if (last.folded === '.' && i - 1 > begin) {
    // "Seen by Dr." or "1." and the rest on the next line.
    const word = tokens[i - 2]!;
    return !(titles.has(word.folded) || i - 2 === begin || isLower);
  }
  // "Lungs:" or "CV -" opens a new template line.
  if (next.kind === 'word' && (!isLower || !isLong) && lineLabel.test(ahead)) {
    return true;
  }
  if (last.folded === '-' && isLower && isLong && last.start === tokens[i - 2]?.end) {
    return false;
  }
  if (last.folded === ',' || last.folded === '/' || last.folded === '&' || isOpener(last, lineLength, text)) {
    return next.kind === 'punctuation';
  }
  if (continuers.has(next.folded)) {
    return false;
  }
  if (listed.has(kind) && !(isLong && isLower && isTold(tokens, begin, i))) {
    return true;
  }
  if (isLower || next.kind !== 'word') {
    return !isLong;
  }
  return !(lineLength >= shoutedWrapLength && isShouted(text, tokens[i]!.start, next));
}

/** "Hepatitis A" and "Smoker: no" leave nothing open. */
function isOpener(last: Token, lineLength: number, text: string): boolean {
  if (!openers.has(last.folded)) {
    return false;
  }
  return last.folded === 'a' ? text[last.start] === 'a' : !denials.has(last.folded) || lineLength >= wrapLength;
}

function isTold(tokens: readonly Token[], begin: number, end: number): boolean {
  for (let i = begin; i < end && i < begin + 60; i++) {
    if (telling.has(tokens[i]!.folded)) {
      return true;
    }
  }
  return false;
}

/** Whether the line that ends at `lineEnd` and the word behind it are both in capitals, so that a capital begins nothing. */
function isShouted(text: string, lineEnd: number, next: Token): boolean {
  const word = text.slice(next.start, next.end);
  return (
    word.length > 1 &&
    word === word.toUpperCase() &&
    /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u.test(text.slice(Math.max(0, lineEnd - 40), lineEnd))
  );
}
