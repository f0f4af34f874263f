/** Which critical limits of a measure hold for a patient. */
import { unbounded } from './types.js';
import type { CriticalLimit, Measure } from './types.js';

/**
 * The limits in pregnancy where the note documents one and the measure has them, else the first bracket that holds the age;
 * undefined where the measure has no critical limits for the patient, or where they depend on an age that is not known.
 */
export function criticalLimit(
  measure: Measure,
  ageYears: number | null,
  pregnant: boolean | null,
): CriticalLimit | undefined {
  const isOfAllAges = measure.critical.every((limit) => limit.ageFrom === 0 && limit.ageTo >= unbounded);
  if (ageYears === null && !isOfAllAges) {
    return undefined;
  }
  const age = ageYears ?? 0;
  const byAge = measure.critical.filter((limit) => age >= limit.ageFrom && age < limit.ageTo);
  return (
    (pregnant === true ? byAge.find((limit) => limit.pregnant === true) : undefined) ??
    byAge.find((limit) => limit.pregnant === null)
  );
}
