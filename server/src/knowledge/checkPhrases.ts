/** Phrases of the knowledge base that a note could be read by in two ways, or not at all. */
import { phrases, phraseWords } from './phrases.js';
import type { Fault } from './parse.js';
import { faultAt } from './tables.js';
import type { Placed, Tables } from './tables.js';
import type { CompiledKnowledge } from './types.js';

/**
 * A phrase that stands for two concepts: the note could be read either way. A template normal may share its phrase with the
 * finding that it is ("CXR normal" is a normal chest film and denies an infiltrate).
 */
export function sharedPhrases(knowledge: CompiledKnowledge, tables: Tables): Fault[] {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const { phrase, entry } of phrases(knowledge)) {
    if (entry.kind !== 'concept' || entry.denies !== null) {
      continue;
    }
    const key = phraseWords(phrase).join(' ');
    const concept = `${entry.concept.kind} ${entry.concept.id}`;
    const owner = owners.get(key) ?? concept;
    owners.set(key, owner);
    const placed = placeOf(tables, entry.concept.kind, entry.concept.id);
    if (placed !== null && key === '') {
      faults.push(faultAt(placed, `"${phrase}" holds no word that a note could have`, 'say'));
    } else if (placed !== null && owner !== concept) {
      faults.push(faultAt(placed, `"${phrase}" already stands for ${owner}`, 'say'));
    }
  }
  return faults;
}

function placeOf(tables: Tables, kind: string, id: string): Placed<unknown> | null {
  switch (kind) {
    case 'finding':
      return tables.findings.get(id) ?? null;
    case 'condition':
      return tables.conditions.get(id) ?? null;
    case 'drug':
      return tables.drugs.get(id) ?? tables.classes.get(id) ?? null;
    default:
      return tables.terms.get(id) ?? null;
  }
}
