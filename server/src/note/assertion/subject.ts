/** What the clause about one person says of the words behind: theirs, told by them, or neither. */
import type { Cue } from './cues.js';
import type { SentenceContext } from './context.js';
import { continuedAt, hasRelative, isNotKin } from './persons.js';
import {
  behindDescription,
  behindRelativeClause,
  isVerbOfSubject,
  hasComma,
  isOwn,
  isSamePerson,
  verbBehindWho,
} from './coreference.js';
import {
  accompanied,
  behindAside,
  crosses,
  hasLost,
  having,
  isAside,
  isBracketed,
  isBroughtToo,
  isCoordinated,
  isListOfKin,
  isSaidToHave,
  isTold,
  opensAnew,
  opensClause,
  patients,
  possessive,
  reporting,
} from './subjectForms.js';
import type { Experiencer } from '../types.js';

/** "Mum has no concerns about", "wife has noticed": told by them, and not theirs. */
const tellsOnly =
  /^(?:not? )?(?:any )?(?:concerns?|witnessed|noticed|seen|brought|called|given|tried|reported|observed|described|mentioned|said|asked|heard|worries) |^been (?:giving|noticing|worried|concerned|trying) |^(?:concerns?|noticed|seen) /;

/** What one relative says of the words at `first`; null where nothing. */
export function ownerBy(context: SentenceContext, cue: Cue, first: number): Experiencer | 'reporter' | null {
  const { tokens, sentence } = context;
  const wordAt = (index: number): string =>
    index >= sentence.firstToken && index < sentence.endToken ? tokens[index]!.folded : '';
  let next = cue.end;
  while (wordAt(next) === '\n' || wordAt(next) === ',') {
    next++;
  }
  // "Pt in bed 4 has", "mother x2"
  if (next === cue.end && next < first && (tokens[next]!.kind === 'number' || /^[x×]\d?$/.test(wordAt(next)))) {
    next += tokens[next]!.kind !== 'number' && tokens[next + 1]!.kind === 'number' ? 2 : 1;
  }
  next = behindAside(wordAt, next, cue.end, first);
  // "She lost her first husband to cancer".
  if (wordAt(next) === 'to' && hasLost(context, cue)) {
    return isNotKin(cue) ? 'other' : 'family';
  }
  // "My daughter is 7. Since Friday she": who tells the story speaks of the patient.
  if (
    cue.first - sentence.firstToken === 1 &&
    /^(?:my|our)$/.test(wordAt(cue.first - 1)) &&
    sentence.firstToken === 0
  ) {
    return null;
  }
  next = verbBehindWho(wordAt, next, first);
  next = behindRelativeClause(wordAt, next);
  next = behindDescription(wordAt, next);
  if (isOwn(wordAt, cue, first)) {
    return isNotKin(cue) ? 'other' : 'family';
  }
  // "Cat scratch", "dog bite to the hand".
  if (next === cue.end && /^(?:scratch|bite|bites|lick|hair|dander|fur|allergy|walking|walker)/.test(wordAt(next))) {
    return null;
  }
  // "An old teacher with", "works as a carer": what the patient does.
  if (
    /^(?:old|yo|aged|retired|o|this)$/.test(wordAt(cue.first - 1)) ||
    (wordAt(cue.first - 1) === 'a' && wordAt(cue.first - 2) === 'also') ||
    (wordAt(cue.first - 1) === 'as' && !having.has(wordAt(next))) ||
    (wordAt(cue.first - 1) === 'a' && wordAt(cue.first - 2) === 'as')
  ) {
    return null;
  }
  // "Wife has dementia and he is her carer; she also had a fracture": his wife, who is no "he".
  const goesOn = continuedAt(context, cue, first);
  next = goesOn < 0 ? next : goesOn + 1;
  for (let i = next; i < first; i++) {
    // "Who has hypertension but no proteinuria" goes on with the same person.
    if (
      /^(?:but|however|although|though)$/.test(wordAt(i)) &&
      !/^(?:no|not|never|without|denies|does|did|has|had)$/.test(wordAt(i + 1))
    ) {
      return null;
    }
    // "Pt in next bed coughing, so poor sleep", "uncle had HCM, exam lungs clear".
    if (/^(?:so|hence|therefore|exam|examination|obs|impression|plan)$/.test(wordAt(i))) {
      return null;
    }
    // "Cares for partner with MS. Feels exhausted": the dot of an abbreviation ended the sentence too.
    if (wordAt(i) === '.' && opensAnew(context, i + 1)) {
      return null;
    }
    if (isSamePerson(context, cue, i, next, first)) {
      return opensClause(context, cue, possessive.has(wordAt(cue.first - 1)) ? 2 : 1)
        ? isNotKin(cue)
          ? 'other'
          : 'family'
        : null;
    }
    if (patients.has(wordAt(i)) && !isAside(wordAt, i) && !(i === next && /^(?:himself|herself)$/.test(wordAt(i)))) {
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
    for (let i = next + 1; i <= next + 6; i++) {
      if (/^(?:has|have|had|with|w|also|all|got|caught)$/.test(wordAt(i))) {
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
  const isFound = isSaidToHave(wordAt, next);
  const isOwning = cue.words.endsWith("'s");
  const kin: Experiencer = isNotKin(cue) ? 'other' : 'family';
  const hasNot =
    /^(?:do|does|did)$|n't$/.test(word) &&
    /^(?:have|has|suffer|get)$/.test(second === 'not' ? wordAt(next + 2) : second);
  // "Neighbour herself is just over flu", "grandfather was a bleeder", "the man opposite, who has a cough".
  const isHimself = /^(?:him|her)self$/.test(word) && !reporting.has(second);
  const isA = kin === 'family' && /^(?:is|was)$/.test(word) && /^an?$/.test(second) && first === next + 2;
  const isWho = /^(?:who|whom)$/.test(word) && having.has(second) && !hasComma(wordAt, next, first);
  const isStarted =
    /^(?:is|was)$/.test(word) && /^(?:started|put|commenced)$/.test(second) && wordAt(next + 2) === 'on';
  // "Maternal chorioamnionitis", "father MI at 61", "mother and aunt: stroke"
  const has =
    having.has(word) ||
    hasNot ||
    isHimself ||
    (opensClause(context, cue, owned) && isVerbOfSubject(wordAt, next, first)) ||
    isA ||
    isStarted ||
    isFound ||
    isBracketed(context, cue, next, first) ||
    (before !== 'with' && isCoordinated(context, next, first)) ||
    (opensClause(context, cue, owned) &&
      next < first &&
      first - next <= 8 &&
      tokens[next]!.kind === 'word' &&
      !reporting.has(word) &&
      !isTold(context, next, first)) ||
    (isSo && first - next <= (kin === 'family' ? 4 : 2)) ||
    isBroughtToo(wordAt, next) ||
    (/^(?:who|whom|that|also|was|were|is|are|both|all|recently|just|then|himself|herself|too|later|subsequently|since|apparently|now|always|already|each)$/.test(
      word,
    ) &&
      (having.has(second) || having.has(wordAt(next + 2)) || /^(?:him|her)self$/.test(second))) ||
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
    return next < first &&
      reporting.has(word) &&
      !isSo &&
      !isFound &&
      !isBroughtToo(wordAt, next) &&
      !having.has(word) &&
      !having.has(second) &&
      !having.has(wordAt(next + 2))
      ? 'reporter'
      : kin;
  }
  if (isWho) {
    return kin;
  }
  // "The recipient of that donor is said to have hepatitis".
  if (isFound) {
    return kin;
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
