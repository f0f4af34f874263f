/**
 * Vocabularies of generated models. The tokens 0 to 255 are always the bytes; then come the pieces of words that were
 * learnt from a text, if any, and then the markers of the chat format.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatFormat } from './chatFormats.js';
import { u32, type Metadata } from './writer.js';

/** `merges` pieces of words, learnt from a text that looks like what will be read, on top of the bytes. */
export interface Learnt {
  readonly text: string;
  readonly merges: number;
}

export interface Vocabulary {
  readonly tokens: readonly string[];
  /** The token of the first marker; all after it are markers too. */
  readonly firstMarker: number;
  readonly metadata: Metadata;
}

const normal = 1;
const unknown = 2;
const control = 3;
const userDefined = 4;
const byte = 6;

/**
 * Makes the vocabulary of a chat format, from bytes alone or with pieces of words.
 *
 * @param size tokens that a byte-level vocabulary has at least; words that no text holds fill it up
 */
export function vocabularyOf(format: ChatFormat, learnt: Learnt | null, size = 0): Vocabulary {
  const pieces = learnt === null ? noPieces : learn(learnt.text, learnt.merges);
  return format.tokenizer === 'spm' ? unigrams(format, pieces) : byteLevel(format, pieces, size);
}

function byteLevel(format: ChatFormat, { joined, merges }: Pieces, size: number): Vocabulary {
  const markers = markersOf(format);
  const length = Math.max(0, size - byteLetters.length - joined.length - markers.length);
  const fillers = Array.from({ length }, (_, index) => `Ġzx${index.toString(36)}`);
  const tokens = [...byteLetters, ...joined, ...fillers, ...markers];
  return finished(format, tokens, tokens.length - markers.length, () => normal, {
    'tokenizer.ggml.model': 'gpt2',
    'tokenizer.ggml.pre': format.pre,
    'tokenizer.ggml.merges': merges,
  });
}

/** The other kind of tokenizer: spaces are written ▁, pieces have scores instead of merges, other bytes are tokens. */
function unigrams(format: ChatFormat, { joined }: Pieces): Vocabulary {
  const written = Array.from({ length: 256 }, (_, code) => {
    if (code === 32) return '▁';
    const printable = code > 32 && code < 127;
    return printable ? String.fromCharCode(code) : `<0x${code.toString(16).toUpperCase().padStart(2, '0')}>`;
  });
  const ascii = joined.filter((piece) => /^[!-~Ġ]+$/.test(piece)).map((piece) => piece.replaceAll('Ġ', '▁'));
  const tokens = [...written, ...ascii, ...markersOf(format)];
  const firstMarker = written.length + ascii.length;
  return finished(format, tokens, firstMarker, (id) => (id < 256 && written[id]!.length > 1 ? byte : normal), {
    'tokenizer.ggml.model': 'llama',
    'tokenizer.ggml.scores': { f32: tokens.map((_, id) => (id < 256 ? -1e6 : -id)) },
    'tokenizer.ggml.add_space_prefix': false,
  });
}

function finished(
  format: ChatFormat,
  tokens: readonly string[],
  firstMarker: number,
  typeOf: (id: number) => number,
  metadata: Metadata,
): Vocabulary {
  const markerType = (token: string): number =>
    token === '<unk>' ? unknown : format.control.includes(token) ? control : userDefined;
  const idOf = (token: string): number => tokens.indexOf(token, firstMarker);
  return {
    tokens,
    firstMarker,
    metadata: {
      ...metadata,
      'tokenizer.ggml.tokens': tokens,
      'tokenizer.ggml.token_type': {
        i32: tokens.map((token, id) => (id < firstMarker ? typeOf(id) : markerType(token))),
      },
      'tokenizer.ggml.bos_token_id': u32(idOf(format.bos)),
      'tokenizer.ggml.eos_token_id': u32(idOf(format.eos)),
      ...(format.control.includes('<unk>') ? { 'tokenizer.ggml.unknown_token_id': u32(idOf('<unk>')) } : {}),
      'tokenizer.ggml.add_bos_token': format.addBos,
      'tokenizer.chat_template': format.template,
    },
  };
}

/** All markers of a format in order: control tokens, and entries that a tokenizer finds in plain text too. */
export function markersOf(format: ChatFormat): string[] {
  return [...format.control, ...format.ordinary];
}

/** The letters that byte-level vocabularies write for the bytes 0 to 255. */
const byteLetters = ((): string[] => {
  let next = 256;
  return Array.from({ length: 256 }, (_, code) => {
    const printable = (code >= 33 && code <= 126) || (code >= 161 && code <= 172) || code >= 174;
    return String.fromCodePoint(printable ? code : next++);
  });
})();

interface Pieces {
  /** The pieces, in the order in which they were learnt. */
  readonly joined: readonly string[];
  /** For each piece the two it is made of, with a space between. */
  readonly merges: readonly string[];
}

const noPieces: Pieces = { joined: [], merges: [] };
const known = new Map<string, Pieces>();

/** Byte pair encoding: again and again the most frequent neighbours within words become one piece. */
function learn(text: string, count: number): Pieces {
  const key = `${count} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const frequencies = new Map<string, number>();
  for (const [word] of text.matchAll(/ ?\p{L}+| ?\p{N}{1,3}| ?[^\s\p{L}\p{N}]+|\s+/gu)) {
    frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const words = [...frequencies].map(([word, times]) => ({
    letters: [...Buffer.from(word)].map((code) => byteLetters[code]!),
    times,
  }));
  const pairs = new Map<string, { times: number; words: Set<number> }>();
  const add = (index: number, sign: 1 | -1): void => {
    const { letters, times } = words[index]!;
    for (let at = 1; at < letters.length; at += 1) {
      const name = `${letters[at - 1]!} ${letters[at]!}`;
      const pair = pairs.get(name) ?? { times: 0, words: new Set() };
      pair.times += sign * times;
      if (sign > 0) pair.words.add(index);
      pairs.set(name, pair);
    }
  };
  words.forEach((_, index) => add(index, 1));
  const merges: string[] = [];
  while (merges.length < count) {
    let best = '';
    let most = 1;
    for (const [name, { times }] of pairs) if (times > most) [best, most] = [name, times];
    if (best === '') break;
    const joint = best.replace(' ', '');
    for (const index of pairs.get(best)!.words) {
      add(index, -1);
      words[index]!.letters = joinPairs(words[index]!.letters, best, joint);
      add(index, 1);
    }
    pairs.delete(best);
    merges.push(best);
  }
  const pieces = { joined: [...new Set(merges.map((merge) => merge.replace(' ', '')))], merges };
  known.set(key, pieces);
  return pieces;
}

function joinPairs(letters: readonly string[], pair: string, joint: string): string[] {
  const joined: string[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    if (at + 1 < letters.length && `${letters[at]!} ${letters[at + 1]!}` === pair) {
      joined.push(joint);
      at += 1;
    } else joined.push(letters[at]!);
  }
  return joined;
}

/** The project's own notes as one text, to learn pieces of words from. */
export function textOfNotes(folder: string): string {
  const notes = readdirSync(folder).filter((name) => !name.endsWith('.json'));
  return notes
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
