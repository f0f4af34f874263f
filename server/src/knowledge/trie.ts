/**
 * Phrases over word numbers as a trie. It is grown node by node, and read flattened: three arrays that the build writes as they are,
 * so that nothing has to be made of them when they are read back.
 */
import { Buffer } from 'node:buffer';
import type { PackedTrie } from './types.js';

/** A node while the trie grows. */
export interface GrowingNode {
  readonly next: Map<number, GrowingNode>;
  /** What the phrase that ends here stands for, each in one line; null where none ends. */
  said: string[] | null;
}

export const growingNode = (): GrowingNode => ({ next: new Map(), said: null });

/** The node of a phrase, which need not be there yet. */
export function grow(root: GrowingNode, phrase: readonly number[]): GrowingNode {
  let node = root;
  for (const word of phrase) {
    let next = node.next.get(word);
    if (next === undefined) {
      next = growingNode();
      node.next.set(word, next);
    }
    node = next;
  }
  return node;
}

/**
 * A trie to be read. Nodes stand in the order of their depth, the root is node 0, and the children of node `n` are the nodes from
 * `children[n]` up to, and without, `children[n + 1]`, ordered by the word that leads to them.
 */
export interface FlatTrie {
  /** The word that leads to a node. */
  readonly words: Int32Array;
  readonly children: Int32Array;
  /** Number of the line of what the phrase that ends at a node stands for, counted from 1; 0 where none ends. */
  readonly said: Int32Array;
  readonly lines: readonly string[];
}

/** Flattens a trie. Phrases that stand for the same share a line; `divider` joins what a phrase stands for. */
export function flatten(root: GrowingNode, divider: string): FlatTrie {
  const nodes = [root];
  const words = [0];
  const children: number[] = [];
  const said: number[] = [];
  const lines = new Map<string, number>();
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    children.push(nodes.length);
    for (const [word, child] of [...node.next].sort((a, b) => a[0] - b[0])) {
      nodes.push(child);
      words.push(word);
    }
    said.push(node.said === null ? 0 : lineNumber(lines, node.said.join(divider)));
  }
  children.push(nodes.length);
  return {
    words: Int32Array.from(words),
    children: Int32Array.from(children),
    said: Int32Array.from(said),
    lines: [...lines.keys()],
  };
}

function lineNumber(lines: Map<string, number>, line: string): number {
  const known = lines.get(line);
  if (known === undefined) {
    lines.set(line, lines.size + 1);
  }
  return known ?? lines.size;
}

export const packTrie = ({ words, children, said, lines }: FlatTrie): PackedTrie => ({
  words: packNumbers(words),
  children: packNumbers(children),
  said: packNumbers(said),
  lines: lines.join('\n'),
});

export const unpackTrie = ({ words, children, said, lines }: PackedTrie): FlatTrie => ({
  words: unpackNumbers(words),
  children: unpackNumbers(children),
  said: unpackNumbers(said),
  lines: lines.split('\n'),
});

/** Base64 of the bytes as every machine that VS Code runs on has them: little-endian. */
const packNumbers = (numbers: Int32Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');

function unpackNumbers(text: string): Int32Array {
  const bytes = Buffer.from(text, 'base64');
  const numbers = new Int32Array(bytes.length / Int32Array.BYTES_PER_ELEMENT);
  // Copied, since bytes may stand where no array of numbers may begin.
  new Uint8Array(numbers.buffer).set(bytes);
  return numbers;
}
