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
  /** Null where no phrase goes on. */
  next: Map<string, CueNode> | null;
  /** The phrase that ends here. */
  words: string;
  kinds: CueKind[];
  mask: number;
}
const root: CueNode = { next: new Map(), words: '', kinds: [], mask: 0 };
/** "Mother's", "in-law's": one word to the tokenizer. What is somebody's else counts as a relative that is no kin. */
const phrasesOf = (kind: CueKind): string[] => {
  const table = kind === 'relative' ? `${cueTable.relative}|${cueTable.stranger}` : cueTable[kind];
  const phrases = table.split('|').map((phrase) => phrase.trim());
  return kind === 'relative' || kind === 'stranger'
    ? [...phrases, ...phrases.filter((phrase) => !/(?:s|children)$/.test(phrase)).map((phrase) => `${phrase}'s`)]
    : phrases;
};
for (const kind of Object.keys(cueTable) as CueKind[]) {
  for (const phrase of phrasesOf(kind)) {
    let node = root;
    for (const token of tokenize(phrase)) {
      node.next ??= new Map();
      let next = node.next.get(token.folded);
      if (next === undefined) {
        next = {
          next: null,
          words: node === root ? token.folded : `${node.words} ${token.folded}`,
          kinds: [],
          mask: 0,
        };
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
    let node = root.next!.get(tokens[at]!.folded);
    let best = 0;
    let found: CueNode = root;
    for (let index = at; node !== undefined;) {
      if (node.kinds.length > 0) {
        best = index + 1 - at;
        found = node;
      }
      if (node.next === null) {
        break;
      }
      index++;
      while (index < end && tokens[index]!.kind === 'break') {
        index++;
      }
      node = index < end ? node.next.get(tokens[index]!.folded) : undefined;
    }
    if (best > 0) {
      cues.push({ kinds: found.kinds, mask: found.mask, first: at, end: at + best, words: found.words });
      at += best;
    } else {
      at++;
    }
  }
  return cues;
}
