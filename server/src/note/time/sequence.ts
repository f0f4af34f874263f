/** What came before the complaint, or goes with it: "viral illness two weeks before", "after a meal", "since the operation". */
import { clauseBefore, matchAt } from '../words/around.js';
import { eventIn } from './events.js';
import { landmarkScan } from '../words/landmarks.js';
import { numberOf, numberPattern } from '../words/numbers.js';
import type { Note, SectionKind, Span } from '../types.js';

/** The complaint stands to an event so: it came after it (or has been since), comes during it, or before it. */
export interface Sequence extends Span {
  readonly relation: 'after' | 'during' | 'before';
  /** The words for the event: "a meal", "viral illness". */
  readonly event: Span;
  /** Hours that lie between the event and the complaint, or now; null where none are told. */
  readonly gapHours: number | null;
}

const word = 1 << 1;
const backward = 1 << 2;
const scan = landmarkScan(
  [
    [word, 'after following since during while whilst before prior preceded triggered post'],
    [backward, 'ago before prior earlier previously'],
  ],
  false,
);
const told: ReadonlySet<SectionKind> = new Set(['chief-complaint', 'hpi', 'other', 'course']);
/** Of a part of a note; a history is told in less. */
const partLength = 3000;

const count = `(?:${numberPattern}|(?:an? )?(couple|few)(?: of)?|(an?)|(several))(?:\\s?[-–]\\s?(\\d{1,3})| to (\\d{1,3}))?`;
const time = `${count}[ -]?(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?|mths?|years?|yrs?|\\/7|\\/52|\\/12)`;
const timeBefore = new RegExp(`(?:\\b|(?<=\\s))${time}\\s?(?:s\\/p )?$`, 'i');
const hoursOf: Record<string, number> = {
  mi: 1 / 60,
  h: 1,
  d: 24,
  w: 168,
  m: 730,
  y: 8766,
  '/7': 24,
  '/52': 168,
  '/12': 730,
};

/** "After" and "following" are also of plans and of time alone. */
const notAfter =
  /\b(?:look(?:s|ed|ing)?|day|night|time|thing|one|year|named|not|no|nor|isn['’]t|unrelated|there|shortly|soon|immediately|right|just) $/i;
const denied = /\b(?:not|no|nor|never|unrelated to|without|denies(?: \w+)?|isn['’]t) (?:related to )?$/i;
const noEvent =
  /^(?:that|then|this|all|which|about|around|approximately|informed|discuss\w+|consult\w+|review\w*|examin\w+|consent|hours|days|discharge instructions|age|childhood|birth|yesterday|today|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|the (?:last|past|day|night|week|exam\w*|visit|interview|weekend|age|review)|day|night|week|exam\w*|admission|visit|arrival|presentation|presenting|coming|being (?:seen|found|brought|told|advised)|op\b|surgical|morning|it|he|she|they|i|we|his visit|noon|midnight|\d)\b/i;
/** An event is named by a few words, up to a mark or a word that begins something else. */
const eventWords =
  /\s*((?:(?!(?:and|but|with|which|who|that|he|she|they|it|has|had|have|is|was|were|then|for|so|because|when|while|now|on|in|at|over|about|associated|started|began|came|x\d|ago|before|after|since)\b)[a-z][\w'’/-]*(?:\s+|(?=[^\w'’/ -])|$)){1,6})/iy;
const activity =
  /\s+((?:[a-z]+ing|on|at|in|asleep|a|an|his|her|the|bowel|sexual|exercise|sleep|meals?|intercourse|inspiration|menses|period|micturition|urination|breathing)\b(?:\s(?!(?:and|but|with|which|he|she|has|had|is|was|then)\b)[a-z][\w'’-]*){0,4})/iy;

/** The sequences of a note's history, in order. */
export function findSequences(note: Pick<Note, 'text' | 'sections'>): Sequence[] {
  const found: Sequence[] = [];
  for (const section of note.sections) {
    if (!told.has(section.kind)) {
      continue;
    }
    const { start, end } = section.body;
    for (const landmark of scan(note.text, start, Math.min(end, start + partLength))) {
      const sequence = sequenceAt(note.text, landmark.start, landmark.end, landmark.bits);
      const last = found.at(-1);
      if (sequence !== null && (last === undefined || sequence.event.start >= last.event.end)) {
        found.push(sequence);
      }
    }
  }
  return found;
}

function sequenceAt(text: string, start: number, end: number, bits: number): Sequence | null {
  const before = clauseBefore(text, start, 80);
  const name = text.slice(start, end).toLowerCase();
  if ((bits & backward) !== 0) {
    const earlier = eventBefore(before, start);
    if (earlier !== null) {
      return { ...earlier, end };
    }
  }
  if ((bits & word) === 0 || denied.test(before)) {
    return null;
  }
  switch (name) {
    case 'preceded':
    case 'triggered':
      return text.startsWith(' by ', end) ? forward('after', text, start, end + 3, null) : null;
    case 'during':
    case 'while':
    case 'whilst':
      return during(text, start, end);
    case 'prior':
      return text.startsWith(' to ', end) ? forward('before', text, start, end + 3, null) : null;
    case 'before':
      return forward('before', text, start, end, null);
    case 'post':
      return /[ -]/.test(text.charAt(end)) ? forward('after', text, start, end + 1, gapOf(before)) : null;
    default: {
      const gap = gapOf(before);
      return notAfter.test(before) && !/\b(?:shortly|soon|immediately|right|just) $/i.test(before)
        ? null
        : forward('after', text, start, end, gap);
    }
  }
}

const leadOf = (words: string): string => words.replace(/^(?:starting|having|a recent|recent)\s/i, '');

/** "After a meal", "since starting amlodipine": the event is named behind. */
function forward(
  relation: Sequence['relation'],
  text: string,
  start: number,
  from: number,
  gapHours: number | null,
): Sequence | null {
  const match = matchAt(eventWords, text, from);
  if (match === null || noEvent.test(match[1]!) || leadOf(match[1]!) === '') {
    return null;
  }
  const eventStart = from + match[0].length - match[1]!.length;
  const eventEnd = eventStart + match[1]!.trimEnd().length;
  const later = /^\s/.test(text.slice(eventEnd)) ? gapBehind(text, eventEnd) : null;
  return {
    relation,
    event: { start: eventStart, end: eventEnd },
    gapHours: gapHours ?? later?.hours ?? null,
    start,
    end: later?.end ?? eventEnd,
  };
}

function during(text: string, start: number, end: number): Sequence | null {
  const match = matchAt(activity, text, end) ?? matchAt(eventWords, text, end);
  if (match === null || noEvent.test(match[1]!)) {
    return null;
  }
  const eventStart = end + match[0].length - match[1]!.length;
  const eventEnd = eventStart + match[1]!.trimEnd().length;
  return { relation: 'during', event: { start: eventStart, end: eventEnd }, gapHours: null, start, end: eventEnd };
}

/** Events that only date what is told, and bring nothing about. */
const noCause = /^(?:seen|saw|visit\w*|review\w*|appointment|lmp|period|menses|last|quit|diagnosed|dx|admi)/i;
const behind = new RegExp(`\\s${time}\\s(?:ago|before|prior|earlier)`, 'iy');

function gapBehind(text: string, at: number): { readonly hours: number; readonly end: number } | null {
  const match = matchAt(behind, text, at);
  return match === null ? null : { hours: hours(match), end: at + match[0].length };
}

/** "Viral illness two weeks before": the event and the time stand before. */
function eventBefore(before: string, at: number): Omit<Sequence, 'end'> | null {
  const match = timeBefore.exec(before);
  if (match === null) {
    return null;
  }
  const clause = before.slice(0, match.index);
  const event = eventIn(clause);
  if (event === null || noCause.test(clause.slice(event.start, event.end))) {
    return null;
  }
  const base = at - before.length;
  // The event's own words, from the last mark or verb on.
  const from =
    /(?:^|[,:;(]\s*|\b(?:had|has|have|after|with|an?|the|his|her|recent|following|since|was|and|on|underwent|pt|patient|he|she)\s+)((?:[\w'’/-]+(?:\s+|$)){1,5})$/i.exec(
      clause.trimEnd(),
    );
  const start = from === null ? event.start : from.index + from[0].length - from[1]!.length;
  const trimmed = clause.trimEnd().length;
  return {
    relation: 'after',
    event: { start: base + Math.min(start, event.start), end: base + trimmed },
    gapHours: hours(match),
    start: base + Math.min(start, event.start),
  };
}

function gapOf(before: string): number | null {
  const match = timeBefore.exec(before.replace(/(?:shortly|soon|immediately|right|just) $/i, ''));
  return match === null ? null : hours(match);
}

function hours(match: RegExpExecArray): number {
  const low =
    match[1] !== undefined
      ? numberOf(match[1])
      : match[2] !== undefined
        ? /couple/i.test(match[2])
          ? 2
          : 3
        : match[3] !== undefined
          ? 1
          : 4;
  const high = Number(match[5] ?? match[6] ?? low);
  const unit = match[7]!.toLowerCase();
  return (
    ((low + Math.max(low, high)) / 2) * (hoursOf[unit] ?? hoursOf[unit.startsWith('mi') ? 'mi' : unit.charAt(0)] ?? 24)
  );
}
