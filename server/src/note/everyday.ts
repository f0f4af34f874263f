/** Abbreviations that mean something else where they stand: a frequency, a route, a part of another word. */
import type { SentenceContext } from './scope.js';

/** Abbreviations that tell how often, how or on what, behind a dose or a saturation: "40 mg SC OD", "92% OA". */
const afterDose = new Set(['od', 'oa', 'ra', 'on', 'bd', 'om', 'ms']);
const doseWords = new Set(
  '% mg mcg g ml units unit iu po iv sc im sl inh puff puffs tablet tablets tab tabs cap caps'.split(' '),
);

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
  if (afterDose.has(token.folded)) {
    for (let i = Math.max(sentence.firstToken, index - 2); i < index; i++) {
      if (doseWords.has(tokens[i]!.folded)) {
        return true;
      }
    }
  }
  return false;
}

const shortestShout = 30;

/** A sentence of some length without small letters: its capitals tell nothing. */
export function isShouted(context: SentenceContext): boolean {
  const { start, end } = context.sentence;
  const words = context.text.slice(start, Math.min(end, start + 200));
  return words.length >= shortestShout && words === words.toUpperCase();
}
