/** Finds the package's own files from a built file in `dist` or a compiled one in `out`. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Package } from './knowledge.js';

/** The nearest folder above `from` (a file URL) that holds package.json, with the files that DxLens reads. */
export function packageAt(from: string): Package {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return {
    compiledKnowledge: join(folder, 'dist', 'knowledge.json'),
    knowledgeFolder: join(folder, 'models', 'knowledge'),
    modelHost: join(folder, 'dist', 'model-host.mjs'),
    modelBare: join(folder, 'dist', 'model-bare.mjs'),
    modelDownload: join(folder, 'dist', 'model-download.mjs'),
    catalogFile: join(folder, 'models', 'catalog.yaml'),
  };
}
