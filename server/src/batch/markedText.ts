/** A note with its marks: every line with its number, its section in the margin, and its words in brackets as they were read. */
import type { ChalkInstance } from 'chalk';
import type { Note, Section } from '../note/types.js';
import { nameOf } from '../reasoning/differential.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Mark, Sign } from '../review/marks.js';
import type { TextOptions } from './layout.js';
import { linesOf, withoutControl } from './layout.js';

const signCharacters: Readonly<Record<Sign, string>> = {
  absent: '-',
  possible: '?',
  hypothetical: '>',
  historical: '~',
  family: '@',
  other: '&',
  measured: '*',
  implausible: '!',
};

/** What the signs mean, in the order in which they are explained. */
export const legend: readonly (readonly [sign: string, meaning: string])[] = [
  ['+[…]', 'present'],
  ['-[…]', 'absent'],
  ['?[…]', 'possible'],
  ['>[…]', 'hypothetical'],
  ['~[…]', 'historical'],
  ['@[…]', 'of the family'],
  ['&[…]', 'of someone else'],
  ['#[… = …]', 'a value, as it was read'],
  ['#*[… = …]', 'a value that makes a finding'],
  ['#![… = …]', 'a value that cannot be'],
  ['‹…›', 'a section within a line'],
];

/** Below this width the section stands above its first line and not in a margin. */
const narrow = 70;
/** Columns of white space that are kept at the beginning of a line. */
const longestLead = 16;
const kindWidth = 'chief-complaint'.length;

/** The lines of the marked note. Signs add up: `-~[MI]` is absent in the past. Nothing is said by colour alone. */
export function markedLines(
  note: Note,
  marks: readonly Mark[],
  base: KnowledgeBase,
  { width, colour }: TextOptions,
): string[] {
  const places = lineSpans(note.text);
  const numberWidth = String(places.length).length;
  const hasMargin = width >= narrow;
  const lines: string[] = [];
  let nextMark = 0;
  let nextSection = 0;
  for (const [index, { start, end }] of places.entries()) {
    const indent = note.text.slice(start, end).search(/\S/);
    const begins = start + Math.max(0, indent);
    const own: Mark[] = [];
    for (; nextMark < marks.length && marks[nextMark]!.start < end; nextMark++) {
      own.push(marks[nextMark]!);
      if (marks[nextMark]!.end > end) {
        break;
      }
    }
    const inside: Section[] = [];
    let section: Section | null = null;
    for (; nextSection < note.sections.length && note.sections[nextSection]!.start <= end; nextSection++) {
      const one = note.sections[nextSection]!;
      if (one.start <= begins) {
        section = one;
      } else if (one.start < end) {
        inside.push(one);
      } else {
        break;
      }
    }
    const number = String(index + 1).padStart(numberWidth);
    const kind = section?.kind ?? '';
    const head = hasMargin ? `${number} ${kind.padStart(kindWidth)} │ ` : `${number} │ `;
    const shownHead = hasMargin
      ? `${colour.dim(number)} ${colour.cyan(kind.padStart(kindWidth))} ${colour.dim('│')} `
      : colour.dim(head);
    if (!hasMargin && kind !== '') {
      lines.push(colour.cyan(`── ${kind}`));
    }
    const words = markedWords(note.text, { start, end }, own, inside, base, colour);
    // White space at the beginning of a line is how a list or a table stands in a note.
    const lead = words.slice(0, Math.min(Math.max(0, words.search(/\S/)), longestLead));
    const room = Math.max(20, width - head.length - lead.length);
    const [first, ...rest] = linesOf(words, room).map((line) => lead + line);
    const under = `${' '.repeat(head.length - 2)}${colour.dim('│')} `;
    lines.push((shownHead + (first ?? '')).trimEnd(), ...rest.map((line) => (under + line).trimEnd()));
  }
  return lines;
}

/** The lines of a text without their breaks. */
function lineSpans(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const { index, 0: found } of text.matchAll(/\r\n|\r|\n/g)) {
    spans.push({ start, end: index });
    start = index + found.length;
  }
  return start < text.length ? [...spans, { start, end: text.length }] : spans;
}

/** One line with its marks; a mark that goes over the end of a line is closed there and opened again in the next. */
function markedWords(
  text: string,
  line: { readonly start: number; readonly end: number },
  marks: readonly Mark[],
  sections: readonly Section[],
  base: KnowledgeBase,
  colour: ChalkInstance,
): string {
  let words = '';
  let at = line.start;
  const plainUntil = (end: number): void => {
    for (const section of sections.filter(({ start }) => start >= at && start < end)) {
      words += clean(text.slice(at, section.start)) + colour.cyan(`‹${section.kind}› `);
      at = section.start;
    }
    words += clean(text.slice(at, end));
    at = end;
  };
  for (const mark of marks) {
    const start = Math.max(mark.start, line.start);
    const end = Math.min(mark.end, line.end);
    const inner = text.slice(start, end).trim();
    if (inner === '') {
      continue;
    }
    plainUntil(start);
    const values = mark.end <= line.end ? valuesOf(mark, base) : '';
    words += paint(mark, colour)(`${signOf(mark)}[${clean(inner)}${values}]`);
    at = end;
  }
  plainUntil(line.end);
  return words;
}

const clean = (text: string): string => withoutControl(text.replace(/\s/g, ' '));

/** The characters before the bracket. */
export function signOf(mark: Pick<Mark, 'kind' | 'signs'>): string {
  const said = mark.signs.map((sign) => signCharacters[sign]).join('');
  return mark.kind === 'measurement' ? `#${said}` : said === '' ? '+' : said;
}

function valuesOf(mark: Mark, base: KnowledgeBase): string {
  const said = mark.values.map(({ measure, value, unit }) =>
    `${nameOf(measure, base)} ${String(value)} ${unit}`.trim(),
  );
  return said.length === 0 ? '' : ` = ${said.join(', ')}`;
}

function paint({ kind, signs }: Mark, colour: ChalkInstance): (words: string) => string {
  const has = (sign: Sign): boolean => signs.includes(sign);
  if (kind === 'measurement') {
    return has('implausible') ? colour.red.bold : has('measured') ? colour.blue.bold : colour.blue;
  }
  if (has('family') || has('other')) {
    return colour.gray;
  }
  const shade = has('absent') ? colour.red : has('possible') || has('hypothetical') ? colour.yellow : colour.green;
  return has('historical') ? shade.italic : shade;
}
