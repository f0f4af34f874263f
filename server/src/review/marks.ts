/** A read note as marks over its text: which words were understood, as what, and how. They never overlap. */
import type { Assertion, Measurement, Mention, Note, Span } from '../note/types.js';
import { conceptKinds } from '../note/types.js';

export const markKinds = [...conceptKinds, 'measurement'] as const;
export type MarkKind = (typeof markKinds)[number];

/**
 * What is said of marked words beyond "present, recent, of the patient". `measured`: the value makes a finding;
 * `implausible`: the value cannot be, and is questioned and not used.
 */
export const signs = [
  'absent',
  'possible',
  'hypothetical',
  'historical',
  'family',
  'other',
  'measured',
  'implausible',
] as const;
export type Sign = (typeof signs)[number];

export interface Mark extends Span {
  readonly kind: MarkKind;
  /** In the order of `signs`; none for what is present, recent and of the patient. */
  readonly signs: readonly Sign[];
  /** The values that were read here; none in the mark of a mention, and none in a part of a mark that goes on behind another. */
  readonly values: readonly Measurement[];
}

/**
 * The marks of a note in the order of its text. Where words were understood in several ways, the narrowest reading has them
 * and the wider one keeps the rest. What a value was turned into has no mark of its own: the value has.
 */
export function marksOf(note: Note): Mark[] {
  const candidates = [...mentionMarks(note.mentions), ...measurementMarks(note)];
  candidates.sort((a, b) => a.start - b.start || a.end - b.end);
  return flattened(candidates, note.text);
}

/** The signs of an assertion. */
export function signsOf({ polarity, temporality, experiencer }: Omit<Assertion, 'asked' | 'status' | 'cue'>): Sign[] {
  return [
    ...(polarity === 'present' ? [] : [polarity]),
    ...(temporality === 'recent' ? [] : [temporality]),
    ...(experiencer === 'patient' ? [] : [experiencer]),
  ];
}

/** One mark for all that one phrase says ("lungs clear": no crackles, no wheeze). */
function* mentionMarks(mentions: readonly Mention[]): Generator<Mark> {
  const taken = new Set<string>();
  for (const { start, end, concept, assertion, via } of mentions) {
    const place = `${String(start)}-${String(end)}`;
    if (via === 'text' && end > start && !taken.has(place)) {
      taken.add(place);
      yield { start, end, kind: concept.kind, signs: signsOf(assertion), values: [] };
    }
  }
}

/** One mark for values that share words: "BP 120/80" is a systolic and a diastolic pressure. */
function* measurementMarks(note: Note): Generator<Mark> {
  const made = new Set(
    note.mentions
      .filter(({ via, assertion }) => via === 'measurement' && assertion.polarity === 'present')
      .map(({ start, end }) => `${String(start)}-${String(end)}`),
  );
  const sorted = [...note.measurements].sort((a, b) => a.start - b.start || b.end - a.end);
  for (let from = 0; from < sorted.length;) {
    const { start } = sorted[from]!;
    let { end } = sorted[from]!;
    let next = from + 1;
    for (; next < sorted.length && sorted[next]!.start < end; next++) {
      end = Math.max(end, sorted[next]!.end);
    }
    const values = sorted.slice(from, next);
    const makes = values.some((value) => made.has(`${String(value.start)}-${String(value.end)}`));
    const said = [
      ...(values.some(({ temporality }) => temporality === 'historical') ? (['historical'] as const) : []),
      ...(makes ? (['measured'] as const) : []),
      ...(values.some(({ plausible }) => !plausible) ? (['implausible'] as const) : []),
    ];
    if (end > start) {
      yield { start, end, kind: 'measurement', signs: said, values };
    }
    from = next;
  }
}

const isNarrower = (a: Mark, b: Mark): boolean =>
  a.end - a.start < b.end - b.start || (a.end - a.start === b.end - b.start && a.kind === 'measurement');

/** Cuts overlapping marks, sorted by their start, into pieces that do not overlap. */
function flattened(candidates: readonly Mark[], text: string): Mark[] {
  const bounds = [...new Set(candidates.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const pieces: { mark: Mark; start: number; end: number }[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (const [index, start] of bounds.entries()) {
    const end = bounds[index + 1] ?? start;
    open = open.filter((mark) => mark.end > start);
    for (; next < candidates.length && candidates[next]!.start === start; next++) {
      open.push(candidates[next]!);
    }
    const [first, ...others] = open;
    if (first === undefined) {
      continue;
    }
    const mark = others.reduce((best, one) => (isNarrower(one, best) ? one : best), first);
    const last = pieces.at(-1);
    if (last?.mark === mark && last.end === start) {
      last.end = end;
    } else {
      pieces.push({ mark, start, end });
    }
  }
  const begun = new Set<Mark>();
  return pieces.flatMap(({ mark, start, end }) => {
    const span = trimmed(text, start, end);
    const isWhole = start === mark.start && end === mark.end;
    // Of a mark that was cut the commas and brackets in between tell nothing.
    if (span.end <= span.start || (!isWhole && !/[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)))) {
      return [];
    }
    const goesOn = begun.has(mark);
    begun.add(mark);
    return [{ ...mark, ...span, values: goesOn ? [] : mark.values }];
  });
}

/** Without the white space at both ends. */
function trimmed(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length };
}
