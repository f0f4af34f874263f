/** Which critical limits of a measure hold for a patient. */
import type { CriticalLimit, Measure } from './types.js';

/** Years at which a patient of unknown age is read: critical limits of children would alarm at every adult. */
const assumedAge = 40;

/**
 * The limits in pregnancy where the note documents one and the measure has them, else the first bracket that holds the age;
 * undefined where the measure has no critical limits for the patient.
 */
export function criticalLimit(
  measure: Measure,
  ageYears: number | null,
  pregnant: boolean | null,
): CriticalLimit | undefined {
  const age = ageYears ?? assumedAge;
  const byAge = measure.critical.filter((limit) => age >= limit.ageFrom && age < limit.ageTo);
  return (
    (pregnant === true ? byAge.find((limit) => limit.pregnant === true) : undefined) ??
    byAge.find((limit) => limit.pregnant === null)
  );
}
