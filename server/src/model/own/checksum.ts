/** SHA-256 of files that may be as large as a disk, read once from start to end. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Cancelled, ModelUnavailable } from '../types.js';

const chunkBytes = 1024 * 1024;

export interface Checksum {
  /** 64 hexadecimal digits, lower case. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Reads the whole file. `onRead` is told the bytes read so far, once for each mebibyte.
 *
 * @throws Cancelled when the signal aborts; ModelUnavailable where the file cannot be read to its end
 */
export async function checksumOf(
  file: string,
  signal?: AbortSignal,
  onRead?: (bytes: number) => void,
): Promise<Checksum> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) {
      if (signal?.aborted === true) break;
      hash.update(chunk as Buffer);
      sizeBytes += (chunk as Buffer).length;
      onRead?.(sizeBytes);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new ModelUnavailable(`The model file ${file} cannot be read (${code}); check the disk it is on.`);
  }
  if (signal?.aborted === true) throw new Cancelled('The reading of the model file was cancelled.');
  return { sha256: hash.digest('hex'), sizeBytes };
}
