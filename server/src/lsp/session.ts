/** What the server holds: open notes, the knowledge, the scheduler, dismissals, the model. Features read it and compute nothing. */
import envPaths from 'env-paths';
import type { Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Alert } from '../reasoning/types.js';
import type { Dismissals } from '../review/dismissals.js';
import { openKnowledge } from '../review/knowledge.js';
import type { Package } from '../review/knowledge.js';
import { Scheduler } from '../review/scheduler.js';
import type { ReviewedVersion } from '../review/scheduler.js';
import { ConfiguredModel } from './configuredModel.js';
import { Lines } from './convert.js';
import { KeptDismissals } from './keptDismissals.js';
import type { StatusParams } from './messages.js';
import { ownModels } from './models.js';
import { methods } from './names.js';
import type { ClientOptions } from './options.js';
import type { Later } from './pause.js';
import { readSettings } from './settings.js';
import type { ServerSettings } from './settings.js';
import { statusOf } from './status.js';
import { whyUnreadable } from './unreadable.js';

/** A reviewed version of an open note, ready to be asked. */
export interface Reviewed extends ReviewedVersion {
  readonly uri: string;
  readonly lines: Lines;
  readonly dismissed: ReadonlySet<string>;
  /** The alerts that may stand in the text: within the budget, not dismissed, and not switched off. */
  readonly shown: readonly Alert[];
}

export interface SessionListener {
  /** A new review of an open note stands, or its dismissals or the settings have changed. */
  reviewed(reviewed: Reviewed): void;
  /** This version of an open note could not be reviewed; `reason` is one sentence without words of the note. */
  unreadable(uri: string, version: number, reason: string): void;
}

/** What tests may set differently; no flag and no setting reaches it. */
export interface SessionOverrides {
  readonly allowRandomWeights?: boolean;
  /** The list of model servers that notes may go to, and the owner that it has to have. */
  readonly machineList?: { readonly file: string; readonly owner: number };
  /** Pause in typing, in milliseconds, before the model pass begins. */
  readonly modelPause?: number;
  /** How much longer, in milliseconds, before the model is asked to write. */
  readonly writingPause?: number;
  /** How the pause in typing before alerts that can wait is waited for. */
  readonly later?: Later;
  /** Where the models of the user are listed. */
  readonly dataFolder?: string;
  /** In place of the process's own, for what downloads. */
  readonly environment?: Readonly<Record<string, string>>;
}

const defaultModelPause = 600;
const defaultWritingPause = 4000;

export class Session {
  readonly connection: Connection;
  readonly documents = new Map<string, TextDocument>();
  readonly #files: Package;
  readonly #modelPause: number;
  readonly #writingPause: number;
  readonly #model: ConfiguredModel;
  readonly #dismissals = new KeptDismissals();
  readonly #listeners: SessionListener[] = [];
  /** Notes whose change is not reviewed yet. */
  readonly #pending = new Map<string, NodeJS.Immediate>();
  #options: ClientOptions | null = null;
  #settings: ServerSettings = readSettings(undefined).settings;
  #scheduler: Scheduler | null = null;
  #base: KnowledgeBase | null = null;
  #failure: string | null = null;
  #knowledgeWarnings: readonly string[] = [];
  #settingsWarnings: readonly string[] = [];
  #ready: Promise<void> = Promise.resolve();
  #initialized = false;
  #lastStatus = '';
  #disposed = false;

  constructor(connection: Connection, files: Package, overrides: SessionOverrides = {}) {
    this.connection = connection;
    this.#files = files;
    this.#modelPause = overrides.modelPause ?? defaultModelPause;
    this.#writingPause = overrides.writingPause ?? overrides.modelPause ?? defaultWritingPause;
    this.#model = new ConfiguredModel({
      childFile: files.modelHost,
      resolveFile: (idOrFile) => ownModels(files, overrides).resolve(idOrFile),
      catalogFile: files.catalogFile,
      allowRandomWeights: overrides.allowRandomWeights ?? false,
      machineList: overrides.machineList,
      onReplaced: () => {
        this.#renewScheduler();
      },
      onState: () => {
        this.#sendStatus();
      },
    });
  }

  /** Begins to load the knowledge; notes that open meanwhile are reviewed when it is there. */
  start(options: ClientOptions): void {
    this.#options = options;
    this.#takeSettings(options.settings);
    const folder = options.storageFolder ?? envPaths('dxlens', { suffix: '' }).data;
    this.#ready = this.#dismissals.open(folder).then(() => this.#openBase());
    void this.restartModel();
  }

  /** The client may be told things from now on. */
  initialized(): void {
    this.#initialized = true;
    this.#sendStatus();
  }

  /** Resolves when the knowledge of the latest settings is loaded or its loading has failed; never rejects. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  get settings(): ServerSettings {
    return this.#settings;
  }

  /** What the client said of itself; `start` comes before any question for it. */
  get options(): ClientOptions {
    return this.#options!;
  }

  get base(): KnowledgeBase | null {
    return this.#base;
  }

  /** Why there is no knowledge to review with, in one sentence. */
  get failure(): string | null {
    return this.#failure;
  }

  listen(listener: SessionListener): void {
    this.#listeners.push(listener);
  }

  /**
   * A note was opened or changed. A burst of changes is reviewed once, at its end: messages that have arrived already are
   * handled one a turn of the event loop, so the review waits for a turn without one.
   */
  changed(document: TextDocument): void {
    const { uri } = document;
    this.documents.set(uri, document);
    this.#cancelPending(uri);
    const wait = (run: () => void): void => {
      this.#pending.set(uri, setImmediate(run));
    };
    if (!this.#disposed) {
      wait(() => {
        wait(() => {
          this.#flush(uri);
        });
      });
    }
  }

  closed(uri: string): void {
    this.#cancelPending(uri);
    this.documents.delete(uri);
    this.#scheduler?.close(uri);
  }

  /**
   * The review of the version that is open now, made at once where it is still due; null where the note is not open or
   * cannot be reviewed.
   */
  reviewed(uri: string): Reviewed | null {
    if (this.#pending.has(uri)) {
      this.#flush(uri);
    }
    const latest = this.#scheduler?.latest(uri) ?? null;
    // The review of an older version answers nothing about this one.
    return latest === null || latest.version !== this.documents.get(uri)?.version ? null : this.#prepare(uri, latest);
  }

  isDismissed(uri: string, text: string, alert: Alert): boolean {
    return this.#dismissals.isDismissed(uri, text, alert);
  }

  /** Changes the dismissals and tells the listeners of the note anew. Resolves when they are stored, and never rejects. */
  async changeDismissals(uri: string, change: (dismissals: Dismissals) => void): Promise<void> {
    const stored = this.#dismissals.change(change);
    const reviewed = this.reviewed(uri);
    if (reviewed !== null) {
      this.#announce(reviewed);
    }
    await stored;
    this.#sendStatus();
  }

  /** Takes new settings, whatever the client sent; a new model or new overlays take force as soon as they are loaded. */
  configure(sent: unknown): void {
    const before = this.#settings;
    this.#takeSettings(sent);
    const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
    if (differs(before.overlays, this.#settings.overlays)) {
      this.#ready = this.#ready.then(() => this.#openBase());
    }
    // When it is asked to write is nothing that a model has to be loaded anew for.
    const { opinion: _before, ...modelBefore } = before.model;
    const { opinion: _now, ...modelNow } = this.#settings.model;
    if (differs(modelBefore, modelNow)) {
      void this.restartModel();
    }
    this.#reviewAgain();
    this.#sendStatus();
  }

  /** Ends the model's process; a new one begins with the next model pass, which every open note gets. */
  async restartModel(): Promise<void> {
    await this.#model.use(this.#settings.model);
  }

  /** Has the model write about an open note now. False where there is no model, or nothing to ask about. */
  requestOpinion(uri: string): boolean {
    return this.#scheduler?.requestOpinion(uri) ?? false;
  }

  /** Ends all passes and the model's process; nothing is sent any more. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    for (const uri of [...this.#pending.keys()]) {
      this.#cancelPending(uri);
    }
    this.#scheduler?.dispose();
    this.#scheduler = null;
    await this.#model.dispose();
  }

  #takeSettings(sent: unknown): void {
    const { settings, warnings } = readSettings(sent);
    this.#settings = settings;
    this.#settingsWarnings = warnings;
  }

  async #openBase(): Promise<void> {
    try {
      const { base, warnings } = await openKnowledge(this.#files, this.#settings.overlays);
      this.#failure = null;
      this.#knowledgeWarnings = warnings;
      this.#base = base;
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : 'The knowledge base cannot be read.';
    }
    this.#renewScheduler();
    this.#sendStatus();
  }

  /** All that was concluded with the old knowledge or the old model goes, and open notes are reviewed anew. */
  #renewScheduler(): void {
    const base = this.#base;
    if (base === null || this.#disposed) {
      return;
    }
    this.#scheduler?.dispose();
    this.#scheduler = new Scheduler({
      base,
      model: () => this.#model.current,
      onReviewed: (uri, latest) => {
        // A change that came meanwhile brings its own review.
        if (latest.version === this.documents.get(uri)?.version) {
          this.#announce(this.#prepare(uri, latest));
        }
      },
      onError: (name) => {
        this.connection.console.error(`The model pass failed (${name}).`);
      },
      modelPause: this.#modelPause,
      writingPause: this.#writingPause,
      writesWhenIdle: () => this.#settings.model.opinion === 'when-idle',
    });
    this.#reviewAgain();
  }

  #reviewAgain(): void {
    for (const document of this.documents.values()) {
      this.changed(document);
    }
  }

  #cancelPending(uri: string): void {
    clearImmediate(this.#pending.get(uri));
    this.#pending.delete(uri);
  }

  /** Before the knowledge is there a change waits: loading ends with a review of every open note. */
  #flush(uri: string): void {
    this.#cancelPending(uri);
    const document = this.documents.get(uri);
    if (document === undefined || this.#scheduler === null) {
      return;
    }
    try {
      this.#scheduler.update(uri, document.version, document.getText());
    } catch (error) {
      const reason = whyUnreadable(error);
      for (const listener of this.#listeners) {
        listener.unreadable(uri, document.version, reason);
      }
    }
  }

  #prepare(uri: string, latest: ReviewedVersion): Reviewed {
    const { alerts, note } = latest.review;
    const dismissed = new Set(
      alerts.filter((alert) => this.isDismissed(uri, note.text, alert)).map((alert) => alert.id),
    );
    const shown = this.#settings.alertsEnabled
      ? alerts.filter((alert) => alert.inText && !dismissed.has(alert.id))
      : [];
    return { ...latest, uri, lines: new Lines(note.text), dismissed, shown };
  }

  #announce(reviewed: Reviewed): void {
    for (const listener of this.#listeners) {
      listener.reviewed(reviewed);
    }
  }

  /** Sends the status where it is another than the last one. */
  #sendStatus(): void {
    const odd = [this.#model.warning, this.#dismissals.warning].filter((warning) => warning !== null);
    const status: StatusParams = statusOf({
      failure: this.#failure,
      warnings: [...this.#knowledgeWarnings, ...this.#settingsWarnings, ...odd],
      base: this.#base,
      model: this.#model.state,
    });
    const words = JSON.stringify(status);
    if (this.#initialized && !this.#disposed && words !== this.#lastStatus) {
      this.#lastStatus = words;
      void this.connection.sendNotification(methods.status, status);
    }
  }
}
