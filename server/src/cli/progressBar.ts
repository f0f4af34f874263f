/** A progress bar on standard error, for a person who looks at it and nobody else. */
import { SingleBar } from 'cli-progress';
import { bytesInWords } from '../model/own/bytes.js';
import type { DownloadProgress } from '../model/own/downloadProtocol.js';

const phases = { fetch: 'Downloading', verify: 'Checking' } as const;

export interface ProgressBar {
  readonly show: (progress: DownloadProgress) => void;
  /** Leaves the line as it is and goes to the next one. */
  readonly stop: () => void;
}

/** A bar of a download. Draws nothing where standard error is no terminal. */
export function progressBar(): ProgressBar {
  const bar = newBar('{phase} [{bar}] {percentage} %  {read} of {all}');
  return {
    show: ({ phase, doneBytes, totalBytes }) => {
      const words = { phase: phases[phase], read: bytesInWords(doneBytes), all: bytesInWords(totalBytes) };
      bar.show(doneBytes, totalBytes, words);
    },
    stop: bar.stop,
  };
}

export interface CountBar {
  readonly show: (done: number) => void;
  /** Leaves the line as it is and goes to the next one. */
  readonly stop: () => void;
}

/** A bar that counts up to `total`, after a few words of what is done. Draws nothing where standard error is no terminal. */
export function countBar(words: string, total: number): CountBar {
  const bar = newBar(`${words} [{bar}] {value} of {total}, {eta_formatted} left`);
  return { show: (done) => bar.show(done, total, {}), stop: bar.stop };
}

function newBar(format: string): { show: (done: number, total: number, words: object) => void; stop: () => void } {
  const bar = new SingleBar({
    stream: process.stderr,
    format,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    hideCursor: true,
    gracefulExit: false,
  });
  let isStarted = false;
  return {
    show: (done, total, words) => {
      if (isStarted) bar.update(done, words);
      else bar.start(total, done, words);
      isStarted = true;
    },
    stop: () => {
      if (isStarted) bar.stop();
    },
  };
}
