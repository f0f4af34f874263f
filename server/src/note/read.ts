/** The one way from the text of a note to a `Note`. Pure: the same text and lexicon give the same note. */
import { findingsOf } from './derived.js';
import { findMeasurements } from './measurements.js';
import { findMentions } from './mentions.js';
import { findPatient } from './patient.js';
import { findSections } from './sections.js';
import { findSentences } from './sentences.js';
import { findSetting, findTime } from './time.js';
import { tokenize } from './tokens.js';
import type { Lexicon, Measurement, Note, Sentence, Token } from './types.js';

/** Reads a note. Any text is a note: what cannot be understood is left out, and nothing throws. */
export function readNote(text: string, lexicon: Lexicon): Note {
  const tokens = tokenize(text);
  const keys = keysOf(tokens, lexicon);
  const sections = findSections(text);
  const sentences: Sentence[] = [];
  let at = 0;
  for (const [index, section] of sections.entries()) {
    while (at < tokens.length && tokens[at]!.start < section.body.start) {
      at++;
    }
    const first = at;
    while (at < tokens.length && tokens[at]!.start < section.body.end) {
      at++;
    }
    for (const sentence of findSentences(tokens, section, index, first, at, text)) {
      sentences.push(sentence);
    }
  }
  const said = findMentions(text, tokens, keys, sentences, sections, lexicon);
  const measurements: Measurement[] = sentences.flatMap((sentence, index) =>
    findMeasurements(text, tokens, keys, sentence, index, sections[sentence.section]!, lexicon),
  );
  const patient = findPatient(text, sections);
  const mentions = [...said, ...findingsOf(text, measurements, patient, lexicon)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  return {
    text,
    sections,
    sentences,
    tokens,
    mentions,
    measurements,
    patient,
    time: findTime(text, sections),
    setting: findSetting(text),
    english: isEnglish(tokens),
  };
}

/** The lexicon's numbers of the tokens. */
export function keysOf(tokens: readonly Token[], lexicon: Lexicon): Int32Array {
  const keys = new Int32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    keys[i] = lexicon.key(tokens[i]!.folded);
  }
  return keys;
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
function isEnglish(tokens: readonly Token[]): boolean {
  let words = 0;
  let english = 0;
  let foreign = 0;
  let otherScript = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') {
      continue;
    }
    words++;
    english += englishWords.has(token.folded) ? 1 : 0;
    foreign += foreignWords.has(token.folded) ? 1 : 0;
    otherScript += /[^\u0000-\u024f]/.test(token.folded) ? 1 : 0;
    if (words >= wordsJudged) {
      break;
    }
  }
  return words < 10 || (otherScript < words / 2 && !(foreign > 2 && foreign > 1.5 * english));
}
