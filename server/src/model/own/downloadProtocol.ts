/** What the downloader's process and its parent say to each other. It is told addresses and paths, and no more. */
export interface FileOrder {
  readonly url: string;
  /** Absolute path of the finished file. */
  readonly target: string;
  /** SHA-256 that the user expects; null leaves it to what the server promises before it sends the file. */
  readonly sha256: string | null;
}

/** Parent to downloader, once. The end of the channel ends the downloader. */
export interface DownloadOrder {
  readonly files: readonly FileOrder[];
}

export interface DownloadedFile {
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Bytes of all files together. */
export interface DownloadProgress {
  readonly phase: 'fetch' | 'verify';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Downloader to parent. `done` and `failed` are the last message. */
export type DownloadMessage =
  | { readonly kind: 'progress'; readonly progress: DownloadProgress }
  | { readonly kind: 'done'; readonly files: readonly DownloadedFile[]; readonly commit: string | null }
  | { readonly kind: 'failed'; readonly reason: string };
