/** Whose finding it is: the patient's, a relative's, or somebody else's. */
import type { Cue } from './cues.js';
import { lastBefore } from './scope.js';
import type { SentenceContext } from './context.js';
import type { Experiencer } from '../types.js';

/** Words that a relative is the subject of when reporting: "mother reports fever" is the patient's fever. */
const reporting = new Set(
  'reports reported states stated says said deny denies denied denying notes noted noticed notices brings brought called calls calling concerned worried worries thinks describes described gives gave found saw observed at bedside endorses feels felt tried is was and who aware asks asked wants wonders confirms confirmed witnessed drove present helps helped cares understands understood advised taught told reassured available contacted updated informed declines would rang rings phoned phones attended attends comes came picked carried hears hates prefers requests requesting asking anxious keen happy agrees consents consented declined refuses queries queried insists believes suspects fears reckons recalls remembers checked measured took giving gives treats treating interprets translating spoke speaks said came collected collecting wondering hoping hopes joined joins arrived left pregnant breastfeeding unsure not will can could does did do should to here very well fine healthy alive'.split(
    ' ',
  ),
);
/** …and words that give the illness to the relative. */
const having = new Set(
  "has had have with w w/ died diagnosed dx dx'd : - – = also suffers suffered ( having passed got gets caught tested sustained developed recently both all off overdosed takes under receiving undergoing awaiting carries deceased ill sick unwell treated recovering known hx history positive hospitalized hospitalised admitted out seen went carries wore".split(
    ' ',
  ),
);
const accompanied = new Set('with by per from to lives living and of accompanied the via between for'.split(' '));
const possessive = new Set([
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
const patients = new Set(
  "patient pt patient's pt's he she baby child infant him himself herself i applicant proband".split(' '),
);
const notKin =
  /^(?:wife|husband|spouse|partner|girlfriend|boyfriend|fianc|ex |friend|co worker|co - worker|coworker|colleague|class|playmate|room|flat|house|cell|bunk|team|neigh|contact|sick|close|child|kid|boss|companion|travel|driver|front|rear|school|sitter|tent|housekeeper|son - in|daughter - in|surrogate|sperm|egg|kidney|organ|live|deceased|another|buddy|hiking|drinking|gym|visitor|two other|man in|woman in|teacher|carer|caregiver|babysitter|nanny|landlord|donor|passenger|other|bystander|resident|pt in|patient in|bay|several|adoptive|foster|step|mother - in|father - in|sister - in|brother - in|in - law|in law|source|index|sexual|key worker|two others|dorm|pt next|patient next|patients|two other|other pt|other patient|another pt|hotel|guest|fellow|cat|dog|horse|pet|puppy|kitten|parrot|bird|rabbit|the ex|male partner|female partner|a pupil|another pupil|different|wrong|adjacent|neighbouring|neighboring|three other|two res|several|two coll|two class|playmates|supervisor|manager|priest|lodging|dance|tennis|business|training|running|grandchild|ex|late husband|late wife|student|girl in|boy in|patient opp|recipient|his carer|her carer|co - |co-resident|hubby|missus|band|lab|ship|barrack|assail|attacker|godson|goddaughter|work|lodger|tenant|staff)/;
/** "Mum has no concerns about", "wife has noticed": told by them, and not theirs. */
const tellsOnly =
  /^(?:not? )?(?:any )?(?:concerns?|witnessed|noticed|seen|brought|called|given|tried|reported|observed|described|mentioned|said|asked|heard|worries) |^been (?:giving|noticing|worried|concerned|trying) |^(?:concerns?|noticed|seen) /;
const children = /^(?:daughter|son|grandson|granddaughter|niece|nephew|child|children|kids)/;
const elders = /^(?:mother|father|mom|mum|dad|parent|gran|nan|aunt|uncle|maternal grand|paternal grand)/;
const spouses = /^(?:wife|husband|spouse|partner)/;
const maxReach = 14;
/** A reporter further away reports something else. */
const longestReach = 30;
const leadsToPlace = new Set(['in', 'at', 'round', 'around', 'going', 'on', 'run', 'runs']);

/** "HFMD in his class", "norovirus going round the ward", "stroke on both sides". */
const behind =
  /^(?:(?:in|at|round|around) (?:his |her |the |their )?(?:class|school|nursery|daycare|day care|office|workplace|household)\b|going (?:round|around)\b)/;
const inFamily =
  /^(?:runs? )?(?:in (?:the |his |her )?family\b|on (?:either|both|maternal|paternal|mother's|father's|mum's|dad's) sides?\b)/;

/** In a family history everything is the family's, until the patient is spoken of again. */
export function experiencerOf(
  context: SentenceContext,
  first: number,
  end: number,
): { readonly experiencer: Experiencer; readonly cue: Cue | null } {
  const patient = { experiencer: 'patient', cue: null } as const;
  if (context.section === 'family') {
    const spoken = lastSubject(context, first);
    if (spoken !== null && notKin.test(spoken.words)) {
      return { experiencer: 'other', cue: spoken };
    }
    if (opensToday(context)) {
      return patient;
    }
    const patientAt = lastPatient(context, first);
    return patientAt < 0 || hasRelative(context, patientAt, first) ? { experiencer: 'family', cue: null } : patient;
  }
  const familyHistory = lastBefore(context, 'family-history', first, (cue) =>
    /^(?:presents|presented|but|here|complains|c \/ o|pt herself|pt himself)/.test(cue.words),
  );
  if (familyHistory !== null) {
    const patientAt = lastPatient(context, first);
    return patientAt > familyHistory.end && !hasRelative(context, patientAt, first)
      ? patient
      : { experiencer: 'family', cue: familyHistory };
  }
  let reporter: Cue | null = null;
  for (const cue of context.cuesOf('relative')) {
    if (cue.end > first) {
      break;
    }
    if (first - cue.end > longestReach) {
      continue;
    }
    if (reporter !== null && isReverse(reporter.words, cue.words)) {
      // "Daughter says mom has been forgetful": mom is the patient.
      return patient;
    }
    const owner = ownerBy(context, cue, first);
    if (owner === 'reporter') {
      reporter = cue;
    } else if (owner !== null && first - cue.end <= maxReach) {
      return { experiencer: owner, cue: owner === 'patient' ? null : cue };
    }
  }
  if (end >= context.sentence.endToken || !leadsToPlace.has(context.tokens[end]!.folded)) {
    return patient;
  }
  const after = wordsAfter(context, end);
  if (inFamily.test(after)) {
    return { experiencer: 'family', cue: null };
  }
  return behind.test(after) ? { experiencer: 'other', cue: null } : patient;
}

/** The last token before `first` that names the patient as the one spoken of, or -1. */
function lastPatient({ tokens, sentence }: SentenceContext, first: number): number {
  for (let i = first - 1; i >= sentence.firstToken; i--) {
    if (/^(?:pt|patient|pt's|applicant|proband)$/.test(tokens[i]!.folded)) {
      return i;
    }
  }
  return -1;
}

/** "FH: mother DVT. Husband has shingles": the person who opens the sentence. */
function lastSubject(context: SentenceContext, first: number): Cue | null {
  const cue = context.cuesOf('relative')[0];
  return cue !== undefined && cue.end <= first && cue.first - context.sentence.firstToken <= 1 ? cue : null;
}

/** "FH: mother DVT. Today gritty eyes." */
const opensToday = (context: SentenceContext): boolean =>
  context
    .cuesOf('now')
    .some(
      (cue) =>
        cue.first === context.sentence.firstToken &&
        /^(?:now|today|currently|presents|presented|comes|came|here|on exam|o \/ e|on examination|seen today|this pregnancy)$/.test(
          cue.words,
        ),
    );

const hasRelative = (context: SentenceContext, from: number, to: number): boolean =>
  context.cuesOf('relative').some((cue) => cue.first >= from && cue.end <= to);

const isReverse = (reporter: string, subject: string): boolean =>
  (children.test(reporter) && elders.test(subject)) ||
  (elders.test(reporter) && children.test(subject)) ||
  (spouses.test(reporter) && spouses.test(subject));

function wordsAfter({ tokens, sentence }: SentenceContext, end: number): string {
  let words = '';
  for (let i = end; i < Math.min(end + 4, sentence.endToken); i++) {
    words += `${tokens[i]!.folded} `;
  }
  return words;
}

/** What one relative says of the words at `first`; null where nothing. */
function ownerBy(context: SentenceContext, cue: Cue, first: number): Experiencer | 'reporter' | null {
  const { tokens, sentence } = context;
  const wordAt = (index: number): string =>
    index >= sentence.firstToken && index < sentence.endToken ? tokens[index]!.folded : '';
  let next = cue.end;
  while (wordAt(next) === '\n' || wordAt(next) === ',') {
    next++;
  }
  // "Pt in bed 4 has", "mother x2"
  if (next === cue.end && next < first && tokens[next]!.kind === 'number') {
    next++;
  }
  next = behindAside(wordAt, next, cue.end, first);
  // "An old teacher with", "works as a carer": what the patient does.
  if (
    /^(?:old|yo|aged|retired|o|as)$/.test(wordAt(cue.first - 1)) ||
    (wordAt(cue.first - 1) === 'a' && wordAt(cue.first - 2) === 'as')
  ) {
    return null;
  }
  for (let i = next; i < first; i++) {
    // "Who has hypertension but no proteinuria" goes on with the same person.
    if (
      /^(?:but|however|although|though)$/.test(wordAt(i)) &&
      !/^(?:no|not|never|without|denies|does|did|has|had)$/.test(wordAt(i + 1))
    ) {
      return null;
    }
    if (patients.has(wordAt(i)) && !(i === next && /^(?:himself|herself)$/.test(wordAt(i)))) {
      return reporting.has(wordAt(next)) ? 'reporter' : null;
    }
  }
  const owned = possessive.has(wordAt(cue.first - 1)) ? (possessive.has(wordAt(cue.first - 2)) ? 3 : 2) : 1;
  const before = wordAt(cue.first - owned);
  // "Mother and grandfather PKD": the "and" joins two relatives, and no company.
  const isJoined = before === 'and' && hasRelative(context, sentence.firstToken, cue.first - owned);
  const isCompany = accompanied.has(before) && before !== '' && !isJoined;
  if (/^(?:at|in|from|on)$/.test(wordAt(next)) && next === cue.end) {
    // "Several children at day care have": where they are says nothing of whose it is.
    for (let i = next + 1; i <= next + 4; i++) {
      if (/^(?:has|have|had|with|also|all)$/.test(wordAt(i))) {
        next = i;
        break;
      }
    }
  }
  const word = wordAt(next);
  const second = wordAt(next + 1);
  if (/^(?:has|have|had)$/.test(word) && tellsOnly.test(`${second} ${wordAt(next + 2)} `)) {
    return 'reporter';
  }
  const isSo =
    /^(?:is|was|are|were)$/.test(word) &&
    !reporting.has(second) &&
    !/^(?:here|in|on|not|no|very|a|an|the|with|her|his)$/.test(second);
  // "Was found to have HCM"
  const isFound = /^(?:is|was|are|were)$/.test(word) && second === 'found' && wordAt(next + 2) === 'to';
  const isOwning = cue.words.endsWith("'s");
  const kin: Experiencer = notKin.test(cue.words) ? 'other' : 'family';
  const hasNot =
    /^(?:do|does|did)$|n't$/.test(word) &&
    /^(?:have|has|suffer|get)$/.test(second === 'not' ? wordAt(next + 2) : second);
  // "Maternal chorioamnionitis", "father MI at 61", "mother and aunt: stroke"
  const has =
    having.has(word) ||
    hasNot ||
    isFound ||
    (opensClause(context, cue, owned) &&
      next < first &&
      first - next <= 8 &&
      tokens[next]!.kind === 'word' &&
      !reporting.has(word) &&
      !isTold(context, next, first)) ||
    (isSo && kin === 'family' && first - next <= 4) ||
    (/^(?:who|whom|that|also|was|were|is|are|both|all|recently|just|then|himself|herself|too)$/.test(word) &&
      (having.has(second) || having.has(wordAt(next + 2)))) ||
    (cue.end === first && !isCompany && !/contacts?$|household/.test(cue.words)) ||
    (first - next <= 2 &&
      first > next &&
      !isCompany &&
      kin === 'family' &&
      !isOwning &&
      !reporting.has(word) &&
      !crosses(context, next, first)) ||
    (word === 'and' && isListOfKin(context, next, first));
  if (!has) {
    return reporting.has(word) || /^(?:per|by|from|via)$/.test(before) ? 'reporter' : null;
  }
  if (!isCompany) {
    return reporting.has(word) && !isSo && !having.has(word) && !having.has(second) && !having.has(wordAt(next + 2))
      ? 'reporter'
      : kin;
  }
  // "Cares for a partner with MS", "kidney from a donor with hepatitis C", but "here with wife with chest pain".
  if (word === 'with' && /^(?:of|for|from|to)$/.test(before)) {
    return kin;
  }
  if (word === '-' || word === ':' || !(having.has(word) || having.has(second))) {
    return null;
  }
  // "contact with her sister, who has…" and "per mother has had fever" differ by what goes before.
  return /^(?:per|by|from|via)$/.test(before)
    ? 'patient'
    : word === 'with'
      ? null
      : kin === 'family' && /^(?:of|for)$/.test(before)
        ? 'family'
        : 'other';
}

/** Whether a person opens a clause, and so is its subject: "Flatmate off school with mumps". */
function opensClause({ tokens, sentence }: SentenceContext, cue: Cue, owned: number): boolean {
  const at = cue.first - owned;
  return (
    at < sentence.firstToken ||
    /^[.,;:(\n–—-]$|^(?:and|but|while|whereas|although|as|because)$/.test(tokens[at]!.folded)
  );
}

/** Whether somebody tells or asks between: "mum at work today, reports cough". */
function isTold({ tokens }: SentenceContext, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (reporting.has(tokens[i]!.folded) || tokens[i]!.kind !== 'word') {
      return true;
    }
  }
  return false;
}

/** "His wife, by contrast, has emphysema", "sister, aged 40, has": what stands between two commas says nothing of whose it is. */
function behindAside(wordAt: (index: number) => string, next: number, end: number, first: number): number {
  if (wordAt(end) !== ',' || having.has(wordAt(next)) || /^(?:who|whom|both|and)$/.test(wordAt(next))) {
    return next;
  }
  for (let i = next + 1; i < Math.min(next + 6, first); i++) {
    if (wordAt(i) === ',') {
      return having.has(wordAt(i + 1)) ? i + 1 : next;
    }
  }
  return next;
}

const crosses = ({ tokens }: SentenceContext, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    if (tokens[i]!.kind !== 'word') {
      return true;
    }
  }
  return false;
};

/** "Mother and aunt had", "brother and father both": the next relative decides for both. */
const isListOfKin = (context: SentenceContext, and: number, first: number): boolean =>
  context.cuesOf('relative').some((cue) => cue.first > and && cue.end <= first && cue.first - and <= 3);
