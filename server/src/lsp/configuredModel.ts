/** The one language model that the settings name. Changes follow one another, so that two models are never loaded at once. */
import { basename } from 'node:path';
import type { ModelState } from '../model/host/host.js';
import { openEndpoint } from '../model/endpoint/openEndpoint.js';
import { openLocal } from '../model/host/openLocal.js';
import type { LanguageModel } from '../model/types.js';
import type { StatusParams } from './messages.js';
import { noModelSettings } from './settings.js';
import type { ModelSettings } from './settings.js';

type Told = NonNullable<StatusParams['model']>;

export interface ConfiguredModelOptions {
  /** The built entry of the model's process. */
  readonly childFile: string;
  /** The file of a model that the settings name by its id; a path comes back as it is. */
  readonly resolveFile: (idOrFile: string) => Promise<string>;
  /** The models that are known. */
  readonly catalogFile: string;
  /** For tests only. */
  readonly allowRandomWeights: boolean;
  /** Another list of the model servers that notes may go to, for tests only. */
  readonly machineList?: { readonly file: string; readonly owner: number } | undefined;
  /** Another model, or none, is in force: what the old one said stands no more. */
  readonly onReplaced: () => void;
  /** The state may be told anew. */
  readonly onState: () => void;
}

/** A model ready to be asked, and what the status says of it. */
interface Opened {
  readonly model: LanguageModel;
  readonly told: Told;
}

export class ConfiguredModel {
  readonly #options: ConfiguredModelOptions;
  #model: LanguageModel | null = null;
  #state: StatusParams['model'] = null;
  #warning: string | null = null;
  #last: Promise<void> = Promise.resolve();
  /** Counts the changes asked for; one that a later change has overtaken does nothing. */
  #asked = 0;
  #disposed = false;

  constructor(options: ConfiguredModelOptions) {
    this.#options = options;
  }

  /** The model to ask; null where none is configured, or while one takes the place of another. */
  get current(): LanguageModel | null {
    return this.#model;
  }

  /** For the status: null where none is configured. */
  get state(): StatusParams['model'] {
    return this.#state;
  }

  /** What is odd about the settings, in one sentence. */
  get warning(): string | null {
    return this.#warning;
  }

  /**
   * Ends the model in force, and its process, and puts the named one in its place; its process starts with the first ask.
   * Resolves when this, or a later change, is done. A file or a server that cannot be used is told by the state.
   */
  use(settings: ModelSettings): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    this.#last = this.#last.then(() => (turn === this.#asked ? this.#replace(settings) : undefined));
    return this.#last;
  }

  /** Ends the process for good. */
  dispose(): Promise<void> {
    this.#disposed = true;
    return this.use(noModelSettings);
  }

  async #replace(settings: ModelSettings): Promise<void> {
    const { file, endpoint, endpointModel } = settings;
    const isServer = endpoint !== '';
    const name = isServer ? endpointModel : basename(file);
    const old = this.#model;
    this.#model = null;
    this.#state = name === '' && !isServer ? null : toldOf(name, 'loading', null);
    this.#warning =
      isServer && file !== ''
        ? 'A model server and a model file are both set: the server is asked and the file is not used; clear dxlens.model.endpoint or dxlens.model.file.'
        : null;
    if (old !== null) {
      // Passes are cancelled before their model goes, so that none of them reports its end as a failure.
      this.#options.onReplaced();
      await old.dispose();
    }
    if (this.#state !== null && !this.#disposed) {
      const { model, told } = await (isServer ? this.#openServer(settings) : this.#openFile(settings));
      this.#model = model;
      this.#state = told;
      this.#options.onReplaced();
    }
    this.#options.onState();
  }

  async #openFile({ file, threads, contextSize, adapters, unloadAfterMinutes }: ModelSettings): Promise<Opened> {
    const { childFile, catalogFile, allowRandomWeights, resolveFile } = this.#options;
    const onState = (state: ModelState, reason: string | null): void => {
      if (this.#model === host) this.#tell(toldOf(host.identity.name, state, reason));
    };
    // Without a list that can be read, what is set is taken for a path, and the check of the file speaks.
    const path = await resolveFile(file).catch(() => file);
    const options = {
      file: path,
      childFile,
      threads,
      contextSize,
      adapters,
      unloadAfterMinutes,
      allowRandomWeights,
      onState,
    };
    const host = await openLocal(options, catalogFile);
    const reason = await host.check().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : 'The model file cannot be read.'),
    );
    return { model: host, told: toldOf(host.identity.name, reason === null ? 'idle' : 'down', reason) };
  }

  async #openServer(settings: ModelSettings): Promise<Opened> {
    const onState = (state: ModelState, reason: string | null): void => {
      if (this.#model === model) this.#tell({ ...told, state, reason });
    };
    const { model, refusal, leaves } = await openEndpoint(
      settings,
      { onState, catalogFile: this.#options.catalogFile },
      this.#options.machineList,
    );
    const told: Told = {
      ...toldOf(model.identity.name, refusal === null ? 'idle' : 'down', refusal),
      host: model.identity.host,
      notesLeave: leaves,
    };
    return { model, told };
  }

  #tell(told: Told): void {
    this.#state = told;
    this.#options.onState();
  }
}

/** Of a model that runs in a process of DxLens, or of one that is not there yet. */
const toldOf = (name: string, state: ModelState, reason: string | null): Told => ({
  name,
  state,
  reason,
  host: null,
  notesLeave: false,
});
