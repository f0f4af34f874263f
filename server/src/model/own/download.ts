/** The edge to the downloader's process: order, progress, result, stop. The process is given no more environment than it needs. */
import { fork } from 'node:child_process';
import type { DownloadedFile, DownloadMessage, DownloadOrder, DownloadProgress } from './downloadProtocol.js';
import { Cancelled, ModelUnavailable } from '../types.js';

export interface DownloadOptions {
  /** The built entry of the process, `dist/model-download.mjs`. */
  readonly childFile: string;
  readonly order: DownloadOrder;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

export interface Downloaded {
  readonly files: readonly DownloadedFile[];
  /** Commit of the repository; null where the server named none. */
  readonly commit: string | null;
}

/**
 * Downloads files and resolves when all are there and verified. What is there of an unfinished one is kept and continued
 * by the next call.
 *
 * @throws Cancelled when the signal aborts; ModelUnavailable with one sentence when a file cannot be had
 */
export function download({ childFile, order, environment, signal, onProgress }: DownloadOptions): Promise<Downloaded> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new Cancelled('The download was stopped.'));
      return;
    }
    const child = fork(childFile, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      env: downloaderEnvironment(environment),
    });
    let end: DownloadMessage | null = null;
    const stop = (): void => void child.kill('SIGKILL');
    signal.addEventListener('abort', stop, { once: true });
    child.on('message', (message: DownloadMessage) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else end = message;
    });
    // Settled when the process is gone, so that nothing writes to the file any more.
    const settle = (): void => {
      signal.removeEventListener('abort', stop);
      if (end?.kind === 'done') resolve({ files: end.files, commit: end.commit });
      else if (signal.aborted) reject(new Cancelled('The download was stopped.'));
      else reject(new ModelUnavailable(end?.kind === 'failed' ? end.reason : endedEarly));
    };
    child.once('close', settle);
    child.once('error', settle);
    child.send(order, () => undefined);
  });
}

const endedEarly = 'The downloader ended before the file was there; add the model again to go on from there.';

/** What a process needs to run and to find its way out: proxies, certificates of the site, the hub's own token. */
const kept = new Set([
  'ALL_PROXY',
  'DXLENS_OFFLINE',
  // Without it the editor's own program would start as an editor.
  'ELECTRON_RUN_AS_NODE',
  'HF_TOKEN',
  'HTTPS_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'NO_PROXY',
  'SYSTEMROOT',
  'WINDIR',
]);

/** Exported for its test. */
export function downloaderEnvironment(environment: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => kept.has(name.toUpperCase())));
}
