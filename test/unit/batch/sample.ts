/** The knowledge that ships, and a review of a note of the repository. */
import { readFileSync } from 'node:fs';
import { indexKnowledge } from '#server/knowledge/base.js';
import type { KnowledgeBase } from '#server/knowledge/base.js';
import type { StoredKnowledge } from '#server/knowledge/stored.js';

const root = new URL('../../../../', import.meta.url);
let base: KnowledgeBase | null = null;

/** The compiled base that the build wrote, indexed once for all tests of a run. */
export function shippedBase(): KnowledgeBase {
  base ??= indexKnowledge(JSON.parse(readFileSync(new URL('dist/knowledge.json', root), 'utf8')) as StoredKnowledge);
  return base;
}

export const noteText = (name: string): string => readFileSync(new URL(`test/notes/${name}`, root), 'utf8');

export const missedDissection = 'aortic-dissection-missed.note';
