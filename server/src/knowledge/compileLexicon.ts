/** Compiled knowledge -> its phrases as tries over word numbers: the work of the build, and of the start where a site has overlays. */
import { choiceText, entryText } from './entries.js';
import { fillers, isAlsoAWord, phrases, phraseWords } from './phrases.js';
import type { PhraseEntry } from './phrases.js';
import { flatten, grow, growingNode, packTrie, unpackTrie } from './trie.js';
import type { FlatTrie, GrowingNode } from './trie.js';
import type { CompiledKnowledge, PackedLexicon } from './types.js';

/** Words that narrow or place, and may stand between the words of a phrase; a phrase that has them itself needs them. */
const modifiers =
  'left right bilateral bilaterally l r lt rt mild moderate severe slight significant marked minimal intense new acute chronic ' +
  'sudden gradual persistent constant intermittent occasional recurrent worsening increasing progressive ongoing associated ' +
  'diffuse localized localised generalized generalised upper lower obvious anterior posterior central lateral medial distal ' +
  'proximal whole entire both really very quite terrible awful bad horrible nasty little bit in on at to over around across inside ' +
  'also then still just all kind sort mostly mainly usually often sometimes always rather fairly pretty somewhat slightly badly ' +
  'suddenly constantly repeatedly again about almost nearly lot more much so too especially particularly clearly obviously ' +
  'gradually slowly steadily rapidly quickly frequently occasionally markedly mildly moderately severely grossly extremely is are was were feels looks appears seems';

/** Words of a phrase that notes write in letters or signs which mean something else when they stand alone. */
const shortened: readonly (readonly [string, readonly string[]])[] = [
  ['cancer', ['ca']],
  ['carcinoma', ['ca']],
  ['fracture', ['#']],
  ['discharge', ['d', '/', 'c']],
];

/** The phrases of the knowledge as the lexicon reads them. */
export interface CompiledLexicon {
  /** The word at index `i` has the number `i + 1`. The first `modifiers` of them may be skipped within a phrase. */
  readonly words: readonly string[];
  readonly modifiers: number;
  readonly phrases: FlatTrie;
  readonly measures: FlatTrie;
}

interface Said {
  readonly words: readonly string[];
  readonly entry: PhraseEntry;
  readonly text: string;
}

/** Compiles the phrases. Cost is linear in their number. */
export function compileLexicon(knowledge: CompiledKnowledge): CompiledLexicon {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known === undefined) {
      numbers.set(word, numbers.size + 1);
    }
    return known ?? numbers.size;
  };
  modifiers.split(' ').forEach(numberOf);
  const modifierCount = numbers.size;
  const root = growingNode();
  // A phrase of fillers alone ("the") can begin nowhere in a note.
  const insert = (words: readonly string[], into = root): GrowingNode | null =>
    words.length === 0 || fillers.has(words[0]!) ? null : grow(into, words.map(numberOf));

  const all: Said[] = [];
  for (const { phrase, entry } of phrases(knowledge)) {
    const words = phraseWords(phrase);
    const text = entryText(entry);
    all.push({ words, entry, text });
    const said = entry.kind === 'concept' && isAlsoAWord(phrase) ? entryText({ ...entry, capitals: true }) : text;
    const node = insert(words);
    // Phrases that meet in one place may say the same ("chest pain" and "chest pains").
    if (node !== null && node.said?.includes(said) !== true) {
      (node.said ??= []).push(said);
    }
  }
  insertShortened(all, insert);
  // "N/V" says two things; it is no second meaning of either.
  for (const [phrase, findings] of Object.entries(knowledge.several)) {
    const node = insert(phraseWords(phrase));
    if (node !== null) {
      node.said = findings.map((id) => `finding ${id}`);
    }
  }
  for (const [index, letters] of Object.keys(knowledge.abbreviations).entries()) {
    const node = insert(phraseWords(letters));
    if (node !== null) {
      node.said = [choiceText(index)];
    }
  }
  insertReversed(all, insert);
  const measures = growingNode();
  for (const { id, say } of knowledge.measures) {
    for (const phrase of say) {
      const node = insert(phraseWords(phrase), measures);
      if (node !== null) {
        (node.said ??= []).push(id);
      }
    }
  }
  return {
    words: [...numbers.keys()],
    modifiers: modifierCount,
    phrases: flatten(root, ','),
    measures: flatten(measures, ','),
  };
}

/** "Breast ca", "hip #", "nipple d/c": what notes shorten in longer phrases, where no phrase has it as it stands. */
function insertShortened(all: readonly Said[], insert: (words: readonly string[]) => GrowingNode | null): void {
  for (const { words, entry, text } of all) {
    for (const [long, short] of words.length < 2 || entry.kind === 'attribute' ? [] : shortened) {
      const at = words.indexOf(long);
      const node = at < 0 ? null : insert([...words.slice(0, at), ...short, ...words.slice(at + 1)]);
      if (node !== null) {
        node.said ??= [text];
      }
    }
  }
}

/** "Leg swelling" is "swollen leg" as well: a finding of two words may stand the other way round, where nothing else does. */
function insertReversed(all: readonly Said[], insert: (words: readonly string[]) => GrowingNode | null): void {
  for (const { words, entry, text } of all) {
    if (
      entry.kind === 'concept' &&
      entry.concept.kind === 'finding' &&
      entry.denies === null &&
      words.length === 2 &&
      words.every((word) => /^[a-z]{3,}$/.test(word))
    ) {
      const node = insert(phraseWords(`${words[1]!} ${words[0]!}`));
      if (node !== null) {
        node.said ??= [text];
      }
    }
  }
}

/** The lexicon of the build, for `CompiledKnowledge.lexicon`. */
export function packLexicon(knowledge: CompiledKnowledge): PackedLexicon {
  const { words, modifiers: count, phrases: said, measures } = compileLexicon(knowledge);
  return { words: words.join('\n'), modifiers: count, phrases: packTrie(said), measures: packTrie(measures) };
}

export function unpackLexicon(packed: PackedLexicon): CompiledLexicon {
  return {
    words: packed.words.split('\n'),
    modifiers: packed.modifiers,
    phrases: unpackTrie(packed.phrases),
    measures: unpackTrie(packed.measures),
  };
}
