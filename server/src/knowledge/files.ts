/** The one place where knowledge meets the disk: a folder of YAML, or the compiled JSON. */
import { Buffer } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildKnowledge, faultLine } from './build.js';
import type { SourceFile } from './parse.js';
import { readStored, restoreKnowledge } from './stored.js';
import type { StoredKnowledge } from './stored.js';
import type { CompiledKnowledge } from './types.js';
import type { UnitScales } from './units.js';

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

export interface Loaded<T> {
  readonly knowledge: T;
  /** One line each: overlays that are not in force, and why. */
  readonly warnings: string[];
}

/**
 * Loads the compiled base, and compiles it anew with the site's overlays (files, or folders of files) where there are any. An
 * overlay with a fault is left out and said; the base and the other overlays stay in force. Rejects with
 * `KnowledgeUnreadable` where the base itself cannot be read.
 */
export async function loadKnowledge(
  compiled: string,
  folder: string,
  overlays: readonly string[],
): Promise<Loaded<CompiledKnowledge | StoredKnowledge>> {
  const { files, warnings } = await readOverlays(overlays);
  if (files.length > 0) {
    const base = await readFolder(folder).catch(() => null);
    if (base === null) {
      warnings.push(`${folder} cannot be read, so no overlay is in force; install DxLens again`);
    } else {
      // What the build had a dictionary and a library of units for stands in the compiled base alone.
      const { ordinary, scales } = parseStored(await readFile(compiled).catch(() => nothing), compiled);
      const knowledge = withOverlays(base, files, scales, warnings);
      if (knowledge !== null) {
        return { knowledge: { ...knowledge, ordinary }, warnings };
      }
    }
  }
  const bytes = await readFile(compiled).catch(() => nothing);
  return { knowledge: parseStored(bytes, compiled), warnings };
}

/**
 * One version of the knowledge to compare: compiled JSON, or a folder of YAML, whose units are computed with those of `shipped` (compiled
 * JSON). Faults of a folder are warnings, one line each. Rejects with `KnowledgeUnreadable` where there is neither.
 */
export async function loadVersion(path: string, shipped: string): Promise<Loaded<CompiledKnowledge>> {
  if ((await stat(path).catch(() => null))?.isDirectory() !== true) {
    const bytes = await readFile(path).catch(() => nothing);
    return { knowledge: restoreKnowledge(parseStored(bytes, path, notAVersion)), warnings: [] };
  }
  const files = await readFolder(path);
  if (files.length === 0) {
    throw new KnowledgeUnreadable(`${path} ${notAVersion}`);
  }
  const { scales } = parseStored(await readFile(shipped).catch(() => nothing), shipped);
  const { knowledge, faults } = buildKnowledge(files, [], scales);
  return { knowledge, warnings: faults.map((fault) => `${faultLine(fault)}; compared without what is at fault`) };
}

const nothing = Buffer.alloc(0);
const notAVersion = 'is no version of the knowledge; name a compiled knowledge.json or a folder of its YAML files';
const reinstall = 'cannot be read; run "npm run build", or install DxLens again';

/** Knowledge with every overlay that has no fault; null, with warnings, where there is none such. */
function withOverlays(
  base: readonly SourceFile[],
  overlays: SourceFile[],
  scales: UnitScales,
  warnings: string[],
): CompiledKnowledge | null {
  for (let left = overlays; left.length > 0;) {
    const { knowledge, faults } = buildKnowledge(base, left, scales);
    if (faults.length === 0) {
      return knowledge;
    }
    const isFaulty = (file: SourceFile): boolean => faults.some((fault) => fault.path === file.path);
    warnings.push(...faults.map((fault) => `${faultLine(fault)}; the knowledge base is used without this overlay`));
    // A fault that shows in the base alone (a phrase that an overlay gave a second meaning) is no one overlay's for certain.
    left = left.some(isFaulty) ? left.filter((file) => !isFaulty(file)) : [];
  }
  return null;
}

async function readOverlays(paths: readonly string[]): Promise<{ files: SourceFile[]; warnings: string[] }> {
  const files = new Map<string, SourceFile>();
  const warnings: string[] = [];
  for (const path of paths) {
    try {
      const found = (await stat(path)).isDirectory()
        ? await readFolder(path)
        : [{ path, text: await readFile(path, 'utf8') }];
      if (found.length === 0) {
        warnings.push(`${path}: holds no .yaml file; the knowledge base is used without it`);
      }
      found.forEach((file) => files.set(file.path, file));
    } catch {
      warnings.push(`${path}: cannot be read; the knowledge base is used without it`);
    }
  }
  return { files: [...files.values()], warnings };
}

function parseStored(bytes: Buffer, path: string, problem = reinstall): StoredKnowledge {
  const stored = readStored(bytes);
  if (stored === null) {
    throw new KnowledgeUnreadable(`${path} ${problem}`);
  }
  return stored;
}
