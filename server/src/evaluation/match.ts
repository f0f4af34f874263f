/** Which names answer a case: one disease by any of its names, and a narrower form for a wider one. */
import type { KnowledgeBase } from '../knowledge/base.js';
import { phraseWords } from '../knowledge/phrases.js';
import { foldName } from '../model/ask/names.js';
import { conditionNames } from '../review/opinion.js';
import type { Case } from './cases.js';

export interface Matching {
  /** Equal for all names of one disease. */
  readonly key: (name: string) => string;
  /** Keys of the disease and of its wider forms. */
  readonly widerKeys: (name: string) => readonly string[];
}

/** The names of a knowledge base made comparable; what it does not know is compared by its words. */
export function matchingOf(base: KnowledgeBase): Matching {
  const key = diseaseKeys(base);
  const resolve = conditionNames(base);
  return {
    key,
    widerKeys: (name) => {
      const id = resolve(name);
      const above = id === null ? [] : base.conditionFamily(id).ancestors;
      return [name, ...above.flatMap((one) => base.condition(one)?.name ?? [])].map(key);
    },
  };
}

/** Keys of the names that a case accepts. */
export const acceptedKeys = ({ gold, accept }: Case, { key }: Matching): ReadonlySet<string> =>
  new Set([gold, ...accept].map(key));

/** Whether a name is one of the accepted ones, or a narrower form of one. */
export const answers = (name: string, accepted: ReadonlySet<string>, { widerKeys }: Matching): boolean =>
  widerKeys(name).some((wider) => accepted.has(wider));

/**
 * What makes two names one disease: the row that has them as its name or among its exact synonyms (`say`, not `reads`), else the
 * words alone, in any spelling.
 */
function diseaseKeys(base: KnowledgeBase): (name: string) => string {
  const words = (name: string): string => phraseWords(name).join(' ');
  const keys = new Map<string, string>();
  const { conditions } = base;
  for (const condition of conditions) {
    keys.set(words(condition.name), condition.name);
  }
  for (const condition of conditions) {
    for (const name of condition.say) {
      if (!keys.has(words(name))) {
        keys.set(words(name), condition.name);
      }
    }
  }
  return (name) => foldName(keys.get(words(name)) ?? name);
}
