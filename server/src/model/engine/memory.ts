/** Whether a model fits into the memory of this machine, before it is loaded, and what to say where it does not. */
import { ModelUnavailable } from '../types.js';

/** Bytes that the process needs besides the model and its context: the library, its buffers and Node itself. */
export const processBytes = 150_000_000;

export interface Fit {
  readonly file: string;
  /** Bytes that loading will take in all. */
  readonly needed: number;
  readonly available: number;
  /** The largest smaller context that would fit, in tokens; null where none does. */
  readonly smallerContext: number | null;
  /** Models of the catalogue that can be named instead, with the size of their usual file. */
  readonly others: readonly { readonly name: string; readonly sizeBytes: number }[];
}

/** Throws `ModelUnavailable` in one sentence where the model does not fit; it says what would. */
export function checkFit({ file, needed, available, smallerContext, others }: Fit): void {
  if (needed <= available) return;
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
  // Half as much again for the context: the file is most of what a model takes.
  const fitting = others
    .filter(({ sizeBytes }) => sizeBytes * 1.5 + processBytes <= available)
    .sort((a, b) => b.sizeBytes - a.sizeBytes)[0];
  const instead =
    smallerContext !== null
      ? `a context of ${String(smallerContext)} tokens would fit (dxlens.model.contextSize)`
      : fitting !== undefined
        ? `of the models in the catalogue ${fitting.name} would fit`
        : 'free memory or choose a smaller model';
  throw new ModelUnavailable(
    `The model file ${file} needs about ${gigabytes(needed)} of memory and ${gigabytes(available)} are free; ${instead}.`,
  );
}
