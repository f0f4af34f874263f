/** Answers that stand behind what they answer: "fever: no", "sweats yes, fevers no", "cough, wheeze: neither present". */
import type { Cue } from './cues.js';
import type { SentenceContext } from './context.js';

const no = new Set('no none denies denied negative neg absent nil n nad'.split(' '));

/** "Hypoglycaemia: no episodes since": the noun stands for what the label names. */
const noneOfIt =
  /^(?:signs?|evidence|trace|hint|episodes?|events?|problems?|issues|recurrence|further|recent|more|longer|current)$/;
const sides = new Set(['l', 'r', 'left', 'right', 'od', 'os', 'ou', 'bilateral']);

/** "Fever: no", "chest pain - denies", "rash = none": the answer to a label, where nothing more follows it. */
export function answeredNo(context: SentenceContext, end: number): boolean {
  const { tokens, sentence } = context;
  if (end < sentence.endToken && sides.has(tokens[end]!.folded)) {
    return answeredNo(context, end + 1);
  }
  const mark = end < sentence.endToken ? tokens[end]!.folded : '';
  const behind = end + 1 < sentence.endToken ? tokens[end + 1]! : undefined;
  // "Palpitations no longer."
  const isOver = mark === 'no' && behind?.folded === 'longer' && /^(?:[.,;\n]|)$/.test(tokens[end + 2]?.folded ?? '');
  if (isOver) {
    return true;
  }
  // "Sweats yes, fevers no."
  if (mark === 'no' && (behind === undefined || (behind.kind === 'punctuation' && behind.folded !== '-'))) {
    return true;
  }
  // "Sports form: asthma N, concussion Y".
  if (mark === 'n' && context.text.slice(tokens[end]!.start, tokens[end]!.end) === 'N' && behind?.kind !== 'word') {
    return behind === undefined || /^[,;.\n]$/.test(behind.folded);
  }
  if (!/^[:=?–-]$/.test(mark) || end + 1 >= sentence.endToken || !no.has(tokens[end + 1]!.folded)) {
    return false;
  }
  const next = end + 2 < sentence.endToken ? tokens[end + 2]! : undefined;
  if (tokens[end + 1]!.folded === 'no' && noneOfIt.test(next?.folded ?? '')) {
    return true;
  }
  return (
    tokens[end + 1]!.folded === 'none' || next === undefined || next.kind === 'punctuation' || next.kind === 'break'
  );
}

/** "Hearing loss, tinnitus: none of these", "neck stiffness, photophobia: neither present": one answer behind a list. */
export function answeredForAll(context: SentenceContext, end: number): Cue | null {
  const { tokens, sentence } = context;
  if (!context.has('absent-after')) {
    return null;
  }
  for (let i = end; i < Math.min(end + listReach, sentence.endToken); i++) {
    const { folded, kind } = tokens[i]!;
    if (marks.has(folded)) {
      const answer = context.cues.find((cue) => cue.first === i + 1);
      const isLast = answer !== undefined && (answer.end >= sentence.endToken || tokens[answer.end]!.kind !== 'word');
      return isLast && forAll.test(answer.words) ? answer : null;
    }
    if (kind !== 'word' && folded !== ',' && folded !== '/') {
      return null;
    }
  }
  return null;
}

const marks = new Set([':', '–', '—', '-']);
const listReach = 14;
const forAll = /^(?:neither|none of|both (?:absent|denied|negative)|all (?:absent|denied|negative))/;

/** "Cough? Yes", "fever: y": the answer to a label. */
export function answeredYes({ tokens, sentence }: SentenceContext, end: number): boolean {
  return (
    end + 1 < sentence.endToken &&
    /^[:=?–-]$/.test(tokens[end]!.folded) &&
    /^(?:yes|y|present|positive)$/.test(tokens[end + 1]!.folded)
  );
}
