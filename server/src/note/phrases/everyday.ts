/** Abbreviations that mean something else where they stand: a frequency, a route, a part of another word. */
import type { SentenceContext } from '../assertion/context.js';

/** Abbreviations that tell how often, how or on what, behind a dose or a saturation: "40 mg SC OD", "92% OA". */
const afterDose = new Set(['od', 'oa', 'ra', 'on', 'bd', 'om', 'ms']);
const doseWords = new Set(
  '% mg mcg g ml units unit iu po iv sc im sl inh puff puffs tablet tablets tab tabs cap caps'.split(' '),
);

/** Words that are abbreviations too when they stand in capitals. */
const words = new Set(['as', 'rad', 'rd', 'fib', 'clap']);
/** Units that are abbreviations of something else too. */
const units = new Set(['mm', 'hz', 'khz', 'ppm', 'u', 'db', 'ms', 'cm', 'rd', 'th', 'nd', 'st']);

/** Whether the one word at token `index` cannot be the term that the lexicon has for it. */
export function isEverydayWord(context: SentenceContext, index: number): boolean {
  const { text, tokens, sentence } = context;
  const token = tokens[index]!;
  const next = tokens[index + 1];
  if (token.kind === 'word' && next?.kind === 'number' && next.start === token.end) {
    // "pCO2": letters that go on into a number are another word.
    const written = text.slice(token.start, token.end);
    return written !== written.toUpperCase();
  }
  // "As" is a word, "AS" a disease or a side; "5 mm", "20 Hz", "40 U/L" are units.
  const written = text.slice(token.start, token.end);
  if (words.has(token.folded) && written !== written.toUpperCase()) {
    return true;
  }
  const before = tokens[index - 1];
  if (
    before?.kind === 'number' &&
    index > sentence.firstToken &&
    units.has(token.folded) &&
    token.start - before.end <= 1
  ) {
    return true;
  }
  if (token.folded === 'rtc') {
    return isReturn(context, index);
  }
  if (afterDose.has(token.folded)) {
    for (let i = Math.max(sentence.firstToken, index - 2); i < index; i++) {
      if (doseWords.has(tokens[i]!.folded)) {
        return true;
      }
    }
  }
  return false;
}

/** "RTC in 2 weeks", "RTC 3 months", "RTC prn" is a return to clinic; "RTC 3 days ago" and "in RTC" a collision. */
function isReturn({ tokens, sentence, section }: SentenceContext, index: number): boolean {
  if (section === 'plan') {
    return true;
  }
  const before = index > sentence.firstToken ? tokens[index - 1]!.folded : '';
  const behind = tokens.slice(index + 1, Math.min(index + 6, sentence.endToken)).map((token) => token.folded);
  const next = behind[0] ?? '';
  if (/^(?:in|an|a|the|after|post|from|involved)$/.test(before) || behind.includes('ago')) {
    return false;
  }
  return (
    /^(?:if|prn|as|sooner|same|should|next|tomorrow|today|w|wk|for|with|one|two|three|four|six)$/.test(next) ||
    /^\d/.test(/^(?:in|:|-|~)$/.test(next) ? (behind[1] ?? '') : next)
  );
}

const shortestShout = 30;

/** A sentence of some length without small letters: its capitals tell nothing. */
export function isShouted(context: SentenceContext): boolean {
  const { start, end } = context.sentence;
  const words = context.text.slice(start, Math.min(end, start + 200));
  return words.length >= shortestShout && words === words.toUpperCase();
}

/** Whether the words stand in capitals in the note: "CAP" and not "cap refill". Where everything does, it tells nothing. */
export function isCapitals(context: SentenceContext, first: number, end: number): boolean {
  const words = context.text.slice(context.tokens[first]!.start, context.tokens[end - 1]!.end);
  return words === words.toUpperCase() && !isShouted(context);
}
