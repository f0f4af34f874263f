/** One sentence -> findings whose words are there without the phrase: only from words that nothing else has understood. */
import type { SentenceContext } from '../assertion/context.js';
import type { Lexicon, Measurement } from '../types.js';
import { assertionOf } from './asserted.js';
import type { Draft } from './drafts.js';

export interface LooseDraft extends Draft {
  readonly whole: boolean;
}

/** Reads a sentence loosely; `drafts` and `measurements` are what the paragraph is understood to say. */
export function readLoosely(
  context: SentenceContext,
  keys: Int32Array,
  index: number,
  lexicon: Lexicon,
  drafts: readonly Draft[],
  measurements: readonly Measurement[],
): LooseDraft[] {
  const { sentence, section, tokens } = context;
  const covered = new Uint8Array(tokens.length);
  for (const draft of drafts) {
    if (draft.sentence === index) {
      covered.fill(1, draft.first, draft.end);
    }
  }
  for (const { sentence: its, start, end } of measurements) {
    for (let at = sentence.firstToken; its === index && at < sentence.endToken; at++) {
      covered[at] ||= tokens[at]!.end > start && tokens[at]!.start < end ? 1 : 0;
    }
  }
  return lexicon.matchLoosely(keys, covered, sentence.firstToken, sentence.endToken).flatMap((match) => {
    const { first, end, whole } = match;
    const concept = { kind: 'finding', id: match.finding } as const;
    const assertion = assertionOf(context, first, end, concept, null, section);
    // A denial of other words than these says nothing of the finding.
    return assertion.polarity === 'absent' && !whole
      ? []
      : [{ concept, first, end, assertion, sentence: index, section, whole }];
  });
}
