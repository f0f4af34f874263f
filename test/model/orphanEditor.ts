/**
 * An editor for `orphan.test.ts`: starts the server as a process, opens a note, prints the server's process id when the
 * model is in the wanted state, and lives on.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { StatusParams } from '#server/lsp/messages.js';

const [serverFile, file, note, storageFolder, state] = process.argv.slice(2);
const server = spawn(process.execPath, [serverFile!, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createMessageConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
connection.onNotification('dxlens/status', ({ model }: StatusParams) => {
  if (model?.state === state) process.stdout.write(`${server.pid}\n`);
});
connection.onRequest(() => null);
connection.listen();
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: {},
  initializationOptions: { storageFolder, settings: { model: { file, threads: 1, contextSize: 32_768 } } },
});
await connection.sendNotification('initialized', {});
const uri = 'file:///a.note';
const textDocument = { uri, languageId: 'clinical-note', version: 1, text: readFileSync(note!, 'utf8') };
await connection.sendNotification('textDocument/didOpen', { textDocument });
