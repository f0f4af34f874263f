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

/** Most nodes lead to one word and no more: a table for each of them would hold many times what they say. */
interface CueNode {
  /** The only word that a phrase goes on with, and where it leads; null where there is none, or several. */
  word: string | null;
  child: CueNode | null;
  /** All words that phrases go on with, where there are several. */
  several: Map<string, CueNode> | null;
  /** The phrase that ends here. */
  words: string;
  kinds: CueKind[];
  mask: number;
}
const noKinds: CueKind[] = [];
const nodeOf = (words: string): CueNode => ({ word: null, child: null, several: null, words, kinds: noKinds, mask: 0 });
const root = nodeOf('');

const nextOf = (node: CueNode, word: string): CueNode | undefined =>
  node.several === null ? (node.word === word ? node.child! : undefined) : node.several.get(word);

function add(node: CueNode, word: string): CueNode {
  const next = nodeOf(node === root ? word : `${node.words} ${word}`);
  if (node.several !== null) {
    node.several.set(word, next);
  } else if (node.child === null) {
    node.word = word;
    node.child = next;
  } else {
    node.several = new Map([
      [node.word!, node.child],
      [word, next],
    ]);
    node.word = null;
    node.child = null;
  }
  return next;
}

/** "Mother's", "in-law's": one word to the tokenizer. What is somebody's else counts as a relative that is no kin. */
const phrasesOf = (kind: CueKind): string[] => {
  const table = kind === 'relative' ? `${cueTable.relative}|${cueTable.stranger}` : cueTable[kind];
  const phrases = table.split('|').map((phrase) => phrase.trim());
  return kind === 'relative' || kind === 'stranger'
    ? [...phrases, ...phrases.filter((phrase) => !/(?:s|children)$/.test(phrase)).map((phrase) => `${phrase}'s`)]
    : phrases;
};
/** The tokens of the words met so far: some thousand words make up all phrases. */
const tokensOf = new Map<string, readonly string[]>();
for (const kind of Object.keys(cueTable) as CueKind[]) {
  for (const phrase of phrasesOf(kind)) {
    let node = root;
    for (const word of phrase.split(/\s+/)) {
      let folded = tokensOf.get(word);
      if (folded === undefined) {
        folded = tokenize(word).map((token) => token.folded);
        tokensOf.set(word, folded);
      }
      for (const token of folded) {
        node = nextOf(node, token) ?? add(node, token);
      }
    }
    node.kinds = [...node.kinds, kind];
    node.mask |= bitOf(kind);
  }
}
tokensOf.clear();

/** Cues among tokens `first` to `end`, longest first at each place, in order. */
export function findCues(tokens: readonly Token[], first: number, end: number): Cue[] {
  const cues: Cue[] = [];
  for (let at = first; at < end;) {
    let node = nextOf(root, tokens[at]!.folded);
    let best = 0;
    let found: CueNode = root;
    for (let index = at; node !== undefined;) {
      if (node.kinds.length > 0) {
        best = index + 1 - at;
        found = node;
      }
      if (node.child === null && node.several === null) {
        break;
      }
      index++;
      while (index < end && tokens[index]!.kind === 'break') {
        index++;
      }
      node = index < end ? nextOf(node, tokens[index]!.folded) : undefined;
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
