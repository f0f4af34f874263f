// Finds strace for the test that no internet socket is opened; installs it on Debian where there is none. Linux alone has it.
import { spawnSync } from 'node:child_process';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackage } from './debian.mjs';
import { cacheFolder } from './editor/install.mjs';

/** Whether there is an strace that may trace: some containers forbid it. */
export function canTrace() {
  return spawnSync('strace', ['-f', '--seccomp-bpf', '-e', 'trace=socket', 'true'], { stdio: 'ignore' }).status === 0;
}

// Started as a program it ends with 0 where there is one now, so that a test can ask for it.
if (argv[1] === fileURLToPath(import.meta.url)) {
  if (!canTrace()) {
    await ensureDebianPackage('strace', canTrace, cacheFolder);
  }
  process.exitCode = canTrace() ? 0 : 1;
}
