/** The forms in which a clause gives an illness to its subject: "is said to have", "lost him to", "and has". */
import type { Cue } from './cues.js';
import type { SentenceContext } from './context.js';

/** Words that a relative is the subject of when reporting: "mother reports fever" is the patient's fever. */
export const reporting = new Set(
  'reports reported states stated says said deny denies denied denying notes noted noticed notices brings brought called calls calling concerned worried worries thinks describes described gives gave found saw observed at bedside endorses feels felt tried is was and who aware asks asked wants wonders confirms confirmed witnessed drove present helps helped cares understands understood advised taught told reassured available contacted updated informed declines would rang rings phoned phones attended attends comes came picked carried hears hates prefers requests requesting asking anxious keen happy agrees consents consented declined refuses queries queried insists believes suspects fears reckons recalls remembers checked measured took giving gives treats treating interprets translating spoke speaks said came collected collecting wondering hoping hopes joined joins arrived left pregnant breastfeeding unsure witnesses sees hears watches watched not will can could does did do should to here very well fine healthy alive'.split(
    ' ',
  ),
);
/** …and words that give the illness to the relative. */
export const having = new Set(
  "has had have with w w/ died diagnosed dx dx'd : - – = also suffers suffered ( having passed got gets caught tested sustained developed recently both all off overdosed takes under receiving undergoing awaiting carries deceased ill sick unwell treated recovering known hx history positive hospitalized hospitalised admitted out seen went carries wore whose turned".split(
    ' ',
  ),
);
export const accompanied = new Set(
  'with by per from to lives living and of accompanied the via between for'.split(' '),
);
export const possessive = new Set([
  "patient's",
  "pt's",
  'his',
  'her',
  'their',
  'the',
  'a',
  'an',
  'one',
  'my',
  'older',
  'younger',
  'another',
]);
/** Words that bring the patient back as the one spoken of. */
export const patients = new Set(
  "patient pt patient's pt's he she baby child infant himself herself i applicant proband".split(' '),
);

/** Whether a capital opens the word at a token, as of a new sentence. */
export const opensAnew = ({ tokens, sentence, text }: SentenceContext, at: number): boolean =>
  at < sentence.endToken && /^[A-Z][a-z]/.test(text.slice(tokens[at]!.start, tokens[at]!.end));

/** "She lost her first husband to cancer, and her father to cancer as well". */
export function hasLost({ tokens, sentence }: SentenceContext, cue: Cue): boolean {
  for (let i = cue.first - 1; i >= Math.max(sentence.firstToken, cue.first - 12); i--) {
    if (/^(?:lost|loses|losing)$/.test(tokens[i]!.folded)) {
      return true;
    }
  }
  return false;
}

/** "Partner brought in too with food poisoning". */
export const isBroughtToo = (wordAt: (index: number) => string, at: number): boolean =>
  wordAt(at) === 'brought' && [1, 2, 3].some((far) => /^(?:too|also|likewise)$/.test(wordAt(at + far)));

/** "Boyfriend, he says, was stabbed". */
export const isAside = (wordAt: (index: number) => string, at: number): boolean =>
  wordAt(at - 1) === ',' && /^(?:says|said|reports|thinks|believes)$/.test(wordAt(at + 1)) && wordAt(at + 2) === ',';

/** "Flatmate's cat is said to have ringworm", "sister was found to carry". */
export const isSaidToHave = (wordAt: (index: number) => string, at: number): boolean =>
  /^(?:is|was|are|were|been|being)$/.test(wordAt(at)) &&
  /^(?:said|thought|known|reported|believed|found|suspected|rumoured)$/.test(wordAt(at + 1)) &&
  wordAt(at + 2) === 'to' &&
  /^(?:have|carry|suffer|be)$/.test(wordAt(at + 3));

/** "Neighbour's child also involved (facial burn)", "son on the spectrum (autism)": what stands in brackets behind a person's clause. */
export function isBracketed(context: SentenceContext, cue: Cue, from: number, first: number): boolean {
  const { tokens } = context;
  let open = -1;
  for (let i = from; i < first; i++) {
    const { folded } = tokens[i]!;
    if (folded === '(') {
      open = i;
    } else if (/^[.,;:)]$/.test(folded) || reporting.has(folded)) {
      return false;
    }
  }
  return open >= 0 && first - open <= 3 && open - cue.end <= 8 && opensClause(context, cue, 2);
}

/** "Wife is expecting and has hyperemesis", "grandson unwell and had a rash": the verb goes on with the same person. */
export function isCoordinated({ tokens }: SentenceContext, from: number, first: number): boolean {
  for (let i = from; i < first; i++) {
    const { folded } = tokens[i]!;
    if (reporting.has(folded) && !/^(?:is|was|and|who|not)$/.test(folded)) {
      return false;
    }
    if (/^(?:has|had|have|got|caught|suffers|suffered)$/.test(folded) && i > from) {
      return (
        !reporting.has(tokens[i + 1]!.folded) &&
        /^(?:and|who|also|but|then|since|just|now)$/.test(tokens[i - 1]!.folded)
      );
    }
    if (/^[;:.]$/.test(folded)) {
      return false;
    }
  }
  return false;
}

/** Whether a person opens a clause, and so is its subject: "Flatmate off school with mumps". */
export function opensClause({ tokens, sentence }: SentenceContext, cue: Cue, owned: number): boolean {
  const at = cue.first - owned;
  return (
    at < sentence.firstToken ||
    /^[.,;:(\n–—-]$|^(?:and|but|while|whereas|although|as|because)$/.test(tokens[at]!.folded)
  );
}

/** Whether somebody tells or asks between: "mum at work today, reports cough". */
export function isTold({ tokens }: SentenceContext, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { folded, kind } = tokens[i]!;
    if (reporting.has(folded) || (kind !== 'word' && kind !== 'number' && !/^[+/-]$/.test(folded))) {
      return true;
    }
  }
  return false;
}

/** "His wife, by contrast, has emphysema", "sister, aged 40, has": what stands between two commas says nothing of whose it is. */
export function behindAside(wordAt: (index: number) => string, next: number, end: number, first: number): number {
  if (
    wordAt(end) !== ',' ||
    (having.has(wordAt(next)) && !/^(?:whom|which)$/.test(wordAt(next + 1))) ||
    /^(?:who|whom|both|and)$/.test(wordAt(next))
  ) {
    return next;
  }
  for (let i = next + 1; i < Math.min(next + 6, first); i++) {
    if (wordAt(i) === ',') {
      return having.has(wordAt(i + 1)) || /^(?:is|was)$/.test(wordAt(i + 1)) ? i + 1 : next;
    }
  }
  return next;
}

export const crosses = ({ tokens }: SentenceContext, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    if (tokens[i]!.kind !== 'word') {
      return true;
    }
  }
  return false;
};

/** "Mother and aunt had", "brother and father both": the next relative decides for both. */
export const isListOfKin = (context: SentenceContext, and: number, first: number): boolean =>
  context.cuesOf('relative').some((cue) => cue.first > and && cue.end <= first && cue.first - and <= 3);
