/** Whether a known name is a heading at the place where it stands, or only looks like one. */
import { sentenceAt } from './headingForm.js';
import type { Line, Name } from './headingForm.js';
import { isRemark } from './headings.js';
import { normalName } from './headingNames.js';
import { anyRecent, isVerdict } from './opening.js';
import type { Marks, Opening } from './opening.js';
import { presentsNow } from './spoken.js';
import type { SectionKind } from '../types.js';

/** Whether a known name is a heading at this place, or only looks like one. */
export function opensHere(
  text: string,
  line: Line,
  name: Name,
  kind: SectionKind,
  marks: Marks,
  inForm: boolean,
  openings: readonly Opening[],
): boolean {
  const last = openings.at(-1) ?? null;
  const words = text.slice(name.start, name.end);
  const folded = normalName(words);
  const body = text.slice(name.after, Math.min(line.end, name.after + 80));
  const isAlone = name.delimiter === 'end';
  const inVerdict = last !== null && isVerdict(last.kind);
  if (folded.length === 1) {
    return letterOpens(text, line, words, body, last);
  }
  if (!inForm && !line.afterBlank && /^[a-z]/.test(words) && goesOverLine(text, line.begin, name.delimiter === ':')) {
    return false;
  }
  if (
    isEmbolism(folded, body, inVerdict) ||
    (folded === 'sle' && !eyeWords.test(body) && !anyRecent(openings, isOfEye(text)))
  ) {
    return false;
  }
  if (folded === 'fh' && /^[ \t]*\d/.test(body)) {
    return false;
  }
  if (isRemark(folded) && !isAlone && !inForm) {
    return false;
  }
  if (kind === 'chief-complaint' && last !== null && last.kind !== 'other' && lateComplaint.test(folded) && !inForm) {
    return false;
  }
  if (
    last !== null &&
    last.kind === 'chief-complaint' &&
    kind !== 'hpi' &&
    isAlone &&
    !inForm &&
    answers(text, line, last)
  ) {
    // "CHIEF COMPLAINT / Follow up": what stands under an empty heading is its text.
    return false;
  }
  if (
    last !== null &&
    !inForm &&
    (name.delimiter === 'gap' || (isAlone && isOrdered(last.kind, kind))) &&
    answers(text, line, last)
  ) {
    // "Past Medical History / Diagnosis   Date": the head of a table. "Orders / Procedures": what is ordered.
    return false;
  }
  if (kind === 'exam' && study.test(body) && /^exam/.test(folded)) {
    return false;
  }
  if (kind === 'pmh' && presentsNow(sentenceAt(text, name.after, line.end))) {
    return false;
  }
  return !isListLine(text, line, kind, marks, last, folded, body, inForm, openings);
}

const lateComplaint = /^(?:problem|complaint|presentation|indications?|reason for (?:test|study|exam))$/;
const study =
  /^[ \t]*(?:ct|cta|mri?|mra|xr|x-?rays?|us|uss|ultrasound|cxr|pet|dexa|mammo\w*|chest x|portable|echo|doppler|fluoro\w*|nm|nuclear)\b/i;
const eyeWords =
  /\b(?:od|os|ou|cornea|lens|conj\w*|ns|nsc|cell|flare|quiet|pciol|iol|lids|a\/?c|iris|k|wnl|nuclear|cataract)\b/i;
const isOfEye =
  (text: string) =>
  (opening: Opening): boolean =>
    opening.heading === null
      ? /^(?:VA|IOP|Visual|Vision|Pupils)/.test(text.slice(opening.start, opening.start + 8))
      : /ocular|eye|dilated|dfe|slit/i.test(text.slice(opening.heading.start, opening.heading.end));

/** In an assessment PE is the embolism, and elsewhere where it is weighed. */
const isEmbolism = (folded: string, body: string, inVerdict: boolean): boolean =>
  folded === 'pe' &&
  (inVerdict ||
    /^[ \t]*(?:\(|unlikely|likely|ruled|excluded|perc|wells|ctpa|low|considered|\?|possible|history|prior|previous|provoked|unprovoked|dx|bilateral (?:pe|segmental)|saddle|(?:in )?(?:19|20)\d\d|not (?:suspected|likely)|on (?:warfarin|anticoag|apixaban|doac|rivaroxaban)|treated|neg|no (?:evidence|history))/i.test(
      body,
    ));

/** "2. Labs: repeat CMP" is a line of the plan, unless the headings of the note are themselves numbered or listed. */
const joined = /plan|[/&+] ?p$/i;

function isListLine(
  text: string,
  line: Line,
  kind: SectionKind,
  marks: Marks,
  last: Opening | null,
  folded: string,
  body: string,
  inForm: boolean,
  openings: readonly Opening[],
): boolean {
  if (last === null || !/^(?:assessment|plan|course|medications|pmh|psh)$/.test(last.kind)) {
    return false;
  }
  if (marks.style === 'number') {
    return marks.rank <= (last.marks.style === 'number' ? last.marks.rank : 99);
  }
  if (marks.style === 'bullet') {
    return !(last.marks.style === 'bullet' && (kind === 'assessment' || kind === 'plan' || !isVerdict(last.kind)));
  }
  if (
    !isVerdict(last.kind) ||
    kind === 'assessment' ||
    kind === 'plan' ||
    marks.style !== 'none' ||
    kind === last.kind
  ) {
    return false;
  }
  // Set in under the problem it belongs to, or ordered where the note has told the results already.
  const isSetIn = line.ink - line.begin >= last.indent + 2;
  const isPlanned =
    last.kind === 'plan' || (last.heading !== null && joined.test(text.slice(last.heading.start, last.heading.end)));
  const isOrder =
    isPlanned &&
    /^[ \t]*(?:repeat|order|check|recheck|send|obtain|will|get|tomorrow|in the am|am\b|daily|pending|continue|start|stop|hold|resume|increase|none needed|prn)\b|\b(?:in (?:the )?am|tomorrow|q\d{1,2}h|in \d{1,2} (?:days|weeks|months))\b/i.test(
      body,
    );
  const wasTold =
    isPlanned &&
    body.trim() !== '' &&
    !inForm &&
    anyRecent(openings, (one) => one.kind === kind && one.heading !== null);
  return isSetIn || (isOrder && folded !== 'allergies') || wasTold;
}

/** Whether the line stands directly under the heading, which has nothing else under it yet. */
const answers = (text: string, line: Line, last: Opening): boolean =>
  last.heading !== null && line.begin - last.after <= 3 && text.slice(last.after, line.begin).trim() === '';

const isOrdered = (last: SectionKind, kind: SectionKind): boolean =>
  last === 'plan' && (kind === 'results' || kind === 'course' || kind === 'medications');

/** Whether the line before breaks off within a sentence; `surely`: in a word that leaves it open. */
function goesOverLine(text: string, begin: number, surely: boolean): boolean {
  let i = begin - 1;
  while (i >= 0 && i > begin - 40 && text.charCodeAt(i) <= 32) {
    i--;
  }
  if (i < 0 || /[.!?:;|]/.test(text[i]!)) {
    return false;
  }
  const before = text.lastIndexOf('\n', i);
  return (
    (!surely && i - before >= 40) ||
    /(?:,|\b(?:the|his|her|their|our|and|or|of|with|a|on|in|to|for|no|her))$/i.test(
      text.slice(Math.max(before + 1, i - 6), i + 1),
    )
  );
}

/** What one letter opens behind the letter before it: the notes of doctors (S, O, A, P) and of nurses (S, B, A, R; P, I, E). */
const letterKinds: Readonly<Record<string, SectionKind>> = {
  SO: 'exam',
  SA: 'assessment',
  OA: 'assessment',
  AP: 'plan',
  SB: 'pmh',
  BA: 'assessment',
  AR: 'plan',
  PI: 'course',
  IE: 'course',
};

const letterOf = (text: string, last: Opening | null): string =>
  last?.heading != null && last.heading.end - last.heading.start === 1 ? text[last.heading.start]! : '';

/** "S. cough", "O) chest clear", "B: asthma": a letter of a note, by the letters before and behind it. */
export function letterKind(text: string, line: Line, name: Name, last: Opening | null): SectionKind | null {
  const letter = text[name.start] ?? '';
  if (!/[SOAPBRIE]/.test(letter) || !/^[:.)/-]/.test(text.slice(name.start + 1, name.start + 2))) {
    return null;
  }
  const mark = text[name.start + 1]!;
  const after = text.charCodeAt(name.start + 2);
  if (!(after === 32 || after === 9) || (mark === '/' && letter === 'O')) {
    return null;
  }
  if (letter === 'S') {
    return mark !== ':' && text.slice(line.end, line.end + 1500).includes(`\nO${mark}`) ? 'hpi' : null;
  }
  return letterKinds[letterOf(text, last) + letter] ?? null;
}

/** Whether a single letter with a colon, or alone on its line, is one of the note's: not a pulse, nor an airway. */
function letterOpens(text: string, line: Line, letter: string, body: string, last: Opening | null): boolean {
  if (letter !== letter.toUpperCase() || /^\s*\d{2,3}\b(?![.)])(?!\s?[a-z])/i.test(body)) {
    // "P: 88" is a pulse, "O: 98%" oxygen.
    return false;
  }
  if (letter === 'A' && !/[OS]/.test(letterOf(text, last))) {
    if (/[,.;]\s*B ?[:-]\s/.test(body)) {
      return false;
    }
    const next = text.charCodeAt(line.end) === 13 ? line.end + 2 : line.end + 1;
    return !/^[ \t]{0,8}B ?[:.)-]/.test(text.slice(next, next + 12));
  }
  return true;
}
