/** Signs that decide for one item of a list: "+cough -fever", "(-) rash", "[x] cough [ ] fever". */
import type { SentenceContext } from './context.js';
import type { Polarity, Token } from '../types.js';

const isMinus = (folded: string | undefined): boolean => folded === '-' || folded === '−' || folded === '–';

/** "+cough", "-fever", "(+) cough", "cough +", "fever -": a sign that touches the words decides for them alone. */
export function signOf(context: SentenceContext, first: number, end: number): Polarity | null {
  const { tokens, sentence } = context;
  const at = (index: number): Token | undefined =>
    index >= sentence.firstToken && index < sentence.endToken ? tokens[index] : undefined;
  const before = at(first - 1);
  if (before !== undefined && before.end === tokens[first]!.start) {
    const further = at(first - 2);
    const free = further === undefined || further.end < before.start || /[,;(/\n]/.test(further.folded);
    if (before.folded === '+' && free) {
      return 'present';
    }
    // A minus that opens the line is a bullet, unless the line has a plus too.
    if (isMinus(before.folded) && free && (further !== undefined || hasPlus(context))) {
      return 'absent';
    }
  }
  if (before?.folded === ')' && at(first - 3)?.folded === '(') {
    const sign = at(first - 2)?.folded;
    if (sign === '+' || isMinus(sign)) {
      return sign === '+' ? 'present' : 'absent';
    }
  }
  const box = boxBefore(context, first);
  if (box !== null) {
    return box;
  }
  const after = at(end);
  const next = at(end + 1);
  if (next === undefined || next.kind === 'punctuation' || next.kind === 'break') {
    if (after?.folded === '+') {
      return 'present';
    }
    if (isMinus(after?.folded) && hasPlus(context)) {
      return 'absent';
    }
  }
  return null;
}

const ticks = /^(?:x|✓|✔|√|y|yes)$/;
const boxReach = 60;

/**
 * "[x] sore throat [ ] rash": a box that is left empty denies, where another one near it is ticked. A list without any tick was
 * not filled in, and denies nothing.
 */
function boxBefore({ tokens, text }: SentenceContext, first: number): Polarity | null {
  const at = (index: number): string => tokens[index]?.folded ?? '';
  if (at(first - 1) === '☐' || at(first - 1) === '□') {
    return /[☑☒]/.test(text) ? 'absent' : null;
  }
  if (at(first - 1) === '☑' || at(first - 1) === '☒') {
    return 'present';
  }
  const close = at(first - 1);
  if (close !== ']' && close !== ')') {
    return null;
  }
  const open = close === ']' ? '[' : '(';
  if (at(first - 3) === open && ticks.test(at(first - 2))) {
    return 'present';
  }
  if (at(first - 2) !== open) {
    return null;
  }
  for (let i = Math.max(0, first - boxReach); i < Math.min(tokens.length - 2, first + boxReach); i++) {
    if (at(i) === open && ticks.test(at(i + 1)) && at(i + 2) === close) {
      return 'absent';
    }
  }
  return null;
}

function hasPlus(context: SentenceContext): boolean {
  for (let i = context.sentence.firstToken; i < context.sentence.endToken; i++) {
    if (context.tokens[i]!.folded === '+') {
      return true;
    }
  }
  return false;
}
