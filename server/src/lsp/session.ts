/** What the server holds: open notes, the knowledge, the scheduler, dismissals, the model. Features read it and compute nothing. */
import envPaths from 'env-paths';
import type { Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { KnowledgeBase } from '../knowledge/base.js';
import { startModel } from '../model/host.js';
import type { ModelHost, ModelState } from '../model/host.js';
import type { Alert } from '../reasoning/types.js';
import { Dismissals } from '../review/dismissals.js';
import { DismissalStore } from '../review/dismissalStore.js';
import { openKnowledge } from '../review/knowledge.js';
import type { Package } from '../review/knowledge.js';
import type { Review } from '../review/review.js';
import { Scheduler } from '../review/scheduler.js';
import type { ReviewedVersion } from '../review/scheduler.js';
import { Lines } from './convert.js';
import type { InitializationOptions, Settings, StatusParams } from './messages.js';
import { methods } from './names.js';

/** A reviewed version of an open note, ready to be asked. */
export interface Reviewed extends ReviewedVersion {
  readonly uri: string;
  readonly document: TextDocument;
  readonly lines: Lines;
  readonly dismissed: ReadonlySet<string>;
}

/** What tests may set differently; no flag and no setting reaches it. */
export interface SessionOverrides {
  readonly allowRandomWeights?: boolean;
  readonly modelPause?: number;
}

const defaultModelPause = 1200;

export class Session {
  readonly connection: Connection;
  readonly files: Package;
  readonly documents = new Map<string, TextDocument>();
  readonly #overrides: SessionOverrides;
  readonly #listeners: ((reviewed: Reviewed) => void)[] = [];
  readonly #pending = new Map<string, NodeJS.Immediate>();
  #scheduler: Scheduler | null = null;
  #base: KnowledgeBase | null = null;
  #store: DismissalStore | null = null;
  #dismissals = new Dismissals(Buffer.alloc(32));
  #model: ModelHost | null = null;
  #modelState: { name: string; state: ModelState; reason: string | null } | null = null;
  #warnings: string[] = [];
  #failure: string | null = null;
  #ready: Promise<void> = Promise.resolve();
  settings: Settings = {};
  clientHovers = false;

  constructor(connection: Connection, files: Package, overrides: SessionOverrides = {}) {
    this.connection = connection;
    this.files = files;
    this.#overrides = overrides;
  }

  /** Begins to load the knowledge; notes that open meanwhile are reviewed when it is there. */
  start(options: InitializationOptions): void {
    this.settings = options.settings ?? {};
    this.clientHovers = options.clientHovers ?? false;
    const folder = options.storageFolder ?? envPaths('dxlens', { suffix: '' }).data;
    this.#ready = this.#load(folder);
  }

  /** Resolves when the knowledge is loaded or its loading has failed. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  get base(): KnowledgeBase | null {
    return this.#base;
  }

  /** Called after each new review of an open note. */
  onReviewed(listener: (reviewed: Reviewed) => void): void {
    this.#listeners.push(listener);
  }

  /** A note was opened or changed. Bursts of changes are reviewed once, at their end. */
  changed(document: TextDocument): void {
    this.documents.set(document.uri, document);
    if (!this.#pending.has(document.uri)) {
      this.#pending.set(
        document.uri,
        setImmediate(() => {
          this.#flush(document.uri);
        }),
      );
    }
  }

  closed(uri: string): void {
    const pending = this.#pending.get(uri);
    if (pending !== undefined) {
      clearImmediate(pending);
      this.#pending.delete(uri);
    }
    this.documents.delete(uri);
    this.#scheduler?.close(uri);
  }

  /** The review of the version that is open now, made at once where it is still due; null where the note is not open. */
  reviewed(uri: string): Reviewed | null {
    this.#flush(uri);
    const latest = this.#scheduler?.latest(uri) ?? null;
    const document = this.documents.get(uri);
    return latest === null || document === undefined ? null : this.#withDismissed(uri, document, latest);
  }

  /** Reviews a text that is not open; it is kept nowhere. */
  async reviewOnce(review: (base: KnowledgeBase) => Review): Promise<Review> {
    await this.#ready;
    if (this.#base === null) {
      throw new Error(this.#failure ?? 'The knowledge base is not loaded.');
    }
    return review(this.#base);
  }

  isDismissed(uri: string, text: string, alert: Alert): boolean {
    return this.#dismissals.isDismissed(uri, text, alert);
  }

  /** Changes the dismissals, stores them, and tells the listeners of the note anew. */
  async changeDismissals(uri: string, change: (dismissals: Dismissals) => void): Promise<void> {
    change(this.#dismissals);
    const reviewed = this.reviewed(uri);
    if (reviewed !== null) {
      this.#announce(reviewed);
    }
    await this.#store?.save(this.#dismissals);
  }

  /** Takes new settings; a new model or new overlays take force at once. */
  async configure(settings: Settings): Promise<void> {
    const before = this.settings;
    this.settings = settings;
    const overlaysChanged =
      JSON.stringify(before.knowledge?.overlays ?? []) !== JSON.stringify(settings.knowledge?.overlays ?? []);
    if (overlaysChanged) {
      await this.#openBase();
    }
    if (JSON.stringify(before.model ?? {}) !== JSON.stringify(settings.model ?? {})) {
      await this.restartModel();
    }
    this.#reviewAgain();
  }

  /** Ends the model's process; a new one begins with the next model pass. */
  async restartModel(): Promise<void> {
    const old = this.#model;
    this.#model = null;
    this.#modelState = null;
    await old?.dispose();
    const file = this.settings.model?.file ?? '';
    if (file !== '') {
      this.#model = await startModel({
        file,
        childFile: this.files.modelHost,
        threads: this.settings.model?.threads,
        contextSize: this.settings.model?.contextSize,
        allowRandomWeights: this.#overrides.allowRandomWeights ?? false,
        onState: (state, reason) => {
          this.#modelState = { name: this.#model?.identity.name ?? file, state, reason };
          this.sendStatus();
        },
      });
      this.#modelState = { name: this.#model.identity.name, state: 'idle', reason: null };
    }
    this.sendStatus();
  }

  sendStatus(): void {
    const base = this.#base;
    const health =
      this.#failure !== null
        ? 'error'
        : this.#warnings.length > 0 || this.#modelState?.state === 'down'
          ? 'warning'
          : 'ok';
    const message =
      this.#failure ??
      this.#warnings[0] ??
      this.#modelState?.reason ??
      (this.#modelState === null
        ? 'No language model is configured; the fast pass reviews alone.'
        : 'Both passes run.');
    const status: StatusParams = {
      health,
      message,
      knowledge: base === null ? 'loading' : `${String(base.conditions.length)} conditions, version ${base.version}`,
      model: this.#modelState,
    };
    void this.connection.sendNotification(methods.status, status);
  }

  async dispose(): Promise<void> {
    for (const pending of this.#pending.values()) {
      clearImmediate(pending);
    }
    this.#scheduler?.dispose();
    await this.#model?.dispose();
  }

  async #load(folder: string): Promise<void> {
    this.#store = new DismissalStore(folder);
    try {
      const { dismissals, warning } = await this.#store.load();
      this.#dismissals = dismissals;
      if (warning !== null) {
        this.#warnings.push(warning);
      }
    } catch (error) {
      this.#store = null;
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      this.#warnings.push(`Dismissals cannot be kept in ${folder} (${code}); they last until the server ends.`);
    }
    await this.#openBase();
    await this.restartModel();
  }

  async #openBase(): Promise<void> {
    try {
      const { base, warnings } = await openKnowledge(this.files, this.settings.knowledge?.overlays ?? []);
      this.#failure = null;
      this.#warnings = [...this.#warnings.filter((warning) => warning.startsWith('Dismissals')), ...warnings];
      this.#base = base;
      this.#scheduler?.dispose();
      this.#scheduler = new Scheduler({
        base,
        model: () => this.#model,
        onReviewed: (uri, latest) => {
          const document = this.documents.get(uri);
          if (document !== undefined) {
            this.#announce(this.#withDismissed(uri, document, latest));
          }
        },
        onError: (name) => {
          this.connection.console.error(`The model pass failed (${name}).`);
        },
        modelPause: this.#overrides.modelPause ?? defaultModelPause,
      });
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
    this.#reviewAgain();
  }

  #reviewAgain(): void {
    for (const document of this.documents.values()) {
      this.changed(document);
    }
  }

  #flush(uri: string): void {
    const pending = this.#pending.get(uri);
    const document = this.documents.get(uri);
    if (pending === undefined || document === undefined || this.#scheduler === null) {
      // Before the knowledge is there, a change waits: loading ends with a review of every open note.
      this.#pending.delete(uri);
      return;
    }
    clearImmediate(pending);
    this.#pending.delete(uri);
    this.#scheduler.update(uri, document.version, document.getText());
  }

  #withDismissed(uri: string, document: TextDocument, latest: ReviewedVersion): Reviewed {
    const { alerts, note } = latest.review;
    const dismissed = new Set(
      alerts.filter((alert) => this.isDismissed(uri, note.text, alert)).map((alert) => alert.id),
    );
    return { ...latest, uri, document, lines: new Lines(note.text), dismissed };
  }

  #announce(reviewed: Reviewed): void {
    for (const listener of this.#listeners) {
      listener(reviewed);
    }
  }
}
