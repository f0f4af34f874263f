/** Whose finding it is: the patient's, a relative's, or somebody else's. */
import type { Cue } from './cues.js';
import { lastBefore } from './scope.js';
import type { SentenceContext } from './scope.js';
import type { Experiencer } from './types.js';

/** Words that a relative is the subject of when reporting: "mother reports fever" is the patient's fever. */
const reporting = new Set(
  'reports reported states stated says said denies denied notes noted noticed notices brings brought called concerned worried thinks describes described gives gave found saw observed at bedside endorses feels tried is was and who'.split(
    ' ',
  ),
);
/** …and words that give the illness to the relative. */
const having = new Set('has had have with died diagnosed : - also suffers suffered ( having passed'.split(' '));
const accompanied = new Set(
  'with by per from to lives living and of accompanied his her their the via between'.split(' '),
);
/** Words that bring the patient back as the one spoken of. */
const patients = new Set('patient pt he she baby child infant himself herself i'.split(' '));
const notKin =
  /^(?:wife|husband|spouse|partner|girlfriend|boyfriend|friend|coworker|co|colleague|classmate|roommate|flatmate|neigh|contact|household|child|kid)/;
const maxReach = 12;

/** In a family history everything is the family's. */
export function experiencerOf(
  context: SentenceContext,
  first: number,
): { readonly experiencer: Experiencer; readonly cue: Cue | null } {
  if (context.section === 'family') {
    return { experiencer: 'family', cue: null };
  }
  const familyHistory = lastBefore(context, 'family-history', first, (cue) =>
    /^(?:presents|presented|but|here|complains|c \/ o)/.test(cue.words),
  );
  if (familyHistory !== null) {
    return { experiencer: 'family', cue: familyHistory };
  }
  for (const cue of context.cues) {
    if (cue.end > first) {
      break;
    }
    if (cue.kinds.includes('relative') && first - cue.end <= maxReach) {
      const experiencer = ownerBy(context, cue, first);
      if (experiencer !== null) {
        return { experiencer, cue: experiencer === 'patient' ? null : cue };
      }
    }
  }
  return { experiencer: 'patient', cue: null };
}

/** What one relative says of the words at `first`; null where nothing. */
function ownerBy(context: SentenceContext, cue: Cue, first: number): Experiencer | null {
  const { tokens, sentence } = context;
  const wordAt = (index: number): string =>
    index >= sentence.firstToken && index < sentence.endToken ? tokens[index]!.folded : '';
  let next = cue.end;
  while (wordAt(next) === '\n' || wordAt(next) === ',') {
    next++;
  }
  for (let i = next; i < first; i++) {
    if (patients.has(wordAt(i))) {
      return null;
    }
  }
  const possessive = /^(?:his|her|their|the|a|one|my|patient's)$/.test(wordAt(cue.first - 1));
  const before = wordAt(cue.first - (possessive ? 2 : 1));
  const isCompany = accompanied.has(before);
  const word = wordAt(next);
  const second = wordAt(next + 1);
  // "father MI at 61"
  const has =
    having.has(word) ||
    (word === 'who' && having.has(second)) ||
    (/^(?:also|was|were|is|both|recently)$/.test(word) && having.has(second)) ||
    second === 'sick' ||
    second === 'ill' ||
    (cue.end === first && !isCompany && !notKin.test(cue.words));
  if (!has) {
    return null;
  }
  if (!isCompany) {
    return reporting.has(word) && !having.has(second) ? null : notKin.test(cue.words) ? 'other' : 'family';
  }
  if (word === '-' || word === ':' || !(having.has(word) || having.has(second))) {
    return null;
  }
  // "contact with her sister, who has…" and "per mother has had fever" differ by what goes before.
  return /^(?:per|by|from|via)$/.test(before) ? 'patient' : word === 'with' ? null : 'other';
}
