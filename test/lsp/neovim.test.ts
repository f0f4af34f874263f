import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dissection } from './samples.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Seen {
  readonly diagnostics: readonly { line: number; code: string; source: string; severity: number; message: string }[];
  readonly hover: { readonly contents: { readonly kind: string; readonly value: string } };
  readonly titles: readonly string[];
  readonly text: string;
  readonly after: readonly string[];
  readonly status: { readonly health: string; readonly message: string };
  readonly messages: readonly string[];
  readonly exit: number;
}

describe("Neovim's built-in client, attached to dxlens lsp --stdio", function () {
  // It may have to be installed first.
  this.timeout(300_000);
  let folder: string;
  let seen: Seen;

  before(() => {
    const ensured = spawnSync(process.execPath, [join(root, 'scripts', 'ensureNeovim.mjs')], { encoding: 'utf8' });
    assert.equal(ensured.status, 0, ensured.stderr);
    folder = mkdtempSync(join(tmpdir(), 'dxlens-neovim-'));
    const note = join(folder, 'chest pain.note');
    writeFileSync(note, dissection);
    const script = join(root, 'test', 'lsp', 'neovim.lua');
    const given = JSON.stringify([process.execPath, join(root, 'dist', 'cli.mjs'), note, join(folder, 'storage')]);
    const neovim = spawnSync(
      ensured.stdout.trim(),
      ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '--cmd', `let g:dxlens = ${given}`, '-c', `luafile ${script}`],
      {
        encoding: 'utf8',
        timeout: 120_000,
        // Neither the user's settings nor its state.
        env: {
          ...process.env,
          XDG_CONFIG_HOME: folder,
          XDG_DATA_HOME: folder,
          XDG_CACHE_HOME: folder,
          XDG_STATE_HOME: folder,
        },
      },
    );
    const line = neovim.stdout.trim().split('\n').at(-1) ?? '';
    assert.match(line, /^\{/, `Neovim printed no result: ${neovim.stdout}${neovim.stderr}`);
    seen = JSON.parse(line) as Seen;
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('gets diagnostics', () => {
    const alert = seen.diagnostics.find(({ code }) => code === 'cant-miss');
    assert.ok(alert !== undefined, JSON.stringify(seen.diagnostics));
    assert.equal(alert.source, 'DxLens');
    assert.equal(alert.severity, 2);
    assert.match(alert.message, /^Consider aortic dissection: /);
    assert.match(dissection.split('\n')[alert.line]!, /tearing/);
  });

  it('gets a hover in Markdown that reads well as it stands', () => {
    const { kind, value } = seen.hover.contents;
    assert.equal(kind, 'markdown');
    assert.match(value, /^\*\*Consider aortic dissection: “/);
    assert.doesNotMatch(value, /&#|\\[.:,()-]/);
  });

  it('gets code actions, and the edit puts the diagnosis into the assessment and quietens the alert', () => {
    assert.equal(seen.titles[0], 'Add “Consider aortic dissection: ***” to the assessment');
    assert.ok(seen.titles.some((title) => title.startsWith('Dismiss')));
    assert.match(seen.text, /NSTEMI\.\nConsider aortic dissection: \*\*\*\n\nPLAN/);
    assert.ok(!seen.after.includes('cant-miss'), seen.after.join(' '));
  });

  it('is told the status, sees no error, and the server ends with it', () => {
    assert.equal(seen.status.health, 'ok', seen.status.message);
    assert.deepEqual(seen.messages, []);
    assert.equal(seen.exit, 0);
  });
});
