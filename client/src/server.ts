/** The language server as the rest of the client sees it: started once a note is open, restarted, stopped, asked. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ModelsProgressParams, ReviewedParams, StatusParams } from '../../server/src/lsp/messages.js';
import { clientOptions } from './clientOptions.js';
import { isNote } from './notes.js';
import { readSettings } from './settings.js';
import { methods } from './wire.js';

export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** The server is not there to answer. The message says what to do and may be shown. */
export class ServerStopped extends Error {
  override readonly name = 'ServerStopped';
}

export class Server implements vscode.Disposable {
  private readonly reviewedEmitter = new vscode.EventEmitter<ReviewedParams>();
  private readonly statusEmitter = new vscode.EventEmitter<StatusParams>();
  private readonly modelsProgressEmitter = new vscode.EventEmitter<ModelsProgressParams>();
  private readonly stateEmitter = new vscode.EventEmitter<ServerState>();
  /** A new review stands for a version of a note. */
  readonly onReviewed = this.reviewedEmitter.event;
  readonly onStatus = this.statusEmitter.event;
  readonly onState = this.stateEmitter.event;
  /** How far a model is downloaded or checked. */
  readonly onModelsProgress = this.modelsProgressEmitter.event;
  readonly log = vscode.window.createOutputChannel('DxLens', { log: true });

  private client: LanguageClient | null = null;
  private told: StatusParams | null = null;
  private current: ServerState = 'stopped';
  /** Starting and stopping follow one another: never two servers at once. */
  private last: Promise<void> = Promise.resolve();
  private stoppedByUser = false;
  private readonly listeners: readonly vscode.Disposable[];

  constructor(private readonly context: vscode.ExtensionContext) {
    this.listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.startFor(document)),
      vscode.workspace.onDidChangeConfiguration((change) => this.reconfigure(change)),
    ];
    vscode.workspace.textDocuments.forEach((document) => this.startFor(document));
  }

  get state(): ServerState {
    return this.current;
  }

  /** What the server said of itself last; null where it has not said anything or does not run. */
  get status(): StatusParams | null {
    return this.told;
  }

  /** Starts the server unless it runs. Resolves when it can be asked, rejects with `ServerStopped`. */
  start(): Promise<void> {
    this.stoppedByUser = false;
    return this.after(async () => {
      if (this.current !== 'running') {
        await this.close();
        await this.open();
      }
    });
  }

  /** Starts it anew, with the languages and settings of now. Rejects with `ServerStopped`. */
  restart(): Promise<void> {
    this.stoppedByUser = false;
    return this.after(async () => {
      await this.close();
      await this.open();
    });
  }

  /** Stops it, until it is started again by hand. */
  stop(): Promise<void> {
    this.stoppedByUser = true;
    return this.after(() => this.close());
  }

  /** Asks, waiting for a server that is starting. Rejects with `ServerStopped` where there is none. */
  async request<R>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<R> {
    await this.last;
    if (this.client === null || this.current !== 'running') {
      throw new ServerStopped('The DxLens server is not running: start it with "DxLens: Restart Server".');
    }
    return token === undefined
      ? this.client.sendRequest<R>(method, params)
      : this.client.sendRequest<R>(method, params, token);
  }

  /** Runs one of the server's own commands. */
  execute(command: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.request('workspace/executeCommand', { command, arguments: args });
  }

  async dispose(): Promise<void> {
    vscode.Disposable.from(...this.listeners).dispose();
    await this.after(() => this.close());
    vscode.Disposable.from(
      this.reviewedEmitter,
      this.statusEmitter,
      this.modelsProgressEmitter,
      this.stateEmitter,
      this.log,
    ).dispose();
  }

  private startFor(document: vscode.TextDocument): void {
    if (this.current === 'stopped' && !this.stoppedByUser && isNote(document)) {
      this.start().catch(() => undefined);
    }
  }

  private reconfigure(change: vscode.ConfigurationChangeEvent): void {
    if (this.stoppedByUser || !change.affectsConfiguration('dxlens')) {
      return;
    }
    if (change.affectsConfiguration('dxlens.languages')) {
      // Which documents a client sends is fixed when it starts.
      if (this.current !== 'stopped' || vscode.workspace.textDocuments.some(isNote)) {
        this.restart().catch(() => undefined);
      }
    } else if (this.current === 'running') {
      this.client
        ?.sendNotification('workspace/didChangeConfiguration', { settings: { dxlens: readSettings() } })
        .catch(() => undefined);
    }
  }

  private after(step: () => Promise<void>): Promise<void> {
    const done = this.last.then(step);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async open(): Promise<void> {
    this.enter('starting');
    try {
      // Loaded here and not above: a window without notes never pays for it.
      const library = await import('vscode-languageclient/node');
      const module = vscode.Uri.joinPath(this.context.extensionUri, 'dist', 'server.mjs').fsPath;
      let gaveUp = false;
      const client = new library.LanguageClient(
        'dxlens',
        'DxLens',
        // What a review throws away is little: a young generation of 2 MB serves it as well as the 16 MB that would stay taken.
        { module, transport: library.TransportKind.ipc, options: { execArgv: ['--max-semi-space-size=2'] } },
        clientOptions(library, this.log, this.context.globalStorageUri, () => {
          gaveUp = true;
        }),
      );
      this.client = client;
      client.onNotification(methods.reviewed, (params: ReviewedParams) => this.reviewedEmitter.fire(params));
      client.onNotification(methods.status, (params: StatusParams) => {
        this.told = params;
        this.statusEmitter.fire(params);
      });
      client.onNotification(methods.modelsProgress, (params: ModelsProgressParams) =>
        this.modelsProgressEmitter.fire(params),
      );
      const states: Readonly<Record<number, ServerState>> = {
        [library.State.Running]: 'running',
        [library.State.Starting]: 'starting',
        [library.State.StartFailed]: 'failed',
      };
      client.onDidChangeState(({ newState }) => {
        if (this.client === client) {
          this.enter(states[newState] ?? (gaveUp ? 'failed' : 'stopped'));
        }
      });
      await client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      this.enter('failed');
      throw new ServerStopped('The DxLens server could not be started: "DxLens: Show Log" says why.');
    }
  }

  private async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.dispose().catch(() => undefined);
    this.enter('stopped');
  }

  private enter(state: ServerState): void {
    if (state !== this.current) {
      this.current = state;
      // A server that does not run says nothing.
      this.told = state === 'running' ? this.told : null;
      this.stateEmitter.fire(state);
    }
  }
}
