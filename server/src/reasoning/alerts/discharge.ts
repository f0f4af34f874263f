/** `unaddressed`, second form: the patient goes home with an abnormal vital sign of which assessment and plan say nothing. */
import type { Mention } from '../../note/types.js';
import { authorNames, authorsView } from '../authorsView.js';
import type { Alert } from '../types.js';
import { distinct, shown, within } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf, isFilled } from './context.js';

/** Going home now; a discharge of the body and a check "6 weeks post d/c" are none. */
const home =
  /\b(?:(?:discharged?|d\/c|dc)(?:'d)? (?:to )?home|home (?:with|today|now|tomorrow|on (?!oxygen))|(?:dispo(?:sition)?|plan)\s*:?\s*(?:home|discharge)|(?:send|sent|go|going|return) home|safe (?:for|to) discharge|discharge (?:today|now)|home\.?\s*(?:$|\n))/im;
const stays = /\b(?:admit|admission|transfer|observation|icu|ward|999|911|ambulance|send to (?:the )?(?:ed|er|a&e))\b/i;
/** One sign this loud is enough; of the others it takes two. */
const loud = 4;

/** At most one alert, with the latest value of each sign. */
export function dischargeAlerts(context: AlertContext): Alert[] {
  const { facts, base } = context;
  const { note } = facts;
  const plan = note.sections
    .filter((section) => section.kind === 'plan' || section.kind === 'assessment')
    .map((section) => note.text.slice(section.start, section.end))
    .join('\n');
  if (!context.assessed || context.visit === 'comfort' || !home.test(plan) || stays.test(plan)) {
    return [];
  }
  const latest = new Map<string, Mention>();
  for (const mention of note.mentions) {
    const isVital = mention.via === 'measurement' && base.finding(mention.concept.id)?.section === 'vitals';
    if (isVital && mention.assertion.temporality === 'recent') {
      latest.set(mention.concept.id, mention);
    }
  }
  const abnormal = [...latest.values()].filter(
    (mention) =>
      mention.assertion.polarity === 'present' && importOf(mention, context) >= 2 && !isNamed(mention, context),
  );
  const isLoud = abnormal.some((mention) => importOf(mention, context) >= loud);
  const evidence = distinct(note, abnormal);
  if (!isFilled(evidence) || (!isLoud && evidence.length < 2)) {
    return [];
  }
  const quotes = evidence.slice(0, 3).map((one) => `“${shown(one.quote, 24)}”`);
  const message = within(25, `Going home with ${quotes.join(', ')}.`, 'Assessment and plan do not address it.');
  return [alertOf({ code: 'unaddressed', message, evidence, concepts: abnormal.map((mention) => mention.concept) })];
}

const importOf = (mention: Mention, { base }: AlertContext): number => base.finding(mention.concept.id)?.import ?? 0;

/** Whether assessment or plan name the sign, in words or by its measure ("recheck HR"). */
function isNamed(vital: Mention, { facts, base }: AlertContext): boolean {
  const { note } = facts;
  const same = new Set([vital.concept.id, ...base.ancestors(vital.concept.id), ...base.descendants(vital.concept.id)]);
  const said = note.mentions.some(
    (mention) => mention.via === 'text' && authorsView.has(mention.section) && same.has(mention.concept.id),
  );
  const measure = note.measurements.find((one) => one.start === vital.start)?.measure ?? '';
  return said || authorNames(note, base.measure(measure)?.say ?? []);
}
