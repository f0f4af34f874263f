/** Paths on the command line -> notes, in a stable order, each read when its turn comes. */
import { readFile, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { decodeNote } from './decode.js';

/** Extensions that a folder is searched for; a file that is named itself may have any. */
export const noteExtensions = ['note', 'soap', 'hpi', 'cnote'] as const;

/** A path on the command line gives no note. The message is one sentence that says why and what to do. */
export class SourceUnreadable extends Error {
  override readonly name = 'SourceUnreadable';
}

export interface NoteSource {
  readonly id: string;
  readonly file: string;
  /** Rejects with `SourceUnreadable` or `NotText`, whose messages hold no words of the note. */
  read(): Promise<string>;
}

/** The path that names standard input; a file of that name is "./-". */
const standardInput = '-';

/** Lists the notes of files and folders, and that of standard input. What cannot be found stands in the list and fails when read. */
export async function findNotes(paths: readonly string[], from = process.cwd()): Promise<NoteSource[]> {
  const sources: NoteSource[] = [];
  for (const path of paths) {
    if (path === standardInput) {
      sources.push({ id: 'standard input', file: 'standard input', read: readInput });
      continue;
    }
    const full = resolve(from, path);
    const shown = relative(from, full) || '.';
    const entry = await stat(full).catch(() => null);
    if (entry?.isDirectory() === true) {
      const found = await glob(
        noteExtensions.map((extension) => `**/*.${extension}`),
        { cwd: full, absolute: true, ignore: ['**/node_modules/**'], caseSensitiveMatch: false },
      );
      if (found.length === 0) {
        const extensions = noteExtensions.map((extension) => `.${extension}`).join(', ');
        sources.push(failing(shown, `no notes in this folder; DxLens looks for ${extensions}`));
      }
      sources.push(...found.sort().map((file) => source(file, from)));
    } else if (entry === null) {
      sources.push(failing(shown, 'no such file or folder; check the path'));
    } else {
      sources.push(source(full, from));
    }
  }
  return sources;
}

function source(file: string, from: string): NoteSource {
  const shown = relative(from, file);
  return {
    id: shown,
    file: shown,
    read: async () => {
      let bytes: Buffer;
      try {
        bytes = await readFile(file);
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
        throw new SourceUnreadable(`the file cannot be read (${code}); check its permissions`, { cause: error });
      }
      return decodeNote(bytes);
    },
  };
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
  }
  return decodeNote(Buffer.concat(chunks));
}

function failing(path: string, message: string): NoteSource {
  return { id: path, file: path, read: () => Promise.reject(new SourceUnreadable(message)) };
}
