/**
 * What phrases stand for, as text: the build writes it, and a line becomes entries when a note first has its phrase. Entries of one
 * line are divided by commas, their parts by spaces; ids hold neither.
 */
import type { AbbreviationMeaning, AttributeKind, ConceptKind, LexiconEntry } from '../note/types.js';
import { phraseWords } from './phrases.js';
import type { PhraseEntry } from './phrases.js';
import type { Abbreviated } from './types.js';

/** "finding crackles template", "condition aids capitals", "attribute quality burning". */
export function entryText(entry: PhraseEntry): string {
  if (entry.kind === 'attribute') {
    return `attribute ${entry.attribute} ${entry.value}`;
  }
  const { concept, denies, capitals } = entry;
  return `${concept.kind} ${concept.id}${denies === null ? '' : ` ${denies}`}${capitals ? ' capitals' : ''}`;
}

/** Letters that stand for several things, by their place among the abbreviations. */
export const choiceText = (index: number): string => `choice ${String(index)}`;

/** The entries of a line. `abbreviations` are the meanings of all letters, in the order of the knowledge. */
export function entriesOf(line: string, abbreviations: readonly (readonly Abbreviated[])[]): LexiconEntry[] {
  return line.split(',').map((text): LexiconEntry => {
    const [kind = '', id = '', ...more] = text.split(' ');
    switch (kind) {
      case 'attribute':
        return { kind, attribute: id as AttributeKind, value: more[0] ?? '' };
      case 'choice':
        return { kind, meanings: (abbreviations[Number(id)] ?? []).map(meaningOf) };
      default:
        return {
          kind: 'concept',
          concept: { kind: kind as ConceptKind, id },
          denies: more[0] === 'template' || more[0] === 'blanket' ? more[0] : null,
          capitals: more.at(-1) === 'capitals',
        };
    }
  });
}

const meaningOf = ({ means, near, sections, otherwise }: Abbreviated): AbbreviationMeaning => ({
  concept: means,
  sections: new Set(sections),
  near: new Set(near.flatMap((word) => phraseWords(word))),
  otherwise,
});
