/**
 * Writes tiny GGUF files for tests: the llama or gpt-oss architecture with random weights and a vocabulary of bytes,
 * equal for equal seeds, and marked as random, so that the product refuses them. About half a megabyte each.
 */
import { writeFileSync } from 'node:fs';

type Scalar = { readonly type: 'u32' | 'f32'; readonly value: number };
type Value = string | boolean | Scalar | readonly string[] | { readonly i32: readonly number[] };

interface Tensor {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly data: Float32Array;
}

export interface TinyModel {
  readonly architecture: 'llama' | 'gpt-oss';
  readonly seed?: number;
  /**
   * Bytes that the model would rather write, with how much: with `'"'` it closes every string at once and its answer
   * is short; without it rambles until the grammar's bounds.
   */
  readonly prefer?: Readonly<Record<string, number>>;
  readonly layers?: number;
  /** `general.architecture`, where the file is to lie about it. */
  readonly claims?: string;
  /** False leaves the mark of random weights out, for the tests of what the product says without it. */
  readonly marked?: boolean;
  readonly metadata?: Readonly<Record<string, Value>>;
}

const embedding = 64;
const heads = 2;
const keyValueHeads = 1;
const headSize = 32;
const feedForward = 64;
const experts = 4;
const contextLength = 32_768;

/** Markers of the chat formats, after the 256 bytes. The last two are ordinary entries, not control tokens. */
const controlTokens = [
  '<|start|>',
  '<|end|>',
  '<|message|>',
  '<|channel|>',
  '<|return|>',
  '<|im_start|>',
  '<|im_end|>',
];
const ordinaryMarkers = ['<think>', '</think>'];
export const firstMarker = 256;
export const markers = [...controlTokens, ...ordinaryMarkers];

/** Writes the file and returns its path. */
export function makeGguf(file: string, model: TinyModel): string {
  writeFileSync(file, encode(metadataOf(model), tensorsOf(model)));
  return file;
}

function metadataOf(model: TinyModel): Record<string, Value> {
  const prefix = model.architecture;
  const tokens = [...byteTokens(), ...markers];
  const control = 3;
  const userDefined = 4;
  return {
    'general.architecture': model.claims ?? model.architecture,
    'general.name': `Tiny ${model.architecture}`,
    ...(model.marked === false ? {} : { 'dxlens.random_weights': true }),
    [`${prefix}.context_length`]: u32(contextLength),
    [`${prefix}.embedding_length`]: u32(embedding),
    [`${prefix}.block_count`]: u32(model.layers ?? 2),
    [`${prefix}.feed_forward_length`]: u32(feedForward),
    [`${prefix}.attention.head_count`]: u32(heads),
    [`${prefix}.attention.head_count_kv`]: u32(keyValueHeads),
    [`${prefix}.attention.key_length`]: u32(headSize),
    [`${prefix}.attention.value_length`]: u32(headSize),
    [`${prefix}.attention.layer_norm_rms_epsilon`]: { type: 'f32', value: 1e-5 },
    [`${prefix}.rope.dimension_count`]: u32(headSize),
    [`${prefix}.rope.freq_base`]: { type: 'f32', value: 10_000 },
    ...(model.architecture === 'gpt-oss'
      ? {
          'gpt-oss.expert_count': u32(experts),
          'gpt-oss.expert_used_count': u32(2),
          'gpt-oss.expert_feed_forward_length': u32(feedForward),
          'gpt-oss.attention.sliding_window': u32(128),
        }
      : {}),
    'tokenizer.ggml.model': 'gpt2',
    'tokenizer.ggml.pre': model.architecture === 'gpt-oss' ? 'gpt-4o' : 'default',
    'tokenizer.ggml.tokens': tokens,
    'tokenizer.ggml.token_type': {
      i32: tokens.map((token, id) => (id < firstMarker ? 1 : controlTokens.includes(token) ? control : userDefined)),
    },
    'tokenizer.ggml.merges': [],
    'tokenizer.ggml.bos_token_id': u32(tokens.indexOf('<|start|>')),
    'tokenizer.ggml.eos_token_id': u32(tokens.indexOf('<|return|>')),
    'tokenizer.ggml.add_bos_token': false,
    ...model.metadata,
  };
}

function u32(value: number): Scalar {
  return { type: 'u32', value };
}

/** The letters that byte-level vocabularies write for the bytes 0 to 255. */
function byteTokens(): string[] {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCodePoint(printable ? byte : next++);
  });
}

function tensorsOf(model: TinyModel): Tensor[] {
  const random = generator(model.seed ?? 1);
  const vocabulary = 256 + markers.length;
  const filled = (name: string, dimensions: number[], scale: number): Tensor => {
    const length = dimensions.reduce((a, b) => a * b, 1);
    return { name, dimensions, data: Float32Array.from({ length }, () => (random() * 2 - 1) * scale) };
  };
  const ones = (name: string, length: number): Tensor => ({
    name,
    dimensions: [length],
    data: new Float32Array(length).fill(1),
  });
  const input = filled('token_embd.weight', [embedding, vocabulary], 0.5);
  const output = filled('output.weight', [embedding, vocabulary], 0.5);
  // One dimension is the same for every token and survives every layer, so an output row can lean on it.
  for (let token = 0; token < vocabulary; token += 1) {
    input.data[token * embedding] = 8;
    output.data[token * embedding] = 0;
  }
  for (const [character, strength] of Object.entries(model.prefer ?? {})) {
    output.data[character.charCodeAt(0) * embedding] = strength;
  }
  const tensors = [input, ones('output_norm.weight', embedding), output];
  for (let layer = 0; layer < (model.layers ?? 2); layer += 1) {
    tensors.push(...(model.architecture === 'llama' ? llamaLayer(layer) : gptOssLayer(layer)));
  }
  return tensors;

  function attention(block: string): Tensor[] {
    return [
      ones(`${block}.attn_norm.weight`, embedding),
      filled(`${block}.attn_q.weight`, [embedding, heads * headSize], 0.1),
      filled(`${block}.attn_k.weight`, [embedding, keyValueHeads * headSize], 0.1),
      filled(`${block}.attn_v.weight`, [embedding, keyValueHeads * headSize], 0.1),
      filled(`${block}.attn_output.weight`, [heads * headSize, embedding], 0.1),
    ];
  }

  function llamaLayer(layer: number): Tensor[] {
    const block = `blk.${layer}`;
    return [
      ...attention(block),
      ones(`${block}.ffn_norm.weight`, embedding),
      filled(`${block}.ffn_gate.weight`, [embedding, feedForward], 0.1),
      filled(`${block}.ffn_up.weight`, [embedding, feedForward], 0.1),
      filled(`${block}.ffn_down.weight`, [feedForward, embedding], 0.1),
    ];
  }

  function gptOssLayer(layer: number): Tensor[] {
    const block = `blk.${layer}`;
    return [
      ...attention(block),
      filled(`${block}.attn_q.bias`, [heads * headSize], 0.1),
      filled(`${block}.attn_k.bias`, [keyValueHeads * headSize], 0.1),
      filled(`${block}.attn_v.bias`, [keyValueHeads * headSize], 0.1),
      filled(`${block}.attn_output.bias`, [embedding], 0.1),
      filled(`${block}.attn_sinks.weight`, [heads], 0.1),
      ones(`${block}.post_attention_norm.weight`, embedding),
      filled(`${block}.ffn_gate_inp.weight`, [embedding, experts], 0.1),
      filled(`${block}.ffn_gate_inp.bias`, [experts], 0.1),
      filled(`${block}.ffn_gate_exps.weight`, [embedding, feedForward, experts], 0.1),
      filled(`${block}.ffn_gate_exps.bias`, [feedForward, experts], 0.1),
      filled(`${block}.ffn_up_exps.weight`, [embedding, feedForward, experts], 0.1),
      filled(`${block}.ffn_up_exps.bias`, [feedForward, experts], 0.1),
      filled(`${block}.ffn_down_exps.weight`, [feedForward, embedding, experts], 0.1),
      filled(`${block}.ffn_down_exps.bias`, [embedding, experts], 0.1),
    ];
  }
}

/** Equal numbers for equal seeds, between 0 and 1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const alignment = 32;

function encode(metadata: Readonly<Record<string, Value>>, tensors: readonly Tensor[]): Buffer {
  const parts: Buffer[] = [Buffer.from('GGUF'), int(3), long(tensors.length), long(Object.keys(metadata).length)];
  for (const [key, value] of Object.entries(metadata)) parts.push(text(key), ...encodeValue(value));
  let offset = 0;
  for (const { name, dimensions, data } of tensors) {
    parts.push(text(name), int(dimensions.length), ...dimensions.map(long), int(0), long(offset));
    offset += padded(data.byteLength);
  }
  const header = Buffer.concat(parts);
  const blocks = tensors.map(({ data }) => {
    const block = Buffer.alloc(padded(data.byteLength));
    Buffer.from(data.buffer, data.byteOffset, data.byteLength).copy(block);
    return block;
  });
  return Buffer.concat([header, Buffer.alloc(padded(header.length) - header.length), ...blocks]);
}

function encodeValue(value: Value): Buffer[] {
  if (typeof value === 'string') return [int(8), text(value)];
  if (typeof value === 'boolean') return [int(7), Buffer.from([value ? 1 : 0])];
  if ('i32' in value) return [int(9), int(5), long(value.i32.length), ...value.i32.map(int)];
  if ('type' in value) {
    const number = Buffer.alloc(4);
    if (value.type === 'u32') number.writeUInt32LE(value.value);
    else number.writeFloatLE(value.value);
    return [int(value.type === 'u32' ? 4 : 6), number];
  }
  return [int(9), int(8), long(value.length), ...value.map(text)];
}

function padded(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

function int(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
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
