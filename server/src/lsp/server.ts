/** Wires the features to a connection. This file decides nothing. */
import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Package } from '../review/knowledge.js';
import { codeActions } from './codeAction.js';
import { codeLenses } from './codeLens.js';
import { executeCommand } from './commands.js';
import { DiagnosticsPublisher } from './diagnostics.js';
import { explain } from './explain.js';
import { documentSymbols, foldingRanges } from './folding.js';
import { hover } from './hover.js';
import type { ExplainParams, ReadParams, ReviewedParams, ReviewParams, ReviewTextParams } from './messages.js';
import { ownModels, serveModels } from './models.js';
import { methods, serverCommands } from './names.js';
import { readOptions } from './options.js';
import { later } from './pause.js';
import { readRequest } from './read.js';
import { reviewRequest, reviewTextRequest } from './requests.js';
import { refreshTokens, semanticTokens, tokenLegend } from './semanticTokens.js';
import type { SessionOverrides } from './session.js';
import { Session } from './session.js';

/** Attaches the server to a connection that is not listening yet. Gives the session, for tests. */
export function attachServer(connection: Connection, files: Package, overrides: SessionOverrides = {}): Session {
  const session = new Session(connection, files, overrides);
  const publisher = new DiagnosticsPublisher(session, overrides.later ?? later);
  session.listen(publisher);
  session.listen({
    reviewed: ({ uri, version }) => {
      const params: ReviewedParams = { uri, version };
      void connection.sendNotification(methods.reviewed, params);
    },
    unreadable: () => undefined,
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = readOptions(params);
    session.start(options);
    return {
      serverInfo: { name: 'DxLens' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        codeLensProvider: {},
        foldingRangeProvider: true,
        documentSymbolProvider: true,
        semanticTokensProvider: { legend: tokenLegend, full: true, range: true },
        executeCommandProvider: { commands: Object.values(serverCommands) },
        // The client that renders `dxlens/explain` itself would show everything twice.
        ...(options.clientHovers ? {} : { hoverProvider: true }),
        workspace: { workspaceFolders: { supported: true } },
      },
    };
  });
  connection.onInitialized(() => {
    session.initialized();
  });

  connection.onDidOpenTextDocument(({ textDocument }) => {
    session.changed(
      TextDocument.create(textDocument.uri, textDocument.languageId, textDocument.version, textDocument.text),
    );
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const document = session.documents.get(textDocument.uri);
    if (document !== undefined) {
      session.changed(TextDocument.update(document, contentChanges, textDocument.version));
    }
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    session.closed(textDocument.uri);
    publisher.closed(textDocument.uri);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    const own = (settings as { readonly dxlens?: unknown } | null)?.dxlens;
    if (own !== undefined) {
      session.configure(own);
      void refreshTokens(session);
    }
  });

  /** A request that comes while the knowledge is still loading waits for it, so that its answer is never an empty one. */
  const whenReady = async <T>(answer: () => T | Promise<T>): Promise<T> => {
    await session.ready;
    return answer();
  };
  connection.onHover((params) => whenReady(() => hover(session, params)));
  connection.onCodeAction((params) => whenReady(() => codeActions(session, params)));
  connection.onCodeLens((params) => whenReady(() => codeLenses(session, params)));
  connection.onFoldingRanges((params) => whenReady(() => foldingRanges(session, params.textDocument.uri)));
  connection.onDocumentSymbol((params) => whenReady(() => documentSymbols(session, params.textDocument.uri)));
  connection.languages.semanticTokens.on(({ textDocument }) =>
    whenReady(() => semanticTokens(session, textDocument.uri, null)),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }) =>
    whenReady(() => semanticTokens(session, textDocument.uri, range)),
  );
  connection.onExecuteCommand((params) => whenReady(() => executeCommand(session, params)));
  connection.onRequest(methods.explain, (params: ExplainParams) =>
    whenReady(() => {
      const reviewed = session.reviewed(params.textDocument.uri);
      return reviewed === null ? null : explain(session, reviewed, params.position);
    }),
  );
  connection.onRequest(methods.review, (params: ReviewParams) => whenReady(() => reviewRequest(session, params)));
  connection.onRequest(methods.reviewText, (params: ReviewTextParams) =>
    whenReady(() => reviewTextRequest(session, params)),
  );
  connection.onRequest(methods.read, (params: ReadParams) => whenReady(() => readRequest(session, params)));
  const models = serveModels(connection, {
    models: ownModels(files, overrides),
    offline: () => session.settings.model.offline,
  });
  connection.onShutdown(async () => {
    models.dispose();
    publisher.dispose();
    await session.dispose();
  });
  return session;
}
