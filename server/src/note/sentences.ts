/** Tokens of a section -> sentences. Lists and template lines end at their line; wrapped dictation goes on over it. */
import type { SectionKind, Sentence, Token } from './types.js';

/** Abbreviations whose full stop never ends a sentence: a name or number follows. */
const titles = new Set('dr mr mrs ms prof st vs approx fig sr mt jr'.split(' '));
/** Abbreviations whose full stop ends a sentence only where a capital follows. */
const abbreviations = new Set(
  'pt pts hr hrs min mins wk wks mo mos yr yrs cf ca temp resp inj tab tabs cap caps mg mcg ml kg g cm mm dept ext inc hx dx tx rx bilat abd neg pos wt ht freq occ incl'.split(
    ' ',
  ),
);
const bullets = new Set(['-', '*', '•', '–', '—', '·', '▪', '◦', '□', '☐', '☑', '☒', '+', '#', '[']);
/** Words that leave a line open: what they belong to stands on the next. */
const openers = new Set(
  'and or with of the a an no denies without for to in on by per from but nor including his her their is was has had'.split(
    ' ',
  ),
);
/** Words that go on with the line before. */
const continuers = new Set('with and or of to for but which who that than'.split(' '));
/** A line this long that does not end in punctuation was wrapped by a dictation system or an editor. */
const wrapLength = 45;
/** Sections that are lists, a line an item, however long. */
const listed: ReadonlySet<SectionKind> = new Set(['medications', 'allergies', 'pmh', 'psh', 'family']);
/** Longer runs without an end are cut, so that the cost of reading stays linear in the text. */
const longestSentence = 300;

/** Sentences of one paragraph, `text` with its tokens, of a section of the given kind. */
export function findSentences(tokens: readonly Token[], kind: SectionKind, text: string): Sentence[] {
  const end = tokens.length;
  const sentences: Sentence[] = [];
  let begin = 0;
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
  };
  let lineStart = 0;
  for (let i = 0; i < end; i++) {
    const token = tokens[i]!;
    if (token.kind === 'break') {
      if (endsAtLine(tokens, i, begin, end, token.start - lineStart, kind, text)) {
        close(i + 1);
      }
      lineStart = token.end;
    } else if (i - begin >= longestSentence || endsSentence(tokens, i, begin, end, text)) {
      close(i + 1);
    }
  }
  close(end);
  return sentences;
}

const capitalAt = (text: string, token: Token): boolean => /\p{Lu}/u.test(text[token.start] ?? '');

function endsSentence(tokens: readonly Token[], i: number, begin: number, end: number, text: string): boolean {
  const mark = tokens[i]!.folded;
  if (mark !== '.' && mark !== '!' && mark !== '?' && mark !== ';') {
    return false;
  }
  const next = tokens[i + 1];
  if (i + 1 >= end || next === undefined || next.kind === 'break') {
    return true;
  }
  const before = i > begin ? tokens[i - 1] : undefined;
  const gap = next.start > tokens[i]!.end;
  if (mark === ';') {
    return !listsDenials(tokens, begin, i, end);
  }
  if (mark === '?') {
    // "?PE" asks; "PE?" ends only before a new sentence.
    return gap && capitalAt(text, next) && tokens[i]!.start === (before?.end ?? -1);
  }
  if (mark === '.' && before?.end === tokens[i]!.start) {
    if (
      before.kind === 'number' &&
      (i - 1 === begin || tokens[i - 2]!.kind === 'break' || bullets.has(tokens[i - 2]!.folded))
    ) {
      // "1. Heparin": the number of a list item.
      return false;
    }
    if (before.kind === 'word' && endsAbbreviation(tokens, i, begin, text, next, gap)) {
      return false;
    }
    if (!gap && next.kind !== 'punctuation') {
      // "e.g.", "6.5"; but a space is missing in "fever.No cough" and "6.5.Then".
      return capitalAt(text, next) && before.folded.length > 2;
    }
  }
  return gap || (next.kind === 'punctuation' && next.folded !== ',');
}

/** Whether the full stop at `i` belongs to the word before it: "Dr. Smith", "58 y.o. male", "2 mg. daily". */
function endsAbbreviation(
  tokens: readonly Token[],
  i: number,
  begin: number,
  text: string,
  next: Token,
  gap: boolean,
): boolean {
  const word = tokens[i - 1]!.folded;
  const capital = capitalAt(text, next);
  if (titles.has(word)) {
    return true;
  }
  if (word === 'no') {
    return next.kind === 'number';
  }
  if (word.length === 1) {
    const isInitialism = i - 2 > begin && tokens[i - 2]!.folded === '.' && tokens[i - 2]!.end === tokens[i - 1]!.start;
    return !gap || !capital || (isInitialism && word === 'o');
  }
  return abbreviations.has(word) && gap && !capital;
}

/** "Denies fever; chills; cough": short items after a denial are one list. */
function listsDenials(tokens: readonly Token[], begin: number, i: number, end: number): boolean {
  const opening = tokens[begin]!.folded;
  if (opening !== 'denies' && opening !== 'denied' && opening !== 'negative') {
    return false;
  }
  for (let at = i + 1; at < end && at <= i + 4; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word' && token.folded !== '-') {
      return token.folded === ';' || token.folded === '.' || token.kind === 'break';
    }
  }
  return i + 4 >= end;
}

function endsAtLine(
  tokens: readonly Token[],
  i: number,
  begin: number,
  end: number,
  lineLength: number,
  kind: SectionKind,
  text: string,
): boolean {
  const next = tokens[i + 1];
  if (i + 1 >= end || next === undefined || next.kind === 'break') {
    return true;
  }
  const last = tokens[i - 1];
  if (i === begin || last === undefined) {
    return true;
  }
  if (bullets.has(next.folded)) {
    return true;
  }
  const ahead = text.slice(next.start, next.start + 34);
  if (next.kind === 'number' && /^\d+[.)]/.test(ahead)) {
    return true;
  }
  // "Lungs:" or "CV -" opens a new template line.
  if (next.kind === 'word' && /^[\p{L}\d /-]{1,30}(?::|\s[-–]\s)/u.test(ahead)) {
    return true;
  }
  if (last.folded === ',' || last.folded === '/' || openers.has(last.folded)) {
    return next.kind === 'punctuation';
  }
  if (continuers.has(next.folded)) {
    return false;
  }
  const lower = /\p{Ll}/u.test(text[next.start] ?? '');
  if (listed.has(kind)) {
    return true;
  }
  return !(lineLength >= wrapLength && (lower || next.kind !== 'word'));
}
