/** The assertion of any span of a note, whether or not the lexicon knows its words. */
import { assertionAt } from './assertion.js';
import { contextsOf } from '../paragraph.js';
import { paragraphsOf } from '../structure/paragraphs.js';
import { placeOf } from '../read.js';
import { findSections } from '../structure/sections.js';
import { findSentences } from '../structure/sentences.js';
import { tokenize } from '../words/tokens.js';
import type { Assertion, Section } from '../types.js';

const unread: Assertion = {
  polarity: 'present',
  temporality: 'recent',
  experiencer: 'patient',
  asked: null,
  status: null,
  cue: null,
};

/** Reads the paragraph around the span. A span outside the text is read as plainly present, and so is one in a heading unless "none" follows it. */
export function assertionOfSpan(text: string, start: number, end: number): Assertion {
  const sections = findSections(text);
  const section = sections.find((one) => one.body.start < end && one.body.end > start);
  const paragraphs = section === undefined ? [] : paragraphsOf(text, section.body.start, section.body.end);
  const paragraph = paragraphs.find((one) => one.start < end && one.end > start);
  if (section === undefined || paragraph === undefined) {
    return isDeniedHeading(text, sections, start, end) ? { ...unread, polarity: 'absent', asked: 'specific' } : unread;
  }
  const words = text.slice(paragraph.start, paragraph.end);
  const tokens = tokenize(words);
  const first = tokens.findIndex((token) => token.end > start - paragraph.start);
  const last = tokens.findLastIndex((token) => token.start < end - paragraph.start);
  const place = placeOf(text, section);
  const contexts = contextsOf(words, tokens, findSentences(tokens, place.kind, words), place);
  const context = contexts.find(({ sentence }) => first >= sentence.firstToken && first < sentence.endToken);
  if (context === undefined || last < first) {
    return unread;
  }
  const { resolved, stable: _stable, ...read } = assertionAt(context, first, last + 1);
  const { cue } = read;
  const shifted = cue && { start: cue.start + paragraph.start, end: cue.end + paragraph.start };
  const isPast = resolved && read.polarity === 'present' && read.experiencer === 'patient';
  return { ...read, cue: shifted, temporality: isPast ? 'historical' : read.temporality };
}

/** "Allergies: none": what the heading names is denied by all that stands under it. */
const isDeniedHeading = (text: string, sections: readonly Section[], start: number, end: number): boolean =>
  sections.some(
    ({ heading, body }) =>
      heading !== null &&
      heading.start < end &&
      heading.end > start &&
      /^\s*(?:none|nil|no|denies|denied|negative)\s*[.!]?\s*$/i.test(
        text.slice(body.start, Math.min(body.end, body.start + 40)),
      ),
  );
