/** Writes GGUF files: metadata first, then tensors one after another, so that a file may be larger than the memory. */
import { closeSync, openSync, writeSync } from 'node:fs';

type Scalar = { readonly type: 'u32' | 'f32'; readonly value: number };
type Numbers = { readonly i32: readonly number[] } | { readonly f32: readonly number[] };
export type Value = string | boolean | Scalar | readonly string[] | Numbers;
export type Metadata = Readonly<Record<string, Value>>;

/** Number in the format, values in a block and bytes of a block. */
const tensorTypes = {
  F32: [0, 1, 4],
  F16: [1, 1, 2],
  Q8_0: [8, 32, 34],
  MXFP4: [39, 32, 17],
} as const;
export type TensorType = keyof typeof tensorTypes;

export interface Tensor {
  readonly name: string;
  /** The first is the length of a row. */
  readonly dimensions: readonly number[];
  readonly type: TensorType;
  /** The encoded values in order, in pieces of any size; together exactly `tensorBytes`. */
  readonly data: () => Iterable<Uint8Array>;
}

/** Size of a tensor in bytes. Throws where a row is no whole number of blocks: the native library cannot read that. */
export function tensorBytes({ name, dimensions, type }: Omit<Tensor, 'data'>): number {
  const [, values, bytes] = tensorTypes[type];
  if ((dimensions[0] ?? 1) % values !== 0) throw new Error(`${name}: a row of ${type} is a multiple of ${values}`);
  return (dimensions.reduce((a, b) => a * b, 1) / values) * bytes;
}

const alignment = 32;

/** Writes the file and returns its path. */
export function writeGguf(file: string, metadata: Metadata, tensors: readonly Tensor[]): string {
  const handle = openSync(file, 'w');
  try {
    const header = encodeHeader(metadata, tensors);
    writeSync(handle, header);
    writeSync(handle, padding(header.length));
    for (const tensor of tensors) {
      let written = 0;
      for (const piece of tensor.data()) written += writeWhole(handle, piece);
      if (written !== tensorBytes(tensor)) throw new Error(`${tensor.name} has ${written} bytes of data`);
      writeSync(handle, padding(written));
    }
  } finally {
    closeSync(handle);
  }
  return file;
}

/** One call may write less than it was given. */
function writeWhole(handle: number, piece: Uint8Array): number {
  for (let at = 0; at < piece.length;) at += writeSync(handle, piece, at);
  return piece.length;
}

function padding(length: number): Buffer {
  return Buffer.alloc((alignment - (length % alignment)) % alignment);
}

function encodeHeader(metadata: Metadata, tensors: readonly Tensor[]): Buffer {
  const parts: Buffer[] = [Buffer.from('GGUF'), int(3), long(tensors.length), long(Object.keys(metadata).length)];
  for (const [key, value] of Object.entries(metadata)) parts.push(text(key), encodeValue(value));
  let offset = 0;
  for (const tensor of tensors) {
    const { name, dimensions, type } = tensor;
    parts.push(text(name), int(dimensions.length), ...dimensions.map(long), int(tensorTypes[type][0]), long(offset));
    const bytes = tensorBytes(tensor);
    offset += bytes + padding(bytes).length;
  }
  return Buffer.concat(parts);
}

function encodeValue(value: Value): Buffer {
  const list = (type: number, items: readonly Buffer[]): Buffer =>
    Buffer.concat([int(9), int(type), long(items.length), ...items]);
  if (typeof value === 'string') return Buffer.concat([int(8), text(value)]);
  if (typeof value === 'boolean') return Buffer.concat([int(7), Buffer.from([value ? 1 : 0])]);
  if ('i32' in value) return list(5, value.i32.map(int));
  if ('f32' in value) return list(6, value.f32.map(float));
  if ('type' in value) {
    return Buffer.concat(value.type === 'u32' ? [int(4), int(value.value)] : [int(6), float(value.value)]);
  }
  return list(8, value.map(text));
}

export const u32 = (value: number): Scalar => ({ type: 'u32', value });
export const f32 = (value: number): Scalar => ({ type: 'f32', value });

function int(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function float(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return buffer;
}

function long(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([long(bytes.length), bytes]);
}
