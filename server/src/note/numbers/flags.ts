/** What a laboratory sets beside a value: "6.1 H", "6.1 (H)", "6.1*", "↑". */
import { isCapital, isGlued, isNumber, wordAt } from './line.js';
import type { Line } from './line.js';

const flags = new Set('h l hh ll * ** ↑ ↓ crit critical abn abnormal ! high low #'.split(' '));

/** After "H", "(H)", "*" or "↑" behind a number; the number's end where there is none. */
export function endOfFlags(line: Line, from: number): number {
  let at = from;
  while (at < from + 6) {
    const word = wordAt(line, at);
    const isBracketed = (word === '(' || word === '[') && flags.has(wordAt(line, at + 1));
    if (isBracketed && /^[)\]]$/.test(wordAt(line, at + 2))) {
      at += 3;
    } else if (flags.has(word) && (word.length > 2 || !/^[hl]/.test(word) || isLetterFlag(line, at))) {
      at++;
    } else if (word === '|' && flags.has(wordAt(line, at + 1))) {
      at++;
    } else {
      break;
    }
  }
  return at;
}

/** "Na 128 L" and "K 6.1H", but not "2L", "at 3 h" and "6 L of saline". */
function isLetterFlag(line: Line, at: number): boolean {
  if (!isCapital(line, at)) {
    return false;
  }
  const next = wordAt(line, at + 1);
  const isLitres =
    wordAt(line, at) === 'l' &&
    (/^(?:nc|of|o|via|nasal|ns|lr|rl|iv|po|fluid|fluids|bolus|crystalloid|saline|in|over|by)$/.test(next) ||
      next === '/');
  const isTouching = isGlued(line, at - 1) && isNumber(line, at - 1);
  return (
    !isLitres && (!isTouching || wordAt(line, at - 1).length > 2) && !(isGlued(line, at) && isNumber(line, at + 1))
  );
}
