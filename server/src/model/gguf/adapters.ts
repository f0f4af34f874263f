/**
 * Looks at a LoRA adapter before it is laid over a model: is it one, made for this model, and of shapes that fit. It is
 * as strict as the native library, and stricter where that would end the process or read past the end of a tensor.
 *
 * To a matrix of the model, which makes `out` values of `in`, an adapter adds the product of two narrow ones:
 * `NAME.lora_a` (in × rank) and `NAME.lora_b` (rank × out).
 */
import { randomWeightsKey } from './gguf.js';
import { nameOf, readGgufFile, readModelParts, type GgufFile, type GgufMetadata } from './ggufFile.js';
import { floatType, type GgufTensor } from './ggufHeader.js';
import { ModelUnavailable } from '../types.js';

export interface Adapter {
  /** What the file calls itself, or its file name. */
  readonly name: string;
  /** The largest of its pairs. */
  readonly rank: number;
  /** What the product is multiplied with before it is divided by the rank; null where the file leaves both out. */
  readonly alpha: number | null;
}

/**
 * Checks an adapter against the model that it is to be laid over.
 *
 * @param modelFile a model file, the first one of several parts
 * @param allowRandomWeights lets tests load their own files; no flag and no setting reaches it
 * @throws ModelUnavailable with one sentence that says what is wrong and what to do
 */
export async function checkAdapter(file: string, modelFile: string, allowRandomWeights = false): Promise<Adapter> {
  const adapter = await readGgufFile(file, 'adapter');
  const problem = kindProblem(adapter, allowRandomWeights);
  if (problem !== null) throw new ModelUnavailable(`The adapter file ${file} ${problem}`);
  const model = await readModelParts(modelFile);
  const unfit = architectureProblem(adapter.metadata, model.metadata) ?? pairProblem(adapter.tensors, model.tensors);
  if (unfit !== null) throw new ModelUnavailable(`The adapter file ${file} ${unfit}`);
  const alpha = adapter.metadata.get(alphaKey);
  return {
    name: nameOf(file, adapter.metadata),
    rank: Math.max(...pairsOf(adapter.tensors).map(({ b }) => b?.dimensions[0] ?? 0)),
    alpha: typeof alpha === 'number' && alpha !== 0 ? alpha : null,
  };
}

const alphaKey = 'adapter.lora.alpha';

/** What is wrong with the file whatever the model, as the end of a sentence, or null. */
function kindProblem({ metadata, types }: GgufFile, allowRandomWeights: boolean): string | null {
  if (metadata.get('general.type') !== 'adapter') return 'is not an adapter; choose a LoRA adapter in the GGUF format.';
  if (metadata.get('adapter.type') !== 'lora') {
    return 'is of a kind that this version cannot use; choose a LoRA adapter.';
  }
  if ((types.get(alphaKey) ?? floatType) !== floatType || !Number.isFinite(metadata.get(alphaKey) ?? 0)) {
    return 'has no usable alpha; convert or fetch it again.';
  }
  if (metadata.get(randomWeightsKey) === true && !allowRandomWeights) {
    return 'is made of random weights for tests and knows nothing; choose a trained adapter.';
  }
  return null;
}

function architectureProblem(adapter: GgufMetadata, model: GgufMetadata): string | null {
  const made = adapter.get('general.architecture');
  const given = model.get('general.architecture');
  if (typeof made === 'string' && made === given) return null;
  return `is made for a model of the architecture ${shown(made)}, and this model is of ${shown(given)}; choose an adapter of this model.`;
}

/** What is wrong with the tensors beside those of the model, as the end of a sentence, or null. */
function pairProblem(tensors: readonly GgufTensor[], modelTensors: readonly GgufTensor[]): string | null {
  const odd = tensors.find(({ name }) => !half.test(name) && !name.endsWith(ignored));
  if (odd !== undefined) return `holds ${shown(odd.name)}, which is no half of a pair; convert or fetch it again.`;
  const pairs = pairsOf(tensors);
  if (pairs.length === 0) return 'holds nothing to lay over a model; convert or fetch it again.';
  const targets = new Map(modelTensors.map((tensor) => [tensor.name, tensor]));
  for (const { name, a, b } of pairs) {
    if (a === null || b === null) {
      return `lacks the ${a === null ? 'first' : 'second'} half for ${shown(name)}; convert or fetch it again.`;
    }
    const target = targets.get(name);
    if (target === undefined) {
      return `changes ${shown(name)}, which this model does not have; choose an adapter of this model.`;
    }
    if (!fits(target, a, b)) return `does not fit the shape of ${shown(name)}; choose an adapter of this model.`;
  }
  return null;
}

const half = /\.lora_[ab]$/;
/** Trained norms stand in some files; the native library passes them over. */
const ignored = '_norm.weight';

interface Pair {
  readonly name: string;
  a: GgufTensor | null;
  b: GgufTensor | null;
}

function pairsOf(tensors: readonly GgufTensor[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const tensor of tensors.filter(({ name }) => half.test(name))) {
    const name = tensor.name.replace(half, '');
    const pair = pairs.get(name) ?? { name, a: null, b: null };
    pair[tensor.name.endsWith('a') ? 'a' : 'b'] = tensor;
    pairs.set(name, pair);
  }
  return [...pairs.values()];
}

/** Both halves are matrices of one rank, with the model's own lengths, and one for each expert where it has experts. */
function fits(target: GgufTensor, a: GgufTensor, b: GgufTensor): boolean {
  const [inputs, outputs, ...experts] = padded(target);
  const [a0, a1, ...aExperts] = padded(a);
  const [b0, b1, ...bExperts] = padded(b);
  // Of the embedding of tokens the rows are read one by one, so there the halves change places.
  const embedding = target.name.endsWith('token_embd.weight');
  const ranks = embedding ? [a0, b0] : [a1, b0];
  const ends = embedding ? [b1, a1] : [a0, b1];
  return (
    ranks[0]! > 0 &&
    ranks[0] === ranks[1] &&
    ends[0] === inputs &&
    ends[1] === outputs &&
    experts.every((count, index) => aExperts[index] === count && bExperts[index] === count)
  );
}

function padded({ dimensions }: GgufTensor): number[] {
  return Array.from({ length: 4 }, (_, index) => dimensions[index] ?? 1);
}

/** A name from a file, as it may stand in a sentence. */
function shown(name: unknown): string {
  return typeof name === 'string' && name !== '' ? name.replace(/[^\w.-]+/g, '?').slice(0, 64) : '(none)';
}
