/** Loads the knowledge that ships with DxLens, with a site's overlays over it, ready to review with. */
import { indexKnowledge } from '../knowledge/base.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import { loadKnowledge } from '../knowledge/files.js';

/** Where the package keeps what it reads: `root` is the folder that holds `dist` and `models`. */
export interface Package {
  readonly compiledKnowledge: string;
  readonly knowledgeFolder: string;
  readonly modelHost: string;
  readonly modelBare: string;
  readonly modelDownload: string;
  readonly catalogFile: string;
}

/** Rejects with `KnowledgeUnreadable` where the package is broken; an overlay that cannot be used is a warning. */
export async function openKnowledge(
  files: Package,
  overlays: readonly string[],
): Promise<{ base: KnowledgeBase; warnings: string[] }> {
  const { knowledge, warnings } = await loadKnowledge(files.compiledKnowledge, files.knowledgeFolder, overlays);
  return { base: indexKnowledge(knowledge), warnings };
}
