import { strict as assert } from 'node:assert';
import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const preload = pathToFileURL('out/test/unit/house/recordSockets.js').href;

describe('in the default configuration', () => {
  let folder = '';
  let record = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-sockets-'));
    record = join(folder, 'sockets');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const options = (): { env: NodeJS.ProcessEnv; maxBuffer: number } => ({
    env: { ...process.env, NODE_OPTIONS: `--import ${preload}`, DXLENS_TEST_SOCKETS: record },
    maxBuffer: 100_000_000,
  });
  const opened = (): string => (existsSync(record) ? readFileSync(record, 'utf8') : '');

  it('the record would show a socket', async () => {
    const code = "require('node:net').connect(1, '127.0.0.1').on('error', () => undefined)";
    await run(process.execPath, ['-e', code], options());
    assert.match(opened(), /connect/);
  });

  it('a review opens no socket', async () => {
    const { stdout } = await run(
      process.execPath,
      ['dist/cli.mjs', 'review', 'test/notes', '--format', 'jsonl'],
      options(),
    );
    assert.ok(stdout.split('\n').length > 15);
    assert.equal(opened(), '');
  });

  it('the language server opens no socket', async () => {
    const child = spawn(process.execPath, ['dist/cli.mjs', 'lsp', '--stdio'], {
      ...options(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
    };
    const text = readFileSync('test/notes/aortic-dissection-missed.note', 'utf8');
    send({
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {}, initializationOptions: { storageFolder: folder } },
    });
    send({ method: 'initialized', params: {} });
    send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: 'file:///a.note', languageId: 'clinical-note', version: 1, text } },
    });
    let heard = '';
    for await (const chunk of child.stdout) {
      heard += String(chunk);
      if (heard.includes('publishDiagnostics')) {
        break;
      }
    }
    assert.match(heard, /cant-miss/);
    child.kill();
    assert.equal(opened(), '');
  });
});
