/**
 * A file of exactly the shape of gpt-oss-20b, with random weights: 12.1 GB that load, read and write at the speed of the
 * real model and know nothing. It is written piece by piece and never stands in memory.
 *
 * As a script: `node out/test/model/gguf/gptOss20b.js FILE [FOLDER]`, with a folder of notes to learn pieces of words from.
 */
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { architectures, layerTensors, shapeMetadata, type Shape } from './architectures.js';
import { textOfNotes, vocabularyOf, type Learnt } from './vocabulary.js';
import { Weights } from './weights.js';
import { f32, u32, writeGguf } from './writer.js';

const shape: Shape = {
  width: 2880,
  layers: 24,
  heads: 64,
  keyValueHeads: 8,
  headSize: 64,
  feedForward: 2880,
  experts: 32,
  expertsUsed: 4,
  context: 131_072,
  // As in the usual file: experts in the four bits that they were trained in, other matrices in eight.
  matrices: 'Q8_0',
  expertMatrices: 'MXFP4',
};

const vocabularySize = 201_088;

/**
 * Writes the file and returns its path. The bytes and the pieces of words make prose of about the real length; the
 * places of the other words are filled with words that are nobody's.
 */
export function makeGptOss20b(file: string, learnt: Learnt | null = null): string {
  const vocabulary = vocabularyOf(architectures['gpt-oss'].format, learnt, vocabularySize);
  const weights = new Weights(1);
  const scale = 0.02;
  return writeGguf(
    file,
    {
      'general.architecture': 'gpt-oss',
      'general.name': 'gpt-oss-20b shape, random weights',
      'dxlens.random_weights': true,
      ...shapeMetadata('gpt-oss', shape),
      'gpt-oss.rope.freq_base': f32(150_000),
      'gpt-oss.rope.scaling.type': 'yarn',
      'gpt-oss.rope.scaling.factor': f32(32),
      'gpt-oss.rope.scaling.original_context_length': u32(4096),
      ...vocabulary.metadata,
    },
    [
      weights.random('token_embd.weight', [shape.width, vocabularySize], 'Q8_0', scale),
      weights.ones('output_norm.weight', shape.width),
      weights.random('output.weight', [shape.width, vocabularySize], 'Q8_0', scale),
      ...layerTensors('gpt-oss', shape, weights),
    ],
  );
}

const [, script, file, folder] = argv;
if (script !== undefined && file !== undefined && import.meta.url === pathToFileURL(script).href) {
  makeGptOss20b(file, folder === undefined ? null : { text: textOfNotes(folder), merges: 4000 });
}
