/** Measurements -> the findings that they are, for this patient. */
import type { Assertion, Lexicon, Measurement, Mention, Patient, Span } from './types.js';

/** Years at which a patient of unknown age is read. */
const assumedAge = 40;

/** The findings that measurements are, for this patient: tachycardia from "HR 118" in an adult, not in an infant. */
export function findingsOf(
  text: string,
  measurements: readonly Measurement[],
  patient: Patient,
  lexicon: Lexicon,
): Mention[] {
  return [...byInterval(measurements, patient, lexicon), ...bySides(text, measurements, lexicon)];
}

/** One mention a finding of each value: present where one of its intervals holds the value, else absent. */
function byInterval(measurements: readonly Measurement[], patient: Patient, lexicon: Lexicon): Mention[] {
  const age = patient.ageYears ?? assumedAge;
  const mentions: Mention[] = [];
  for (const measurement of measurements) {
    const definition = lexicon.measure(measurement.measure);
    if (!measurement.plausible || definition === undefined) {
      continue;
    }
    const findings = new Map<string, boolean>();
    for (const interval of definition.intervals) {
      const applies =
        age >= interval.minAgeYears &&
        age < interval.maxAgeYears &&
        (interval.sex === null || interval.sex === patient.sex) &&
        (interval.pregnant === null || interval.pregnant === (patient.pregnant === true));
      if (applies) {
        const inside = measurement.value >= interval.from && measurement.value < interval.below;
        findings.set(interval.finding, inside || (findings.get(interval.finding) ?? false));
      }
    }
    for (const [finding, present] of findings) {
      mentions.push(mentionOf(finding, present, measurement, measurement));
    }
  }
  return mentions;
}

const left = /\b(?:left|lt|l|la|lue)\b/i;
const right = /\b(?:right|rt|r|ra|rue)\b/i;
/** How far before and after two readings their sides are named. */
const sideReach = 20;

/** "BP 170/80 right arm, 138/76 left arm": two readings of one sentence, one a side. */
function bySides(text: string, measurements: readonly Measurement[], lexicon: Lexicon): Mention[] {
  const mentions: Mention[] = [];
  for (const [index, first] of measurements.entries()) {
    const sides = lexicon.measure(first.measure)?.sides ?? null;
    const second = measurements
      .slice(index + 1)
      .find((one) => one.measure === first.measure && one.sentence === first.sentence);
    if (sides === null || second === undefined || !first.plausible || !second.plausible) {
      continue;
    }
    const words = text.slice(Math.max(0, first.start - sideReach), second.end + sideReach);
    if (left.test(words) && right.test(words)) {
      const isApart = Math.abs(first.value - second.value) >= sides.from;
      mentions.push(mentionOf(sides.finding, isApart, first, { start: first.start, end: second.end }));
    }
  }
  return mentions;
}

function mentionOf(finding: string, present: boolean, measurement: Measurement, span: Span): Mention {
  const assertion: Assertion = {
    polarity: present ? 'present' : 'absent',
    temporality: measurement.temporality,
    experiencer: 'patient',
    asked: present ? null : 'specific',
    status: null,
    cue: null,
  };
  const { sentence, section } = measurement;
  return {
    concept: { kind: 'finding', id: finding },
    assertion,
    attributes: [],
    sentence,
    section,
    start: span.start,
    end: span.end,
    via: 'measurement',
  };
}
