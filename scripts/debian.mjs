// Installs a Debian package where that is possible: on Debian, as root.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { withLock } from './editor/lock.mjs';

/**
 * Installs `name` unless `isThere()`, under a lock so that two runs do not clash. Whether it stands afterwards is for the caller
 * to see: nothing is thrown.
 */
export async function ensureDebianPackage(name, isThere, cacheFolder) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    return;
  }
  await mkdir(cacheFolder, { recursive: true });
  await withLock(join(cacheFolder, `.${name}.lock`), async () => {
    if (!isThere()) {
      process.stderr.write(`Installing ${name} …\n`);
      await aptGet(['update']);
      await aptGet(['install', '-y', '--no-install-recommends', name]);
    }
  });
}

/** Runs apt-get to its end, however it ends. */
function aptGet(args) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', resolve);
    child.on('close', resolve);
  });
}
