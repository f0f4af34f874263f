/** The one way from the text of a note to a `Note`. Pure: the same text and lexicon give the same note. */
import { findingsOf } from './numbers/derived.js';
import { leanOf } from './structure/headings.js';
import { findLoose, findMentions } from './phrases/mentions.js';
import type { PlacedParagraph } from './phrases/mentions.js';
import type { ReadingMemory } from './memory.js';
import { readParagraph } from './paragraph.js';
import { paragraphsOf } from './structure/paragraphs.js';
import { findPatient } from './patient/patient.js';
import type { Place } from './assertion/context.js';
import { findSections } from './structure/sections.js';
import { findSetting, findTime } from './time/time.js';
import type { Lexicon, Measurement, Note, Section, Sentence, Token } from './types.js';

/**
 * Reads a note. Any text is a note: what cannot be understood is left out, and nothing throws. With the `memory` of the last
 * reading only the paragraphs that changed are read again; what comes out is the same.
 */
export function readNote(text: string, lexicon: Lexicon, memory?: ReadingMemory): Note {
  const sections = findSections(text);
  const sentences: Sentence[] = [];
  const measurements: Measurement[] = [];
  const paragraphs: PlacedParagraph[] = [];
  let tokenCount = 0;
  for (const [index, section] of sections.entries()) {
    const place = placeOf(text, section);
    for (const { start, end } of paragraphsOf(text, section.body.start, section.body.end)) {
      const words = text.slice(start, end);
      const read = memory?.read(words, place) ?? readParagraph(words, place, lexicon);
      const firstSentence = sentences.length;
      paragraphs.push({ read, start, firstSentence });
      for (const sentence of read.sentences) {
        sentences.push({
          section: index,
          firstToken: sentence.firstToken + tokenCount,
          endToken: sentence.endToken + tokenCount,
          start: sentence.start + start,
          end: sentence.end + start,
        });
      }
      for (const measurement of read.measurements) {
        measurements.push({
          ...measurement,
          sentence: measurement.sentence + firstSentence,
          start: measurement.start + start,
          end: measurement.end + start,
        });
      }
      tokenCount += read.tokens.length;
    }
  }
  memory?.forgetUnread();
  const patient = findPatient(text, sections);
  const mentions = findMentions(paragraphs, lexicon);
  for (const mention of findingsOf(text, measurements, patient, lexicon)) {
    mentions.push(mention);
  }
  mentions.sort((a, b) => a.start - b.start || a.end - b.end);
  let tokens: readonly Token[] | null = null;
  return {
    text,
    sections,
    sentences,
    // Few ask for the words of the whole note, and not at every keystroke.
    get tokens() {
      return (tokens ??= tokensOf(paragraphs));
    },
    mentions,
    loose: findLoose(paragraphs, mentions),
    measurements,
    patient,
    time: findTime(text, sections),
    setting: findSetting(text),
    english: isEnglish(paragraphs),
  };
}

/** What the section of a sentence says of it. */
export const placeOf = (text: string, { kind, heading, body }: Section): Place => ({
  kind,
  runIn: heading !== null && !text.slice(heading.end, body.start + 1).includes('\n'),
  lean: heading === null ? null : leanOf(text.slice(heading.start, heading.end)),
});

/** The words of all paragraphs, with their offsets in the note. */
function tokensOf(paragraphs: readonly PlacedParagraph[]): Token[] {
  const tokens: Token[] = [];
  for (const { read, start } of paragraphs) {
    for (const token of read.tokens) {
      tokens.push({ ...token, start: token.start + start, end: token.end + start });
    }
  }
  return tokens;
}

/** Words that no other language of Europe's shares and that even telegraphic notes use, against those of its neighbours. */
const englishWords = new Set(
  'the of and with for on no has had was is are denies denied without he she her his this that presents reports history pain old year years days day patient pt normal left right since past not to in at from x yo y'.split(
    ' ',
  ),
);
const foreignWords = new Set(
  'el la los las de del desde hace tiene con por para una un que se ha sin y en su le les des est une du et avec depuis pas sur der die das und mit ist nicht seit keine ein eine auf zu den von il di che per non sono della da dor sem com uma os as nao não está het een van niet sinds geen'.split(
    ' ',
  ),
);
const wordsJudged = 400;

/** Whether the words are mostly English. A note of under ten words is given the benefit of the doubt. */
function isEnglish(paragraphs: readonly PlacedParagraph[]): boolean {
  let words = 0;
  let english = 0;
  let foreign = 0;
  let otherScript = 0;
  for (const { read } of paragraphs) {
    for (const { kind, folded } of read.tokens) {
      if (kind !== 'word') {
        continue;
      }
      words++;
      english += englishWords.has(folded) ? 1 : 0;
      foreign += foreignWords.has(folded) ? 1 : 0;
      otherScript += folded.charCodeAt(0) > 0x24f ? 1 : 0;
      if (words >= wordsJudged) {
        break;
      }
    }
    if (words >= wordsJudged) {
      break;
    }
  }
  return words < 10 || (otherScript < words / 2 && !(foreign > 2 && foreign > 1.5 * english));
}
