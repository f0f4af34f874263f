/** Opens GGUF files and reads their headers, with one sentence for everything that can be wrong with a file. */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrokenHeader, readHeader, type GgufHeader, type GgufTensor } from './ggufHeader.js';
import { partNames } from './parts.js';
import { ModelUnavailable } from '../types.js';

export type GgufMetadata = GgufHeader['metadata'];

export interface GgufFile {
  /** Of a file in parts, that of the first one, as are its types. */
  readonly metadata: GgufMetadata;
  readonly types: GgufHeader['types'];
  /** Of all parts. */
  readonly tensors: readonly GgufTensor[];
  /** Size of all parts in bytes. */
  readonly sizeBytes: number;
}

/** A model that may lie in several files, the named one first. */
export interface GgufModel extends GgufFile {
  readonly files: readonly string[];
}

/** Reads one file. Rejects with `ModelUnavailable`, also where the file is shorter than its header says. */
export async function readGgufFile(file: string, kind: 'model' | 'adapter'): Promise<GgufFile> {
  const subject = `The ${kind} file ${file}`;
  const sizeBytes = await sizeOf(file, kind);
  if (sizeBytes === 0) throw new ModelUnavailable(`${subject} is empty; fetch it again.`);
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) throw new ModelUnavailable(`${subject} cannot be read; check its permissions.`);
  try {
    const { dataEnd, ...header } = await readHeader(handle, sizeBytes);
    if (dataEnd > sizeBytes) throw new BrokenHeader('cut');
    return { ...header, sizeBytes };
  } catch (error) {
    if (error instanceof BrokenHeader) throw new ModelUnavailable(`${subject} ${brokenWords[error.kind]}`);
    throw new ModelUnavailable(`${subject} cannot be read; check the disk it is on.`);
  } finally {
    await handle.close();
  }
}

/** Reads a model with all its parts; the first is named, and the others lie beside it. Rejects as for one file. */
export async function readModelParts(file: string): Promise<GgufModel> {
  const first = await readGgufFile(file, 'model');
  const count = first.metadata.get('split.count');
  const tensors = [...first.tensors];
  let { sizeBytes } = first;
  // A name alone makes no parts: the file has to say that it is one of several.
  const others = typeof count !== 'number' || count < 2 ? [] : partNames(file).filter((part) => part !== file);
  if (others.length > 0 && others.length + 1 !== count) {
    throw new ModelUnavailable(`The model file ${file} ${brokenWords.damaged}`);
  }
  for (const name of others) {
    const part = await readGgufFile(name, 'model');
    for (const tensor of part.tensors) tensors.push(tensor);
    sizeBytes += part.sizeBytes;
  }
  return { ...first, tensors, sizeBytes, files: [file, ...others] };
}

/** What the file calls itself, or its file name: one line of bounded length, without control or direction characters. */
export function nameOf(file: string, metadata: GgufMetadata): string {
  const name = metadata.get('general.name');
  if (typeof name !== 'string' || name.trim() === '') return basename(file);
  return name
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 120);
}

const brokenWords = {
  foreign: 'is not a GGUF file; choose a file in the GGUF format.',
  version: 'is of a GGUF version that this version cannot read; choose a newer file.',
  cut: 'is cut short; fetch it again.',
  damaged: 'is damaged; fetch it again.',
} as const;

const settings = {
  model: 'the setting dxlens.model.file or --model',
  adapter: 'the setting dxlens.model.adapters or --adapter',
} as const;

async function sizeOf(file: string, kind: 'model' | 'adapter'): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found === null) {
    throw new ModelUnavailable(`The ${kind} file ${file} does not exist; check ${settings[kind]}.`);
  }
  if (!found.isFile()) throw new ModelUnavailable(`The ${kind} file ${file} is not a file; name one GGUF file.`);
  return found.size;
}
