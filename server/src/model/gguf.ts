/**
 * Looks at a model file before anything is loaded: is it there, whole, of a kind that can be asked, and not made of
 * random weights. It reads the header only, a few megabytes of even the largest file, and without the native library,
 * so that the server can say at once what is wrong.
 */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { architectureProblem } from './architectures.js';
import { BrokenHeader, readHeader, type GgufHeader } from './ggufHeader.js';
import { partNames } from './parts.js';
import { ModelUnavailable, type ModelIdentity } from './types.js';

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
  const { header, sizeBytes } = await checkPart(file);
  const { metadata } = header;
  const architecture = metadata.get('general.architecture');
  const name = metadata.get('general.name');
  const problem = architectureProblem(typeof architecture === 'string' ? architecture : '');
  if (problem !== null) throw new ModelUnavailable(`The model file ${file} ${problem}; choose another file.`);
  if (metadata.get(randomWeightsKey) === true && !allowRandomWeights) {
    throw new ModelUnavailable(
      `The model file ${file} is made of random weights for tests and knows nothing; choose a trained model.`,
    );
  }
  let total = sizeBytes;
  const others = otherParts(file, metadata.get('split.count'));
  for (const part of others) total += (await checkPart(part)).sizeBytes;
  return {
    identity: {
      name: typeof name === 'string' && name.trim() !== '' ? plain(name) : basename(file),
      architecture: typeof architecture === 'string' ? architecture : null,
      sizeBytes: total,
      host: null,
      adapters: [],
    },
    sizeBytes: total,
    files: [file, ...others],
  };
}

async function checkPart(file: string): Promise<{ header: GgufHeader; sizeBytes: number }> {
  const sizeBytes = await sizeOf(file);
  if (sizeBytes === 0) throw new ModelUnavailable(`The model file ${file} is empty; fetch it again.`);
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) {
    throw new ModelUnavailable(`The model file ${file} cannot be read; check its permissions.`);
  }
  try {
    const header = await readHeader(handle, sizeBytes);
    if (header.dataEnd > sizeBytes) throw new BrokenHeader('cut');
    return { header, sizeBytes };
  } catch (error) {
    if (error instanceof BrokenHeader) throw new ModelUnavailable(`The model file ${file} ${brokenWords[error.kind]}`);
    throw new ModelUnavailable(`The model file ${file} cannot be read; check the disk it is on.`);
  } finally {
    await handle.close();
  }
}

const brokenWords = {
  foreign: 'is not a GGUF file; choose a file in the GGUF format.',
  version: 'is of a GGUF version that this version cannot read; choose a newer file.',
  cut: 'is cut short; fetch it again.',
  damaged: 'is damaged; fetch it again.',
} as const;

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found === null) {
    throw new ModelUnavailable(
      `The model file ${file} does not exist; check the setting dxlens.model.file or --model.`,
    );
  }
  if (!found.isFile()) throw new ModelUnavailable(`The model file ${file} is not a file; name one GGUF file.`);
  return found.size;
}

/** The other parts that lie beside the named one; none where its metadata do not say that it is one of several. */
function otherParts(file: string, count: unknown): string[] {
  return typeof count !== 'number' || count < 2 ? [] : partNames(file).filter((part) => part !== file);
}

/** A name from a file goes on screen: one line of bounded length, without control or direction characters. */
function plain(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 120);
}
