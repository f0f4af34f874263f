/**
 * Random tensors, equal for equal seeds. One small block of random values for each type and scale is written over and
 * over, every tensor beginning at another place of it, so that large files cost no more than their writing.
 */
import { tensorBytes, type Tensor, type TensorType } from './writer.js';

/** Values in a block, and blocks in a pattern: a prime number, so that the rows of a tensor seldom repeat. */
const patterns: Readonly<Record<TensorType, readonly [values: number, blocks: number]>> = {
  F32: [1, 65_521],
  F16: [1, 65_521],
  Q8_0: [32, 8191],
  MXFP4: [32, 8191],
};

export class Weights {
  readonly #random: () => number;
  readonly #patterns = new Map<string, Uint8Array>();
  #place = 0;

  constructor(seed: number) {
    this.#random = generator(seed);
  }

  /** A tensor of random values between `-scale` and `scale`. */
  random(name: string, dimensions: readonly number[], type: TensorType, scale: number): Tensor {
    const pattern = this.#pattern(type, scale);
    const [, blocks] = patterns[type];
    this.#place += 7919;
    const start = (this.#place % blocks) * (pattern.length / blocks);
    return { name, dimensions, type, data: () => repeated(pattern, start, tensorBytes({ name, dimensions, type })) };
  }

  /** Random rows whose first value is given for each row. F32 or F16. */
  led(
    name: string,
    dimensions: readonly [number, number],
    type: 'F32' | 'F16',
    scale: number,
    first: number[],
  ): Tensor {
    const { data } = this.random(name, dimensions, type, scale);
    const encoded = encoders[type](first, 1);
    const value = encoded.length / first.length;
    const withFirst = (): Uint8Array[] => {
      const bytes = Buffer.concat([...data()]);
      first.forEach((_, row) => {
        bytes.set(encoded.subarray(row * value, (row + 1) * value), row * dimensions[0] * value);
      });
      return [bytes];
    };
    return { name, dimensions, type, data: withFirst };
  }

  ones(name: string, length: number): Tensor {
    const data = (): Uint8Array[] => [encoders.F32(new Array<number>(length).fill(1), 1)];
    return { name, dimensions: [length], type: 'F32', data };
  }

  #pattern(type: TensorType, scale: number): Uint8Array {
    const key = `${type} ${scale}`;
    let pattern = this.#patterns.get(key);
    if (pattern === undefined) {
      const [values, blocks] = patterns[type];
      const numbers = Array.from({ length: blocks * values }, () => this.#random() * 2 - 1);
      pattern = encoders[type](numbers, scale);
      this.#patterns.set(key, pattern);
    }
    return pattern;
  }
}

function* repeated(pattern: Uint8Array, start: number, length: number): Iterable<Uint8Array> {
  let left = length;
  for (let at = start; left > 0; at = 0) {
    const piece = pattern.subarray(at, at + left);
    yield piece;
    left -= piece.length;
  }
}

/** Values between -1 and 1 times a scale, as bytes. */
const encoders: Readonly<Record<TensorType, (values: readonly number[], scale: number) => Uint8Array>> = {
  F32: (values, scale) => new Uint8Array(Float32Array.from(values, (value) => value * scale).buffer),
  F16: (values, scale) => new Uint8Array(Uint16Array.from(values, (value) => half(value * scale)).buffer),
  Q8_0: (values, scale) => {
    const bytes = Buffer.alloc((values.length / 32) * 34);
    values.forEach((value, index) => {
      const block = Math.floor(index / 32) * 34;
      if (index % 32 === 0) bytes.writeUInt16LE(half(scale / 127), block);
      bytes.writeInt8(Math.round(value * 127), block + 2 + (index % 32));
    });
    return bytes;
  },
  /** A power of two, then two values of four bits in each byte: a sign and one of eight sizes up to 6. */
  MXFP4: (values, scale) => {
    const bytes = Buffer.alloc((values.length / 32) * 17);
    const exponent = 127 + Math.round(Math.log2(scale / 6));
    values.forEach((value, index) => {
      const within = index % 32;
      const block = Math.floor(index / 32) * 17;
      if (within === 0) bytes[block] = exponent;
      const four = (value < 0 ? 8 : 0) | Math.min(7, Math.floor(Math.abs(value) * 8));
      const at = block + 1 + (within % 16);
      bytes[at] = bytes[at]! | (within < 16 ? four : four << 4);
    });
    return bytes;
  },
};

/** The bits of a number in half precision, rounded toward zero; what is too small becomes zero. */
function half(value: number): number {
  const [bits] = new Uint32Array(Float32Array.of(value).buffer);
  const exponent = ((bits! >>> 23) & 255) - 112;
  const sign = (bits! >>> 16) & 0x8000;
  return exponent <= 0 ? sign : sign | (exponent << 10) | ((bits! >>> 13) & 1023);
}

/** Equal numbers for equal seeds, between 0 and 1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
