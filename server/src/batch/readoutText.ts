/** What was read of a note as a person sees it: the patient, the note with its marks, then every mention and value in words. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Note, SectionKind } from '../note/types.js';
import { marksOf } from '../review/marks.js';
import { readoutOf } from '../review/readout.js';
import type { Quote, ReadMeasurement, ReadMention, Readout } from '../review/readout.js';
import type { TextOptions } from './layout.js';
import { ageWords, columnsOf, hanging, printable, wrapped } from './layout.js';
import { legend, markedLines } from './markedText.js';

/** A place of the note that the text names, as `line:column` from 1; offsets are UTF-16 code units of the text. */
export interface NamedPlace {
  readonly start: number;
  readonly end: number;
  /** Offset in the note. */
  readonly offset: number;
}

const longestQuote = 40;
const quoteColumn = 34;

/** The whole text, ending in a line break, and the places in it that name places of the note. */
export function readoutText(
  note: Note,
  base: KnowledgeBase,
  options: TextOptions,
): { readonly text: string; readonly places: readonly NamedPlace[] } {
  const { colour, width } = options;
  const readout = readoutOf(note, base);
  const lines: string[] = readout.notices.flatMap((notice) => wrapped(colour.bold(notice), '  ', width));
  lines.push(...hanging(colour.bold('Patient'), patientWords(readout), 9, width));
  lines.push(...hanging(colour.bold('Time'), timeWords(readout), 9, width));
  lines.push(...hanging(colour.bold('Setting'), readout.setting ?? 'not documented', 9, width));
  lines.push('', ...legendLines(width), '');
  lines.push(...markedLines(note, marksOf(note), base, options));

  const starts = lineStarts(note.text);
  const rows = [...rowsOf(readout)].map((row) => ({ ...row, place: placeWords(starts, row.start) }));
  const placeWidth = rows.reduce((most, { place }) => Math.max(most, place.length), 0);
  const placed: { line: number; column: number; length: number; offset: number }[] = [];
  let section: SectionKind | 'values' | null = null;
  for (const row of rows) {
    if (row.section !== section) {
      section = row.section;
      lines.push('', colour.cyan(section === 'values' ? '  Values and what they were turned into' : `  ${section}`));
    }
    placed.push({ line: lines.length, column: indent.length, length: row.place.length, offset: row.start });
    const room = Math.min(longestQuote, width - indent.length - placeWidth - 3);
    const head = `${row.place.padEnd(placeWidth)} “${shortened(row.text, room)}”`;
    lines.push(...hanging(head, row.words, quoteColumn, width, indent));
  }
  if (rows.length === 0) {
    lines.push('', ...wrapped('Nothing was understood in this note.', '  ', width));
  }
  const offsets: number[] = [];
  let length = 0;
  for (const line of lines) {
    offsets.push(length);
    length += line.length + 1;
  }
  return {
    text: `${lines.join('\n')}\n`,
    places: placed.map(({ line, column, length: size, offset }) => {
      const start = offsets[line]! + column;
      return { start, end: start + size, offset };
    }),
  };
}

const indent = '    ';

/** The signs with their meanings, as many on a line as fit; none is broken. */
function legendLines(width: number): string[] {
  const lines: string[] = [];
  for (const [sign, meaning] of legend) {
    const entry = `${sign} ${meaning}`;
    const joined = `${lines.at(-1) ?? ''}   ${entry}`;
    if (lines.length > 0 && columnsOf(joined) <= width) {
      lines[lines.length - 1] = joined;
    } else {
      lines.push(`  ${entry}`);
    }
  }
  return lines;
}

interface Row {
  readonly start: number;
  readonly text: string;
  readonly section: SectionKind | 'values';
  readonly words: string;
}

/** Mentions in their order, then values. What one phrase says of several things in the same way is one row. */
function* rowsOf({ mentions, measurements }: Readout): Generator<Row> {
  const groups = new Map<string, { first: ReadMention; names: string[]; words: string }>();
  for (const mention of mentions.filter(({ via }) => via === 'text')) {
    const words = mentionWords(mention);
    const key = `${String(mention.start)}-${String(mention.end)} ${mention.kind} ${words}`;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { first: mention, names: [mention.name], words });
    } else {
      group.names.push(mention.name);
    }
  }
  for (const { first, names, words } of groups.values()) {
    const { start, text, section, kind } = first;
    yield { start, text, section, words: `${kind} ${names.join(', ')}: ${words}` };
  }
  const values = new Map<string, { quote: Quote; measured: ReadMeasurement[]; findings: ReadMention[] }>();
  const at = (quote: Quote): { measured: ReadMeasurement[]; findings: ReadMention[] } => {
    const key = `${String(quote.start)}-${String(quote.end)}`;
    const known = values.get(key) ?? { quote, measured: [], findings: [] };
    values.set(key, known);
    return known;
  };
  for (const measurement of measurements) {
    at(measurement).measured.push(measurement);
  }
  for (const mention of mentions.filter(({ via }) => via === 'measurement')) {
    at(mention).findings.push(mention);
  }
  for (const { quote, measured, findings } of [...values.values()].sort((a, b) => a.quote.start - b.quote.start)) {
    const words = [
      ...measured.map(valueWords),
      ...(['present', 'absent', 'possible', 'hypothetical'] as const).flatMap((polarity) => {
        const names = new Set(findings.filter((one) => one.polarity === polarity).map(({ name }) => name));
        return names.size === 0 ? [] : [`${polarity}: ${[...names].join(', ')}`];
      }),
    ];
    yield { start: quote.start, text: quote.text, section: 'values', words: words.join('; ') };
  }
}

/** Polarity, time, person, status, what decided it, and the attributes. */
function mentionWords(mention: ReadMention): string {
  const { polarity, asked, temporality, experiencer, status, cue, attributes } = mention;
  return [
    [
      asked === null ? polarity : `${polarity} (${asked})`,
      temporality,
      experiencer === 'patient' ? 'patient' : experiencer === 'family' ? 'family' : 'someone else',
      ...(status === null ? [] : [`status ${status}`]),
    ].join(', '),
    ...(cue === null ? [] : [`by “${shortened(cue.text, longestQuote)}”`]),
    ...new Set(
      attributes.map((one) => `${one.kind} ${one.value}${one.polarity === 'present' ? '' : ` (${one.polarity})`}`),
    ),
  ].join('; ');
}

function valueWords({ name, value, unit, plausible, temporality }: ReadMeasurement): string {
  const read = `${name} ${String(value)} ${unit}`.trim();
  return `${read}, ${temporality}${plausible ? '' : ', cannot be and is not used'}`;
}

function patientWords({ patient }: Readout): string {
  const by = (quote: Quote | null): string => (quote === null ? '' : ` (“${shortened(quote.text, longestQuote)}”)`);
  const weeks = patient.gestationWeeks === null ? '' : ` at ${String(patient.gestationWeeks)} weeks`;
  return [
    ageWords(patient.ageYears) + by(patient.age),
    (patient.sex ?? 'sex not documented') + by(patient.sexWords),
    (patient.pregnant === null ? 'pregnancy not documented' : patient.pregnant ? `pregnant${weeks}` : 'not pregnant') +
      by(patient.pregnancy),
    ...(patient.postpartumDays === null ? [] : [`${String(patient.postpartumDays)} days after birth`]),
  ].join(', ');
}

function timeWords({ time, sequences }: Readout): string {
  const { durationHours: hours, onset, course } = time;
  const lasted =
    hours === null
      ? 'duration not documented'
      : hours < 48
        ? `for ${String(rounded(hours))} hours`
        : `for ${String(rounded(hours / 24))} days`;
  return [
    lasted,
    onset === null ? 'onset not documented' : `${onset} onset`,
    course === null ? 'course not documented' : course,
    ...sequences.map(({ relation, event }) => `${relation} “${shortened(event, longestQuote)}”`),
  ].join(', ');
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Offsets at which the lines begin. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: found }) => index + found.length)];
}

/** "12:5", both from 1. */
function placeWords(starts: readonly number[], offset: number): string {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return `${String(low + 1)}:${String(offset - starts[low]! + 1)}`;
}

/** On one line, and of at most so many columns. */
function shortened(text: string, columns: number): string {
  const line = printable(text).trim();
  if (columnsOf(line) <= columns) {
    return line;
  }
  let short = '';
  let size = 0;
  for (const character of line) {
    size += columnsOf(character);
    if (size > columns - 1) {
      break;
    }
    short += character;
  }
  return `${short.trimEnd()}…`;
}
