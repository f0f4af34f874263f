/** The knowledge that ships, indexed once for all tests that read real notes. */
import { readFileSync } from 'node:fs';
import { indexKnowledge } from '#server/knowledge/base.js';
import type { KnowledgeBase } from '#server/knowledge/base.js';
import type { StoredKnowledge } from '#server/knowledge/stored.js';

let base: KnowledgeBase | null = null;

export function shippedKnowledge(): KnowledgeBase {
  base ??= indexKnowledge(JSON.parse(readFileSync('dist/knowledge.json', 'utf8')) as StoredKnowledge);
  return base;
}
