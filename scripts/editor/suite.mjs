// Where the extension under test and its suite stand, and how the suite is put into one file.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { CannotInstall } from './install.mjs';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const sampleNotes = join(repository, 'test', 'notes');

/**
 * Bundles test/editor/suite.ts as CommonJS, which every extension host loads alike.
 * @returns {Promise<string>} path of the bundle; it exports `run()`.
 */
export async function bundleSuite() {
  const outfile = join(repository, 'out', 'editor', 'suite.cjs');
  await build({
    entryPoints: [join(repository, 'test', 'editor', 'suite.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outfile;
}

/** @throws {CannotInstall} where the extension has not been built. */
export function requireBuilt() {
  for (const file of ['client.cjs', 'server.mjs']) {
    if (!existsSync(join(repository, 'dist', file))) {
      throw new CannotInstall(`dist/${file} is missing: run "npm run build" first.`);
    }
  }
}
