/** Tables of values: a header of dates, of fields ("Result Flag Units Range") or of names, and the rows below it. */
import { cellAt, cellsOf, endOfLine, isParted } from './cells.js';
import type { Cell } from './cells.js';
import { figureAt } from './figures.js';
import { endOfFlags } from './flags.js';
import { definitionsOf, isNumber, nameAt, wordAt } from './line.js';
import type { Line } from './line.js';
import { signAt } from './paths.js';
import { lastHeader, timeOfRow } from './tableHeaders.js';
import type { Field, Header } from './tableHeaders.js';
import type { MeasureDefinition, Temporality } from '../types.js';
import { unitAt } from './units.js';
import { readValue } from './values.js';
import type { Reading } from './values.js';

/** Tokens of a name, at most. */
const longestName = 8;
const mostNumbers = 40;

/** A value of a row. */
export interface RowValue {
  readonly reading: Reading;
  readonly temporality: Temporality;
}
export interface Row {
  readonly values: readonly RowValue[];
  readonly end: number;
}

/** The values of the table row that begins at a token, the first of its line; null where it is no row of a table. */
export function rowAt(line: Line, at: number): Row | null {
  const header = mayBeRow(line, at) ? lastHeader(line, at) : undefined;
  if (header === undefined) {
    return null;
  }
  const row: Line = { ...line, first: at, end: Math.min(line.end, endOfLine(line.tokens, at)) };
  if (header.kind === 'names') {
    return rowOfNames(row, header);
  }
  const begin = wordAt(row, at) === '|' ? at + 1 : at;
  const name = nameAt(row, begin);
  const definitions = name === null ? [] : definitionsOf(line, name.measures);
  if (name === null || definitions.length === 0) {
    return null;
  }
  return header.kind === 'dates'
    ? rowOfDates(row, begin + name.length, header, definitions)
    : rowOfFields(row, header, definitions);
}

/** Most lines are seen to be no row by what stands between their first cells: a stroke, a gap, or number after number. */
function mayBeRow(line: Line, at: number): boolean {
  if (wordAt(line, at) === '|') {
    return true;
  }
  let next = at;
  while (next < at + longestName && next < line.end && !isNumber(line, next)) {
    if (isParted(line, next)) {
      return true;
    }
    next++;
  }
  if (!isNumber(line, next)) {
    return false;
  }
  const mark = wordAt(line, next + 1);
  const further = mark === '/' || mark === ':' || mark === '*' ? next + 3 : next + 1;
  return isParted(line, next) || isNumber(line, next + 1) || isNumber(line, further) || isParted(line, next + 2);
}

function rowOfNames(row: Line, header: Header): Row | null {
  const time = timeOfRow(row);
  const isPast = time !== null && time.order < header.latest;
  const values: RowValue[] = [];
  let at = time?.end ?? row.first;
  for (const { definition } of header.columns) {
    while (at < row.end && /^[|,/]$/.test(wordAt(row, at))) {
      at++;
    }
    const reading = isNumber(row, at) ? readValue(row, at, [definition!]) : null;
    if (reading === null) {
      // A dash stands for what was not measured.
      if (/^(?:-|–|—|na|n)$/.test(wordAt(row, at))) {
        at++;
        continue;
      }
      break;
    }
    values.push({ reading, temporality: isPast ? 'historical' : 'recent' });
    at = endOfFlags(row, reading.second?.end ?? reading.end);
  }
  return values.length < 2 ? null : { values, end: row.end };
}

function rowOfDates(row: Line, from: number, header: Header, definitions: readonly MeasureDefinition[]): Row | null {
  const numbers = numbersOf(row, from, definitions);
  if (numbers === null) {
    return null;
  }
  const cells = cellsOf(row);
  const isByCell = cells.some((cell) => cell.isHard);
  const placed = numbers.map((number, index) => {
    if (isByCell) {
      return header.columns.find((column) => column.index === cellAt(cells, number).index);
    }
    return numbers.length >= header.columns.length
      ? header.columns[index]
      : nearest(header, cellAt(cells, number).offset);
  });
  const latest = Math.max(...placed.map((column) => column?.order ?? -Infinity));
  const unit = unitAt(row, from, definitions);
  const values = numbers.flatMap((number, index): RowValue[] => {
    const column = placed[index];
    const sign = signAt(row, number - 1)?.sign ?? null;
    const reading = column === undefined ? null : readValue(row, number, definitions, sign, unit);
    return reading === null ? [] : [{ reading, temporality: column!.order < latest ? 'historical' : 'recent' }];
  });
  return { values, end: row.end };
}

/**
 * The numbers of a row that are values: no reference range, nothing of a unit. Null where it is none: "HR 110  BP 98/60" below a
 * line of dates.
 */
function numbersOf(row: Line, from: number, definitions: readonly MeasureDefinition[]): number[] | null {
  const numbers: number[] = [];
  for (let at = from; at < row.end && numbers.length < mostNumbers; at++) {
    const word = wordAt(row, at);
    const unit = isNumber(row, at) ? null : unitAt(row, at, definitions);
    if (unit !== null) {
      at = unit.end - 1;
    } else if (word === '(' || word === '[') {
      while (at < row.end && wordAt(row, at) !== ')' && wordAt(row, at) !== ']') {
        at++;
      }
    } else if (isNumber(row, at)) {
      const figure = figureAt(row, at);
      if (figure === null || figure.kind === 'range') {
        break;
      }
      numbers.push(at);
      at = wordAt(row, figure.end) === '/' && isNumber(row, figure.end + 1) ? figure.end + 1 : figure.end - 1;
    } else if (nameAt(row, at) !== null) {
      return null;
    } else if (word === 'ref') {
      break;
    }
  }
  return numbers.length === 0 ? null : numbers;
}

function rowOfFields(row: Line, header: Header, definitions: readonly MeasureDefinition[]): Row | null {
  const cells = cellsOf(row);
  const isByCell = cells.some((cell) => cell.isHard);
  const first = header.columns[0]!;
  if (cells.length < 2 || header.columns.every((column) => column.index === first.index)) {
    return null;
  }
  const cellOf = (field: Field): Cell | undefined => {
    const column = header.columns.find((one) => one.field === field);
    return column === undefined
      ? undefined
      : isByCell
        ? cells.find((cell) => cell.index === column.index)
        : cells.find((cell) => nearest(header, cell.offset) === column);
  };
  const unitCell = cellOf('unit');
  const unit = unitCell === undefined ? null : unitAt(row, unitCell.first, definitions);
  const values = (['before', 'value'] as const).flatMap((field): RowValue[] => {
    const cell = cellOf(field);
    if (cell === undefined) {
      return [];
    }
    const compared = signAt(row, cell.first);
    let number = compared?.end ?? endOfFlags(row, cell.first);
    number = isNumber(row, number) ? number : cell.first;
    const reading =
      number < cell.end && isNumber(row, number)
        ? readValue({ ...row, end: cell.end }, number, definitions, compared?.sign ?? null, unit)
        : null;
    return reading === null
      ? []
      : [
          {
            reading: { ...reading, end: Math.min(reading.end, cell.end) },
            temporality: field === 'before' ? 'historical' : 'recent',
          },
        ];
  });
  return { values, end: row.end };
}

function nearest(header: Header, offset: number): Header['columns'][number] | undefined {
  let best: Header['columns'][number] | undefined;
  for (const column of header.columns) {
    if (best === undefined || Math.abs(column.offset - offset) < Math.abs(best.offset - offset)) {
      best = column;
    }
  }
  return best;
}
