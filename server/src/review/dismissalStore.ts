/** Where dismissals are kept: a key of the installation and a list of HMACs, readable by the user alone. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Dismissals, dismissalsSchema } from './dismissals.js';
import type { Dismissal } from './dismissals.js';

const keyBytes = 32;

/** A folder of the user's with `key` and `dismissals.json`. */
export class DismissalStore {
  readonly #folder: string;
  #saving: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Loads the dismissals. A store that cannot be read is set aside under another name and begun anew, which only shows alerts
   * again; `warning` then says so.
   */
  async load(): Promise<{ dismissals: Dismissals; warning: string | null }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const key = await this.#loadKey();
    const file = join(this.#folder, 'dismissals.json');
    const stored = await readStored(file);
    if (stored !== null) {
      return { dismissals: new Dismissals(key, stored), warning: null };
    }
    await rename(file, `${file}.unreadable`);
    return {
      dismissals: new Dismissals(key),
      warning: `${file} could not be read and was set aside as ${file}.unreadable; dismissed alerts show again.`,
    };
  }

  /** Writes the list, joined with what another window has stored meanwhile; writes follow one another and replace the file whole. */
  save(dismissals: Dismissals): Promise<void> {
    const file = join(this.#folder, 'dismissals.json');
    this.#saving = this.#saving
      .catch(() => undefined)
      .then(async () => {
        dismissals.merge((await readStored(file)) ?? []);
        const fresh = `${file}.${String(process.pid)}`;
        await writeFile(fresh, JSON.stringify(dismissals.list), { mode: 0o600 });
        await rename(fresh, file);
      });
    return this.#saving;
  }

  async #loadKey(): Promise<Buffer> {
    const file = join(this.#folder, 'key');
    try {
      const key = await readFile(file);
      if (key.length === keyBytes) {
        return key;
      }
    } catch {
      // None yet: made below.
    }
    const key = randomBytes(keyBytes);
    try {
      await writeFile(file, key, { mode: 0o600, flag: 'wx' });
      return key;
    } catch {
      // Another window has made one since; a broken one is replaced.
      const other = await readFile(file);
      if (other.length === keyBytes) {
        return other;
      }
      await writeFile(file, key, { mode: 0o600 });
      return key;
    }
  }
}

/** The stored list; empty where there is no file, null where it cannot be understood. */
async function readStored(file: string): Promise<readonly Dismissal[] | null> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  try {
    return dismissalsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
