/** The tensors and the metadata of each architecture that models are generated of. */
import { chatFormats, type ChatFormat } from './chatFormats.js';
import type { Weights } from './weights.js';
import { f32, u32, type Metadata, type Tensor, type TensorType } from './writer.js';

export type Architecture = 'llama' | 'gpt-oss' | 'qwen2' | 'qwen3' | 'gemma3' | 'mistral3' | 'phi3';

export interface Shape {
  /** Length of the vector that stands for a token. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly feedForward: number;
  /** Of gpt-oss: experts, and how many of them read each token. */
  readonly experts: number;
  readonly expertsUsed: number;
  /** Tokens that the model says it was trained on. */
  readonly context: number;
  /** Type of the matrices, and of those of the experts. */
  readonly matrices: TensorType;
  readonly expertMatrices: TensorType;
}

interface Description {
  readonly format: ChatFormat;
  readonly metadata?: (shape: Shape) => Metadata;
  /** The parts of one layer, without `blk.N.`. */
  readonly layer: (shape: Shape, make: Maker) => Tensor[];
}

/** Makes a tensor by its name within a layer. */
interface Maker {
  readonly matrix: (name: string, inputs: number, outputs: number) => Tensor;
  readonly experts: (name: string, inputs: number, outputs: number) => Tensor;
  /** Random, F32. */
  readonly vector: (name: string, ...dimensions: number[]) => Tensor;
  readonly ones: (name: string, length: number) => Tensor;
}

const plain = (shape: Shape, make: Maker): Tensor[] => [...attention(shape, make), ...gated(shape, make)];

/** Random vectors added to each query, key and value. */
const biases = (shape: Shape, make: Maker): Tensor[] => [
  make.vector('attn_q.bias', shape.heads * shape.headSize),
  make.vector('attn_k.bias', shape.keyValueHeads * shape.headSize),
  make.vector('attn_v.bias', shape.keyValueHeads * shape.headSize),
];

const headNorms = (shape: Shape, make: Maker): Tensor[] => [
  make.ones('attn_q_norm.weight', shape.headSize),
  make.ones('attn_k_norm.weight', shape.headSize),
];

export const architectures: Readonly<Record<Architecture, Description>> = {
  llama: { format: chatFormats.llama3, layer: plain },
  mistral3: { format: chatFormats.mistral, layer: plain },
  qwen2: { format: chatFormats.chatml, layer: (shape, make) => [...plain(shape, make), ...biases(shape, make)] },
  qwen3: { format: chatFormats.qwen, layer: (shape, make) => [...plain(shape, make), ...headNorms(shape, make)] },
  gemma3: {
    format: chatFormats.gemma,
    metadata: () => ({ 'gemma3.attention.sliding_window': u32(128) }),
    layer: (shape, make) => [
      ...plain(shape, make),
      ...headNorms(shape, make),
      make.ones('post_attention_norm.weight', shape.width),
      make.ones('post_ffw_norm.weight', shape.width),
    ],
  },
  phi3: {
    format: chatFormats.phi,
    metadata: ({ context }) => ({ 'phi3.rope.scaling.original_context_length': u32(context) }),
    layer: ({ width, heads, keyValueHeads, headSize, feedForward }, make) => [
      make.ones('attn_norm.weight', width),
      make.matrix('attn_qkv.weight', width, (heads + 2 * keyValueHeads) * headSize),
      make.matrix('attn_output.weight', heads * headSize, width),
      make.ones('ffn_norm.weight', width),
      make.matrix('ffn_up.weight', width, 2 * feedForward),
      make.matrix('ffn_down.weight', feedForward, width),
    ],
  },
  'gpt-oss': {
    format: chatFormats.harmony,
    metadata: ({ experts, expertsUsed, feedForward }) => ({
      'gpt-oss.expert_count': u32(experts),
      'gpt-oss.expert_used_count': u32(expertsUsed),
      'gpt-oss.expert_feed_forward_length': u32(feedForward),
      'gpt-oss.attention.sliding_window': u32(128),
    }),
    layer: (shape, make) => [
      ...attention(shape, make),
      ...biases(shape, make),
      make.vector('attn_output.bias', shape.width),
      make.vector('attn_sinks.weight', shape.heads),
      make.ones('post_attention_norm.weight', shape.width),
      make.vector('ffn_gate_inp.weight', shape.width, shape.experts),
      make.vector('ffn_gate_inp.bias', shape.experts),
      make.experts('ffn_gate_exps.weight', shape.width, shape.feedForward),
      make.vector('ffn_gate_exps.bias', shape.feedForward, shape.experts),
      make.experts('ffn_up_exps.weight', shape.width, shape.feedForward),
      make.vector('ffn_up_exps.bias', shape.feedForward, shape.experts),
      make.experts('ffn_down_exps.weight', shape.feedForward, shape.width),
      make.vector('ffn_down_exps.bias', shape.width, shape.experts),
    ],
  },
};

function attention({ width, heads, keyValueHeads, headSize }: Shape, make: Maker): Tensor[] {
  return [
    make.ones('attn_norm.weight', width),
    make.matrix('attn_q.weight', width, heads * headSize),
    make.matrix('attn_k.weight', width, keyValueHeads * headSize),
    make.matrix('attn_v.weight', width, keyValueHeads * headSize),
    make.matrix('attn_output.weight', heads * headSize, width),
  ];
}

function gated({ width, feedForward }: Shape, make: Maker): Tensor[] {
  return [
    make.ones('ffn_norm.weight', width),
    make.matrix('ffn_gate.weight', width, feedForward),
    make.matrix('ffn_up.weight', width, feedForward),
    make.matrix('ffn_down.weight', feedForward, width),
  ];
}

/** What the file says of the model's shape. */
export function shapeMetadata(architecture: Architecture, shape: Shape): Metadata {
  const common = {
    context_length: u32(shape.context),
    embedding_length: u32(shape.width),
    block_count: u32(shape.layers),
    feed_forward_length: u32(shape.feedForward),
    'attention.head_count': u32(shape.heads),
    'attention.head_count_kv': u32(shape.keyValueHeads),
    'attention.key_length': u32(shape.headSize),
    'attention.value_length': u32(shape.headSize),
    'attention.layer_norm_rms_epsilon': f32(1e-5),
    'rope.dimension_count': u32(shape.headSize),
    'rope.freq_base': f32(10_000),
  };
  return {
    ...Object.fromEntries(Object.entries(common).map(([key, value]) => [`${architecture}.${key}`, value])),
    ...architectures[architecture].metadata?.(shape),
  };
}

/** The tensors of all layers. Their scale keeps what flows through them of one size, however wide the model is. */
export function layerTensors(architecture: Architecture, shape: Shape, weights: Weights): Tensor[] {
  const scale = (inputs: number): number => 0.8 / Math.sqrt(inputs);
  return Array.from({ length: shape.layers }, (_, index) => {
    const named = (name: string): string => `blk.${index}.${name}`;
    return architectures[architecture].layer(shape, {
      matrix: (name, inputs, outputs) => weights.random(named(name), [inputs, outputs], shape.matrices, scale(inputs)),
      experts: (name, inputs, outputs) =>
        weights.random(named(name), [inputs, outputs, shape.experts], shape.expertMatrices, scale(inputs)),
      vector: (name, ...dimensions) => weights.random(named(name), dimensions, 'F32', 0.1),
      ones: (name, length) => weights.ones(named(name), length),
    });
  }).flat();
}
