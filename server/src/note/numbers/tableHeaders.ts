/** The headers of tables of values: of dates, of fields ("Result Flag Units Range"), or of names. */
import { cellAt, cellsOf, endOfLine } from './cells.js';
import type { Column } from './cells.js';
import { definitionsOf, isNumber, nameAt, wordAt } from './line.js';
import type { Line } from './line.js';
import { dateAt, shortDateAt } from './times.js';
import type { MeasureDefinition, Token } from '../types.js';

export interface Header {
  /** Token behind the header. */
  readonly end: number;
  readonly kind: 'dates' | 'fields' | 'names';
  readonly columns: readonly (Column & {
    /** Of a date, when it is; of a field, what it holds. */
    readonly order: number;
    readonly field: Field | null;
    readonly definition: MeasureDefinition | null;
  })[];
  /** Of a table of names, the latest time among its rows; NaN where they have none. */
  readonly latest: number;
}

export type Field = 'name' | 'value' | 'before' | 'unit' | 'other';
const fields = new Map<string, Field>([
  ...'test lab labs component analyte name investigation parameter'.split(' ').map((word) => [word, 'name'] as const),
  ...'result results value values'.split(' ').map((word) => [word, 'value'] as const),
  ...'previous prior prev'.split(' ').map((word) => [word, 'before'] as const),
  ...'unit units uom'.split(' ').map((word) => [word, 'unit'] as const),
  ...'flag flags range reference ref interval normal limits status abnormal abn date time collected comment'
    .split(' ')
    .map((word) => [word, 'other'] as const),
]);
const labels = new Set(
  'lab labs test tests date dates time component recent results result vitals vital signs : | value'.split(' '),
);
/** Columns that are named by when they are. */
const times = new Map([
  ['today', 1e9],
  ['now', 1e9],
  ['current', 1e9],
  ['yesterday', 1e9 - 1],
  ['admission', -1],
  ['admit', -1],
  ['baseline', -2],
  ['previous', -2],
  ['prior', -2],
]);
const dayWords = new Set(['day', 'd', 'pod', 'hd']);
const mostColumns = 40;
/** A line of more tokens is prose. */
const longestHeader = 120;

/** Headers of a paragraph, found once. */
const known = new WeakMap<readonly Token[], readonly Header[]>();

/** Whether a line of names ends at a token: the last of them has its value below, and not in the next number. */
export function endsHeader(line: Line, at: number): boolean {
  const header = lastHeader(line, at);
  return header?.kind === 'names' && header.end === at;
}

/** The last header of the paragraph that ends before or at a token. Looked up by halves: a text may be nothing but headers. */
export function lastHeader(line: Line, at: number): Header | undefined {
  const headers = headersOf(line);
  let from = 0;
  let to = headers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (headers[middle]!.end <= at) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return headers[from - 1];
}

function headersOf(line: Line): readonly Header[] {
  const found = known.get(line.tokens);
  if (found !== undefined) {
    return found;
  }
  const headers: Header[] = [];
  const n = line.tokens.length;
  for (let start = 0; start < n;) {
    const end = endOfLine(line.tokens, start);
    if (end > start && end - start <= longestHeader && mayOpenHeader(line, start)) {
      const whole: Line = { ...line, first: start, end };
      const header = datesIn(whole) ?? fieldsIn(whole) ?? namesIn(whole, n);
      if (header !== null) {
        headers.push(header);
      }
    }
    start = end + 1;
  }
  known.set(line.tokens, headers);
  return headers;
}

/** Most lines are seen to be no header by their first word. */
function mayOpenHeader(line: Line, at: number): boolean {
  const { folded, kind } = line.tokens[at]!;
  return (
    kind === 'number' ||
    folded === '|' ||
    labels.has(folded) ||
    fields.has(folded) ||
    dayWords.has(folded) ||
    times.has(folded) ||
    (line.keys[at]! > 0 && line.lexicon.matchMeasure(line.keys, at, line.tokens.length) !== null)
  );
}

/** "Lab  10/02  10/03  10/04": nothing but a label and dates. */
function datesIn(line: Line): Header | null {
  let at = line.first;
  while (at < line.first + 4 && labels.has(wordAt(line, at))) {
    at++;
  }
  if (!isNumber(line, at) && line.tokens[at]?.folded !== '|' && timeColumn(line, at) === null) {
    return null;
  }
  const columns: Header['columns'][number][] = [];
  const cells = cellsOf(line);
  while (at < line.end && columns.length < mostColumns) {
    const word = wordAt(line, at);
    if (word === '|' || word === ',') {
      at++;
      continue;
    }
    const named = timeColumn(line, at);
    const date = named === null ? shortDateAt(line, at) : null;
    const order = named?.order ?? date?.order;
    if (order === undefined) {
      return null;
    }
    const first = at;
    at = named?.end ?? date!.end;
    const clock = date !== null && date.kind === 'date' ? dateAt(line, at) : null;
    const isSameCell = clock?.kind === 'clock' && cellAt(cells, at).index === cellAt(cells, first).index;
    columns.push({
      ...cellAt(cells, first),
      order: order + (isSameCell ? clock.order / 1440 : 0),
      field: null,
      definition: null,
    });
    at = isSameCell ? clock.end : at;
  }
  return columns.length < 2 ? null : { end: line.end, kind: 'dates', columns, latest: Number.NaN };
}

/** "Today", "baseline", "day 3", "POD 1", "0600": a column named by when it is. */
function timeColumn(line: Line, at: number): { readonly order: number; readonly end: number } | null {
  const word = wordAt(line, at);
  if (dayWords.has(word) && isNumber(line, at + 1)) {
    return { order: Number(wordAt(line, at + 1)), end: at + 2 };
  }
  if (/^[012]\d[0-5]\d$/.test(word)) {
    return { order: Number(word), end: at + 1 };
  }
  const order = times.get(word);
  return order === undefined ? null : { order, end: at + 1 };
}

/** "Test | Result | Flag | Units | Reference range": nothing but what the columns hold. */
function fieldsIn(line: Line): Header | null {
  if (!fields.has(wordAt(line, wordAt(line, line.first) === '|' ? line.first + 1 : line.first))) {
    return null;
  }
  const columns: Header['columns'][number][] = [];
  const seen = new Set<Field>();
  const cells = cellsOf(line);
  for (let at = line.first; at < line.end; at++) {
    const word = wordAt(line, at);
    const field = fields.get(word);
    if (field === undefined && !/^[|()/:-]$/.test(word)) {
      return null;
    }
    const cell = cellAt(cells, at);
    if (field !== undefined && columns.at(-1)?.index !== cell.index) {
      seen.add(field);
      columns.push({ ...cell, order: 0, field, definition: null });
    }
  }
  return seen.has('value') && seen.size >= 2 ? { end: line.end, kind: 'fields', columns, latest: Number.NaN } : null;
}

/** "Time  HR  BP  RR  SpO2", "Na K Cl HCO3 BUN Cr Glu": nothing but names, of which the rows below hold the values. */
function namesIn(line: Line, endOfParagraph: number): Header | null {
  let at = line.first;
  while (at < line.first + 4 && labels.has(wordAt(line, at))) {
    at++;
  }
  if (nameAt(line, wordAt(line, at) === '|' ? at + 1 : at) === null) {
    return null;
  }
  const found: { readonly at: number; readonly definition: MeasureDefinition }[] = [];
  while (at < line.end) {
    if (/^[|,/]$/.test(wordAt(line, at))) {
      at++;
      continue;
    }
    const name = nameAt(line, at, strokeBefore(line, at));
    const definition = name === null ? undefined : definitionsOf(line, name.measures)[0];
    if (name === null || definition === undefined || found.length >= mostColumns) {
      return null;
    }
    found.push({ at, definition });
    at += name.length;
  }
  if (found.length < 3 || !isNumberLine(line, line.end + 1, endOfParagraph)) {
    return null;
  }
  const cells = cellsOf(line);
  const columns = found.map((one) => ({ ...cellAt(cells, one.at), order: 0, field: null, definition: one.definition }));
  return { end: line.end, kind: 'names', columns, latest: latestBelow(line, endOfParagraph) };
}

/** "Na/K": a name of a list ends at the stroke. */
function strokeBefore(line: Line, at: number): number {
  for (let i = at + 1; i < at + 4 && i < line.end; i++) {
    if (wordAt(line, i) === '/') {
      return i;
    }
  }
  return line.end;
}

const isNumberLine = (line: Line, at: number, end: number): boolean => {
  const first = line.tokens[at]?.folded === '|' ? at + 1 : at;
  return first < end && line.tokens[first]!.kind === 'number';
};

/** The latest time at which a row below begins; NaN where none begins with one. */
function latestBelow(header: Line, endOfParagraph: number): number {
  let latest = Number.NaN;
  for (let start = header.end + 1; isNumberLine(header, start, endOfParagraph);) {
    const end = endOfLine(header.tokens, start);
    const time = timeOfRow({ ...header, first: start, end });
    latest = time === null || time.order < latest ? latest : time.order;
    start = end + 1;
  }
  return latest;
}

/** The time with which a row begins, comparable with those of its neighbours. */
export function timeOfRow(row: Line): { readonly order: number; readonly end: number } | null {
  const at = wordAt(row, row.first) === '|' ? row.first + 1 : row.first;
  const date = shortDateAt(row, at);
  // "120/80" is no date, and "08/10" of a row is hardly a pressure.
  if (date !== null) {
    const clock = date.kind === 'date' ? dateAt(row, date.end) : null;
    return clock?.kind === 'clock'
      ? { order: date.order * 1440 + clock.order, end: clock.end }
      : { order: date.kind === 'date' ? date.order * 1440 : date.order, end: date.end };
  }
  const word = wordAt(row, at);
  return /^[012]\d[0-5]\d$/.test(word) ? { order: Number(word), end: at + 1 } : null;
}
