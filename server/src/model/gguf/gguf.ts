/**
 * Looks at a model file before anything is loaded: is it there, whole, of a kind that can be asked, and not made of
 * random weights. It reads the header only, a few megabytes of even the largest file, and without the native library,
 * so that the server can say at once what is wrong.
 */
import { architectureProblem } from './architectures.js';
import { nameOf, readModelParts } from './ggufFile.js';
import { ModelUnavailable, type ModelIdentity } from '../types.js';

/** Metadata key that marks a file as made of random weights: such files exist in tests only. */
export const randomWeightsKey = 'dxlens.random_weights';

export interface CheckedFile {
  readonly identity: ModelIdentity;
  /** Size of all parts of the model in bytes. */
  readonly sizeBytes: number;
  /** All parts, the named file first. */
  readonly files: readonly string[];
}

/**
 * Checks a model file.
 *
 * @param allowRandomWeights lets tests load their own files; no flag and no setting reaches it
 * @throws ModelUnavailable with one sentence that says what is wrong and what to do
 */
export async function checkModelFile(file: string, allowRandomWeights = false): Promise<CheckedFile> {
  const { metadata, sizeBytes, files } = await readModelParts(file);
  const architecture = metadata.get('general.architecture');
  if (metadata.get('general.type') === 'adapter') {
    throw new ModelUnavailable(
      `The model file ${file} is an adapter, which knows nothing by itself; name the model here and the adapter in dxlens.model.adapters.`,
    );
  }
  const problem = architectureProblem(typeof architecture === 'string' ? architecture : '');
  if (problem !== null) throw new ModelUnavailable(`The model file ${file} ${problem}; choose another file.`);
  if (metadata.get(randomWeightsKey) === true && !allowRandomWeights) {
    throw new ModelUnavailable(
      `The model file ${file} is made of random weights for tests and knows nothing; choose a trained model.`,
    );
  }
  return {
    identity: {
      name: nameOf(file, metadata),
      architecture: typeof architecture === 'string' ? architecture : null,
      sizeBytes,
      host: null,
      adapters: [],
    },
    sizeBytes,
    files,
  };
}
