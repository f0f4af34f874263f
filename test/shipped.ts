/** The knowledge that ships, as the build wrote it, indexed once for all tests of a run. */
import { readFileSync } from 'node:fs';
import { indexKnowledge } from '#server/knowledge/base.js';
import type { KnowledgeBase } from '#server/knowledge/base.js';
import { readStored } from '#server/knowledge/stored.js';
import type { StoredKnowledge } from '#server/knowledge/stored.js';

let base: KnowledgeBase | null = null;

/** The file of the build, read anew. */
export function shippedFile(): StoredKnowledge {
  const stored = readStored(readFileSync(new URL('../../dist/knowledge.json', import.meta.url)));
  if (stored === null) {
    throw new Error('dist/knowledge.json is no compiled knowledge; run "npm run build"');
  }
  return stored;
}

export function shippedKnowledge(): KnowledgeBase {
  base ??= indexKnowledge(shippedFile());
  return base;
}
