/** Text -> sections. A heading is a known name at the start of a line, or after a sentence's end within one. */
import { headingKind, isRemark, labelKind, longestHeading } from './headings.js';
import type { Section, SectionKind, Span } from './types.js';

/** Where a section begins. A label ("ECG:", "Lungs:") opens one without being a heading, and stays in its body. */
interface Opening {
  readonly kind: SectionKind;
  readonly start: number;
  readonly heading: Span | null;
  /** Where the body begins: after the colon or mark. */
  readonly after: number;
  /** What stood before the heading on its line: "2. ", "- ", "## ". */
  readonly marks: string;
}

const lineMarks = /^[ \t]{0,40}(?:#{1,6}[ \t]+|\*{1,2}|_{1,2}|(?:\d{1,2}|[IVX]{1,4})[.)][ \t]+|[-•*][ \t]+)?/;
const headingWords = /^\p{L}(?:[\p{L}\p{M} \t/&+'’]|-(?=\S)){0,80}/u;
/** "Vitals (triage)", "**Plan** (draft)". */
const aside = /^[ \t]{0,3}\([^()\n]{0,60}\)/;
const colonOrDash = /^(?:\*{1,2}|_{1,2})?[ \t]{0,20}(?::|(?:[-–—=]{1,3}(?=[ \t]|$)))(?:\*{1,2}|_{1,2})?/;
const nothing = /^(?:\*{1,2}|_{1,2})?[ \t]*$/;
/** A known heading within a line: "…on exertion. PMH: HTN. Meds none. O/E chest clear". */
const runIn =
  /(?<=[.;|,]\s{1,3}|\s{3})(?:([A-Z][A-Za-z/& ]{0,39}?):(?=\s)|(PMHx?|PSHx?|FHx|SHx|ROS|O\/E)(?=\s)(?!\s+(?:of|is|significant|notable|includes|positive|negative|otherwise)\b)|(Meds|Medications|Allergies)(?=\s+(?:none|nil|unknown|NKDA)\b))/g;
/** Names too short or too common to open a section in the middle of a line. */
const lineStartOnly =
  /^(?:s|o|a|p|ap|pe|pc|data|social|history|symptoms|summary|problems|background|treatment|progress)$/i;
/** Capitals that open their section without a mark: "PMH HTN, DM", "VS T 38.9". */
const bareCapitals =
  /^(?:[A-Z]{3,5}|VS|FH|SH|DH|O\/E)(?=[ \t])(?![ \t]+(?:of|is|significant|notable|includes|positive|otherwise)\b)/;
const vitalName = /\b(?:t|temp|hr|pulse|bp|rr|spo2|sats|o2 sat)\b[ \t:=]{0,3}\d/gi;
/** How dictated letters, which have no headings, come to the examination and to their verdict. */
const spokenExam = /^On (?:physical )?exam(?:ination)?\b/;
const spokenVerdict =
  /^(?:I (?:think|believe|suspect) (?:that )?(?:this|it|he|she|the)|My impression|Impression is|In summary,|In my opinion)\b/;

/** Sections of a note in order; they cover the text without gaps. Text before any heading is a section of kind `other`, or `hpi` where there is no heading at all. */
export function findSections(text: string): Section[] {
  const openings = findOpenings(text);
  const sections: Section[] = [];
  const first = openings[0]?.start ?? text.length;
  if (first > 0) {
    const kind = openings.every((opening) => opening.heading === null) ? 'hpi' : 'other';
    sections.push({ kind, start: 0, end: first, heading: null, body: { start: 0, end: first } });
  }
  for (const [index, opening] of openings.entries()) {
    const end = openings[index + 1]?.start ?? text.length;
    sections.push({
      kind: opening.kind,
      start: opening.start,
      end,
      heading: opening.heading,
      body: { start: Math.min(opening.after, end), end },
    });
  }
  return sections;
}

function findOpenings(text: string): Opening[] {
  const openings: Opening[] = [];
  let afterBlank = true;
  for (let lineBegin = 0; lineBegin < text.length;) {
    const newline = text.indexOf('\n', lineBegin);
    const lineEnd = newline < 0 ? text.length : newline;
    if (lineEnd - lineBegin <= 1 && !/\w/.test(text[lineBegin] ?? '')) {
      afterBlank = true;
      lineBegin = lineEnd + 1;
      continue;
    }
    const last = openings.at(-1) ?? null;
    const opening =
      headingOfLine(text, lineBegin, lineEnd, last, afterBlank) ??
      labelOfLine(text, lineBegin, lineEnd, last, afterBlank);
    if (opening !== null) {
      openings.push(opening);
    }
    runInHeadings(text, opening?.after ?? lineBegin, lineEnd, openings);
    afterBlank = text.slice(lineBegin, Math.min(lineEnd, lineBegin + 200)).trim() === '';
    lineBegin = lineEnd + 1;
  }
  return openings;
}

function headingOfLine(
  text: string,
  begin: number,
  end: number,
  last: Opening | null,
  afterBlank: boolean,
): Opening | null {
  const line = text.slice(begin, Math.min(end, begin + longestHeading + 160)).replace(/\r$/, '');
  const marks = lineMarks.exec(line)?.[0] ?? '';
  const rest = line.slice(marks.length);
  const words = headingWords.exec(rest)?.[0] ?? '';
  const tail = rest.slice(words.length);
  const asideLength = aside.exec(tail)?.[0].length ?? 0;
  const behind = tail.slice(asideLength);
  const mark = colonOrDash.exec(behind);
  const alone = nothing.test(behind) && begin + line.length >= end - 1;
  const start = begin + marks.length;
  const opening = (kind: SectionKind, name: string, bodyAt: number): Opening => ({
    kind,
    start: begin + marks.search(/\S|$/),
    heading: { start, end: start + name.trimEnd().length },
    after: Math.min(end, start + bodyAt),
    marks: marks.trim(),
  });
  if (mark !== null || alone) {
    const name = mark !== null && /[-–—=]/.test(mark[0]) ? words.replace(/[\s-]+$/, '') : words;
    const kind = headingKind(name) ?? (marks !== '' || isCapitals(name) ? looseKind(name) : null);
    const bodyAt = words.length + asideLength + (mark === null ? behind.length : mark[0].length);
    if (kind !== null && opensHere(name.trim(), kind, alone, rest.slice(bodyAt), marks.trim(), last)) {
      return opening(kind, name, bodyAt);
    }
    // A title or an unknown heading in capitals. What follows an empty heading is its text ("CHIEF COMPLAINT / CHEST PAIN").
    const afterEmpty = last !== null && text.slice(last.after, Math.min(begin, last.after + 200)).trim() === '';
    const isTitle = alone && afterBlank && !afterEmpty && isCapitals(words) && /^\S+(?:\s+\S+){1,5}\s*$/.test(words);
    return isTitle && marks === '' && kind === null ? opening('other', words, words.length) : null;
  }
  const capitals = bareCapitals.exec(rest)?.[0];
  const kind = capitals === undefined || /^ALL$/.test(capitals) ? null : headingKind(capitals);
  if (kind !== null && capitals !== undefined) {
    return opening(kind, capitals, capitals.length);
  }
  const none = /^(?:Meds|Medications|Allergies|PMH|PSH)(?=[ \t]+(?:none|nil|unknown|NKDA)\b)/i.exec(rest)?.[0];
  return none === undefined ? null : opening(headingKind(none) ?? 'other', none, none.length);
}

/** Whether a known name is a heading at this place, or only looks like one. */
function opensHere(
  name: string,
  kind: SectionKind,
  alone: boolean,
  body: string,
  marks: string,
  last: Opening | null,
): boolean {
  const folded = name.toLowerCase();
  const inVerdict = last !== null && /^(?:assessment|plan|course)$/.test(last.kind);
  if (folded === 'pe' && inVerdict) {
    // In an assessment PE is the embolism.
    return false;
  }
  if (folded.length === 1 && (name !== name.toUpperCase() || /^\s*\d{2,3}\b(?![.)])(?!\s?[a-z])/i.test(body))) {
    // "P: 88" is a pulse.
    return false;
  }
  if (isRemark(folded) && last !== null && last.kind !== 'other' && !alone && !isCapitals(name)) {
    return false;
  }
  if (/^(?:\d|[-•*]$)/.test(marks) && last !== null && /^(?:assessment|plan|medications|pmh)$/.test(last.kind)) {
    // "2. Labs: repeat CMP" is a line of the plan, unless the headings of the note are themselves numbered or listed.
    return /^\d/.test(marks)
      ? Number.parseInt(marks, 10) > Number.parseInt(/^\d/.test(last.marks) ? last.marks : '99', 10)
      : /^[-•*]$/.test(last.marks) && (kind === 'assessment' || kind === 'plan' || !inVerdict);
  }
  return true;
}

/** Lines that open a section without a heading: "ECG: sinus", "Gen: well" after the vitals, "T 38.9 HR 106 BP 118/72". */
function labelOfLine(
  text: string,
  begin: number,
  end: number,
  last: Opening | null,
  afterBlank: boolean,
): Opening | null {
  const line = text.slice(begin, Math.min(end, begin + 160));
  const start = begin + line.search(/\S|$/);
  const kind = last?.kind ?? null;
  const open = (opened: SectionKind): Opening => ({ kind: opened, start, heading: null, after: start, marks: '' });
  const label = labelKind(/^\s{0,40}([A-Za-z][A-Za-z -]{0,24}?)\s?[:–-](?:\s|$)/.exec(line)?.[1] ?? '');
  if (label === 'test' && kind !== null && !/^(?:results|assessment|plan|course)$/.test(kind)) {
    return open('results');
  }
  if (
    label === 'system' &&
    (kind === 'vitals' ||
      (/^(?:allergies|medications|social|family|pmh|psh)$/.test(kind ?? '') && /^\s*gen/i.test(line)))
  ) {
    return open('exam');
  }
  const isProse = /^\s*[A-Z][a-z]/.test(line);
  if (kind === 'allergies' && afterBlank && isProse && last?.heading && text.slice(last.after, begin).trim() !== '') {
    // After "Allergies: none" and an empty line, prose is about something else.
    return open('other');
  }
  if (kind !== null && /^(?:pmh|psh|medications|allergies|family|social)$/.test(kind)) {
    const names = line.match(vitalName) ?? [];
    if (names.length >= 2 && line.search(vitalName) < 12) {
      return open('vitals');
    }
  }
  if (afterBlank && last?.heading == null) {
    if (spokenExam.test(line.trimStart())) {
      return open('exam');
    }
    if (spokenVerdict.test(line.trimStart())) {
      return open('assessment');
    }
  }
  return null;
}

/** "2. Labs: repeat" is a line of a list. */
const listNumber = /^\s*\d{1,2}[.)]\s*$/;

function runInHeadings(text: string, begin: number, end: number, openings: Opening[]): void {
  const line = text.slice(begin, end);
  for (const match of line.matchAll(runIn)) {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const kind =
      (lineStartOnly.test(name.trim()) && !isSoapLetter(name, line, match.index, openings.at(-1) ?? null)) ||
      isRemark(name.trim().toLowerCase()) ||
      listNumber.test(line.slice(0, Math.min(match.index, 12)))
        ? null
        : headingKind(name);
    if (kind !== null) {
      const start = begin + match.index;
      const after = start + name.length + (match[1] === undefined ? 0 : 1);
      openings.push({ kind, start, heading: { start, end: start + name.length }, after, marks: '' });
    }
  }
}

/**
 * The letters of a note on one line: "…three days. O: chest clear. A: cold. P: rest". Not the pulse ("P: 88"), nor the airway of
 * "A: patent. B: RR 20"; an objective or a plan without the letter before it may be anything.
 */
function isSoapLetter(name: string, line: string, at: number, last: Opening | null): boolean {
  if (!/^[OAP]$/.test(name) || /,\s*$/.test(line.slice(0, at)) || /[.;|]\s+B:\s/.test(line)) {
    return false;
  }
  switch (name) {
    case 'O':
      return last?.kind === 'hpi' && /[.;|]\s+A:\s/.test(line.slice(at));
    case 'A':
      return last?.kind !== 'plan';
    default:
      return last?.kind === 'assessment' || !/^P:\s*\d/.test(line.slice(at));
  }
}

const isCapitals = (words: string): boolean => /[A-Z]/.test(words) && words === words.toUpperCase();

/** "PAST OCULAR HISTORY OF THE RIGHT EYE": a known name within a heading that is marked as one. */
function looseKind(words: string): SectionKind | null {
  const parts = words.split(/[ \t/&]+(?:and[ \t]+)?/i);
  for (let take = parts.length - 1; take > 1; take--) {
    const kind = headingKind(parts.slice(0, take).join(' ')) ?? headingKind(parts.slice(-take).join(' '));
    if (kind !== null) {
      return kind;
    }
  }
  return null;
}
