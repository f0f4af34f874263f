/** A progress bar on standard error, for a person who looks at it and nobody else. */
import { SingleBar } from 'cli-progress';
import { bytesInWords } from '../model/bytes.js';
import type { DownloadProgress } from '../model/downloadProtocol.js';

const phases = { fetch: 'Downloading', verify: 'Checking' } as const;

export interface ProgressBar {
  readonly show: (progress: DownloadProgress) => void;
  /** Leaves the line as it is and goes to the next one. */
  readonly stop: () => void;
}

/** Draws nothing where standard error is no terminal. */
export function progressBar(): ProgressBar {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{phase} [{bar}] {percentage} %  {read} of {all}',
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    hideCursor: true,
    gracefulExit: false,
  });
  let isStarted = false;
  return {
    show: ({ phase, doneBytes, totalBytes }) => {
      const words = { phase: phases[phase], read: bytesInWords(doneBytes), all: bytesInWords(totalBytes) };
      if (isStarted) bar.update(doneBytes, words);
      else bar.start(totalBytes, doneBytes, words);
      isStarted = true;
    },
    stop: () => {
      if (isStarted) bar.stop();
    },
  };
}
