/** Starts the server on a pair of streams, or on the channel that an editor named on the command line. */
import type { Connection } from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Package } from '../review/knowledge.js';
import { attachServer } from './server.js';

/** Listens until the other side ends. Without streams the channel is what `--node-ipc`, `--stdio` or `--pipe` names. */
export function startServer(
  streams: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream } | null,
  files: Package,
): Connection {
  const connection =
    streams === null
      ? createConnection(ProposedFeatures.all)
      : createConnection(ProposedFeatures.all, streams.input, streams.output);
  attachServer(connection, files);
  connection.listen();
  return connection;
}
