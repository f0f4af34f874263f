/** Who is kin and who is not, and the pronouns that go on with a person. */
import { findCues } from './cues.js';
import type { Cue } from './cues.js';
import type { SentenceContext } from './context.js';

export const maxReach = 14;
/** A reporter further away reports something else. */
export const longestReach = 30;
const notKin =
  /^(?:wife|husband|spouse|partner|girlfriend|boyfriend|fianc|ex |friend|co worker|co - worker|coworker|colleague|class|playmate|room|flat|house|cell|bunk|team|neigh|contact|sick|close|child|kid|boss|companion|travel|driver|front|rear|school|sitter|tent|housekeeper|son - in|daughter - in|surrogate|sperm|egg|kidney|organ|live|deceased|another|buddy|hiking|drinking|gym|visitor|two other|man in|woman in|teacher|carer|caregiver|babysitter|nanny|landlord|donor|passenger|other|bystander|resident|pt in|patient in|bay|several|adoptive|foster|step|mother - in|father - in|sister - in|brother - in|in - law|in law|source|index|sexual|key worker|two others|dorm|pt next|patient next|patients|two other|other pt|other patient|another pt|hotel|guest|fellow|cat|dog|horse|pet|puppy|kitten|parrot|bird|rabbit|the ex|male partner|female partner|a pupil|another pupil|different|wrong|adjacent|neighbouring|neighboring|three other|two res|several|two coll|two class|playmates|supervisor|manager|priest|lodging|dance|tennis|business|training|running|grandchild|ex|late husband|late wife|student|girl in|boy in|patient opp|recipient|his carer|her carer|co - |co-resident|hubby|missus|band|lab|ship|barrack|assail|attacker|godson|goddaughter|work|lodger|tenant|staff)/;
/** Whether the person is no blood relative. */
export const isNotKin = (cue: Cue): boolean => cue.kinds.includes('stranger') || notKin.test(cue.words);

const women =
  /(?:mother|mum|mom|mam|mama|mummy|sister|sis|aunt|auntie|aunty|gran|nan|nana|nanna|granny|grandma|daughter|niece|wife|girlfriend|girl|woman|lady|landlady|missus|gm|mil|sil)$/;
const men =
  /(?:father|dad|daddy|papa|brother|bro|uncle|grandad|granddad|grandpa|gramps|son|nephew|husband|hubby|boyfriend|boy|man|lad|gentleman|landlord|gf|fil|bil)$/;

export const womenOf = (cue: Cue): boolean => women.test(cue.words);
export const menOf = (cue: Cue): boolean => men.test(cue.words);

/** Where a pronoun goes on with a person, the patient being of the other sex: "wife recently ill; she has a cough". -1 where none does. */
export function continuedAt(context: SentenceContext, cue: Cue, first: number): number {
  const pronoun = pronounOf(context, cue);
  for (let i = first - 1; pronoun !== null && i >= cue.end; i--) {
    if (context.tokens[i]!.folded === pronoun) {
      return i;
    }
  }
  return -1;
}

/** "Wife treated for cancer; she has fatigue", "Step-mother gave the history. She has flu herself": who was spoken of just before. */
export function continuedFrom(context: SentenceContext, first: number): Cue | null {
  const { tokens, sentence } = context;
  const at = sentence.firstToken;
  const pronoun = tokens[at]?.folded ?? '';
  if (at >= 2 && tokens[at - 1]!.folded === ';' && goesOnWith.test(pronoun) && first - at <= maxReach) {
    return subjectBefore(context, at - 1);
  }
  if (at < 2 || (pronoun !== 'she' && pronoun !== 'he') || first - at > maxReach) {
    return null;
  }
  const self = pronoun === 'she' ? 'herself' : 'himself';
  const isSame =
    tokens[at - 1]!.folded === ';' || tokens.slice(at, sentence.endToken).some(({ folded }) => folded === self);
  if (!isSame || !/^(?:has|had|is|was|also|too|herself|himself)$/.test(tokens[at + 1]?.folded ?? '')) {
    return null;
  }
  const from = Math.max(0, at - longestReach);
  const relatives = findCues(tokens, from, at).filter((cue) => cue.kinds.includes('relative'));
  const person = relatives.findLast((cue) => (pronoun === 'she' ? women : men).test(cue.words));
  return person !== undefined && (isNotKin(person) || hasOtherSex(context, from, pronoun)) ? person : null;
}

/** "Donor has migraine; has never had hepatitis": a clause without a subject. */
const goesOnWith = /^(?:has|had|have|denies|is|was|also|takes|smokes|drinks|never|otherwise)$/;
const has = /^(?:has|had|have|is|was|with|w)$/;

/** The person who opens the clause that ends at token `end`, and has something in it. */
function subjectBefore({ tokens }: SentenceContext, end: number): Cue | null {
  let from = end - 1;
  while (from > 0 && !/^[.;\n]$/.test(tokens[from - 1]!.folded) && end - from < longestReach) {
    from--;
  }
  const person = findCues(tokens, from, end).find(
    (cue) => cue.kinds.includes('relative') || cue.kinds.includes('stranger'),
  );
  return person !== undefined && person.first - from <= 1 && has.test(tokens[person.end]?.folded ?? '') ? person : null;
}

/** Whether a pronoun or word says that the patient is of the other sex than a "she" or "he". */
function hasOtherSex({ tokens, sentence }: SentenceContext, from: number, pronoun: string): boolean {
  const others = pronoun === 'she' ? /^(?:he|his|him|himself|m|male)$/ : /^(?:she|her|hers|herself|f|female)$/;
  for (let i = from; i < sentence.endToken; i++) {
    if (others.test(tokens[i]!.folded)) {
      return true;
    }
  }
  return false;
}

/** "She" of a wife, and of a sister where the sentence has a "his". */
function pronounOf(context: SentenceContext, cue: Cue): string | null {
  const isWoman = women.test(cue.words);
  if (!isWoman && !men.test(cue.words)) {
    return null;
  }
  if (/(?:^|[ -])(?:wife|husband|girlfriend|boyfriend)$/.test(cue.words)) {
    return isWoman ? 'she' : 'he';
  }
  const pronoun = isWoman ? 'she' : 'he';
  return hasOtherSex(context, context.sentence.firstToken, pronoun) ? pronoun : null;
}

export const hasRelative = (context: SentenceContext, from: number, to: number): boolean =>
  context.cuesOf('relative').some((cue) => cue.first >= from && cue.end <= to);
