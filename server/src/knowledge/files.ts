/** The one place where knowledge meets the disk: a folder of YAML, or the compiled JSON. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildKnowledge, faultLine } from './build.js';
import type { SourceFile } from './parse.js';
import type { CompiledKnowledge } from './types.js';

/** The YAML files below a folder, sorted by path so that a build is the same everywhere. */
export async function readFolder(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
}

/** The knowledge could not be read. The message names the file and what to do. */
export class KnowledgeUnreadable extends Error {
  override readonly name = 'KnowledgeUnreadable';
}

/**
 * Loads the compiled base, and compiles it anew with the site's overlays where there are any. A fault in an overlay leaves the
 * base in force and is returned as a warning, one line each.
 */
export async function loadKnowledge(
  compiled: string,
  folder: string,
  overlays: readonly string[],
): Promise<{ knowledge: CompiledKnowledge; warnings: string[] }> {
  const warnings: string[] = [];
  const overlayFiles: SourceFile[] = [];
  for (const path of overlays) {
    try {
      overlayFiles.push({ path, text: await readFile(path, 'utf8') });
    } catch {
      warnings.push(`${path}: cannot be read; the knowledge base is used without it`);
    }
  }
  if (overlayFiles.length > 0) {
    const built = buildKnowledge(await readFolder(folder), overlayFiles);
    if (built.faults.length === 0) {
      return { knowledge: built.knowledge, warnings };
    }
    warnings.push(
      ...built.faults.map((fault) => `${faultLine(fault)}; the knowledge base is used without its overlays`),
    );
  }
  try {
    return { knowledge: JSON.parse(await readFile(compiled, 'utf8')) as CompiledKnowledge, warnings };
  } catch {
    throw new KnowledgeUnreadable(`${compiled} cannot be read; run "npm run build", or install DxLens again`);
  }
}
