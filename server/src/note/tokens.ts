/** Text -> tokens. Letters and digits never share a token, so that "T101.3F" and "T 101.3 F" read alike. */
import type { Token, TokenKind } from './types.js';

const pattern = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+(?:,\d{3}(?!\d))*(?:\.\d+)?|\r\n|\n|\r|[^\s]/gu;
const ascii = /^[\x20-\x7e]*$/;
const marks = /\p{M}+/gu;

/** Lower case, without accents, with plain apostrophes: the form in which words are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return ascii.test(lower) ? lower : lower.normalize('NFD').replace(marks, '').replace(/[’‘]/g, "'");
}

/** Tokens of `text`, in order, with offsets into it (shifted by `offset`). White space other than line breaks is skipped. */
export function tokenize(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const raw = match[0];
    const kind = kindOf(raw);
    const start = offset + match.index;
    tokens.push({
      start,
      end: start + raw.length,
      kind,
      folded: kind === 'word' ? fold(raw) : kind === 'break' ? '\n' : raw,
    });
  }
  return tokens;
}

function kindOf(raw: string): TokenKind {
  const code = raw.charCodeAt(0);
  if (code >= 48 && code <= 57) {
    return 'number';
  }
  if (code === 10 || code === 13) {
    return 'break';
  }
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) {
    return 'word';
  }
  return code > 127 && /^[\p{L}\p{M}]/u.test(raw) ? 'word' : 'punctuation';
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
