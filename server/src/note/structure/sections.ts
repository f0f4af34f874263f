/** Text -> sections. A heading is a known name at the start of a line, or after a sentence's end within one. */
import { firstWord, sentenceAt } from './headingForm.js';
import { headingOfLine } from './lineHeadings.js';
import type { Line } from './headingForm.js';
import { labelOfLine } from './lineLabels.js';
import { isBackground, resumed } from './opening.js';
import type { Opening } from './opening.js';
import { mayBeSpoken, spokenAt } from './spoken.js';
import { turnAt } from './turns.js';
import type { Section } from '../types.js';
import { findWithinLine } from './withinLine.js';

/** Sections of a note in order; they cover the text without gaps. Text before any heading is a section of kind `other`, or `hpi` where there is no heading at all. */
export function findSections(text: string): Section[] {
  const openings = findOpenings(text);
  const sections: Section[] = [];
  const first = openings[0]?.start ?? text.length;
  const story = openings.every((opening) => opening.heading === null) ? 'hpi' : 'other';
  if (first > 0) {
    sections.push({ kind: story, start: 0, end: first, heading: null, body: { start: 0, end: first } });
  }
  for (const [index, opening] of openings.entries()) {
    const end = openings[index + 1]?.start ?? text.length;
    sections.push({
      kind: opening.story ? story : opening.kind,
      start: opening.start,
      end,
      heading: opening.heading,
      body: { start: Math.min(opening.after, end), end },
    });
  }
  return sections;
}

function findOpenings(text: string): Opening[] {
  const openings: Opening[] = [];
  let afterBlank = true;
  for (let begin = 0; begin < text.length;) {
    const newline = text.indexOf('\n', begin);
    const next = newline < 0 ? text.length : newline;
    const end = next > begin && text.charCodeAt(next - 1) === 13 ? next - 1 : next;
    let ink = begin;
    while (ink < end && isBlank(text.charCodeAt(ink))) {
      ink++;
    }
    if (ink < end) {
      const line: Line = { begin, ink, end, afterBlank, word: firstWord(text, ink, end) };
      // What the last opening has taken already: the line under a heading that is underlined.
      const taken = openings.at(-1)?.after ?? 0;
      const opening = taken >= end ? null : openingOfLine(text, line, openings);
      if (opening !== null) {
        openings.push(opening);
      }
      findWithinLine(text, begin, Math.min(end, Math.max(opening?.after ?? ink, taken, begin)), end, openings);
    }
    afterBlank = ink >= end;
    begin = next + 1;
  }
  return openings;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === 160;

function openingOfLine(text: string, line: Line, openings: readonly Opening[]): Opening | null {
  const opening = headingOfLine(text, line, openings) ?? labelOfLine(text, line, openings);
  const last = openings.at(-1) ?? null;
  const isProse = line.word !== '' || text.charCodeAt(line.ink) === 63;
  if (opening !== null || !isProse) {
    return opening;
  }
  const begins = line.afterBlank || endedBefore(text, line.begin);
  const mayTurn = last !== null && (isBackground(last.kind) || last.kind === 'vitals' || last.brief);
  if (!mayTurn && !mayBeSpoken(line.word)) {
    return null;
  }
  const sentence = sentenceAt(text, line.ink, line.end);
  const isUpper = text.charCodeAt(line.ink) < 91;
  const spoken =
    mayBeSpoken(line.word) && (begins || isUpper)
      ? spokenAt(text, line.ink, line.word, sentence, last, line.afterBlank)
      : null;
  if (spoken !== null || !mayTurn || !(begins || isUpper)) {
    return spoken;
  }
  const turned = turnAt(text, line.ink, line.word, sentence, openings, false);
  if (turned !== null && last.brief && !begins && turned.story) {
    // A line of a list need not go on as a sentence would.
    return null;
  }
  return turned ?? (last.brief && line.afterBlank ? resumed(openings, line.ink) : null);
}

/** Whether the line before ended its sentence. */
function endedBefore(text: string, begin: number): boolean {
  let i = begin - 1;
  while (i >= 0 && i > begin - 40 && text.charCodeAt(i) <= 32) {
    i--;
  }
  return i < 0 || /[.!?]/.test(text[i]!);
}
