/** Tokens of a section -> sentences. Lists and template lines end at their line; wrapped dictation goes on over it. */
import type { Section, Sentence, Token } from './types.js';

/** Abbreviations whose full stop ends no sentence. */
const abbreviations = new Set(
  'dr mr mrs ms prof st vs approx no pt pts hr hrs min mins wk wks mo mos yr yrs y yo e g i cf ca temp resp inj tab tabs cap mg ml kg cm mm dept ext fig inc jr sr mt nos p r a m'.split(
    ' ',
  ),
);
const bullets = new Set(['-', '*', '•', '–', '—', '·', '▪', '◦', '□', '☐', '☑', '☒', '+']);
/** A line this long that does not end in punctuation was wrapped by a dictation system or an editor. */
const wrapLength = 55;

/** Sentences of one section's body. `tokens` is the whole note's; `first` and `end` bound the section's own. */
export function findSentences(
  tokens: readonly Token[],
  section: Section,
  index: number,
  first: number,
  end: number,
  text: string,
): Sentence[] {
  const sentences: Sentence[] = [];
  let begin = first;
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
        section: index,
        firstToken: from,
        endToken: to,
        start: tokens[from]!.start,
        end: tokens[to - 1]!.end,
      });
    }
    begin = until;
  };
  let lineStart = section.body.start;
  for (let i = first; i < end; i++) {
    const token = tokens[i]!;
    if (token.kind === 'break') {
      if (endsAtLine(tokens, i, begin, end, token.start - lineStart, text)) {
        close(i + 1);
      }
      lineStart = token.end;
    } else if (endsSentence(tokens, i, end, text)) {
      close(i + 1);
    }
  }
  close(end);
  return sentences;
}

function endsSentence(tokens: readonly Token[], i: number, end: number, text: string): boolean {
  const mark = tokens[i]!.folded;
  if (mark !== '.' && mark !== '!' && mark !== '?' && mark !== ';') {
    return false;
  }
  const next = tokens[i + 1];
  if (i + 1 >= end || next === undefined || next.kind === 'break' || mark === ';') {
    return true;
  }
  const gap = next.start > tokens[i]!.end;
  if (mark === '?') {
    // "?PE" asks; "PE?" ends only before a new sentence.
    return gap && /[A-Z]/.test(text[next.start] ?? '') && tokens[i]!.start === (tokens[i - 1]?.end ?? -1);
  }
  const before = tokens[i - 1];
  if (mark === '.' && before !== undefined && before.end === tokens[i]!.start) {
    if (
      before.kind === 'word' &&
      abbreviations.has(before.folded) &&
      !(gap && before.folded.length > 2 && /[A-Z]/.test(text[next.start] ?? ''))
    ) {
      return false;
    }
    if (!gap && next.kind !== 'punctuation') {
      // "e.g.", "6.5", a missing space before a capital ("fever.No cough").
      return before.kind === 'word' && before.folded.length > 2 && /[A-Z]/.test(text[next.start] ?? '');
    }
  }
  return gap || next.kind === 'punctuation';
}

function endsAtLine(
  tokens: readonly Token[],
  i: number,
  begin: number,
  end: number,
  lineLength: number,
  text: string,
): boolean {
  const next = tokens[i + 1];
  if (i + 1 >= end || next === undefined || next.kind === 'break' || bullets.has(next.folded)) {
    return true;
  }
  const last = tokens[i - 1];
  if (i === begin || last === undefined) {
    return true;
  }
  const lower = /[a-z]/.test(text[next.start] ?? '');
  const capital = !lower && next.kind === 'word';
  if (last.folded === ',' || last.folded === '/') {
    return !lower && next.kind !== 'number' && next.kind !== 'word';
  }
  if (next.kind === 'number' && /^\d+[.)]/.test(text.slice(next.start, next.start + 4))) {
    return true;
  }
  // "Lungs:" or "CV -" opens a new template line.
  if (next.kind === 'word' && /^[\p{L} /]{1,24}(?::|\s[-–])/u.test(text.slice(next.start, next.start + 28))) {
    return true;
  }
  return !(lower || (lineLength >= wrapLength && !capital));
}
