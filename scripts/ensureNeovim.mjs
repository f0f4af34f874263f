// Finds Neovim for the test of the server in an editor that is not ours; installs it on Debian where there is none.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { cacheFolder, CannotInstall } from './editor/install.mjs';
import { withLock } from './editor/lock.mjs';

/** Path or name of a Neovim that runs, or null. */
export function findNeovim() {
  const candidates = [process.env.NVIM, 'nvim', '/usr/bin/nvim'].filter((path) => path !== undefined && path !== '');
  return candidates.find((path) => spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

/**
 * Path of a Neovim; on Debian, as root, it is installed where there is none.
 * @throws {CannotInstall} with the sentence that says what to install.
 */
export async function ensureNeovim() {
  const found = findNeovim();
  if (found !== null) {
    return found;
  }
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    await mkdir(cacheFolder, { recursive: true });
    await withLock(join(cacheFolder, '.neovim.lock'), async () => {
      if (findNeovim() === null) {
        console.error('Installing Neovim …');
        await aptGet(['update']);
        await aptGet(['install', '-y', '--no-install-recommends', 'neovim']);
      }
    });
  }
  const installed = findNeovim();
  if (installed === null) {
    throw new CannotInstall(
      'The test of other editors needs Neovim: install it (Debian: "sudo apt-get install neovim") or set NVIM to its path.',
    );
  }
  return installed;
}

/** Runs apt-get to its end, however it ends: whether Neovim stands afterwards is what counts. */
function aptGet(args) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', resolve);
    child.on('close', resolve);
  });
}

// Started as a program it prints the path alone, so that a test can ask for it.
if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${await ensureNeovim()}\n`);
  } catch (error) {
    console.error(error instanceof CannotInstall ? error.message : error);
    process.exitCode = 1;
  }
}
