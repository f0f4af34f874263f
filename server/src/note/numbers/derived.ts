/** Measurements -> the findings that they are, for this patient. */
import { boundsOf, liesIn } from './ranges.js';
import type { Assertion, Lexicon, MeasureInterval, Measurement, Mention, Patient, Span } from '../types.js';

/** An upper bound of age beyond which an interval holds for everybody. */
const anyAge = 120;
/** Bounds at or beyond this are none. */
const noBound = 1e8;

/** Which end of a measure's scale an interval is. */
type Side = 'high' | 'low' | 'band';

/** Words that let a patient of unknown age be a child. */
const child =
  /\b(?:infant|baby|babies|child|children's|toddler|neonate|newborn|pa?ediatric\w*|boy|girl|wcc|mom|mum|mother|parents?|formula|breast-?fed|nursery|school)\b/i;
const headLength = 1500;
const adult = 40;

/** Years to read values by: those documented, those of an adult where nothing hints at a child, else null. */
export function ageForValues(text: string, patient: Patient): number | null {
  return patient.ageYears ?? (child.test(text.slice(0, headLength)) ? null : adult);
}

/** The findings that measurements are, for this patient: tachycardia from "HR 118" in an adult, not in an infant. */
export function findingsOf(
  text: string,
  measurements: readonly Measurement[],
  patient: Patient,
  lexicon: Lexicon,
): Mention[] {
  return [
    ...byInterval(measurements, patient, ageForValues(text, patient), lexicon),
    ...bySides(text, measurements, lexicon),
  ];
}

/**
 * The findings that a value is, and those that it denies: the ones whose intervals it lies well outside of. A value that is
 * abnormal denies no worse form of the same ("HR 118" is a tachycardia and no denial of a marked one). Without an age, values whose
 * meaning depends on age say nothing.
 */
function byInterval(
  measurements: readonly Measurement[],
  patient: Patient,
  ageYears: number | null,
  lexicon: Lexicon,
): Mention[] {
  const mentions: Mention[] = [];
  for (const measurement of measurements) {
    const definition = lexicon.measure(measurement.measure);
    if (!measurement.plausible || definition === undefined) {
      continue;
    }
    const bounds = boundsOf(measurement);
    const present = new Set<string>();
    const absent = new Map<string, Side>();
    const open = new Set<string>();
    const sides = new Set<Side>();
    for (const interval of definition.intervals) {
      if (!applies(interval, patient, ageYears)) {
        continue;
      }
      const { from, below } = interval;
      const side: Side = below >= noBound ? 'high' : from <= -noBound ? 'low' : 'band';
      if (liesIn(bounds, from, below) === 'all') {
        present.add(interval.finding);
        sides.add(side);
      } else if (liesIn(bounds, from - definition.grey, below + definition.grey) !== 'none') {
        open.add(interval.finding);
      } else {
        absent.set(interval.finding, side);
      }
    }
    for (const finding of present) {
      mentions.push(mentionOf(finding, true, measurement, measurement));
    }
    for (const [finding, side] of absent) {
      if (!present.has(finding) && !open.has(finding) && !sides.has(side)) {
        mentions.push(mentionOf(finding, false, measurement, measurement));
      }
    }
  }
  return mentions;
}

function applies(interval: MeasureInterval, patient: Patient, ageYears: number | null): boolean {
  const { sex, pregnant } = patient;
  const ofAge =
    ageYears === null
      ? interval.minAgeYears === 0 && interval.maxAgeYears >= anyAge
      : ageYears >= interval.minAgeYears && ageYears < interval.maxAgeYears;
  return (
    ofAge &&
    (interval.sex === null || interval.sex === sex) &&
    (interval.pregnant === null || interval.pregnant === (pregnant === true))
  );
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
    const second = sides === null ? undefined : nextOfSentence(measurements, index);
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

/** The next measurement of the same measure in the same sentence. Measurements stand in the order of their sentences. */
function nextOfSentence(measurements: readonly Measurement[], index: number): Measurement | undefined {
  const first = measurements[index]!;
  for (let i = index + 1; measurements[i]?.sentence === first.sentence; i++) {
    if (measurements[i]!.measure === first.measure) {
      return measurements[i];
    }
  }
  return undefined;
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
