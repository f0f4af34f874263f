/** Text -> sections. A heading is a known name at the start of a line or, with a colon, after a sentence's end. */
import { headingKind, longestHeading } from './headings.js';
import type { Section, SectionKind, Span } from './types.js';

interface Heading extends Span {
  readonly kind: SectionKind;
  /** Where the body begins: after the colon or mark. */
  readonly after: number;
}

const lineStart = /^[ \t]*(?:#{1,6}[ \t]+|\*{1,2}|_{1,2}|\d{1,2}[.)][ \t]+|[-•*][ \t]+)?/;
const headingWords = /^[\p{L}][\p{L}\p{M} \t/&'’-]*/u;
/** A known heading in the middle of a line: "…on exertion. PMH: HTN". */
const runIn = /(?<=[.;|]\s{1,3}|\s{3})([A-Z][A-Za-z/& ]{0,39}?):(?=\s)/g;
/** Names too short or too common to open a section in the middle of a line. */
const lineStartOnly =
  /^(?:s|o|a|p|all|ct|mri|ap|note|date|time|id|condition|activity|history|data|social|general|source|patient|symptoms|ecg|ekg|cxr)$/i;

/** Sections of a note in order; they cover the text without gaps. Text before any heading is a section of kind `other`, or `hpi` where there is no heading at all. */
export function findSections(text: string): Section[] {
  const headings = findHeadings(text);
  const sections: Section[] = [];
  const first = headings[0]?.start ?? text.length;
  if (first > 0) {
    const kind = headings.length === 0 ? 'hpi' : 'other';
    sections.push({ kind, start: 0, end: first, heading: null, body: { start: 0, end: first } });
  }
  for (const [index, heading] of headings.entries()) {
    const end = headings[index + 1]?.start ?? text.length;
    sections.push({
      kind: heading.kind,
      start: heading.start,
      end,
      heading: { start: heading.start, end: heading.end },
      body: { start: Math.min(heading.after, end), end },
    });
  }
  return sections;
}

function findHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  for (let lineBegin = 0; lineBegin < text.length;) {
    const newline = text.indexOf('\n', lineBegin);
    const lineEnd = newline < 0 ? text.length : newline;
    const atStart = headingOfLine(text, lineBegin, lineEnd);
    if (atStart !== null) {
      headings.push(atStart);
    }
    runInHeadings(text, atStart?.after ?? lineBegin, lineEnd, headings);
    lineBegin = lineEnd + 1;
  }
  return headings;
}

function headingOfLine(text: string, begin: number, end: number): Heading | null {
  const line = text.slice(begin, Math.min(end, begin + longestHeading + 24)).replace(/\r$/, '');
  const marks = lineStart.exec(line)?.[0].length ?? 0;
  const rest = line.slice(marks);
  const words = headingWords.exec(rest)?.[0] ?? '';
  const afterWords = rest.slice(words.length);
  // "PMH:" and "PMH -" run in; "PHYSICAL EXAM" and "**Plan**" stand alone on their line.
  const mark = /^(?:\*{1,2}|_{1,2})?[ \t]*(?::|(?:[-–—=]+(?=[ \t]|$)))(?:\*{1,2}|_{1,2})?/.exec(afterWords);
  const alone = /^(?:\*{1,2}|_{1,2})?[ \t]*$/.test(afterWords) && begin + line.length >= end - 1;
  const start = begin + marks;
  if (mark !== null || alone) {
    const name = mark !== null && /[-–—=]/.test(mark[0]) ? words.replace(/[\s-]+$/, '') : words;
    const kind = headingKind(name) ?? (marks > 0 || isCapitals(name) ? looseKind(name) : null);
    if (kind !== null) {
      const afterMark = words.length + (mark === null ? afterWords.length : mark[0].length);
      return { kind, start, end: start + name.trimEnd().length, after: Math.min(end, start + afterMark) };
    }
    if (alone && isCapitals(words) && words.trim().length >= 4 && words.trim().split(/\s+/).length <= 6) {
      return { kind: 'other', start, end: start + words.trimEnd().length, after: start + words.length };
    }
    return null;
  }
  // "PMH HTN, DM": capitals of a known heading that run into their text without a mark.
  const capitals = /^[A-Z]{2,5}(?=[ \t])/.exec(rest)?.[0];
  const kind = capitals === undefined || capitals.length < 3 ? null : headingKind(capitals);
  return kind === null || capitals === undefined || /^(?:ALL|CXR|MRI|ECG|EKG)$/.test(capitals)
    ? null
    : { kind, start, end: start + capitals.length, after: start + capitals.length };
}

function runInHeadings(text: string, begin: number, end: number, headings: Heading[]): void {
  const line = text.slice(begin, end);
  if (!line.includes(':')) {
    return;
  }
  for (const match of line.matchAll(runIn)) {
    const name = match[1]!;
    const kind = lineStartOnly.test(name.trim()) ? null : headingKind(name);
    if (kind !== null) {
      const start = begin + match.index;
      headings.push({ kind, start, end: start + name.length, after: start + name.length + 1 });
    }
  }
}

const isCapitals = (words: string): boolean => /[A-Z]/.test(words) && words === words.toUpperCase();

/** "PAST OCULAR HISTORY (RIGHT)": a known name within a heading that is marked as one. */
function looseKind(words: string): SectionKind | null {
  const parts = words.split(/[ \t/&]+(?:and[ \t]+)?/i);
  for (let take = parts.length - 1; take > 0; take--) {
    const kind = headingKind(parts.slice(0, take).join(' ')) ?? headingKind(parts.slice(-take).join(' '));
    if (kind !== null && take > 1) {
      return kind;
    }
  }
  return null;
}
