/** What a value that is no single number ("<5", "110-120", "the 90s") says of an interval. */
import type { Measurement } from '../types.js';

/** "No bound", as intervals have it: a number that survives JSON. */
export const endless = 1e9;

/** In the measure's canonical unit. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** Whether the ends themselves are left out ("<5"). */
  readonly isOpen: boolean;
  /** Both ends were measured ("110-120"), and not one value somewhere between ("<5", "the 90s"). */
  readonly isMeasured: boolean;
}

/** A measurement that was written as more or less than one number. `value` is then the number that stands in the note. */
export interface BoundedMeasurement extends Measurement {
  readonly bounds: Bounds;
}

/** The bounds of a measurement; those of a plain number are the number itself. */
export const boundsOf = (measurement: Measurement): Bounds =>
  'bounds' in measurement
    ? (measurement as BoundedMeasurement).bounds
    : { low: measurement.value, high: measurement.value, isOpen: false, isMeasured: true };

/**
 * Whether what was measured lies in the interval from `from` (inclusive) to `below` (exclusive): `some` where a part of it may,
 * or may not.
 */
export function liesIn(bounds: Bounds, from: number, below: number): 'all' | 'some' | 'none' {
  const { low, high, isOpen, isMeasured } = bounds;
  const isAfter = isOpen ? high <= from : high < from;
  if (isAfter || low >= below) {
    return 'none';
  }
  const holdsLow = low >= from;
  const holdsHigh = isOpen || high === endless ? high <= below : high < below;
  return (holdsLow && holdsHigh) || (isMeasured && (holdsLow || holdsHigh)) ? 'all' : 'some';
}

/** Whether what was measured lies above a limit: one end of a range, the whole of an uncertain value. */
export const isAbove = ({ low, high, isOpen, isMeasured }: Bounds, limit: number): boolean =>
  isMeasured ? high > limit : low > limit || (isOpen && low === limit);

/** Whether it lies below. */
export const isBelow = ({ low, high, isOpen, isMeasured }: Bounds, limit: number): boolean =>
  isMeasured ? low < limit : high < limit || (isOpen && high === limit);
