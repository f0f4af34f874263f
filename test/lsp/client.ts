/**
 * The whole server in the test's own process, and a client that records every message it gets. A message that no test has read,
 * or a request that was not answered, fails the test at its end.
 */
import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { CancellationToken, Diagnostic, InitializeResult, Range, TextEdit } from 'vscode-languageserver/node';
import {
  createConnection,
  createMessageConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ModelsProgressParams, ReviewResult, ReviewedParams, StatusParams } from '#server/lsp/messages.js';
import { attachServer } from '#server/lsp/server.js';
import type { SessionOverrides } from '#server/lsp/session.js';
import type { Package } from '#server/review/knowledge.js';
import { packageAt } from '#server/review/package.js';

export const files: Package = packageAt(import.meta.url);

export interface StartOptions {
  readonly clientHovers?: boolean;
  readonly settings?: unknown;
  /** Default: the test's own folder. */
  readonly storageFolder?: string;
  readonly capabilities?: object;
  readonly files?: Package;
  readonly overrides?: SessionOverrides;
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the server sends on its own, by its method. */
interface Messages {
  'textDocument/publishDiagnostics': Published;
  'dxlens/reviewed': ReviewedParams;
  'dxlens/status': StatusParams;
  'dxlens/models/progress': ModelsProgressParams;
  'workspace/semanticTokens/refresh': null;
}

interface Message {
  readonly method: string;
  readonly params: unknown;
}

export class Client {
  /** The last status that was read. */
  lastStatus: StatusParams | null = null;
  /** What `initialize` answered. */
  readonly capabilities: InitializeResult['capabilities'];
  readonly #connection: ReturnType<typeof createMessageConnection>;
  readonly #toServer: PassThrough;
  readonly #documents = new Map<string, TextDocument>();
  readonly #unread: Message[];
  readonly #unanswered = new Set<string>();
  #ended = false;
  #arrived: () => void = () => undefined;

  private constructor(
    connection: ReturnType<typeof createMessageConnection>,
    toServer: PassThrough,
    unread: Message[],
    result: InitializeResult,
  ) {
    this.#connection = connection;
    this.#toServer = toServer;
    this.#unread = unread;
    this.capabilities = result.capabilities;
  }

  /** Starts a server and greets it. Its knowledge may still be loading. */
  static async start(options: StartOptions, storageFolder: string): Promise<Client> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    // Readers and writers, not the bare streams: with those the library ends the process when a stream ends.
    const server = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    );
    attachServer(server, options.files ?? files, options.overrides);
    server.listen();
    const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const unread: Message[] = [];
    let client: Client | null = null;
    const record = (method: string, params: unknown): void => {
      unread.push({ method, params });
      if (client !== null) {
        client.#arrived();
      }
    };
    connection.onNotification((method, params) => record(method, params));
    connection.onRequest((method, params) => {
      record(method, params);
      return null;
    });
    connection.listen();
    const { clientHovers, settings } = options;
    const result = await connection.sendRequest<InitializeResult>('initialize', {
      // Null, or the server would watch this process and end it.
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? { workspace: { workspaceEdit: { documentChanges: true } } },
      initializationOptions: { clientHovers, settings, storageFolder: options.storageFolder ?? storageFolder },
    });
    client = new Client(connection, toServer, unread, result);
    await connection.sendNotification('initialized', {});
    return client;
  }

  /** The oldest unread message of a kind, waiting for one. */
  async take<Method extends keyof Messages>(method: Method): Promise<Messages[Method]> {
    for (;;) {
      const message = this.takeNow(method);
      if (message !== null) {
        return message;
      }
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  /** The oldest unread message of a kind; null where there is none. */
  takeNow<Method extends keyof Messages>(method: Method): Messages[Method] | null {
    const index = this.#unread.findIndex((one) => one.method === method);
    return index < 0 ? null : (this.#unread.splice(index, 1)[0]!.params as Messages[Method]);
  }

  /** Reads statuses until one is as wanted, and gives that. */
  async status(wanted: (status: StatusParams) => boolean): Promise<StatusParams> {
    for (;;) {
      const status = await this.take('dxlens/status');
      this.lastStatus = status;
      if (wanted(status)) {
        return status;
      }
    }
  }

  /** Waits until a version has been reviewed; gives the diagnostics that came with it, null where none were sent. */
  async reviewed(uri: string, version?: number): Promise<Published | null> {
    const reviewed = await this.take('dxlens/reviewed');
    assert.equal(reviewed.uri, uri);
    if (version !== undefined) {
      assert.equal(reviewed.version, version);
    }
    return this.takeNow('textDocument/publishDiagnostics');
  }

  /** Opens a note and gives its diagnostics. */
  async open(uri: string, text: string, version = 1): Promise<readonly Diagnostic[]> {
    await this.notifyOpen(uri, text, version);
    const published = await this.reviewed(uri, version);
    assert.ok(published !== null, 'opening a note sends its diagnostics');
    return published.diagnostics;
  }

  async notifyOpen(uri: string, text: string, version = 1): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, 'clinical-note', version, text));
    await this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'clinical-note', version, text },
    });
  }

  /** Edits a note as an editor does, with ranges, and sends the change. Gives the new version. */
  async edit(uri: string, edits: readonly TextEdit[]): Promise<number> {
    const { change, version } = this.editUnsent(uri, edits);
    await this.notify('textDocument/didChange', change);
    return version;
  }

  /** Edits the client's copy alone and gives what has to be sent. */
  editUnsent(uri: string, edits: readonly TextEdit[]): { change: object; version: number } {
    const document = this.#documents.get(uri)!;
    const version = document.version + 1;
    const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText }));
    TextDocument.update(document, contentChanges, version);
    return { change: { textDocument: { uri, version }, contentChanges }, version };
  }

  /** Puts words at an offset. */
  type(uri: string, at: number, newText: string): Promise<number> {
    return this.edit(uri, [{ range: this.rangeOf(uri, at, at), newText }]);
  }

  /** Puts another text in place of the whole. */
  replace(uri: string, newText: string): Promise<number> {
    return this.edit(uri, [{ range: this.rangeOf(uri, 0, this.text(uri).length), newText }]);
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  text(uri: string): string {
    return this.#documents.get(uri)!.getText();
  }

  rangeOf(uri: string, start: number, end: number): Range {
    const document = this.#documents.get(uri)!;
    return { start: document.positionAt(start), end: document.positionAt(end) };
  }

  /** The range of the first place with these words. */
  find(uri: string, words: string): Range {
    const start = this.text(uri).indexOf(words);
    assert.ok(start >= 0, `the note holds "${words}"`);
    return this.rangeOf(uri, start, start + words.length);
  }

  at(uri: string, range: Range): string {
    return this.#documents.get(uri)!.getText(range);
  }

  notify(method: string, params: object): Promise<void> {
    return this.#connection.sendNotification(method, params);
  }

  /** Several notifications that arrive at once, in one piece. */
  notifyTogether(messages: readonly { readonly method: string; readonly params: object }[]): void {
    const framed = messages.map((message) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    });
    this.#toServer.write(framed.join(''));
  }

  /** Asks; rejects with the server's error. */
  async request<Result>(method: string, params: object, token?: CancellationToken): Promise<Result> {
    const name = `${method} ${JSON.stringify(params)}`;
    this.#unanswered.add(name);
    try {
      // An argument that is undefined would be sent as another parameter.
      return await (token === undefined
        ? this.#connection.sendRequest<Result>(method, params)
        : this.#connection.sendRequest<Result>(method, params, token));
    } finally {
      this.#unanswered.delete(name);
    }
  }

  /** Asks about a place in a note. */
  ask<Result>(method: string, uri: string, more: object = {}): Promise<Result> {
    return this.request<Result>(method, { textDocument: { uri }, ...more });
  }

  /** `dxlens/review` of an open note. */
  async review(uri: string): Promise<ReviewResult> {
    const result = await this.ask<ReviewResult | null>('dxlens/review', uri);
    assert.ok(result !== null, 'the note is open');
    return result;
  }

  configure(dxlens: unknown): Promise<void> {
    return this.notify('workspace/didChangeConfiguration', { settings: { dxlens } });
  }

  /** Ends the server as an editor does, and holds it to what is said above. */
  async finish(): Promise<void> {
    if (this.#ended) {
      return;
    }
    // What is due for an open note would otherwise be lost with the shutdown, unseen.
    for (const uri of this.#documents.keys()) {
      await this.ask('dxlens/review', uri);
    }
    await this.shutdown();
    assert.deepEqual(this.#unread, [], 'messages that the test did not read');
    assert.deepEqual([...this.#unanswered], [], 'requests that were not answered');
  }

  async shutdown(): Promise<void> {
    this.#ended = true;
    assert.equal(await this.#connection.sendRequest('shutdown'), null);
    this.#connection.dispose();
  }
}

/** What a test gets: a folder of its own, and servers that are ended after it. */
export interface Bench {
  readonly folder: string;
  /** Starts a server and waits until its knowledge is loaded; its first statuses are read. */
  start(options?: StartOptions): Promise<Client>;
  /** Starts a server and waits for nothing. */
  startAtOnce(options?: StartOptions): Promise<Client>;
}

/** A test with servers: `it(title, withServers(async (bench) => { … }))`. */
export function withServers(test: (bench: Bench) => Promise<void>): () => Promise<void> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dxlens-lsp-'));
    const clients: Client[] = [];
    const startAtOnce = async (options: StartOptions = {}): Promise<Client> => {
      const client = await Client.start(options, join(folder, 'storage'));
      clients.push(client);
      return client;
    };
    const start = async (options: StartOptions = {}): Promise<Client> => {
      const client = await startAtOnce(options);
      const { health, message } = await client.status(
        ({ knowledge, model }) => knowledge !== 'loading' && model?.state !== 'loading',
      );
      assert.ok(health !== 'error' || options.files !== undefined, message);
      return client;
    };
    let passed = false;
    try {
      await test({ folder, start, startAtOnce });
      passed = true;
    } finally {
      // A test that has failed says why itself; its servers are only ended.
      await (passed ? finishAll(clients) : Promise.allSettled(clients.map((client) => client.shutdown())));
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

async function finishAll(clients: readonly Client[]): Promise<void> {
  for (const client of clients) {
    await client.finish();
  }
}
