// Finds Neovim for the test of the server in an editor that is not ours; installs it on Debian where there is none.
import { spawnSync } from 'node:child_process';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackage } from './debian.mjs';
import { cacheFolder, CannotInstall } from './editor/install.mjs';

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
  await ensureDebianPackage('neovim', () => findNeovim() !== null, cacheFolder);
  const installed = findNeovim();
  if (installed === null) {
    throw new CannotInstall(
      'The test of other editors needs Neovim: install it (Debian: "sudo apt-get install neovim") or set NVIM to its path.',
    );
  }
  return installed;
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
