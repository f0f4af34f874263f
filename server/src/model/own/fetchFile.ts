/**
 * Fetches one large file: on from where an earlier try ended, over as many connections as it takes, one after the other,
 * and gives it its name only when its size and its SHA-256 are right.
 */
import { open, rename, stat, statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, dirname } from 'node:path';
import { bytesInWords } from './bytes.js';
import { checksumOf } from './checksum.js';
import { Cancelled, ModelUnavailable } from '../types.js';

export interface FetchOptions {
  readonly url: string;
  /** Where the file will lie; its folder exists. */
  readonly target: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Asks the address for the bytes from `start` on. */
  readonly get: (url: string, start: number) => Promise<IncomingMessage>;
  /** Waits before another try; `failures` counts tries in a row that brought nothing. */
  readonly pause: (failures: number) => Promise<void>;
  readonly signal: AbortSignal;
  /** Told the bytes of the file that are there, and later those that are verified. */
  readonly onBytes: (phase: 'fetch' | 'verify', bytes: number) => void;
}

/** Tries in a row that may bring nothing. */
const mostFailures = 5;
/** Answers after which the next try may do better. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Bytes that lie in the part file wait here for the rest. The checksum is in its name, so that a file of other content
 * is never continued, and two downloads of one file write the same bytes to the same places.
 */
export const partFile = (target: string, sha256: string): string => `${target}.${sha256.slice(0, 12)}.part`;

/** Rejects with `Cancelled` when the signal aborts and `ModelUnavailable`, one sentence, when the file cannot be had. */
export async function fetchFile(options: FetchOptions): Promise<void> {
  const { target, sha256, sizeBytes, signal } = options;
  const part = partFile(target, sha256);
  if (!(await isThere(options))) {
    for (let failures = 0; (await bytesOf(part)) < sizeBytes;) {
      const before = await bytesOf(part);
      const reason = await tryOnce(options, part, before);
      failures = (await bytesOf(part)) > before ? 0 : failures + 1;
      if (failures > mostFailures) {
        throw new ModelUnavailable(
          `The download of ${basename(target)} broke off (${reason}); add the model again to go on from there.`,
        );
      }
      if ((await bytesOf(part)) < sizeBytes) await options.pause(failures);
      if (signal.aborted) throw cancelled();
    }
    const found = await checksumOf(part, signal, (bytes) => options.onBytes('verify', bytes));
    if (found.sha256 !== sha256 || found.sizeBytes !== sizeBytes) {
      const rejected = `${target}.rejected`;
      await rename(part, rejected);
      throw new ModelUnavailable(
        `What was downloaded has not the checksum that was promised for ${basename(target)}, so it is not used; it lies in ${rejected}, and you may delete it and try again.`,
      );
    }
    await rename(part, target);
  }
}

/** True where the whole file lies there already. Another file of its name is not touched. */
async function isThere({ target, sha256, sizeBytes, signal, onBytes }: FetchOptions): Promise<boolean> {
  const there = await stat(target).catch(() => null);
  if (there === null) return false;
  const same =
    there.size === sizeBytes &&
    (await checksumOf(target, signal, (bytes) => onBytes('verify', bytes))).sha256 === sha256;
  if (!same) {
    throw new ModelUnavailable(
      `${target} is there already with other content; remove that model first, or move the file away.`,
    );
  }
  return true;
}

/** One connection, whose bytes are written as they come. Gives the reason why it ended before the file did. */
async function tryOnce(options: FetchOptions, part: string, start: number): Promise<string> {
  // Opened before the first byte is asked for: a connection that breaks meanwhile would take its bytes along.
  await (await open(part, 'a', 0o600)).close();
  const handle = await open(part, 'r+');
  let answer: IncomingMessage | null = null;
  try {
    answer = await options.get(options.url, start);
    const status = answer.statusCode ?? 0;
    if (passing.has(status)) return `the server answered ${String(status)}`;
    let at = firstByte(answer, start, options);
    for await (const chunk of answer) {
      const bytes = chunk as Buffer;
      if (at + bytes.length > options.sizeBytes) {
        throw new ModelUnavailable(`The server sends more of ${basename(options.target)} than it promised.`);
      }
      await write(handle, bytes, at, part);
      at += bytes.length;
      options.onBytes('fetch', at);
    }
    return 'the connection ended early';
  } catch (error) {
    return passingReason(error, options.signal);
  } finally {
    answer?.destroy();
    await handle.close();
  }
}

/** The place in the file of the first byte of an answer; a server that cannot go on from `start` sends the whole file. */
function firstByte(answer: IncomingMessage, start: number, { url, target, sizeBytes }: FetchOptions): number {
  const status = answer.statusCode ?? 0;
  if (status === 200) return 0;
  if (status !== 206) throw refusal(url, status);
  if (!isRangeFrom(answer.headers['content-range'], start, sizeBytes)) {
    throw new ModelUnavailable(`The server sends another stretch of ${basename(target)} than it was asked for.`);
  }
  return start;
}

async function write(handle: Awaited<ReturnType<typeof open>>, bytes: Buffer, at: number, part: string): Promise<void> {
  try {
    for (let done = 0; done < bytes.length;) {
      done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ModelUnavailable(
      code === 'ENOSPC'
        ? `The disk is full; make room in ${dirname(part)} and add the model again.`
        : `The file ${part} cannot be written (${code ?? 'unknown error'}).`,
    );
  }
}

/** What is wrong in few words; throws on what no further try would mend. */
function passingReason(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) throw cancelled();
  if (error instanceof ModelUnavailable) throw error;
  return (error as NodeJS.ErrnoException).code ?? 'the connection was lost';
}

const cancelled = (): Cancelled => new Cancelled('The download was stopped.');

/** Why a server does not give a file, from its status. */
export function refusal(address: string, status: number): ModelUnavailable {
  const { host, pathname } = new URL(address);
  const name = basename(pathname);
  if (status === 401 || status === 403) {
    return new ModelUnavailable(
      `The server ${host} gives ${name} only to accounts that have accepted its terms; accept them there and set HF_TOKEN to a token of your account, or check the address.`,
    );
  }
  if (status === 404 || status === 410) {
    return new ModelUnavailable(`There is no ${name} at that address on ${host}; check its spelling.`);
  }
  return new ModelUnavailable(`The server ${host} does not give ${name} (${String(status)}); try again later.`);
}

function isRangeFrom(header: string | undefined, start: number, total: number): boolean {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header ?? '');
  return match !== null && Number(match[1]) === start && (match[2] === '*' || Number(match[2]) === total);
}

async function bytesOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

/** Throws where the disk has no room for what is still missing of the files. `free` gives the bytes free for a folder. */
export async function checkRoom(
  files: readonly Pick<FetchOptions, 'target' | 'sha256' | 'sizeBytes'>[],
  free: (folder: string) => Promise<number> = freeBytes,
): Promise<void> {
  let missing = 0;
  for (const { target, sha256, sizeBytes } of files) {
    const there = Math.max(await bytesOf(target), await bytesOf(partFile(target, sha256)));
    missing += Math.max(0, sizeBytes - there);
  }
  const folder = dirname(files[0]!.target);
  const room = await free(folder);
  if (missing > room) {
    throw new ModelUnavailable(
      `The disk has ${bytesInWords(room)} free and the model needs ${bytesInWords(missing)} more; make room for ${bytesInWords(missing - room)} in ${folder}.`,
    );
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
