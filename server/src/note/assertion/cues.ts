/** The cues of a sentence, by the lists of `cueTable.ts`: longest first at each place. */
import { cueTable } from './cueTable.js';
import type { CueKind } from './cueTable.js';
import { tokenize } from '../words/tokens.js';
import type { Token } from '../types.js';

export interface Cue {
  readonly kinds: readonly CueKind[];
  /** The same kinds, a bit each. */
  readonly mask: number;
  /** Half-open range of tokens. */
  readonly first: number;
  readonly end: number;
  readonly words: string;
}

const bits = Object.fromEntries(
  (Object.keys(cueTable) as CueKind[]).map((kind, index) => [kind, 1 << index]),
) as Record<CueKind, number>;

/** The bit of a kind in `Cue.mask`. */
export const bitOf = (kind: CueKind): number => bits[kind];

interface CueNode {
  next: Map<string, CueNode>;
  kinds: CueKind[];
  mask: number;
}
const root: CueNode = { next: new Map(), kinds: [], mask: 0 };
const phrasesOf = (kind: CueKind): string[] => {
  const phrases = cueTable[kind].split('|').map((phrase) => phrase.trim());
  // "Mother's", "father's": one word to the tokenizer.
  const kin = phrases.filter((phrase) =>
    /(?:er|other|dad|mum|mom|aunt|uncle|cousin|son|niece|nephew|twin)$/.test(phrase),
  );
  return kind === 'relative' ? [...phrases, ...kin.map((phrase) => `${phrase}'s`)] : phrases;
};
for (const kind of Object.keys(cueTable) as CueKind[]) {
  for (const phrase of phrasesOf(kind)) {
    let node = root;
    for (const token of tokenize(phrase)) {
      let next = node.next.get(token.folded);
      if (next === undefined) {
        next = { next: new Map(), kinds: [], mask: 0 };
        node.next.set(token.folded, next);
      }
      node = next;
    }
    node.kinds.push(kind);
    node.mask |= bitOf(kind);
  }
}

/** Cues among tokens `first` to `end`, longest first at each place, in order. */
export function findCues(tokens: readonly Token[], first: number, end: number): Cue[] {
  const cues: Cue[] = [];
  for (let at = first; at < end;) {
    let node = root.next.get(tokens[at]!.folded);
    let best = 0;
    let found: CueNode = root;
    for (let index = at; node !== undefined;) {
      if (node.kinds.length > 0) {
        best = index + 1 - at;
        found = node;
      }
      index++;
      while (index < end && tokens[index]!.kind === 'break') {
        index++;
      }
      node = index < end ? node.next.get(tokens[index]!.folded) : undefined;
    }
    if (best > 0) {
      const words = tokens
        .slice(at, at + best)
        .map((token) => token.folded)
        .join(' ');
      cues.push({ kinds: found.kinds, mask: found.mask, first: at, end: at + best, words });
      at += best;
    } else {
      at++;
    }
  }
  return cues;
}
