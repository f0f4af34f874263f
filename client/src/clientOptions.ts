/** How the language client is set up: what it may send, what it may log, and when it gives up. */
import * as vscode from 'vscode';
import type * as library from 'vscode-languageclient/node';
import type { CloseHandlerResult, ErrorHandler, LanguageClientOptions } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/messages.js';
import { noteSelector } from './notes.js';
import { readSettings } from './settings.js';

export type ClientLibrary = typeof library;

/** A server that ends more often than this within the window stays down, so that a crash cannot loop. */
const restartsAllowed = 4;
const restartWindowMs = 3 * 60 * 1000;

/**
 * Options for a client that starts now, with the opted-in languages and the settings of now. `givenUp` is called where
 * the server ended too often to be started again.
 */
export function clientOptions(
  library: ClientLibrary,
  log: vscode.LogOutputChannel,
  storage: vscode.Uri,
  givenUp: () => void,
): LanguageClientOptions {
  const initialization: InitializationOptions = {
    clientHovers: true,
    storageFolder: storage.fsPath,
    settings: readSettings(),
  };
  return {
    documentSelector: noteSelector().map((filter) => ({ ...filter })),
    initializationOptions: initialization,
    diagnosticCollectionName: 'dxlens',
    outputChannel: log,
    // Absent on purpose: a protocol trace, at whatever log level. It would write whole notes into a log.
    traceOutputChannel: silent(log),
    middleware: {
      workspace: {
        // Not what the editor merged from the folder: see `readSettings`.
        configuration: ({ items }) => items.map((item) => (item.section === 'dxlens' ? readSettings() : null)),
        didChangeConfiguration: () => Promise.resolve(),
      },
    },
    errorHandler: limitedRestarts(library, givenUp),
  };
}

function limitedRestarts(library: ClientLibrary, givenUp: () => void): ErrorHandler {
  let ends: number[] = [];
  return {
    error: () => ({ action: library.ErrorAction.Continue, handled: true }),
    closed: (): CloseHandlerResult => {
      const now = Date.now();
      ends = [...ends.filter((time) => now - time < restartWindowMs), now];
      if (ends.length <= restartsAllowed) {
        return {
          action: library.CloseAction.Restart,
          handled: true,
          message: 'The server ended and is started again.',
        };
      }
      givenUp();
      return {
        action: library.CloseAction.DoNotRestart,
        message: 'The DxLens server ended several times and stays stopped: start it with "DxLens: Restart Server".',
      };
    },
  };
}

/** A channel that takes nothing, and whose level is never "trace". */
function silent(log: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const nothing = () => undefined;
  return {
    name: log.name,
    logLevel: vscode.LogLevel.Info,
    onDidChangeLogLevel: () => new vscode.Disposable(nothing),
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    append: nothing,
    appendLine: nothing,
    replace: nothing,
    clear: nothing,
    show: nothing,
    hide: nothing,
    dispose: nothing,
  };
}
