/** Text -> tokens. Letters and digits never share a token, so that "T101.3F" and "T 101.3 F" read alike. */
import type { Token, TokenKind } from '../types.js';

/** A token anywhere; the scanner below gives the same for plain ASCII, several times as fast. */
const pattern = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+(?:,\d{3}(?!\d))*(?:\.\d+)?|\r\n|\n|\r|[^\s]/uy;
const ascii = /^[\x20-\x7e]*$/;
const marks = /\p{M}+/gu;

/** Lower case, without accents, with plain apostrophes: the form in which words are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return ascii.test(lower) ? lower : lower.normalize('NFD').replace(marks, '').replace(/[’‘]/g, "'");
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const apostrophe = 39;

/** Tokens of `text`, in order, with offsets into it (shifted by `offset`). White space other than line breaks is skipped. */
export function tokenize(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  const n = text.length;
  for (let at = 0; at < n;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 11 || code === 12) {
      at++;
      continue;
    }
    if (isLetter(code)) {
      const end = plainWordEnd(text, at, n);
      if (end > 0) {
        // Most words of a note are plain: they need only their capitals taken off.
        tokens.push({ start: offset + at, end: offset + end, kind: 'word', folded: text.slice(at, end).toLowerCase() });
        at = end;
        continue;
      }
    }
    let end = at + 1;
    let kind: TokenKind = 'punctuation';
    if (isDigit(code)) {
      kind = 'number';
      end = numberEnd(text, at, n);
    } else if (code === 10 || code === 13) {
      kind = 'break';
      end = code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
    } else if (code > 127 || isLetter(code)) {
      pattern.lastIndex = at;
      const other = pattern.exec(text)?.[0];
      if (other === undefined) {
        at++;
        continue;
      }
      end = at + other.length;
      kind = /^[\p{L}\p{M}]/u.test(other) ? 'word' : 'punctuation';
    }
    const raw = text.slice(at, end);
    tokens.push({
      start: offset + at,
      end: offset + end,
      kind,
      folded: kind === 'word' ? fold(raw) : kind === 'break' ? '\n' : raw,
    });
    at = end;
  }
  return tokens;
}

/** Where the word that begins at `at` ends, if it has letters of ASCII alone; else 0: the pattern decides. */
function plainWordEnd(text: string, at: number, n: number): number {
  let end = at + 1;
  while (end < n && isLetter(text.charCodeAt(end))) {
    end++;
  }
  const next = end < n ? text.charCodeAt(end) : 0;
  return next > 127 || next === apostrophe ? 0 : end;
}

/** "1,250.5" is one number; "1,2345" and "3." are a number and something else. */
function numberEnd(text: string, at: number, n: number): number {
  let end = at + 1;
  while (end < n && isDigit(text.charCodeAt(end))) {
    end++;
  }
  const digitAt = (index: number): boolean => index < n && isDigit(text.charCodeAt(index));
  while (text.charCodeAt(end) === 44 && digitAt(end + 1) && digitAt(end + 2) && digitAt(end + 3) && !digitAt(end + 4)) {
    end += 4;
  }
  if (text.charCodeAt(end) === 46 && digitAt(end + 1)) {
    end += 2;
    while (digitAt(end)) {
      end++;
    }
  }
  return end;
}

/** Plurals that no rule gives. */
const irregular = new Map([
  ['does', 'does'],
  ['goes', 'goes'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['diagnoses', 'diagnosis'],
  ['metastases', 'metastasis'],
  ['testes', 'testis'],
  ['vertebrae', 'vertebra'],
  ['bullae', 'bulla'],
  ['calves', 'calf'],
]);

/**
 * Singular of a folded word, so that "headaches" and "headache" meet. Both the phrases of the lexicon and the words of a
 * note go through it, so it need not be grammar, only the same on both sides.
 */
export function singular(word: string): string {
  const other = irregular.get(word);
  if (other !== undefined) {
    return other;
  }
  const n = word.length;
  if (n < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) {
    return word;
  }
  if (word.endsWith('ies') && n > 4) {
    return `${word.slice(0, -3)}y`;
  }
  if (/(?:ss|x|ch|sh)es$/.test(word) && !word.endsWith('aches')) {
    return word.slice(0, -2);
  }
  return word.slice(0, -1);
}

/** The word that the letter A is where it names a kind: "hepatitis A", "haemophilia A deficiency", and no article. */
export const letterA = 'letter a';
const namedByLetter = /^(?:virus|infection|deficiency|carrier|trait|serology|antibody|antigen|vaccine|strain|type)$/;

/** Whether the token is a capital A behind a word, at the end of what it belongs to. */
export function isLetterA(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!;
  if (
    token.folded !== 'a' ||
    text.charCodeAt(token.start) !== 65 ||
    index === 0 ||
    tokens[index - 1]!.kind !== 'word'
  ) {
    return false;
  }
  const next = tokens[index + 1];
  return next === undefined || next.kind !== 'word' || namedByLetter.test(next.folded);
}
