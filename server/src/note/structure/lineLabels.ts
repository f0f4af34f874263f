/** Lines that open a section without a heading: "ECG: sinus", "Lungs: clear", "T 38.9 HR 106 BP 118/72", "#1 Chest pain". */
import { labelKind, mayBeginLabel } from './headings.js';
import { anyRecent, isBackground, isVerdict, label } from './opening.js';
import type { Opening } from './opening.js';
import type { Line } from './headingForm.js';
import type { SectionKind } from '../types.js';

const labelForm = /[A-Za-z&]([A-Za-z&/ -]{0,28}?)(?:\([^()\n]{0,20}\))? ?[:–-](?=\s|$)/y;
const vitalName = /\b(?:t|temp|hr|pulse|bp|rr|spo2|sats|o2 sat)\b[ \t:=]{0,3}\d/gi;
const told =
  /^[A-Z][A-Z-]{1,6}(?: [a-z]+)? (?!.*\b(?:pending|ordered|sent|booked|requested|today|tomorrow|declined|if|to (?:assess|exclude|rule|look))\b)\S/;
const whereTaken = /^[A-Z][A-Za-z ]{1,16}: */;
/** What only an examiner says. */
const examined =
  /\b(?:cta|ctabl?|clear to ausc\w*|rrr|s1,? ?s2|hs (?:normal|i)|no (?:murmurs?|rubs?|gallops?|m\/r\/g|mrg|rales|crackles|creps|rhonchi|guarding|organomegaly|hsm|cyanosis|c\/c\/e|lymphadenopathy|jvd)|soft|snt|non-?tender|tender|nt\/?nd|ntnd|perrla?|eomi|mmm|moist|supple|nad|no (?:acute )?distress|alert|ao ?x ?\d|a&o ?x? ?\d?|oriented|orientated|well[- ]appearing|non-?focal|intact|atraumatic|ncat|nc\/at|normocephalic|palpable|auscultation|percussion|reflexes|[2-5]\/5|2\+|bowel sounds|bs present|distended|anicteric|unlabou?red)\b/i;
const plainNormal = /\b(?:clear|normal|nl|wnl|unremarkable|regular|benign|comfortable|well|equal|warm|no)\b/i;
/** How a system is answered for in a review. */
const asked =
  /^\s*(?:(?:is )?(?:negative|positive|neg|pos)\b(?: for)?|denies|denied|no complaints|reports|endorses|admits|complains|see hpi|per hpi|as per hpi|\([+-]\)|[+-][a-z])/i;
const acuity =
  /^(?:(?:va|visual acuity|iops?|fundus|dfe)\b[ \t:]{0,3}.{0,30}\b(?:od|os|ou|re|le|r|l|(?:20|6)\/\d)|pupils? (?:equal|round|perrl))/i;

/** The section that the labels and values of a line open, or null. */
export function labelOfLine(text: string, line: Line, openings: readonly Opening[]): Opening | null {
  const last = openings.at(-1) ?? null;
  const kind = last?.kind ?? null;
  const indent = line.ink - line.begin;
  const open = (opened: SectionKind): Opening => label(opened, line.ink, false, indent);
  if (mayBeginLabel(line.word)) {
    const opened = labelledKind(text, line.ink, line.end, last);
    if (opened !== null) {
      return open(opened);
    }
  }
  if (line.word === '' || line.word === 'problem' || line.word === 'issue') {
    return isProblem(text, line, openings) ? open('assessment') : isListedPart(text, line, last) ? open('exam') : null;
  }
  if ((kind === 'exam' || kind === 'vitals') && isToldTest(text, line)) {
    return open('results');
  }
  const ahead = text.slice(line.ink, Math.min(line.end, line.ink + 160));
  if (
    kind === 'allergies' &&
    line.afterBlank &&
    /^[A-Z][a-z]/.test(ahead) &&
    last?.heading &&
    text.slice(last.after, Math.min(line.begin, last.after + 200)).trim() !== ''
  ) {
    // After "Allergies: none" and an empty line, prose is about something else.
    return open('other');
  }
  if (kind !== null && isBackground(kind) && /\d/.test(ahead.slice(0, 32))) {
    // "T 38.9 HR 106", "On scene: GCS 11, HR 98".
    const told = ahead.replace(whereTaken, '');
    const names = told.match(vitalName) ?? [];
    if (names.length >= 2 && told.search(vitalName) < (told === ahead ? 12 : 60)) {
      return open('vitals');
    }
  }
  if (/^nkd?a$/.test(line.word) && /^NKD?A\W{0,2}$/i.test(ahead) && kind !== 'allergies') {
    return label('allergies', line.ink, true, indent);
  }
  const beforeExam =
    kind === null ||
    kind === 'hpi' ||
    kind === 'chief-complaint' ||
    kind === 'other' ||
    kind === 'vitals' ||
    isBackground(kind);
  return beforeExam && /^[vipfd]/.test(line.word) && acuity.test(ahead) ? open('exam') : null;
}

/** What the label that begins at `at` opens behind `last`, or null: "Lungs: clear" behind the vitals is an examination. */
export function labelledKind(text: string, at: number, lineEnd: number, last: Opening | null): SectionKind | null {
  labelForm.lastIndex = at;
  const form = labelForm.exec(text)?.[0];
  if (form === undefined) {
    return null;
  }
  const kind = last?.kind ?? null;
  const words = form.replace(/(?:\([^()]*\))? ?[:–-]$/, '');
  const body = text.slice(at + form.length, Math.min(lineEnd, at + form.length + 160));
  switch (labelKind(words)) {
    case 'test':
      return kind === null || kind === 'results' || isVerdict(kind) ? null : 'results';
    case 'habit':
      return kind !== null && isBackground(kind) && kind !== 'social' && kind !== 'family' ? 'social' : null;
    case 'system':
      if (
        asked.test(body) &&
        kind !== 'exam' &&
        kind !== 'ros' &&
        kind !== 'results' &&
        !(kind !== null && isVerdict(kind))
      ) {
        return 'ros';
      }
      return opensExam(kind, words, body) ? 'exam' : null;
    case 'examined':
      return opensExam(kind, words, body) ? 'exam' : null;
    default:
      return null;
  }
}

function opensExam(kind: SectionKind | null, words: string, body: string): boolean {
  if (kind === 'vitals') {
    return true;
  }
  if (kind === null || kind === 'hpi' || kind === 'other' || kind === 'chief-complaint' || kind === 'ros') {
    return examined.test(body);
  }
  if (!isBackground(kind)) {
    return false;
  }
  return (
    examined.test(body) ||
    (kind !== 'pmh' && kind !== 'psh' && kind !== 'family' && plainNormal.test(body)) ||
    (/^gen/i.test(words) && kind !== 'psh') ||
    (/^gen/i.test(words) && plainNormal.test(body))
  );
}

/** "Vitals: … / - Knee: effusion": a part of the examination in a list. */
function isListedPart(text: string, line: Line, last: Opening | null): boolean {
  const form = last?.kind === 'vitals' ? /^[-•*] ?(?=[A-Za-z])/.exec(text.slice(line.ink, line.ink + 4)) : null;
  return form !== null && labelledKind(text, line.ink + form[0].length, line.end, last) === 'exam';
}

/** "CXR clear", "EKG NSR": a test with what it showed, and no order. */
function isToldTest(text: string, line: Line): boolean {
  const isNamed = mayBeginLabel(line.word) && labelKind(line.word) === 'test';
  return isNamed && told.test(text.slice(line.ink, Math.min(line.end, line.ink + 120)));
}

/** "#1 Chest pain", "Problem 1: chest pain": what comes behind the findings under such a line is the verdict. */
function isProblem(text: string, line: Line, openings: readonly Opening[]): boolean {
  const kind = openings.at(-1)?.kind ?? null;
  if (kind !== 'exam' && kind !== 'results' && kind !== 'vitals' && kind !== 'ros') {
    return false;
  }
  const ahead = text.slice(line.ink, Math.min(line.end, line.ink + 40));
  if (line.word !== '') {
    return /^(?:problem|issue) ?#? ?\d{1,2}\b/i.test(ahead);
  }
  const isMarkdown = anyRecent(openings, (one) => one.marks.style === 'hash');
  return /^#\d{1,2}[\s.:)]/.test(ahead) || (line.afterBlank && !isMarkdown && /^# ?[A-Za-z]/.test(ahead));
}
