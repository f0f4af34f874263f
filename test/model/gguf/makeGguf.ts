/**
 * Writes GGUF files for tests: models of random weights of several architectures, each with the chat format of its real
 * models, equal for equal seeds, and marked as random, so that the product refuses them. Half a megabyte unless told
 * otherwise.
 */
import { architectures, layerTensors, shapeMetadata, type Architecture, type Shape } from './architectures.js';
import { markersOf, vocabularyOf, type Learnt, type Vocabulary } from './vocabulary.js';
import { Weights } from './weights.js';
import { writeGguf, type Metadata, type Tensor } from './writer.js';

export type { Architecture } from './architectures.js';
export { architectures } from './architectures.js';
export { markersOf, textOfNotes } from './vocabulary.js';

/** Sizes for measurements of speed, with the pieces of a few hundred to two thousand merges: about 5 and 30 million. */
export const fiveMillion = { width: 256, heads: 4, layers: 6, feedForward: 768 } as const;
export const thirtyMillion = { width: 512, heads: 8, layers: 10, feedForward: 1408 } as const;

export interface TinyModel {
  readonly architecture: Architecture;
  readonly seed?: number;
  /**
   * Bytes and markers that the model would rather write, with how much: with `'"'` it closes every string at once and its
   * answer is short; without it rambles until the grammar's bounds. What it likes most it writes wherever it may.
   */
  readonly prefer?: Readonly<Record<string, number>>;
  readonly layers?: number;
  /** A multiple of 32 times the heads. */
  readonly width?: number;
  readonly heads?: number;
  /** A multiple of 32. */
  readonly feedForward?: number;
  /** Type of the matrices; with `MXFP4` that of the experts, and Q8_0 for the others, as the real gpt-oss has it. */
  readonly weights?: 'F32' | 'F16' | 'Q8_0' | 'MXFP4';
  /** `'bytes'`: a token for each byte. Otherwise pieces of words as well, about three characters to a token. */
  readonly vocabulary?: 'bytes' | Learnt;
  /** `general.architecture`, where the file is to lie about it. */
  readonly claims?: string;
  /** False leaves the mark of random weights out, for the tests of what the product says without it. */
  readonly marked?: boolean;
  readonly metadata?: Metadata;
}

/** Writes the file and returns its path. */
export function makeGguf(file: string, model: TinyModel): string {
  const shape = shapeOf(model);
  const vocabulary = vocabularyFor(model);
  const metadata = {
    'general.architecture': model.claims ?? model.architecture,
    'general.name': `Tiny ${model.architecture}`,
    ...(model.marked === false ? {} : { 'dxlens.random_weights': true }),
    ...shapeMetadata(model.architecture, shape),
    ...vocabulary.metadata,
    ...model.metadata,
  };
  return writeGguf(file, metadata, tensorsOf(model, shape, vocabulary));
}

/** The vocabulary that the file of a model has. */
export function vocabularyFor({ architecture, vocabulary = 'bytes' }: TinyModel): Vocabulary {
  return vocabularyOf(architectures[architecture].format, vocabulary === 'bytes' ? null : vocabulary);
}

/** With a vocabulary of bytes the token of the first marker, and the markers of gpt-oss. */
export const firstMarker = 256;
export const markers = markersOf(architectures['gpt-oss'].format);

function shapeOf(model: TinyModel): Shape {
  const { width = 64, heads = 2, layers = 2, feedForward = 64, weights = 'F32' } = model;
  return {
    width,
    heads,
    layers,
    feedForward,
    keyValueHeads: Math.max(1, heads >> 2),
    headSize: width / heads,
    experts: 4,
    expertsUsed: 2,
    context: 32_768,
    matrices: weights === 'MXFP4' ? 'Q8_0' : weights,
    expertMatrices: weights,
  };
}

function tensorsOf(model: TinyModel, shape: Shape, { tokens, firstMarker }: Vocabulary): Tensor[] {
  const weights = new Weights(model.seed ?? 1);
  const vocabulary = tokens.length;
  const type = shape.matrices === 'F32' ? 'F32' : 'F16';
  const lean = new Array<number>(vocabulary).fill(0);
  for (const [liked, strength] of Object.entries(model.prefer ?? {})) {
    lean[liked.length === 1 ? liked.charCodeAt(0) : tokens.indexOf(liked, firstMarker)] = strength;
  }
  // One value is the same for every token and survives every layer, so a row of the output can lean on it.
  const same = new Array<number>(vocabulary).fill(8);
  return [
    weights.led('token_embd.weight', [shape.width, vocabulary], type, 0.5, same),
    weights.ones('output_norm.weight', shape.width),
    weights.led('output.weight', [shape.width, vocabulary], type, 0.5, lean),
    ...layerTensors(model.architecture, shape, weights),
  ];
}
