/**
 * A misspelt word -> the one word of the vocabulary that was meant. A word is only taken for a misspelling where no dictionary has it
 * and one word alone lies near: to read nothing is better than to read something else.
 */

/** Shorter words lie too near to each other. */
const shortest = 5;
/** From this length on any one edit is mended; below it only letters that changed places or were doubled. */
const anyEdit = 6;
/** From this length on two edits are mended. */
const twoEdits = 10;
const longest = 26;

/** Opposites and neighbours that differ by little: one is never read for the other. */
const opposed: readonly (readonly string[])[] = [
  ['hyper', 'hypo'],
  ['inter', 'intra'],
  ['para', 'peri'],
  ['macro', 'micro'],
  ['ante', 'anti'],
  ['brady', 'tachy'],
  ['ab', 'ad'],
  ['pre', 'pro', 'per'],
  ['in', 'un', 'en'],
];

/** Terms that sound or look like others of the vocabulary, which an everyday dictionary may not have. */
export const lookAlikes: readonly string[] =
  'ileum ilium perineal peroneal dysphagia dysphasia dysplasia dyspraxia abduction adduction abduct adduct palpation palpitation mucous mucus perfusion profusion malleolus malleus prostate prostrate arteritis arthritis facial fascial callus callous discreet discrete apophysis epiphysis hypophysis humerus humorous ureter urethra ureteral urethral ureteric urethritis ureteritis aphasia aphagia aphakia atopic ectopic cystic cysteine cystine uvula vulva vagal vaginal anal aural oral gastric gavage graft lipoma lymphoma myeloma melanoma thyroid thymoid steroid sterile pleurisy pleural plural plantar planter venous venus viscous viscus villous villus'.split(
    ' ',
  );

type Same = (a: string, b: string) => boolean;

export interface Spelling {
  /** The known word that a folded word is a misspelling of, or null. */
  correct(word: string): string | null;
}

/** Words of one first letter and length. */
interface Bucket {
  readonly words: string[];
  /** The letters of each word as a set of bits; null until a word is looked for here. */
  letters: Int32Array | null;
}

/** The words that another may be a misspelling of. */
class KnownWords {
  readonly #buckets: (Bucket | undefined)[] = [];

  constructor(known: Iterable<string>) {
    for (const word of known) {
      const letter = word.charCodeAt(0);
      if (word.length >= shortest - 1 && word.length <= longest + 2 && letter >= 97 && letter <= 122) {
        (this.#buckets[place(word, word.length)] ??= { words: [], letters: null }).words.push(word);
      }
    }
  }

  /**
   * The word that lies within that many edits (1 or 2); null where there is none, or where there are several that `same` does not
   * hold to be one. Without `same` any is as good as another.
   */
  nearest(word: string, edits: number, same: Same | null): string | null {
    const letters = lettersOf(word);
    let found: string | null = null;
    for (let length = word.length - edits; length <= word.length + edits; length++) {
      const bucket = this.#buckets[place(word, length)];
      if (bucket === undefined) {
        continue;
      }
      bucket.letters ??= Int32Array.from(bucket.words, lettersOf);
      for (let i = 0; i < bucket.words.length; i++) {
        const others = bucket.letters[i]!;
        // An edit changes two letters of the set at most. Words with anything but letters are no one's misspelling.
        if (others === 0 || bitsOf(others ^ letters) > 2 * edits) {
          continue;
        }
        const candidate = bucket.words[i]!;
        const isNear =
          edits === 1 ? oneEdit(word, candidate) : candidate[1] === word[1] && distance(word, candidate) <= 2;
        if (!isNear || areOpposed(word, candidate)) {
          continue;
        }
        if (same === null) {
          return candidate;
        }
        if (found !== null && !same(found, candidate)) {
          return null;
        }
        found ??= candidate;
      }
    }
    return found;
  }
}

const place = (word: string, length: number): number => (word.charCodeAt(0) - 97) * (longest + 5) + length;

/** The letters of a word as bits, `a` the lowest; 0 where it has anything else than plain letters. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97;
    if (letter < 0 || letter > 25) {
      return 0;
    }
    letters |= 1 << letter;
  }
  return letters;
}

/** How many bits of a number are set. */
function bitsOf(number: number): number {
  let count = 0;
  for (let left = number; left !== 0; left &= left - 1) {
    count++;
  }
  return count;
}

const mayBeMisspelt = (word: string): boolean =>
  word.length >= shortest && word.length <= longest && lettersOf(word) !== 0;

/** `known` are folded words; `same` says whether two of them stand for the same. Cost: linear in `known`. */
export function buildSpelling(known: Iterable<string>, ordinary: ReadonlySet<string>, same: Same): Spelling {
  const words = new KnownWords(known);
  return {
    correct: (word) =>
      !mayBeMisspelt(word) || ordinary.has(word)
        ? null
        : (words.nearest(word, 1, same) ?? (word.length >= twoEdits ? words.nearest(word, 2, same) : null)),
  };
}

/** The words of a dictionary that would be taken for misspellings if they were not known to be words. */
export function ordinaryWords(known: ReadonlySet<string>, dictionary: Iterable<string>): string[] {
  const near = new KnownWords(known);
  const words = new Set<string>();
  for (const entry of [...dictionary, ...lookAlikes]) {
    const word = entry.toLowerCase();
    if (
      mayBeMisspelt(word) &&
      !known.has(word) &&
      (near.nearest(word, 1, null) !== null || (word.length >= twoEdits && near.nearest(word, 2, null) !== null))
    ) {
      words.add(word);
    }
  }
  return [...words].sort();
}

function areOpposed(a: string, b: string): boolean {
  return opposed.some((group) => {
    const first = group.find((prefix) => a.startsWith(prefix));
    const second = group.find((prefix) => b.startsWith(prefix));
    return first !== undefined && second !== undefined && first !== second;
  });
}

/** Whether one letter was added, left out, changed or swapped with its neighbour; in short words swaps and doublings alone. */
function oneEdit(a: string, b: string): boolean {
  const isShort = a.length < anyEdit;
  let i = 0;
  const shorter = Math.min(a.length, b.length);
  while (i < shorter && a.charCodeAt(i) === b.charCodeAt(i)) {
    i++;
  }
  if (a.length === b.length) {
    if (i === a.length) {
      return false;
    }
    const isSwap = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
    return isSwap || (!isShort && a.slice(i + 1) === b.slice(i + 1));
  }
  const [more, less] = a.length > b.length ? [a, b] : [b, a];
  if (more.slice(i + 1) !== less.slice(i)) {
    return false;
  }
  return !isShort || more[i] === more[i - 1] || more[i] === more[i + 1];
}

/** Rows of `distance`, as wide as the longest word that is compared. */
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 4)) as [Uint8Array, Uint8Array, Uint8Array];

/** Edits between two words, swaps of neighbours counted once (optimal string alignment); 3 stands for more than two. */
function distance(a: string, b: string): number {
  let [before, last, row] = rows;
  for (let j = 0; j <= b.length; j++) {
    last[j] = j;
  }
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        edits = Math.min(edits, before[j - 2]! + 1);
      }
      row[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > 2) {
      return 3;
    }
    [before, last, row] = [last, row, before];
  }
  return Math.min(3, last[b.length]!);
}
