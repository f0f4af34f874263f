/** Model files as they should not be. Each is made of a whole file by a seeded chance, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeGguf } from '../model/makeGguf.js';
import type { Random } from '../model/random.js';

export interface Fault {
  readonly name: string;
  /** Makes the file at `path`, and what lies beside it. */
  readonly make: (path: string, random: Random) => void;
  /** `refused`: no request may be answered. `either`: the damage may lie where nothing is read, so that an answer is as good. */
  readonly ends: 'refused' | 'either';
  /** The path, where it has to have another name. */
  readonly fileName?: string;
  /** Tokens that are asked for. */
  readonly contextSize?: number;
}

const u32 = (value: number) => ({ type: 'u32', value }) as const;
/** With the length of a name as the format writes it, so that a name within a longer one is not meant. */
const architecture = 'llama';
const whole = (path: string): Buffer => readFileSync(makeGguf(path, { architecture }));
/** Where the numbers of the first tensor begin, about: the header of the generated files is shorter. */
const headerBytes = 8000;

function flipped(bytes: Buffer, random: Random, from: number, to: number): Buffer {
  const count = 1 + random.below(random.pick([2, 64]));
  for (let index = 0; index < count; index += 1) {
    const at = from + random.below(to - from);
    bytes[at] = bytes[at]! ^ (1 << random.below(8));
  }
  return bytes;
}

/** A file with a wrong number in its metadata. */
const claims = (name: string, key: string, value: number, ends: Fault['ends'], contextSize?: number): Fault => ({
  name,
  make: (path) => makeGguf(path, { architecture, metadata: { [`${architecture}.${key}`]: u32(value) } }),
  ends,
  ...(contextSize === undefined ? {} : { contextSize }),
});

/** Puts another length on the rows of a tensor and makes the file as long as that, without a byte on the disk. */
function grown(path: string, bytes: number): void {
  const file = whole(path);
  const name = 'token_embd.weight';
  const dimensions = file.indexOf(name) + name.length + 4;
  file.writeBigUInt64LE(BigInt(Math.floor(bytes / 4 / Number(file.readBigUInt64LE(dimensions)))), dimensions + 8);
  writeFileSync(path, file);
  truncateSync(path, bytes + file.length);
}

export const faults: readonly Fault[] = [
  {
    name: 'cut short',
    make: (path, random) => {
      const { length } = whole(path);
      truncateSync(path, random.below(length - 1) + 1);
    },
    ends: 'refused',
  },
  {
    name: 'cut short in its header',
    make: (path, random) => {
      whole(path);
      truncateSync(path, random.below(headerBytes));
    },
    ends: 'refused',
  },
  {
    name: 'bits flipped in its header',
    make: (path, random) => writeFileSync(path, flipped(whole(path), random, 0, headerBytes)),
    ends: 'either',
  },
  {
    name: 'bits flipped in its weights',
    make: (path, random) => {
      const bytes = whole(path);
      writeFileSync(path, flipped(bytes, random, headerBytes, bytes.length));
    },
    ends: 'either',
  },
  {
    name: 'a stretch of noise',
    make: (path, random) => {
      const bytes = whole(path);
      const at = random.below(bytes.length);
      for (let index = at; index < Math.min(bytes.length, at + 4096); index += 1) bytes[index] = random.below(256);
      writeFileSync(path, bytes);
    },
    ends: 'either',
  },
  {
    name: 'noise after the first bytes',
    make: (path, random) => {
      const bytes = Buffer.from(Array.from({ length: 5000 }, () => random.below(256)));
      writeFileSync(path, Buffer.concat([Buffer.from('GGUF\u0003\u0000\u0000\u0000'), bytes]));
    },
    ends: 'refused',
  },
  { name: 'text', make: (path) => writeFileSync(path, 'Not a model.\n'.repeat(100)), ends: 'refused' },
  { name: 'a zip file', make: (path) => writeFileSync(path, `PK\u0003\u0004${'\u0000'.repeat(500)}`), ends: 'refused' },
  { name: 'empty', make: (path) => writeFileSync(path, ''), ends: 'refused' },
  { name: 'missing', make: () => undefined, ends: 'refused' },
  { name: 'a folder', make: (path) => mkdirSync(path), ends: 'refused' },
  { name: 'a pipe', make: (path) => void spawnSync('mkfifo', [path]), ends: 'refused' },
  { name: 'a device', make: (path) => symlinkSync('/dev/zero', path), ends: 'refused' },
  { name: 'a link to itself', make: (path) => symlinkSync(path, path), ends: 'refused' },
  {
    name: 'of an architecture that its tensors are not',
    make: (path) => makeGguf(path, { architecture, claims: 'qwen3' }),
    ends: 'refused',
  },
  claims('no layers', 'block_count', 0, 'either'),
  claims('four billion layers', 'block_count', 2 ** 32 - 1, 'refused'),
  claims('no heads', 'attention.head_count', 0, 'refused'),
  claims('a width of four billion', 'embedding_length', 2 ** 32 - 1, 'refused'),
  claims('no width', 'embedding_length', 0, 'refused'),
  claims('a context of nothing', 'context_length', 0, 'either'),
  claims('a context of four billion tokens', 'context_length', 2 ** 32 - 1, 'either'),
  claims(
    'a context of which more is asked for than any memory holds',
    'context_length',
    2 ** 32 - 1,
    'refused',
    2 ** 31 - 1,
  ),
  {
    name: 'larger than the memory',
    make: (path) => grown(path, 2 ** 40),
    ends: 'refused',
  },
  {
    name: 'a chat template that never ends',
    make: (path) => {
      const template = '{% for a in range(100000000) %}{% for b in range(100000000) %}{{ a }}{% endfor %}{% endfor %}';
      makeGguf(path, { architecture, metadata: { 'tokenizer.chat_template': template } });
    },
    ends: 'either',
  },
  {
    name: 'a chat template that is none',
    make: (path) => makeGguf(path, { architecture, metadata: { 'tokenizer.chat_template': '{% for {{ %}' } }),
    ends: 'either',
  },
  {
    name: 'an empty vocabulary',
    make: (path) => makeGguf(path, { architecture, metadata: { 'tokenizer.ggml.tokens': [] } }),
    ends: 'refused',
  },
  {
    name: 'a part without the others',
    make: (path) => makeGguf(path, { architecture, metadata: { 'split.count': u32(3) } }),
    ends: 'refused',
    fileName: 'm-00001-of-00003.gguf',
  },
  {
    name: 'a part of four billion',
    make: (path) => makeGguf(path, { architecture, metadata: { 'split.count': u32(2 ** 32 - 1) } }),
    ends: 'refused',
    fileName: 'm-00001-of-00002.gguf',
  },
  {
    name: 'a part beside one that is cut short',
    make: (path, random) => {
      makeGguf(path, { architecture, metadata: { 'split.count': u32(2) } });
      const other = join(path, '..', 'm-00002-of-00002.gguf');
      const { length } = whole(other);
      truncateSync(other, random.below(length - 1) + 1);
    },
    ends: 'refused',
    fileName: 'm-00001-of-00002.gguf',
  },
  {
    name: 'a list without an end',
    make: (path) => {
      // An array of ten billion empty strings, as long as the file says it is, without a byte on the disk.
      const head = Buffer.alloc(8 + 16 + 8 + 1 + 4 + 4 + 8);
      head.write('GGUF');
      head.writeUInt32LE(3, 4);
      head.writeBigUInt64LE(1n, 16);
      head.writeBigUInt64LE(1n, 24);
      head.write('a', 32);
      head.writeUInt32LE(9, 33);
      head.writeUInt32LE(8, 37);
      head.writeBigUInt64LE(10_000_000_000n, 41);
      const file = openSync(path, 'w');
      writeSync(file, head);
      closeSync(file);
      truncateSync(path, 2 ** 38);
    },
    ends: 'refused',
  },
];
