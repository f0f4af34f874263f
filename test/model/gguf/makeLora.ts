/** Writes LoRA adapters of random weights for generated models. */
import { Weights } from './weights.js';
import { f32, writeGguf, type Metadata, type Tensor } from './writer.js';

export interface TinyLora {
  readonly architecture: string;
  /** For each tensor of the model that is changed its dimensions: inputs, outputs and, where it has them, experts. */
  readonly targets: Readonly<Record<string, readonly [inputs: number, outputs: number, experts?: number]>>;
  readonly rank?: number;
  readonly alpha?: number;
  readonly seed?: number;
  /** False leaves the mark of random weights out. */
  readonly marked?: boolean;
  /** Laid over what the file says of itself. */
  readonly metadata?: Metadata;
  /** What becomes of the tensors before they are written, for the tests of broken files. */
  readonly change?: (tensors: readonly Tensor[], weights: Weights) => readonly Tensor[];
}

/** Writes the file and returns its path. The halves are large enough for the logits to move. */
export function makeLora(file: string, lora: TinyLora): string {
  const { rank = 4, change = (tensors) => tensors } = lora;
  const weights = new Weights(lora.seed ?? 7);
  const tensors = Object.entries(lora.targets).flatMap(([name, [inputs, outputs, ...experts]]) => {
    const embedding = name === 'token_embd.weight';
    return [
      weights.random(
        `${name}.lora_a`,
        [embedding ? rank : inputs, embedding ? outputs : rank, ...counts(experts)],
        'F32',
        0.3,
      ),
      weights.random(`${name}.lora_b`, [rank, embedding ? inputs : outputs, ...counts(experts)], 'F32', 0.3),
    ];
  });
  const metadata = {
    'general.architecture': lora.architecture,
    'general.type': 'adapter',
    'general.name': 'Tiny adapter',
    'adapter.type': 'lora',
    'adapter.lora.alpha': f32(lora.alpha ?? 8),
    ...(lora.marked === false ? {} : { 'dxlens.random_weights': true }),
    ...lora.metadata,
  };
  return writeGguf(file, metadata, change(tensors, weights));
}

const counts = (experts: readonly (number | undefined)[]): number[] =>
  experts.filter((count): count is number => count !== undefined);
