// `npm start [-- PATHS]`: installs and builds what is missing, then reviews notes; by default the samples in test/notes.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { ensureBuild, ensurePackages, main, root } from './prepare.mjs';

await main(async () => {
  await ensurePackages();
  await ensureBuild();
  const given = process.argv.slice(2);
  const paths = given.some((arg) => !arg.startsWith('-')) ? [] : [join(root, 'test', 'notes')];
  // Where npm was called, so that a path means what it meant there.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.mjs'), 'review', ...given, ...paths], {
    cwd,
    stdio: 'inherit',
  });
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
