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

export interface Spelling {
  /** The known word that a folded word is a misspelling of, or null. */
  correct(word: string): string | null;
}

/** `known` are folded words; `same` says whether two of them stand for the same. Cost: linear in `known`. */
export function buildSpelling(
  known: Iterable<string>,
  ordinary: ReadonlySet<string>,
  same: (a: string, b: string) => boolean,
): Spelling {
  const byStart = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < shortest - 1 || !/^[a-z]+$/.test(word)) {
      continue;
    }
    const key = `${word[0]!}${String(word.length)}`;
    const list = byStart.get(key);
    if (list === undefined) {
      byStart.set(key, [word]);
    } else {
      list.push(word);
    }
  }
  const nearest = (word: string, edits: number): string | null => {
    let found: string | null = null;
    for (let length = word.length - edits; length <= word.length + edits; length++) {
      for (const candidate of byStart.get(`${word[0]!}${String(length)}`) ?? []) {
        const isNear =
          edits === 1 ? oneEdit(word, candidate) : candidate[1] === word[1] && distance(word, candidate) <= 2;
        if (!isNear || areOpposed(word, candidate)) {
          continue;
        }
        if (found !== null && !same(found, candidate)) {
          return null;
        }
        found ??= candidate;
      }
    }
    return found;
  };
  return {
    correct: (word) => {
      if (word.length < shortest || word.length > longest || ordinary.has(word) || !/^[a-z]+$/.test(word)) {
        return null;
      }
      return nearest(word, 1) ?? (word.length >= twoEdits ? nearest(word, 2) : null);
    },
  };
}

/** The words of a dictionary that would be taken for misspellings if they were not known to be words. */
export function ordinaryWords(known: ReadonlySet<string>, dictionary: Iterable<string>): string[] {
  const spelling = buildSpelling(known, new Set(), () => true);
  const words = new Set<string>();
  for (const entry of [...dictionary, ...lookAlikes]) {
    const word = entry.toLowerCase();
    if (!known.has(word) && spelling.correct(word) !== null) {
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

/** Edits between two words, swaps of neighbours counted once (optimal string alignment); 3 stands for more than two. */
function distance(a: string, b: string): number {
  const width = b.length + 1;
  let before = new Uint8Array(width);
  let last = Uint8Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint8Array(width);
    row[0] = i;
    let least = i;
    for (let j = 1; j < width; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, before[j - 2]! + 1);
      }
      row[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > 2) {
      return 3;
    }
    before = last;
    last = row;
  }
  return Math.min(3, last[b.length]!);
}
