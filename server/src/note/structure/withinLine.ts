/** Sections that begin within a line: "…on exertion. PMH: HTN. Meds none. O/E chest clear". */
import { titles } from './stops.js';
import { bareWithin } from './bareNames.js';
import { firstWord, isCapitals, readName, sentenceAt } from './headingForm.js';
import { headingKind, isRemark, mayBeginHeading, mayBeginLabel } from './headings.js';
import { labelledKind } from './lineLabels.js';
import { heading, isBackground, isVerdict, label } from './opening.js';
import type { Opening } from './opening.js';
import { mayBeSpoken, presentsNow, spokenAt } from './spoken.js';
import { turnAt } from './turns.js';
import type { SectionKind } from '../types.js';

/** Names too short or too common to open a section in the middle of a line. */
const lineStartOnly =
  /^(?:s|o|a|p|ap|pc|history|hx|symptoms|summary|problems?|issues|progress|risk|data|treatments?|events|response|action|actions|evaluation|intervention|micro|lab|request|rec|goals?|monitoring|advice|findings|indications?|complaint|presentation|mechanism|story|situation|drugs|procedures?|operation|tests?|inv|education|consults|delivery|tx|mx|all|conclusion|opinion|interventions|orders)$/i;
/** These open a section wherever they stand with a colon. */
const anywhere = new Set('pmh pmhx psh pshx fhx shx dhx ros meds medications allergies'.split(' '));
/** Words before such a name that make it part of their sentence. */
const leadsIn =
  /(?:\b(?:the|his|her|their|of|with|w\/|per|see|no|and|known|sig|significant|from|to|on|in|for|or|nil|current|home|regular|drug|her|discharge|past)|[/&(,-])$/i;
const isSpace = (code: number): boolean => code === 32 || code === 9;

/** Finds the sections that begin in `text` from `from` to `lineEnd`, both in the line that begins at `lineBegin`. */
export function findWithinLine(
  text: string,
  lineBegin: number,
  from: number,
  lineEnd: number,
  openings: Opening[],
): void {
  for (let i = from; i < lineEnd; i++) {
    const code = text.charCodeAt(i);
    if (code > 63 && code !== 124) {
      continue;
    }
    let opening: Opening | null = null;
    if (code === 58) {
      opening = strongName(text, i, from, lineEnd, openings);
    } else if (code === 46 || code === 59 || code === 124 || code === 44 || code === 33 || code === 63) {
      if (isSpace(text.charCodeAt(i + 1))) {
        i = skip(text, i + 1, lineEnd);
        opening = i < lineEnd ? openingAt(text, i, code, lineBegin, lineEnd, openings) : null;
        i--;
      }
    } else if (code === 9 || (code === 32 && isSpace(text.charCodeAt(i + 1)))) {
      const next = skip(text, i, lineEnd);
      if (next < lineEnd && i > from) {
        opening = openingAt(text, next, next - i > 2 || code === 9 ? 9 : 32, lineBegin, lineEnd, openings);
      }
      i = next - 1;
    }
    if (opening !== null) {
      openings.push(opening);
      i = Math.max(i, opening.after - 1);
    }
  }
}

function skip(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isSpace(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

/** What opens at `at` behind a mark: a sign that ends a sentence or an item, a tab (a wide gap) or a blank (a narrow one). */
function openingAt(
  text: string,
  at: number,
  mark: number,
  lineBegin: number,
  lineEnd: number,
  openings: readonly Opening[],
): Opening | null {
  const endsSentence = mark === 46 || mark === 33 || mark === 63 || mark === 9 || mark === 124;
  const isUpper = text.charCodeAt(at) < 91;
  if (!endsSentence && !isUpper) {
    return null;
  }
  const word = firstWord(text, at, lineEnd);
  const last = openings.at(-1) ?? null;
  if (word === '' && text.charCodeAt(at) !== 63) {
    return null;
  }
  if (word !== '' && mayBeginHeading(word)) {
    const found = runIn(text, at, mark, lineBegin, lineEnd, openings);
    if (found !== null) {
      return found;
    }
  }
  if (!endsSentence) {
    return null;
  }
  const isHistory = last !== null && (isBackground(last.kind) || last.kind === 'vitals');
  const isLabel = (isHistory || last?.kind === 'chief-complaint') && mayBeginLabel(word);
  const isSpoken = mayBeSpoken(word);
  const mayTurn = isHistory || (last !== null && last.brief);
  if (!(isLabel || isSpoken || mayTurn) || (mark === 46 && isAbbreviated(text, at))) {
    return null;
  }
  const labelled = isLabel ? labelledKind(text, at, lineEnd, last) : null;
  if (labelled !== null && !(labelled === 'ros' && last?.kind === 'vitals')) {
    return label(labelled, at);
  }
  if (!isSpoken && !mayTurn) {
    return null;
  }
  const sentence = sentenceAt(text, at, lineEnd);
  const spoken = isSpoken ? spokenAt(text, at, word, sentence, last, false) : null;
  return spoken ?? (mayTurn ? turnAt(text, at, word, sentence, openings, true) : null);
}

/** "Dr. ", "J. ": the stop before `at` ends no sentence. */
function isAbbreviated(text: string, at: number): boolean {
  let stop = at - 1;
  while (isSpace(text.charCodeAt(stop))) {
    stop--;
  }
  const word = /[A-Za-z]{1,8}$/.exec(text.slice(Math.max(0, stop - 8), stop))?.[0] ?? '';
  // "Hepatitis B." and "vitamin D." end as other words do.
  const isInitial = /^[A-Z]$/.test(word) && !/[BCDK]/.test(word) && /[\s.]/.test(text[stop - 2] ?? ' ');
  return isInitial || titles.has(word.toLowerCase());
}

function runIn(
  text: string,
  at: number,
  mark: number,
  lineBegin: number,
  lineEnd: number,
  openings: readonly Opening[],
): Opening | null {
  const last = openings.at(-1) ?? null;
  const first = text.charCodeAt(at);
  const isUpper = first >= 65 && first <= 90;
  if (at - lineBegin <= 12 && /^\s*\d{1,2}[.)]\s*$/.test(text.slice(lineBegin, at))) {
    // "2. Labs: repeat" is a line of a list.
    return null;
  }
  const name = readName(text, at, Math.min(lineEnd, at + 64), false);
  if (name.delimiter === ':' && (isUpper || mark === 46)) {
    const words = text.slice(at, name.end);
    // "Eye exam 05/2025: …" tells of another day.
    const isDated = /\d/.test(text.slice(name.end, name.after));
    const isFollowed = !isDated && (name.after >= lineEnd || isSpace(text.charCodeAt(name.after)) || isCapitals(words));
    const kind = isFollowed ? kindWithin(text, at, words, mark, lineBegin, lineEnd, name.after, last) : null;
    if (kind !== null) {
      return heading(kind, at, name.end, Math.min(name.after, lineEnd));
    }
  }
  return mark === 32 ? null : bareWithin(text, at, lineEnd, last);
}

function kindWithin(
  text: string,
  at: number,
  words: string,
  mark: number,
  lineBegin: number,
  lineEnd: number,
  after: number,
  last: Opening | null,
): SectionKind | null {
  const folded = words.toLowerCase();
  if (isRemark(folded)) {
    return null;
  }
  const kind = headingKind(words);
  if (kind === null) {
    return null;
  }
  const body = text.slice(after, Math.min(lineEnd, after + 60));
  if (folded === 'pe' && (mark === 44 || (last !== null && isVerdict(last.kind)) || !examBody.test(body))) {
    return null;
  }
  if (folded === 'sle' && !/\b(?:od|os|ou|cornea|lens|ns|cell|flare|quiet|lids|a\/?c|iris|k|wnl)\b/i.test(body)) {
    return null;
  }
  const follows = last !== null && followsWithin(folded, last, text);
  if (lineStartOnly.test(folded) && !follows && !isSoapLetter(words, text, at, mark, lineEnd, last)) {
    return null;
  }
  if ((folded === 'social' || folded === 'background') && !(last !== null && (isBackground(last.kind) || follows))) {
    return null;
  }
  // "Plan: rest. Labs: CBC. Meds: stop aspirin." are orders.
  // So are those of the items of a list, there and in a verdict: "2. Gout. Meds: colchicine."
  const isOrder =
    last !== null &&
    (last.kind === 'plan' ? mark !== 9 : isVerdict(last.kind) && isListed(text, lineBegin)) &&
    /^(?:results|medications|exam|vitals|social|ros|course|hpi|chief-complaint)$/.test(kind);
  return isOrder || (kind === 'pmh' && presentsNow(sentenceAt(text, after, lineEnd))) ? null : kind;
}

/** Whether a line begins with the mark of a list. */
const isListed = (text: string, lineBegin: number): boolean =>
  /^[ \t]{0,20}(?:\d{1,2}[.)]|[#•*-])/.test(text.slice(lineBegin, lineBegin + 24));

const examBody =
  /\b(?:heent|cv|cvs|lungs?|chest|abd\w{0,5}|gen|general|nad|well|alert|clear|rrr|soft|tender|neck|skin|ext|neuro|heart|afebrile|normal|unremarkable)\b/i;

/** Names that need a certain neighbour before them: "CC: fall. History: 78M", "Situation: … Background: …". */
function followsWithin(folded: string, last: Opening, text: string): boolean {
  if (last.heading === null) {
    return false;
  }
  const before = text.slice(last.heading.start, last.heading.end).toLowerCase();
  switch (folded) {
    case 'history':
      return last.kind === 'chief-complaint';
    case 'background':
      return before === 'situation' || before === 's';
    case 'data':
    case 'tests':
      return last.kind === 'exam' || last.kind === 'vitals';
    case 'findings':
    case 'conclusion':
    case 'opinion':
      return last.kind === 'chief-complaint' || last.kind === 'results' || last.kind === 'other';
    case 'treatment':
    case 'tx':
    case 'mx':
    case 'request':
    case 'advice':
      return last.kind === 'assessment';
    default:
      return false;
  }
}

/** A name with a colon that no mark parts from the words before it: "cough 3 days PMH: asthma Meds: none". */
function strongName(
  text: string,
  colon: number,
  from: number,
  lineEnd: number,
  openings: readonly Opening[],
): Opening | null {
  let begin = colon;
  while (begin > from && begin > colon - 13 && text.charCodeAt(begin - 1) > 64) {
    begin--;
  }
  const words = text.slice(begin, colon);
  if (words.length < 3 || !anywhere.has(words.toLowerCase()) || begin <= from || !isSpace(text.charCodeAt(begin - 1))) {
    return null;
  }
  const isUpper = words.charCodeAt(0) < 91;
  const before = text.slice(Math.max(from, begin - 14), begin).trimEnd();
  const last = openings.at(-1) ?? null;
  const kind = headingKind(words);
  if (
    !isUpper ||
    before === '' ||
    leadsIn.test(before) ||
    kind === null ||
    (last !== null && (isVerdict(last.kind) || last.kind === kind))
  ) {
    return null;
  }
  return presentsNow(sentenceAt(text, colon, lineEnd)) ? null : heading(kind, begin, colon, colon + 1);
}

/**
 * The letters of a note on one line: "…three days. O: chest clear. A: cold. P: rest". Not the pulse ("P: 88"), nor the airway of
 * "A: patent. B: RR 20"; an objective or a plan without the letter before it may be anything.
 */
function isSoapLetter(
  words: string,
  text: string,
  at: number,
  mark: number,
  lineEnd: number,
  last: Opening | null,
): boolean {
  const isLetters = /^[OAP]$/.test(words);
  if (!isLetters || mark === 44) {
    return false;
  }
  const ahead = text.slice(at, Math.min(lineEnd, at + 600));
  if (words === 'A' && /[.;|]\s+B:\s/.test(ahead)) {
    return false;
  }
  switch (words) {
    case 'O':
      return last?.kind === 'hpi' && /[.;|]\s+A:\s/.test(ahead);
    case 'A':
      return last?.kind !== 'plan';
    default:
      return last?.kind === 'assessment' || !/^P:\s*\d/.test(ahead);
  }
}
