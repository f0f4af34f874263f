/**
 * Entry of the downloader's own process. It knows addresses, paths and checksums; no note, no knowledge and no other part
 * of DxLens is loaded here, and it ends with its parent.
 */
import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DownloadedFile, DownloadMessage, DownloadOrder } from './downloadProtocol.js';
import { checkRoom, fetchFile, refusal } from './fetchFile.js';
import { ask, type HttpOptions } from './http.js';
import { readRemoteFile, type RemoteFile } from './hub.js';
import { offlineReason } from './offline.js';
import { ModelUnavailable } from '../types.js';

const firstPauseMilliseconds = 500;
const smallestStep = 256 * 1024;
const largestStep = 16 * 1024 * 1024;

function main(): void {
  if (process.send === undefined) {
    process.stderr.write('This program is started by DxLens and does nothing on its own.\n');
    process.exitCode = 2;
    return;
  }
  process.on('disconnect', () => process.exit(1));
  // Ctrl+C reaches every process of a terminal; the parent decides what it means.
  process.on('SIGINT', () => undefined);
  process.once('message', (order: DownloadOrder) => {
    download(order, new AbortController().signal).then(end, (error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      const reason = `The download failed (${code ?? 'unknown error'}); check the connection and the disk.`;
      end({ kind: 'failed', reason: error instanceof ModelUnavailable ? error.message : reason });
    });
  });
}

function end(message: DownloadMessage): void {
  // It ends when the parent has the message, not before.
  process.send?.(message, undefined, undefined, () => process.exit(0));
}

async function download({ files }: DownloadOrder, signal: AbortSignal): Promise<DownloadMessage> {
  const offline = offlineReason(process.env, false);
  if (offline !== null) throw new ModelUnavailable(offline);
  const token = process.env['HF_TOKEN'] ?? '';
  const common = { token: token === '' ? null : token, environment: process.env, signal };
  const remote: RemoteFile[] = [];
  for (const { url, sha256 } of files) remote.push(await inspect(url, sha256, common));
  if (new Set(remote.map(({ commit }) => commit)).size > 1) {
    throw new ModelUnavailable('The model was changed on the server at this very moment; add it again.');
  }
  const wanted = files.map(({ url, target }, index) => ({ url, target, ...remote[index]! }));
  for (const { target } of wanted) await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await checkRoom(wanted);
  const totalBytes = wanted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const report = reporter(totalBytes);
  let before = 0;
  for (const file of wanted) {
    await fetchFile({
      ...file,
      get: (url, start) =>
        ask(url, {
          ...common,
          method: 'GET',
          leavesHost: true,
          headers: start === 0 ? {} : { range: `bytes=${String(start)}-` },
        }),
      pause: (failures) => wait(firstPauseMilliseconds * 2 ** failures),
      signal,
      onBytes: (phase, bytes) => report(phase, before + bytes),
    });
    before += file.sizeBytes;
  }
  const done: DownloadedFile[] = wanted.map(({ target, sha256, sizeBytes }) => ({ file: target, sha256, sizeBytes }));
  return { kind: 'done', files: done, commit: remote[0]!.commit };
}

async function inspect(
  url: string,
  expected: string | null,
  common: Pick<HttpOptions, 'token' | 'environment' | 'signal'>,
): Promise<RemoteFile> {
  const { host, pathname } = new URL(url);
  const answer = await ask(url, { ...common, method: 'HEAD', leavesHost: false }).catch((error: unknown) => {
    if (error instanceof ModelUnavailable) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new ModelUnavailable(`The server ${host} cannot be reached (${code ?? 'no answer'}); check the connection.`);
  });
  answer.destroy();
  const status = answer.statusCode ?? 0;
  if (status !== 200 && (status < 300 || status > 399)) throw refusal(url, status);
  return readRemoteFile(answer.headers, basename(pathname), expected);
}

/** Tells the parent of progress: the first and the last byte, and steps that are worth telling between them. */
function reporter(totalBytes: number): (phase: 'fetch' | 'verify', doneBytes: number) => void {
  const step = Math.min(largestStep, Math.max(smallestStep, totalBytes / 500));
  let told = { phase: '', doneBytes: 0 };
  return (phase, doneBytes) => {
    if (phase === told.phase && Math.abs(doneBytes - told.doneBytes) < step && doneBytes < totalBytes) return;
    told = { phase, doneBytes };
    const message: DownloadMessage = { kind: 'progress', progress: { phase, doneBytes, totalBytes } };
    if (process.connected) process.send?.(message);
  };
}

main();
