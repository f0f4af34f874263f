/** Whether a note speaks of a finding in words that were not read as it: then nothing is asked, since the answer may stand there. */
import { tokenize } from '../note/words/tokens.js';
import type { Note } from '../note/types.js';
import { canonicalWord } from '../note/words/words.js';
import type { Finding } from '../knowledge/types.js';

/** Words too common in notes to tell what a sentence is about. */
const common = new Set(
  'pain with without from when after before during last left right both side history patient year week day hour morning night blood test high low more less than other onset sudden severe mild acute chronic recent new number level measured raised normal positive negative weak lose past family earlier that this'.split(
    ' ',
  ),
);
const shortest = 4;

/** The telling words of a phrase, in the form in which words are compared. */
function tellingWords(phrase: string): string[] {
  return tokenize(phrase)
    .filter((token) => token.kind === 'word' && token.folded.length >= shortest)
    .map((token) => canonicalWord(token.folded))
    .filter((word) => !common.has(word));
}

/** Sentences of a note as sets of words, found once. */
export class NoteWords {
  readonly #sentences: ReadonlySet<string>[];

  constructor(note: Note) {
    this.#sentences = note.sentences.map((sentence) => {
      const words = new Set<string>();
      for (let i = sentence.firstToken; i < sentence.endToken; i++) {
        const token = note.tokens[i]!;
        if (token.kind === 'word') {
          words.add(canonicalWord(token.folded));
        }
      }
      return words;
    });
  }

  /** Whether one sentence holds all telling words of the finding's name, or of one way to say it, of which there are two at least. */
  speakOf(finding: Finding): boolean {
    return [finding.name, ...finding.say].some((phrase) => {
      const words = tellingWords(phrase);
      return words.length >= 2 && this.#sentences.some((sentence) => words.every((word) => sentence.has(word)));
    });
  }
}
