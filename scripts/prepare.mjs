// What `npm start`, `npm test` and `npm run editor` need before they begin: packages and a build, each only where it is due.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

export const root = join(import.meta.dirname, '..');

/** Runs a command with its output shown; rejects with one sentence where it fails. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', (error) => reject(new Error(`${command} cannot be started: ${error.message}`)));
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`"${[command, ...args].join(' ')}" ended with ${String(code)}.`)),
    );
  });
}

/** Installs the packages where they are missing or older than the lockfile. */
export async function ensurePackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const isFresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (!isFresh) {
    process.stderr.write('Installing packages…\n');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    await (npm === undefined ? run('npm', args) : run(process.execPath, [npm, ...args]));
  }
}

/** Builds dist/ where a source is newer than it. */
export async function ensureBuild() {
  const built = join(root, 'dist', 'knowledge.json');
  const sources = ['server/src', 'client/src', 'models/knowledge', 'esbuild.mjs', 'package.json', 'package-lock.json'];
  const newest = Math.max(...sources.map((source) => newestOf(join(root, source))));
  if (!existsSync(built) || statSync(built).mtimeMs < newest) {
    process.stderr.write('Building…\n');
    await run(process.execPath, ['esbuild.mjs']);
  }
}

/** Latest modification below a path, in milliseconds. */
function newestOf(path) {
  const entry = statSync(path);
  return entry.isDirectory()
    ? readdirSync(path).reduce((latest, name) => Math.max(latest, newestOf(join(path, name))), entry.mtimeMs)
    : entry.mtimeMs;
}

/** Runs a script's main function and ends with its sentence where it fails. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
