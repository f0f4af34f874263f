/** Remembers how many threads suit which model on this machine, in the user's cache folder. Nothing of any note stands there. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { ThreadMemory } from './host.js';
import type { Threads } from './protocol.js';
import type { ModelIdentity } from '../types.js';

const stored = z.record(z.string(), z.strictObject({ prompt: z.int().min(1), writing: z.int().min(1) }));

/** A file `threads.json` in a folder. One that cannot be read or written costs a second of measuring, and no more. */
export class ThreadStore implements ThreadMemory {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async recall(model: ModelIdentity): Promise<Threads | null> {
    return (await this.#read())[keyOf(model)] ?? null;
  }

  async keep(model: ModelIdentity, threads: Threads): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const all = { ...(await this.#read()), [keyOf(model)]: threads };
      const fresh = join(this.#folder, `threads.json.${String(process.pid)}`);
      await writeFile(fresh, JSON.stringify(all));
      await rename(fresh, join(this.#folder, 'threads.json'));
    } catch {
      // A folder that cannot be written to: it is measured again next time.
    }
  }

  async #read(): Promise<z.infer<typeof stored>> {
    try {
      return stored.parse(JSON.parse(await readFile(join(this.#folder, 'threads.json'), 'utf8')));
    } catch {
      return {};
    }
  }
}

/** Another machine with the same home, or another size of the same model, is measured anew. */
function keyOf({ name, architecture, sizeBytes }: ModelIdentity): string {
  return [name, architecture, sizeBytes, `${String(availableParallelism())} cores`].join('|');
}
