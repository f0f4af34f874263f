/** The assertion of any span of a note, whether or not the lexicon knows its words. */
import { assertionAt, sentenceContext } from './assertion.js';
import { findSections } from './sections.js';
import { findSentences } from './sentences.js';
import { tokenize } from './tokens.js';
import type { Assertion } from './types.js';

const unread: Assertion = {
  polarity: 'present',
  temporality: 'recent',
  experiencer: 'patient',
  asked: null,
  status: null,
  cue: null,
};

/** Reads the note around the span. A span outside the text, or in a heading, is read as plainly present. */
export function assertionOfSpan(text: string, start: number, end: number): Assertion {
  const tokens = tokenize(text);
  const inside = tokens.flatMap((token, index) => (token.end > start && token.start < end ? [index] : []));
  const [first] = inside;
  const last = inside.at(-1);
  if (first === undefined || last === undefined) {
    return unread;
  }
  const sections = findSections(text);
  for (const [index, section] of sections.entries()) {
    if (tokens[first]!.start < section.start || tokens[first]!.start >= section.end) {
      continue;
    }
    const from = tokens.findIndex((token) => token.start >= section.body.start);
    const until = tokens.findIndex((token) => token.start >= section.body.end);
    const sentences =
      from < 0 ? [] : findSentences(tokens, section, index, from, until < 0 ? tokens.length : until, text);
    const sentence = sentences.find((one) => first >= one.firstToken && first < one.endToken);
    if (sentence !== undefined) {
      const {
        resolved,
        stable: _stable,
        ...read
      } = assertionAt(sentenceContext(text, tokens, sentence, section), first, last + 1);
      return resolved && read.polarity === 'present' ? { ...read, temporality: 'historical' } : read;
    }
  }
  return unread;
}
