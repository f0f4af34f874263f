/** Where dismissals are kept: a key of the installation and a list of HMACs, readable by the user alone. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Dismissals, dismissalsSchema } from './dismissals.js';

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
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch {
      return { dismissals: new Dismissals(key), warning: null };
    }
    try {
      return { dismissals: new Dismissals(key, dismissalsSchema.parse(JSON.parse(text))), warning: null };
    } catch {
      await rename(file, `${file}.unreadable`);
      return {
        dismissals: new Dismissals(key),
        warning: `${file} could not be read and was set aside as ${file}.unreadable; dismissed alerts show again.`,
      };
    }
  }

  /** Writes the list as it stands now; writes follow one another and replace the file whole. */
  save(dismissals: Dismissals): Promise<void> {
    const file = join(this.#folder, 'dismissals.json');
    const text = JSON.stringify(dismissals.list);
    this.#saving = this.#saving
      .catch(() => undefined)
      .then(async () => {
        await writeFile(`${file}.new`, text, { mode: 0o600 });
        await rename(`${file}.new`, file);
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
    await writeFile(file, key, { mode: 0o600 });
    return key;
  }
}
