/** Getting models: what is listed, added, verified and removed by the command line and by the editor alike. */
import { rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { bytesInWords } from './bytes.js';
import { matchCatalog } from '../ask/catalogMatch.js';
import { readCatalog, type CatalogModel } from '../ask/catalog.js';
import { checksumOf } from './checksum.js';
import { download } from './download.js';
import type { DownloadProgress } from './downloadProtocol.js';
import { checkModelFile } from '../gguf/gguf.js';
import { fileAddresses, hubBase, isHubSource, modelPage, parseHubFile } from './hub.js';
import { offlineReason } from './offline.js';
import { fileOf, ModelStore, sizeOf, type StoredModel, type StoredPart } from './store.js';
import { ModelUnavailable } from '../types.js';

export interface OwnModelsOptions {
  /** The data folder (`dataFolder.ts`). */
  readonly dataFolder: string;
  readonly catalogFile: string;
  /** The built entry of the downloader, `dist/model-download.mjs`. */
  readonly downloader: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Lets tests add their own files; no flag and no setting reaches it. */
  readonly allowRandomWeights?: boolean | undefined;
}

export interface ListedModel {
  readonly id: string;
  readonly name: string;
  /** The file that is named to load it. */
  readonly file: string;
  readonly sizeBytes: number;
  readonly architecture: string | null;
  readonly source: string;
  /** True where DxLens downloaded it: its files are deleted when it is removed. */
  readonly downloaded: boolean;
  /** By a look at the folder only: whether all of its files are there and as large as they were. */
  readonly state: 'there' | 'missing' | 'changed';
  /** Name of the model of the catalogue that it seems to be; null where it is none of them. */
  readonly known: string | null;
}

/** What a download is about to do, before anything is asked of the network. */
export interface DownloadPlan {
  /** "Download FILE from HOST?" */
  readonly question: string;
  /** What to know before a yes, one sentence each. */
  readonly facts: readonly string[];
  /** Why no download is allowed at all, in one sentence; null where it is. */
  readonly offline: string | null;
}

export interface WorkOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

export interface AddOptions extends WorkOptions {
  /** True where a person has said yes to the question of `plan`. A file of this machine needs none. */
  readonly agreed: boolean;
  /** True where the setting `dxlens.model.offline` is on. */
  readonly offline?: boolean | undefined;
  /** Instead of the name that the file gives itself. */
  readonly name?: string | undefined;
  /** SHA-256 that the file has to have, 64 hexadecimal digits. */
  readonly sha256?: string | undefined;
}

export interface Verified {
  readonly id: string;
  readonly name: string;
  /** One sentence; null where every file is as it was when it was added. */
  readonly problem: string | null;
}

export interface Removed {
  readonly model: StoredModel;
  /** True where the files were deleted, false where they stay because they are the user's own. */
  readonly deleted: boolean;
}

/** Rejections are `ModelUnavailable`, one sentence, and `Cancelled` where a signal aborted. */
export class OwnModels {
  readonly #options: OwnModelsOptions;
  readonly #store: ModelStore;

  constructor(options: OwnModelsOptions) {
    this.#options = options;
    this.#store = new ModelStore(options.dataFolder);
  }

  catalog(): Promise<CatalogModel[]> {
    return readCatalog(this.#options.catalogFile);
  }

  async list(): Promise<ListedModel[]> {
    const catalog = await this.catalog();
    return Promise.all(
      (await this.#store.list()).map(async (model) => {
        const { id, name, architecture, source } = model;
        const file = fileOf(model);
        return {
          id,
          name,
          file,
          sizeBytes: sizeOf(model),
          architecture,
          source,
          downloaded: this.#isDownloaded(model),
          state: await stateOf(model),
          known: matchCatalog([name, basename(file)], architecture, catalog)?.name ?? null,
        };
      }),
    );
  }

  /** What to ask before a download, read from the address alone: nothing is sent before the yes. */
  async plan(source: string, offline = false): Promise<DownloadPlan> {
    const { environment } = this.#options;
    const file = parseHubFile(source);
    const base = hubBase(environment);
    const parts = fileAddresses(base, file).length;
    const known = matchCatalog([basename(file.path)], null, await this.catalog());
    const size = known?.sizeBytes ?? null;
    return {
      question: `Download ${basename(file.path)} of ${file.owner}/${file.repository} from ${base.host}?`,
      facts: [
        size === null
          ? 'Its size is shown as soon as the server has told it; models have between 0.1 and 100 GB.'
          : `It has about ${bytesInWords(size)}.`,
        ...(parts > 1 ? [`It comes in ${String(parts)} files.`] : []),
        `Its licence and terms stand at ${modelPage(base, file)}${known === null ? '' : ` (${known.licence})`}.`,
        `The server learns that this machine asks for the file${(environment['HF_TOKEN'] ?? '') === '' ? '' : ', and gets the token in HF_TOKEN'}; no note and nothing of a note is sent.`,
      ],
      offline: offlineReason(environment, offline),
    };
  }

  /** Adds a GGUF file of this machine where it lies, or downloads `hf:owner/repository/file.gguf[@revision]`. */
  async add(source: string, options: AddOptions): Promise<StoredModel> {
    if (options.sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(options.sha256)) {
      throw new ModelUnavailable('A SHA-256 checksum has 64 hexadecimal digits; copy it whole.');
    }
    return isHubSource(source) ? this.#addFromHub(source, options) : this.#addFile(resolve(source), options);
  }

  async #addFile(file: string, { name, sha256, signal, onProgress }: AddOptions): Promise<StoredModel> {
    if ((await stat(file).catch(() => null)) === null) {
      throw new ModelUnavailable(`There is no file ${file}; check its path.`);
    }
    const { identity, files, sizeBytes } = await checkModelFile(file, this.#options.allowRandomWeights);
    expectOneFile(files, sha256);
    const parts: StoredPart[] = [];
    let before = 0;
    for (const part of files) {
      const sum = await checksumOf(part, signal, (bytes) =>
        onProgress?.({ phase: 'verify', doneBytes: before + bytes, totalBytes: sizeBytes }),
      );
      before += sum.sizeBytes;
      parts.push({ file: part, ...sum });
    }
    if (sha256 !== undefined && parts[0]!.sha256 !== sha256.toLowerCase()) {
      throw new ModelUnavailable(`${file} has not the checksum that you gave, so it was not added.`);
    }
    return this.#store.add({
      name: name ?? identity.name,
      architecture: identity.architecture,
      source: 'file',
      parts,
    });
  }

  async #addFromHub(source: string, options: AddOptions): Promise<StoredModel> {
    const { environment, downloader, allowRandomWeights } = this.#options;
    const file = parseHubFile(source);
    const offline = offlineReason(environment, options.offline ?? false);
    if (offline !== null) throw new ModelUnavailable(offline);
    if (!options.agreed) throw new ModelUnavailable('Nothing is downloaded without a yes.');
    const folder = join(this.#store.modelsFolder, file.owner, file.repository);
    const addresses = fileAddresses(hubBase(environment), file);
    expectOneFile(addresses, options.sha256);
    const sha256 = options.sha256?.toLowerCase() ?? null;
    const { files, commit } = await download({
      childFile: downloader,
      environment,
      order: { files: addresses.map(({ url, path }) => ({ url, target: join(folder, path), sha256 })) },
      signal: options.signal ?? new AbortController().signal,
      onProgress: options.onProgress,
    });
    // It lies in the models folder under its name, but no list names it before it has passed.
    const { identity } = await checkModelFile(files[0]!.file, allowRandomWeights);
    return this.#store.add({
      name: options.name ?? identity.name,
      architecture: identity.architecture,
      source: `hf:${file.owner}/${file.repository}/${file.path}@${commit ?? file.revision}`,
      parts: [...files],
    });
  }

  /** Reads the files of the models named, or of all, anew and compares them with what was pinned. */
  async verify(ids: readonly string[], { signal, onProgress }: WorkOptions = {}): Promise<Verified[]> {
    const models = ids.length === 0 ? await this.#store.list() : [];
    for (const id of ids) models.push(await this.#store.find(id));
    const totalBytes = models.reduce((sum, model) => sum + sizeOf(model), 0);
    const results: Verified[] = [];
    let before = 0;
    for (const model of models) {
      let problem: string | null = null;
      for (const part of model.parts) {
        problem ??= await compare(part, signal, (bytes) =>
          onProgress?.({ phase: 'verify', doneBytes: before + bytes, totalBytes }),
        );
        before += part.sizeBytes;
      }
      results.push({ id: model.id, name: model.name, problem });
    }
    return results;
  }

  /** Takes a model from the list, and deletes its files where DxLens downloaded them. */
  async remove(id: string): Promise<Removed> {
    const model = await this.#store.remove(id);
    const deleted = this.#isDownloaded(model);
    if (deleted) {
      for (const { file } of model.parts) {
        await rm(file, { force: true });
        await this.#clear(dirname(file));
      }
    }
    return { model, deleted };
  }

  /**
   * The file of a model that a flag or a setting names by its id; anything else is the path of a file and comes back as
   * it is. A file that is called like an id is named with "./".
   */
  async resolve(idOrFile: string): Promise<string> {
    const isId = /^[a-z0-9][a-z0-9.-]*$/.test(idOrFile) && !idOrFile.endsWith('.gguf');
    const found = isId ? (await this.#store.list()).find(({ id }) => id === idOrFile) : undefined;
    return found === undefined ? idOrFile : fileOf(found);
  }

  /** What its entry says is believed only of files in the folder of downloads. */
  #isDownloaded({ source, parts }: StoredModel): boolean {
    return isHubSource(source) && parts.every(({ file }) => this.#store.owns(file));
  }

  /** Deletes the folders of a download that are empty now. */
  async #clear(folder: string): Promise<void> {
    for (let at = folder; this.#store.owns(at); at = dirname(at)) {
      if (
        !(await rmdir(at).then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }
}

function expectOneFile(files: readonly unknown[], sha256: string | undefined): void {
  if (sha256 !== undefined && files.length > 1) {
    throw new ModelUnavailable('One checksum cannot stand for a model in parts; leave it out.');
  }
}

async function stateOf({ parts }: StoredModel): Promise<ListedModel['state']> {
  for (const { file, sizeBytes } of parts) {
    const found = await stat(file).catch(() => null);
    if (found === null) return 'missing';
    if (found.size !== sizeBytes) return 'changed';
  }
  return 'there';
}

async function compare(
  { file, sha256, sizeBytes }: StoredPart,
  signal: AbortSignal | undefined,
  onRead: (bytes: number) => void,
): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  if (found === null) return `${file} is not there any more; put it back, or remove the model.`;
  if (found.size !== sizeBytes) {
    return `${file} has ${bytesInWords(found.size)} instead of ${bytesInWords(sizeBytes)}; fetch it again, or add it anew if you changed it.`;
  }
  try {
    const sum = await checksumOf(file, signal, onRead);
    return sum.sha256 === sha256
      ? null
      : `${file} has other content than when it was added; fetch it again, or add it anew if you changed it.`;
  } catch (error) {
    if (error instanceof ModelUnavailable) return error.message;
    throw error;
  }
}
