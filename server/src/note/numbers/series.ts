/** A value with those that follow it: which of them is of now, and which were before. */
import { figureAt } from './figures.js';
import { endOfFlags } from './flags.js';
import { wordAt } from './line.js';
import type { Line } from './line.js';
import { timeAt } from './times.js';
import { furtherAfter, isBeside, nextPair, relationBy, tellsCircumstance } from './trends.js';
import { inUnit, readValue } from './values.js';
import type { Reading } from './values.js';

/** A reading of a series, with the token where what is said of it begins. */
export interface Told {
  readonly reading: Reading;
  readonly from: number;
  readonly isPast: boolean;
}

/** Values of one measure in a row, at most. */
const mostReadings = 12;

/** The first reading and those of the same measure behind it. `isFrom`: the first is where it came from ("from 0.9 to 2.4"). */
export function seriesFrom(line: Line, first: Told, isFrom: boolean): readonly Told[] {
  const series = [first];
  while (series.length < mostReadings) {
    const before = series.at(-1)!;
    const next = readingAfter(line, before);
    if (next === null) {
      break;
    }
    if (next.relation === 'later' || (isFrom && series.length === 1)) {
      series[series.length - 1] = { ...before, isPast: true };
    }
    const isPast = next.relation === 'earlier' || (next.relation === 'beside' && series.at(-1)!.isPast);
    series.push({ reading: next.reading, from: next.from, isPast });
  }
  if (series.length === 1) {
    return isFrom ? [{ ...first, isPast: true }] : series;
  }
  return inOneUnit(line, series);
}

/** "15 -> 45 umol/L": the unit that is written once holds for all. */
function inOneUnit(line: Line, series: readonly Told[]): readonly Told[] {
  const unit = series.find(({ reading }) => reading.hasUnit)?.reading;
  return unit === undefined
    ? series
    : series.map((told) => {
        const { reading } = told;
        const made = reading.hasUnit || reading.second !== null ? null : inUnit(line, reading, unit.conversion);
        return made === null || (!made.plausible && reading.plausible) ? told : { ...told, reading: made };
      });
}

interface Next {
  readonly reading: Reading;
  readonly from: number;
  readonly relation: 'later' | 'earlier' | 'beside';
}

/** The next reading of the same measure, and how it stands to the one before it; null where there is none. */
function readingAfter(line: Line, { reading: last }: Told): Next | null {
  const end = last.second?.end ?? last.end;
  const isPair = last.second !== null;
  const further = furtherAfter(line, end);
  const isOfKind = further !== null && (!isPair || beginsPair(line, further.number));
  const number = isOfKind ? further.number : isPair ? nextPair(line, end) : null;
  if (number === null) {
    return null;
  }
  const reading = readValue(line, number, [last.definition], isOfKind ? further.sign : null);
  if (reading === null || !reading.plausible || (reading.second === null) === isPair) {
    return null;
  }
  const afterNext = reading.second?.end ?? reading.end;
  const isNextTo = isBeside(line, endOfFlags(line, end), number, afterNext);
  const byTime = relationBy(isOfKind ? further.time : null, timeAt(line, endOfFlags(line, afterNext)));
  const told = isOfKind ? further.relation : null;
  // Without a word between, two numbers are two values only where each says how it was taken.
  const isTold = isPair || (isNextTo && (reading.hasUnit || tellsCircumstance(line, afterNext)));
  let relation = told ?? byTime ?? (isTold ? 'beside' : null);
  if (relation === 'later' && byTime === 'earlier') {
    relation = 'earlier';
  } else if (relation === 'later' && (isNextTo || (isPair && isRepeat(line, end, number)))) {
    relation = 'beside';
  }
  return relation === null ? null : { reading, from: isOfKind ? further.from : number, relation };
}

const beginsPair = (line: Line, number: number): boolean =>
  /^(?:\/|over)$/.test(wordAt(line, figureAt(line, number)?.end ?? number));

/** "BP 162/104, repeat 158/102": the second does not undo the first. */
function isRepeat(line: Line, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (/^(?:repeat|repeated|rpt|recheck)$/.test(wordAt(line, i))) {
      return true;
    }
  }
  return false;
}
