/**
 * Reads the header of a GGUF file: its metadata, its tensors and where they end. Every length is checked against the
 * file before it is used, because the file may come from anywhere.
 */
import type { FileHandle } from 'node:fs/promises';

export interface GgufTensor {
  readonly name: string;
  /** At most four; the first is the length of a row. */
  readonly dimensions: readonly number[];
  /** Number of the type in the format. */
  readonly type: number;
}

export interface GgufHeader {
  /** Scalar values only; arrays such as the vocabulary are passed over. Integers of 64 bits become numbers. */
  readonly metadata: ReadonlyMap<string, string | number | boolean>;
  /** Of every key the number of its value's type in the format: the native library ends the process over some. */
  readonly types: ReadonlyMap<string, number>;
  readonly tensors: readonly GgufTensor[];
  /** Offset in bytes of the end of the last tensor: a file that is shorter is cut. */
  readonly dataEnd: number;
}

/** What is wrong with a file. `foreign`: another format. `cut`: it ends before what it announces. */
export class BrokenHeader extends Error {
  constructor(readonly kind: 'foreign' | 'version' | 'cut' | 'damaged') {
    super(kind);
  }
}

const magic = 0x46554747;
const mostEntries = 1_000_000;
/** Entries of all lists that are passed over one by one; the largest vocabularies have a million with their merges. */
const mostListed = 8_000_000;
/** The largest models have a few thousand tensors, and the native library takes no longer names. */
const mostTensors = 100_000;
const longestTensorName = 63;
const longestKey = 1 << 16;
const longestText = 1 << 26;

/** Reads the header of an open file of `size` bytes. Throws `BrokenHeader`. */
export async function readHeader(handle: FileHandle, size: number): Promise<GgufHeader> {
  const reader = new Reader(handle, size);
  if (size < 4 || (await reader.u32()) !== magic) throw new BrokenHeader('foreign');
  const version = await reader.u32();
  if (version !== 2 && version !== 3) throw new BrokenHeader('version');
  const tensorCount = await reader.count(mostTensors);
  const entries = await reader.count(mostEntries);
  const metadata = new Map<string, string | number | boolean>();
  const types = new Map<string, number>();
  for (let index = 0; index < entries; index += 1) {
    const key = await reader.string(longestKey);
    const type = await reader.u32();
    const value = await readValue(reader, type);
    types.set(key, type);
    if (value !== null) metadata.set(key, value);
  }
  let end = 0;
  const tensors: GgufTensor[] = [];
  for (let index = 0; index < tensorCount; index += 1) {
    const tensor = await readTensor(reader);
    tensors.push(tensor);
    end = Math.max(end, (await reader.u64()) + tensorBytes(tensor));
  }
  const alignment = metadata.get('general.alignment');
  const align = typeof alignment === 'number' && alignment > 0 ? alignment : 32;
  return { metadata, types, tensors, dataEnd: Math.ceil(reader.position / align) * align + end };
}

/** Bytes of the fixed-size value types, by their number in the format. */
const valueBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
/** A number of 32 bits with a fraction. */
export const floatType = 6;
const stringType = 8;
const arrayType = 9;

async function readValue(reader: Reader, type: number): Promise<string | number | boolean | null> {
  if (type === stringType) return reader.string(longestText);
  if (type === arrayType) {
    await skipArray(reader, 0);
    return null;
  }
  const bytes = valueBytes[type];
  if (bytes === undefined) throw new BrokenHeader('damaged');
  const view = await reader.take(bytes);
  switch (type) {
    case 0:
      return view.getUint8(0);
    case 1:
      return view.getInt8(0);
    case 2:
      return view.getUint16(0, true);
    case 3:
      return view.getInt16(0, true);
    case 4:
      return view.getUint32(0, true);
    case 5:
      return view.getInt32(0, true);
    case 6:
      return view.getFloat32(0, true);
    case 7:
      return view.getUint8(0) !== 0;
    case 10:
      return Number(view.getBigUint64(0, true));
    case 11:
      return Number(view.getBigInt64(0, true));
    default:
      return view.getFloat64(0, true);
  }
}

async function skipArray(reader: Reader, depth: number): Promise<void> {
  const type = await reader.u32();
  const length = await reader.u64();
  const bytes = valueBytes[type];
  if (bytes !== undefined) {
    reader.skip(length * bytes);
    return;
  }
  if ((type !== stringType && type !== arrayType) || depth > 3) throw new BrokenHeader('damaged');
  reader.list(length);
  for (let index = 0; index < length; index += 1) {
    if (type === arrayType) await skipArray(reader, depth + 1);
    else reader.skip(await reader.u64());
  }
}

/** Values in a block and bytes of a block, by tensor type. A type that is not here is bounded by its offset alone. */
// prettier-ignore
const blocks: Readonly<Record<number, readonly [values: number, bytes: number]>> = {
  0: [1, 4], 1: [1, 2], 2: [32, 18], 3: [32, 20], 6: [32, 22], 7: [32, 24], 8: [32, 34], 9: [32, 36], 10: [256, 84],
  11: [256, 110], 12: [256, 144], 13: [256, 176], 14: [256, 210], 15: [256, 292], 16: [256, 66], 17: [256, 74],
  18: [256, 98], 19: [256, 50], 20: [32, 18], 21: [256, 110], 22: [256, 82], 23: [256, 136], 24: [1, 1], 25: [1, 2],
  26: [1, 4], 27: [1, 8], 28: [1, 8], 29: [256, 56], 30: [1, 2], 34: [256, 54], 35: [256, 66], 39: [32, 17],
  40: [64, 36], 41: [128, 18], 42: [64, 18],
};

/** One entry of the list of tensors, up to its offset. */
async function readTensor(reader: Reader): Promise<GgufTensor> {
  const name = await reader.string(longestTensorName);
  const count = await reader.u32();
  if (count > 4) throw new BrokenHeader('damaged');
  const dimensions: number[] = [];
  for (let index = 0; index < count; index += 1) dimensions.push(await reader.u64());
  return { name, dimensions, type: await reader.u32() };
}

function tensorBytes({ dimensions, type }: GgufTensor): number {
  const block = blocks[type];
  const values = dimensions.reduce((product, length) => product * length, 1);
  return block === undefined ? 1 : Math.ceil(values / block[0]) * block[1];
}

/** Little-endian reading through a window, with the end of the file as the bound of everything. */
class Reader {
  position = 0;
  #window = new Uint8Array(0);
  #windowStart = 0;
  #listed = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly size: number,
  ) {}

  async take(bytes: number): Promise<DataView> {
    const found = await this.#bytes(bytes);
    return new DataView(found.buffer, found.byteOffset, bytes);
  }

  async u32(): Promise<number> {
    return (await this.take(4)).getUint32(0, true);
  }

  async u64(): Promise<number> {
    return Number((await this.take(8)).getBigUint64(0, true));
  }

  /** A number of entries: more than `most` is damage, not a model. */
  async count(most: number): Promise<number> {
    const count = await this.u64();
    if (count > most) throw new BrokenHeader('damaged');
    return count;
  }

  async string(longest: number): Promise<string> {
    const length = await this.u64();
    if (length > longest) throw new BrokenHeader('damaged');
    return new TextDecoder().decode(await this.#bytes(length));
  }

  /** Announces entries of a list. An empty file of any length could name billions, and passing them over takes minutes. */
  list(entries: number): void {
    this.#listed += entries;
    if (this.#listed > mostListed) throw new BrokenHeader('damaged');
  }

  skip(bytes: number): void {
    this.position += bytes;
    if (this.position > this.size) throw new BrokenHeader('cut');
  }

  async #bytes(length: number): Promise<Uint8Array> {
    const start = this.position;
    this.skip(length);
    const from = start - this.#windowStart;
    if (from < 0 || from + length > this.#window.length) await this.#fill(start, length);
    const at = start - this.#windowStart;
    return this.#window.subarray(at, at + length);
  }

  async #fill(start: number, length: number): Promise<void> {
    const wanted = Math.min(Math.max(length, 1 << 18), this.size - start);
    const buffer = new Uint8Array(wanted);
    let done = 0;
    while (done < wanted) {
      const { bytesRead } = await this.handle.read(buffer, done, wanted - done, start + done);
      if (bytesRead === 0) throw new BrokenHeader('cut');
      done += bytesRead;
    }
    this.#window = buffer;
    this.#windowStart = start;
  }
}
