/** Measurements -> the findings that they are, for this patient. */
import type { Lexicon, Measurement, Mention, Patient } from './types.js';

/** The findings that measurements are, for this patient: tachycardia from "HR 118" in an adult, not in an infant. */
export function findingsOf(measurements: readonly Measurement[], patient: Patient, lexicon: Lexicon): Mention[] {
  const age = patient.ageYears ?? 40;
  const mentions: Mention[] = [];
  for (const measurement of measurements) {
    const definition = lexicon.measure(measurement.measure);
    if (!measurement.plausible || definition === undefined) {
      continue;
    }
    for (const interval of definition.intervals) {
      const applies =
        age >= interval.minAgeYears &&
        age < interval.maxAgeYears &&
        (interval.sex === null || interval.sex === patient.sex) &&
        (interval.pregnant === null || interval.pregnant === (patient.pregnant === true));
      if (!applies) {
        continue;
      }
      const inside = measurement.value >= interval.from && measurement.value < interval.below;
      mentions.push({
        concept: { kind: 'finding', id: interval.finding },
        assertion: {
          polarity: inside ? 'present' : 'absent',
          temporality: measurement.temporality,
          experiencer: 'patient',
          asked: inside ? null : 'specific',
          status: null,
          cue: null,
        },
        attributes: [],
        sentence: measurement.sentence,
        section: measurement.section,
        start: measurement.start,
        end: measurement.end,
        via: 'measurement',
      });
    }
  }
  return mentions;
}
