/** A number with its unit, as notes write it -> a value in the canonical unit. */
import { figureAt, upperAfterTo } from './figures.js';
import type { Figure } from './figures.js';
import { endOfFlags } from './flags.js';
import { isGlued, isNumber, wordAt } from './line.js';
import type { Line } from './line.js';
import { endless } from './ranges.js';
import type { Bounds } from './ranges.js';
import { isCount, isDayOfMonth, isDose, isForeign, isWithin, ranging } from './notValues.js';
import type { MeasureDefinition } from '../types.js';
import { compound, unitAt } from './units.js';
import type { Conversion, WrittenUnit } from './units.js';

/** How a number is compared on the way to it: "<5", ">= 94". */
export type Sign = '<' | '>' | '<=' | '>=';

/** A number of a measure, where it stands and where what belongs to it ends (half-open token ranges). */
export interface Reading {
  readonly definition: MeasureDefinition;
  readonly value: number;
  /** Null for a plain number. */
  readonly bounds: Bounds | null;
  readonly plausible: boolean;
  /** A letter stands in place of a digit. */
  readonly isGarbled: boolean;
  /** The second number of a pair, as written. */
  readonly second: { readonly value: number; readonly bounds: Bounds | null; readonly end: number } | null;
  readonly number: number;
  readonly end: number;
  /** The unit that is written, or the only one that the number fits; null where it is read as canonical. */
  readonly conversion: Conversion | null;
  readonly hasUnit: boolean;
}

/** A number this many times the most that can be is a record's or a telephone's. */
const farBeyond = 500;

/**
 * Reads the number at token `number` as a value of the first of `definitions` that it fits: the one whose unit is written,
 * else the first that can have it ("neutrophils 85" are per cent), else the first. Null where it is a dose, a grade ("4+"), a part of
 * another word ("T2DM"), or in a unit of another measure.
 */
export function readValue(
  line: Line,
  number: number,
  definitions: readonly MeasureDefinition[],
  sign: Sign | null = null,
  unitBefore: WrittenUnit | null = null,
): Reading | null {
  const first = definitions[0];
  const figure = first === undefined ? null : figureAt(line, number, first.units.has('s'));
  if (first === undefined || figure === null) {
    return null;
  }
  const pair = first.pair === null ? null : secondOfPair(line, figure);
  const range = pair === null && ranging.has(first.id) ? (rangeWithTo(line, figure) ?? figure) : figure;
  const afterNumber = pair?.end ?? range.end;
  const afterFlags = endOfFlags(line, afterNumber);
  const unit = unitBefore ?? unitAt(line, afterNumber, definitions) ?? unitAt(line, afterFlags, definitions);
  if (unit !== null) {
    const whole = compound(line, unit, range) ?? range;
    const end = Math.max(unit.end, afterNumber, whole.end);
    const made = reading(unit.definition, number, whole, pair, end, unit.conversion, true, sign);
    const plausible = made.plausible || (unit.conversion.factor !== 1 && isExtreme(made));
    return isDose(line, unit, end, plausible) ? null : { ...made, plausible };
  }
  const isFlag = afterFlags > afterNumber;
  if (!isFlag && afterNumber < line.end && isForeign(line, afterNumber, first, range.value)) {
    return null;
  }
  const fitting = definitions.length === 1 ? first : (definitions.find((one) => isWithin(one, range.value)) ?? first);
  const conversion = guessUnit(fitting, range.value);
  if (
    isDayOfMonth(line, fitting, range) ||
    isCount(line, afterNumber, fitting, range.value, conversion) ||
    range.value > fitting.plausible[1] * farBeyond
  ) {
    return null;
  }
  return reading(fitting, number, range, pair, afterNumber, conversion, false, sign);
}

function reading(
  definition: MeasureDefinition,
  number: number,
  figure: Figure,
  pair: Figure | null,
  end: number,
  conversion: Conversion | null,
  hasUnit: boolean,
  sign: Sign | null,
): Reading {
  const value = inCanonical(figure.value, conversion);
  const isGarbled = figure.garbled || pair?.garbled === true;
  return {
    definition,
    value,
    bounds: boundsFor(figure, sign, conversion),
    plausible: !isGarbled && isWithin(definition, value),
    isGarbled,
    second: pair === null ? null : { value: pair.value, bounds: boundsFor(pair, sign, null), end: pair.end },
    number,
    end,
    conversion,
    hasUnit,
  };
}

/** "Glucose 1.1 mmol/L": what a bare number cannot be, since it would be of another unit, may be where its unit is written. */
const isExtreme = ({ definition: { plausible }, value, isGarbled }: Reading): boolean =>
  !isGarbled && value >= plausible[0] / 2 && value <= plausible[1];

/** The same reading in the unit that a neighbour of it is written in. */
export function inUnit(
  line: Line,
  { definition, number, end }: Reading,
  conversion: Conversion | null,
): Reading | null {
  const figure = figureAt(line, number, definition.units.has('s'));
  return figure === null ? null : reading(definition, number, figure, null, end, conversion, false, null);
}

const inCanonical = (raw: number, conversion: Conversion | null): number =>
  Math.round((conversion === null ? raw : raw * conversion.factor + conversion.offset) * 1000) / 1000;

function boundsFor(figure: Figure, sign: Sign | null, conversion: Conversion | null): Bounds | null {
  const value = inCanonical(figure.value, conversion);
  switch (sign) {
    case '<':
      return { low: -endless, high: value, isOpen: true, isMeasured: false };
    case '<=':
      return { low: -endless, high: value, isOpen: false, isMeasured: false };
    case '>':
      return { low: value, high: endless, isOpen: true, isMeasured: false };
    case '>=':
      return { low: value, high: endless, isOpen: false, isMeasured: false };
    case null:
      return figure.kind === 'exact'
        ? null
        : {
            low: value,
            high: inCanonical(figure.high, conversion),
            isOpen: false,
            isMeasured: figure.kind === 'range',
          };
  }
}

/** "120/80", "138 over 80", "120s/80s", "120-80". */
function secondOfPair(line: Line, first: Figure): Figure | null {
  const mark = wordAt(line, first.end);
  if (mark === '/' || mark === 'over' || mark === '\\') {
    return figureAt(line, first.end + 1);
  }
  const isBack =
    mark === '-' && first.kind === 'exact' && isGlued(line, first.end - 1) && isNumber(line, first.end + 1);
  const second = isBack ? figureAt(line, first.end + 1) : null;
  return second !== null && second.value >= 30 && second.value < first.value ? second : null;
}

/** "SBP 110 to 120": a range where it goes up by less than half. */
function rangeWithTo(line: Line, figure: Figure): Figure | null {
  const upper = upperAfterTo(line, figure);
  return upper !== null && upper.value > figure.value && upper.value < figure.value * 1.5
    ? { ...figure, high: upper.high, kind: 'range', end: upper.end }
    : null;
}

/** Values that are never below this are written whole, and a unit this many times as large has the decimals: glucose in mg/dL and mmol/L. */
const coarse = 10;

/** A bare number that fits only one of the measure's units is read in that unit ("T 101.3" is Fahrenheit, "glucose 24.6" mmol/L). */
function guessUnit(definition: MeasureDefinition, raw: number): Conversion | null {
  if (isWithin(definition, raw)) {
    const larger =
      Number.isInteger(raw) || definition.plausible[0] < coarse
        ? undefined
        : [...definition.units.values()].find((one) => one.factor >= coarse && isWithin(definition, raw * one.factor));
    return larger ?? null;
  }
  for (const conversion of definition.units.values()) {
    if (isWithin(definition, raw * conversion.factor + conversion.offset)) {
      return conversion;
    }
  }
  return null;
}
