/**
 * The models of this user: a list in one file, `models.json` in the data folder, with a checksum pinned for each file.
 * The model files of the user stay where they are; only downloaded ones lie in the data folder, under `models`.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, relative, isAbsolute } from 'node:path';
import { z } from 'zod';
import { ModelUnavailable } from '../types.js';

export const storeSchemaId = 'dxlens/models/1';

const part = z.strictObject({
  file: z.string().min(1).describe('absolute path'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().positive(),
});
const model = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string().min(1),
  architecture: z.string().nullable(),
  source: z.string().describe('"file", or hf:owner/repo/path@commit where DxLens downloaded it'),
  parts: z.array(part).min(1).describe('the first one is named to load the model'),
});
const format = z.strictObject({ schema: z.literal(storeSchemaId), models: z.array(model) });

export type StoredModel = z.infer<typeof model>;
export type StoredPart = z.infer<typeof part>;

/** The file that is named to load a model. */
export const fileOf = ({ parts }: StoredModel): string => parts[0]!.file;

/** Size of all parts in bytes. */
export const sizeOf = ({ parts }: StoredModel): number => parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

export class ModelStore {
  readonly #folder: string;
  readonly #file: string;

  /** @param folder the data folder, which need not exist yet */
  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, 'models.json');
  }

  /** Where downloaded models lie. */
  get modelsFolder(): string {
    return join(this.#folder, 'models');
  }

  /** True for a file in the models folder: one that DxLens downloaded and may delete. */
  owns(file: string): boolean {
    const way = relative(this.modelsFolder, file);
    return way !== '' && !way.startsWith('..') && !isAbsolute(way);
  }

  /** Empty where there is no list yet. Throws `ModelUnavailable` where there is one that cannot be understood. */
  async list(): Promise<StoredModel[]> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return [];
      throw new ModelUnavailable(`The list of models ${this.#file} cannot be read (${code ?? 'unknown error'}).`);
    }
    const read = format.safeParse(parsed(text));
    if (!read.success) {
      throw new ModelUnavailable(
        `The list of models ${this.#file} is damaged or of another version of DxLens; mend it, or delete it and add your models again.`,
      );
    }
    return read.data.models;
  }

  /** The model of an id; throws `ModelUnavailable` where there is none. */
  async find(id: string): Promise<StoredModel> {
    return known(await this.list(), id);
  }

  /** Adds a model under a new id made of its name, or in place of the one with the same file, whose id it keeps. */
  async add(added: Omit<StoredModel, 'id'>): Promise<StoredModel> {
    return this.#change((models) => {
      const file = added.parts[0]!.file;
      const before = models.findIndex((one) => fileOf(one) === file);
      const ids = new Set(models.map(({ id }) => id));
      const entry = { id: models[before]?.id ?? freeId(added.name, ids), ...added };
      return [before < 0 ? [...models, entry] : models.with(before, entry), entry];
    });
  }

  /** Takes a model from the list; its files stay. Throws `ModelUnavailable` where there is none of that id. */
  async remove(id: string): Promise<StoredModel> {
    return this.#change((models) => [models.filter((one) => one.id !== id), known(models, id)]);
  }

  /** Reads, changes and writes the list as one step, whatever other windows and commands do meanwhile. */
  async #change<T>(step: (models: StoredModel[]) => [StoredModel[], T]): Promise<T> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // Loaded here and not above: it listens to signals of the process, which nobody needs who only reads.
    const { default: locks } = await import('proper-lockfile');
    const release = await locks.lock(this.#file, lockOptions).catch(() => {
      throw new ModelUnavailable(`The list of models ${this.#file} is in use by another program; try again.`);
    });
    try {
      const [models, result] = step(await this.list());
      const fresh = `${this.#file}.${String(process.pid)}`;
      await writeFile(fresh, `${JSON.stringify({ schema: storeSchemaId, models }, null, 2)}\n`, { mode: 0o600 });
      await rename(fresh, this.#file);
      return result;
    } finally {
      // A lock that was lost meanwhile cannot be given back, and need not be.
      await release().catch(() => undefined);
    }
  }
}

const lockOptions = {
  realpath: false,
  stale: 10_000,
  retries: { retries: 40, minTimeout: 20, maxTimeout: 400 },
  onCompromised: () => undefined,
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function known(models: readonly StoredModel[], id: string): StoredModel {
  const found = models.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new ModelUnavailable(
    models.length === 0
      ? 'No model has been added yet; add one with "dxlens model add FILE".'
      : `There is no model ${JSON.stringify(id)}; there are ${models.map((one) => one.id).join(', ')}.`,
  );
}

/** "Qwen3 4B.gguf" becomes "qwen3-4b", and "qwen3-4b-2" where that is taken. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = basename(name)
    .replace(/\.gguf$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 60);
  const base = plain === '' ? 'model' : plain;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${String(number)}`;
  return id;
}
