/** Words that lead back to a person named before: clauses about them, "her own", a pronoun behind a comma. */
import type { Cue } from './cues.js';
import type { SentenceContext } from './context.js';
import { menOf, womenOf } from './persons.js';
import { reporting } from './subjectForms.js';

type WordAt = (index: number) => string;

const opensRelativeClause = /^(?:he|she|they|i|who|whom|that)$/;
const finite = /^(?:has|had|have|is|was|tested)$/;
/** How far a clause about a person may reach. */
const clauseReach = 6;

/** "Teammate he collided with has", "neighbour who helped is off with": the verb behind the clause about the person. */
export function behindRelativeClause(wordAt: WordAt, next: number): number {
  if (!opensRelativeClause.test(wordAt(next)) || finite.test(wordAt(next + 1))) {
    return next;
  }
  for (let i = next + 1; i < next + clauseReach; i++) {
    // "Mother who noticed he had a fever" goes on with the patient.
    if (/^(?:he|she|they|it|pt|patient|baby|child)$/.test(wordAt(i))) {
      return next;
    }
    if (finite.test(wordAt(i))) {
      return i;
    }
    if (/^[.,;:]$|^$/.test(wordAt(i))) {
      return next;
    }
  }
  return next;
}

/** "Coworker who was holding the glass got cuts", "grandad who tried to catch the cup has": the verb that stands before the words. */
export function verbBehindWho(wordAt: WordAt, next: number, first: number): number {
  if (!/^(?:who|that)$/.test(wordAt(next))) {
    return next;
  }
  for (let i = first - 1; i > next + 2 && i >= first - 4; i--) {
    if (/^(?:has|had|have|got|caught|sustained|suffered|developed)$/.test(wordAt(i))) {
      return isFree(wordAt, next + 1, i) ? i : next;
    }
  }
  return next;
}

/** Whether nobody else becomes the subject between, and nothing ends the clause. */
function isFree(wordAt: WordAt, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (/^(?:he|she|i|they|it|pt|patient|baby|child|but|[.;:])$/.test(wordAt(i))) {
      return false;
    }
  }
  return true;
}

/** "Flatmate smokes, has bronchitis", "friend landed on him, has a bloody nose": the verb goes on with who opened the clause. */
export function isVerbOfSubject(wordAt: WordAt, next: number, first: number): boolean {
  for (let i = first - 1; i > next && i >= first - 4; i--) {
    if (/^(?:has|had|got)$/.test(wordAt(i))) {
      return (
        /^(?:,|and)$/.test(wordAt(i - 1)) &&
        !reporting.has(wordAt(next)) &&
        !reporting.has(wordAt(i + 1)) &&
        isFree(wordAt, next, i)
      );
    }
  }
  return false;
}

/** "Donor was a young man with": what the person was. */
export function behindDescription(wordAt: WordAt, next: number): number {
  if (!/^(?:is|was)$/.test(wordAt(next)) || !/^an?$/.test(wordAt(next + 1))) {
    return next;
  }
  for (let i = next + 2; i < next + clauseReach; i++) {
    if (wordAt(i) === 'with') {
      return i;
    }
    if (/^[.,;:]$|^$/.test(wordAt(i))) {
      return next;
    }
  }
  return next;
}

/** "Mum reports her own low mood", "landlord says that he himself has bites". */
export function isOwn(wordAt: WordAt, cue: Cue, first: number): boolean {
  for (let i = cue.end + 1; i < first; i++) {
    const isHers = wordAt(i) === 'own' && /^(?:his|her|their)$/.test(wordAt(i - 1));
    const isHimself =
      /^(?:him|her)self$/.test(wordAt(i)) && /^(?:he|she)$/.test(wordAt(i - 1)) && fits(cue, wordAt(i - 1));
    if (isHers || isHimself) {
      return true;
    }
    if (wordAt(i) === '.') {
      return false;
    }
  }
  return false;
}

/** Whether a "he" or "she" may be the person. */
const fits = (cue: Cue, pronoun: string): boolean =>
  pronoun === 'she' ? !menOf(cue) : pronoun === 'he' ? !womenOf(cue) : false;

/** "Mum resident, she has chickenpox": a pronoun behind the comma, where nobody tells anything between. */
export function isSamePerson(context: SentenceContext, cue: Cue, at: number, next: number, first: number): boolean {
  const { tokens } = context;
  const word = (index: number): string => tokens[index]?.folded ?? '';
  if (
    word(at - 1) !== ',' ||
    !fits(cue, word(at)) ||
    !/^(?:has|had|is|was|also)$/.test(word(at + 1)) ||
    first - at > 6
  ) {
    return false;
  }
  for (let i = next; i < at - 1; i++) {
    if (reporting.has(word(i)) || word(i) === ',') {
      return false;
    }
  }
  return at > next;
}

export function hasComma(wordAt: WordAt, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (wordAt(i) === ',') {
      return true;
    }
  }
  return false;
}
