/** `critical-value`: a measured value beyond its critical limit that assessment and plan leave alone. */
import { criticalLimit } from '../../knowledge/measures.js';
import { ageForValues } from '../../note/numbers/derived.js';
import { boundsOf, isAbove, isBelow } from '../../note/numbers/ranges.js';
import type { Measurement } from '../../note/types.js';
import { authorNames, authorsView } from '../authorsView.js';
import type { Alert } from '../types.js';
import { quoteAt, shown, within } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf } from './context.js';

/** One alert a measure, for its latest value: a value that has come back within its limits is quiet. */
export function criticalValueAlerts(context: AlertContext): Alert[] {
  const { facts, base } = context;
  const latest = new Map<string, Measurement>();
  for (const measurement of facts.note.measurements) {
    if (measurement.plausible && measurement.temporality === 'recent') {
      latest.set(measurement.measure, measurement);
    }
  }
  const alerts: Alert[] = [];
  for (const measurement of latest.values()) {
    const measure = base.measure(measurement.measure);
    const { patient, text } = facts.note;
    const limit =
      measure === undefined ? undefined : criticalLimit(measure, ageForValues(text, patient), patient.pregnant);
    if (measure === undefined || limit === undefined) {
      continue;
    }
    const said = boundsOf(measurement);
    const isHigh = limit.above !== null && isAbove(said, limit.above);
    const isLow = limit.below !== null && isBelow(said, limit.below);
    if ((!isHigh && !isLow) || isDealtWith(measurement, context)) {
      continue;
    }
    const quote = quoteAt(facts.note, measurement);
    const bound = isHigh ? `above ${tenth(limit.above!)}` : `below ${tenth(limit.below!)}`;
    const message = within(
      25,
      `Critical ${measure.name}: “${shown(quote.quote)}” (${bound} ${measure.unit}).`.replace(' )', ')'),
      context.assessed ? 'Assessment and plan do not address it.' : '',
    );
    const finding = findingOf(measurement, context);
    alerts.push(
      alertOf({
        code: 'critical-value',
        message,
        evidence: [quote],
        ...(finding === null ? {} : { finding }),
        concepts: finding === null ? [] : [{ kind: 'finding', id: finding }],
      }),
    );
  }
  return alerts;
}

/** A limit as a clinician says it: 38, not 37.95. */
const tenth = (limit: number): string => String(Math.round(limit * 10) / 10);

/** The finding that the value is, such as `hyperkalaemia-measured`. */
function findingOf(measurement: Measurement, context: AlertContext): string | null {
  const mention = context.facts.note.mentions.find(
    (one) => one.via === 'measurement' && one.start === measurement.start && one.assertion.polarity === 'present',
  );
  return mention?.concept.id ?? null;
}

/**
 * Whether the author's view says anything of it: the measure by name, the finding it is, a condition that it evokes, or a
 * treatment of such a condition.
 */
function isDealtWith(measurement: Measurement, context: AlertContext): boolean {
  const { facts, base } = context;
  const { note } = facts;
  const finding = findingOf(measurement, context);
  const related = new Set<string>();
  if (finding !== null) {
    const same = [finding, ...base.ancestors(finding), ...base.descendants(finding)];
    same.forEach((id) => related.add(id));
    for (const { conditions, frequency, evokes } of same.map((id) => base.listing(id))) {
      for (const [at, condition] of conditions.entries()) {
        if (evokes[at]! >= 3 || frequency[at]! >= 0.8) {
          related.add(base.heads[condition]!.id);
        }
      }
    }
  }
  const mentioned = note.mentions.some((mention) => {
    if (
      mention.via === 'measurement' ||
      !authorsView.has(mention.section) ||
      mention.assertion.polarity === 'hypothetical'
    ) {
      return false;
    }
    if (related.has(mention.concept.id)) {
      return true;
    }
    const treats =
      mention.concept.kind === 'drug'
        ? (base.drug(mention.concept.id)?.treats ?? [])
        : (base.term(mention.concept.id)?.for ?? []);
    return mention.concept.kind !== 'test' && treats.some((id) => related.has(id));
  });
  if (mentioned) {
    return true;
  }
  return authorNames(note, base.measure(measurement.measure)?.say ?? []);
}
