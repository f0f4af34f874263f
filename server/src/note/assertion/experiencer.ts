/** Whose finding it is: the patient's, a relative's, or somebody else's. */
import type { Cue } from './cues.js';
import { continuedFrom, hasRelative, isNotKin, longestReach, maxReach } from './persons.js';
import { lastBefore } from './scope.js';
import { ownerBy } from './subject.js';
import type { SentenceContext } from './context.js';
import type { Experiencer } from '../types.js';

const children = /^(?:daughter|son|grandson|granddaughter|niece|nephew|child|children|kids)/;
const elders = /^(?:mother|father|mom|mum|dad|parent|gran|nan|aunt|uncle|maternal grand|paternal grand)/;
const spouses = /^(?:wife|husband|spouse|partner)/;
const leadsToPlace = new Set(['in', 'at', 'round', 'around', 'going', 'on', 'run', 'runs']);

/** "HFMD in his class", "norovirus going round the ward", "stroke on both sides". */
const behind =
  /^(?:(?:in|at|round|around) (?:his |her |the |their )?(?:class|school|nursery|daycare|day care|office|workplace|household)\b(?! (?:physical|medical|exam|check|screen|nurse|visit))|going (?:round|around)\b)/;
const inStranger =
  /^in (?:the |her |his |our )?(?:donor|recipient|partner|wife|husband|spouse|flatmate|housemate|room-?mate|index|source|contacts?|carer|teacher)\b/;
const inFamily =
  /^(?:runs? )?(?:in (?:both |one of |the |his |her |their |two |paternal |maternal |pat |mat )?(?:family|parents?|mother|father|mum|mom|dad|siblings?|sisters?|brothers?|cousins?|uncles?|aunts?|grandparents?)\b|on (?:either|both|maternal|paternal|mother's|father's|mum's|dad's) sides?\b)/;

/** In a family history everything is the family's, until the patient is spoken of again. */
export function experiencerOf(
  context: SentenceContext,
  first: number,
  end: number,
): { readonly experiencer: Experiencer; readonly cue: Cue | null } {
  const patient = { experiencer: 'patient', cue: null } as const;
  if (context.section === 'family') {
    const spoken = lastSubject(context, first);
    if (spoken !== null && isNotKin(spoken)) {
      return { experiencer: 'other', cue: spoken };
    }
    if (opensToday(context)) {
      return patient;
    }
    if (isOfThePatient(context)) {
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
  const owned = ownerOf(context, first, end);
  if (owned !== null) {
    return owned;
  }
  const before = continuedFrom(context, first);
  if (before !== null) {
    return { experiencer: isNotKin(before) ? 'other' : 'family', cue: null };
  }
  if (isNextDoor(context, first)) {
    return { experiencer: 'other', cue: null };
  }
  // "No malignancy known in the donor".
  const from = /^(?:known|found|seen|noted|present|reported)$/.test(context.tokens[end]?.folded ?? '') ? end + 1 : end;
  if (from >= context.sentence.endToken || !leadsToPlace.has(context.tokens[from]!.folded)) {
    return patient;
  }
  const after = wordsAfter(context, from);
  if (inStranger.test(after)) {
    return { experiencer: 'other', cue: null };
  }
  if (inFamily.test(after)) {
    return { experiencer: 'family', cue: null };
  }
  return behind.test(after) ? { experiencer: 'other', cue: null } : patient;
}

const places =
  /^(?:property|farm|room|ward|bay|bed|house|flat|floor|corridor|class|office|scaffold|site|ship|tent|camp|street|village|unit|block|building|desk|table|car|bus|flight|plane|cell|dorm|hall|hostel|hotel|shift|school|kennels?|cabin|boat|platoon|team)$/;

const gotIt = new Set(['has', 'had', 'have', 'got', 'caught']);
const nextTo = new Set(['next', 'same', 'adjacent', 'neighbouring', 'opposite', 'other']);
const nextDoorReach = 5;

/** "Farmhand on the next property had", "a guest on the same floor has": somebody nearby, whatever they are called. */
function isNextDoor({ tokens, sentence }: SentenceContext, first: number): boolean {
  for (let i = first - 1; i >= Math.max(sentence.firstToken + 3, first - nextDoorReach); i--) {
    if (gotIt.has(tokens[i]!.folded)) {
      return nextTo.has(tokens[i - 2]!.folded) && places.test(tokens[i - 1]!.folded);
    }
  }
  return false;
}

/** People who are asked: more in one breath are a list. */
const mostPeople = 5;

/** What the relatives named before the words say of them: the nearest that owns them decides; null where none does. */
function ownerOf(
  context: SentenceContext,
  first: number,
  end: number,
): { readonly experiencer: Experiencer; readonly cue: Cue | null } | null {
  const people = context
    .cuesOf('relative')
    .filter((cue) => cue.end <= first && first - cue.end <= longestReach)
    .slice(-mostPeople);
  for (let i = people.length - 1; i >= 0; i--) {
    const cue = people[i]!;
    const owner = ownerBy(context, cue, first);
    if (owner === 'reporter') {
      return { experiencer: 'patient', cue: null };
    }
    if (owner === null || first - cue.end > maxReach) {
      continue;
    }
    // "Daughter says mom has been forgetful": mom is the patient. "No burrows seen here": those of the one before us.
    const isTurned = people
      .slice(0, i)
      .some((one) => isReverse(one.words, cue.words) && ownerBy(context, one, first) === 'reporter');
    if (owner === 'patient' || isTurned || /\bhere\b/.test(wordsAfter(context, end))) {
      return { experiencer: 'patient', cue: null };
    }
    return { experiencer: isOthers(context, people, i) ? 'other' : owner, cue };
  }
  return null;
}

/** "Her daughter's friend has", "wife's brother": the relative of somebody who is no kin, or no kin of a relative. */
function isOthers({ tokens }: SentenceContext, people: readonly Cue[], index: number): boolean {
  const owner = people[index - 1];
  return (
    owner !== undefined &&
    /['’]s$/.test(owner.words) &&
    people[index]!.first - owner.end <= 2 &&
    isNotKin(owner) &&
    tokens[owner.end]!.kind === 'word'
  );
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

/** "FH: mother DVT. Nil hyperemesis this time", "… Loin pain left", "… Bleed vs stone": no relative, and words of today's illness. */
function isOfThePatient(context: SentenceContext): boolean {
  const { tokens, sentence } = context;
  if (context.has('relative') || context.has('family-history') || sentence.firstToken === 0) {
    return false;
  }
  for (let i = sentence.firstToken; i < sentence.endToken; i++) {
    if (/^(?:left|right|vs|today|yesterday|now|scan|bilateral|l|r|since|exam|rfs|here)$/.test(tokens[i]!.folded)) {
      return true;
    }
  }
  return context
    .cuesOf('now')
    .some(({ words }) => /^(?:this (?:time|pregnancy|week|episode)|at present|currently)/.test(words));
}

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
