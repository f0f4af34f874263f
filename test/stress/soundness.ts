/** What must hold of every reading, whatever the text. */
import type { Note, Span } from '#server/note/types.js';

/** The first thing that is not as it must be, or null. */
export function unsound(note: Note): string | null {
  const { text, sections, sentences, tokens, mentions, measurements, patient } = note;
  const inside = ({ start, end }: Span): boolean => start >= 0 && start <= end && end <= text.length;
  let at = 0;
  for (const section of sections) {
    if (section.start !== at || !inside(section) || !inside(section.body) || section.body.end > section.end) {
      return 'sections do not cover the text in order';
    }
    at = section.end;
  }
  if (text.length > 0 && at !== text.length) {
    return 'sections end before the text does';
  }
  let lastToken = 0;
  for (const token of tokens) {
    if (!inside(token) || token.start < lastToken || token.end === token.start) {
      return 'tokens overlap or lie outside the text';
    }
    lastToken = token.end;
  }
  let lastSentence = 0;
  for (const sentence of sentences) {
    const section = sections[sentence.section];
    if (!inside(sentence) || sentence.firstToken < lastSentence || sentence.endToken <= sentence.firstToken) {
      return 'sentences overlap or lie outside the text';
    }
    if (section === undefined || sentence.start < section.body.start || sentence.end > section.body.end) {
      return 'a sentence lies outside its section';
    }
    if (tokens[sentence.firstToken]?.start !== sentence.start || tokens[sentence.endToken - 1]?.end !== sentence.end) {
      return 'a sentence does not begin and end with its words';
    }
    lastSentence = sentence.endToken;
  }
  for (const mention of mentions) {
    const { asked, polarity, cue } = mention.assertion;
    if (!inside(mention) || mention.start === mention.end || sentences[mention.sentence] === undefined) {
      return `a mention of ${mention.concept.id} lies outside the text`;
    }
    if (mention.attributes.some((attribute) => !inside(attribute)) || (cue !== null && !inside(cue))) {
      return `an attribute or a cue of ${mention.concept.id} lies outside the text`;
    }
    if ((polarity === 'absent') !== (asked !== null)) {
      return `${mention.concept.id} is ${polarity} and asked ${String(asked)}`;
    }
  }
  for (const measurement of measurements) {
    if (!inside(measurement) || !Number.isFinite(measurement.value)) {
      return `${measurement.measure} has no value or lies outside the text`;
    }
  }
  const { ageSpan, sexSpan, pregnancySpan } = patient;
  return [ageSpan, sexSpan, pregnancySpan].some((span) => span !== null && !inside(span))
    ? 'what is said of the patient lies outside the text'
    : null;
}
