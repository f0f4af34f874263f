/** `unsupported`: the assessment states a new diagnosis for which the note documents nothing. Never for an established one. */
import type { IndexedCondition } from '../../knowledge/base.js';
import type { Mention } from '../../note/types.js';
import { inSentence } from '../differential.js';
import type { Alert } from '../types.js';
import { distinct, shown } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf, isFilled } from './context.js';

/** A condition whose row is short cannot be called unsupported. */
const leastLinks = 8;
/** Findings that most patients with the condition have. */
const typical = 0.5;
/** Evoking strength of a finding that alone calls the condition to mind. */
const hallmark = 3;
/** How much less likely than the first hypothesis it must be, in bits. */
const leastDeficit = 4;

export function unsupportedAlerts(context: AlertContext): Alert[] {
  const { base, facts, ranking } = context;
  // Said before the assessment as of now, by the patient, a referrer or a result: the diagnosis is not the author's guess.
  const established = new Set(
    facts.conditionMentions
      .filter(
        (mention) =>
          mention.section !== 'assessment' &&
          mention.section !== 'plan' &&
          mention.assertion.polarity === 'present' &&
          mention.assertion.temporality === 'recent',
      )
      .map((mention) => mention.concept.id),
  );
  const alerts: Alert[] = [];
  const seen = new Set<string>();
  const first = ranking.ranked[0];
  for (const mention of facts.conditionMentions) {
    const condition = base.condition(mention.concept.id);
    const isClaim =
      mention.section === 'assessment' &&
      mention.assertion.polarity === 'present' &&
      mention.assertion.status === 'active' &&
      mention.assertion.temporality === 'recent';
    if (
      !isClaim ||
      condition === undefined ||
      seen.has(condition.id) ||
      condition.chronic ||
      isTrivial(condition) ||
      condition.links.length < leastLinks ||
      first === undefined
    ) {
      continue;
    }
    seen.add(condition.id);
    if (
      established.has(condition.id) ||
      isFollowUp(mention, context) ||
      isTreatedBefore(context, condition.treatedBy)
    ) {
      continue;
    }
    const family = base.conditionFamily(condition.id);
    const own = ranking.ranked.filter((one) =>
      [condition.id, ...family.children, ...family.ancestors].includes(one.weighed.condition.id),
    );
    const best = Math.max(0, ...own.map((one) => one.probability));
    // One hallmark makes a diagnosis defensible, however unlikely the rest makes it.
    const hallmarks = own.flatMap((one) => one.weighed.condition.links.filter((link) => link.evokes >= hallmark));
    const hasHallmark = hallmarks.some((link) => facts.findings.get(link.finding)?.present === true);
    const deficit = Math.log2(Math.max(first.probability, 1e-9) / Math.max(best, 1e-9));
    if (hasHallmark || deficit < leastDeficit) {
      continue;
    }
    const missing = condition.links
      .filter(
        (link) => link.frequency >= typical && link.evokes >= 1 && facts.findings.get(link.finding)?.present !== true,
      )
      .sort((a, b) => b.frequency * b.evokes - a.frequency * a.evokes)
      .flatMap((link) => base.finding(link.finding)?.name ?? []);
    const evidence = distinct(facts.note, [mention]);
    if (missing.length < 2 || !isFilled(evidence)) {
      continue;
    }
    const message = `The note documents little for ${inSentence(condition.name)} (“${shown(evidence[0].quote)}”). Typical and not documented as present: ${missing.slice(0, 2).join(', ')}.`;
    alerts.push(
      alertOf({ code: 'unsupported', message, evidence, condition: condition.id, concepts: [mention.concept] }),
    );
  }
  return alerts;
}

/** A sprain or a cold that is little described changes nothing: the label is loose, and the care the same. */
const isTrivial = ({ urgency, cantMiss, icd10 }: IndexedCondition): boolean =>
  cantMiss === null && (urgency === 'routine' || /^[ST]/.test(icd10));

const ongoing =
  /\b(?:follow-?up|f\/u|recheck|known|established|continue[sd]?|refill|stable|controlled|improv(?:ed|ing)|resolv(?:ed|ing)|post-?op|s\/p)\b/i;

const nearby = 40;
/** Words around a name that weigh it, or speak of another time: it is no claim then. */
const weighed =
  /\b(?:not|unlikely|doubt\w*|less likely|ruled? out|rather than|instead of|no evidence|without|could|might|risk of|history of|past|previous\w*|ago|asymptomatic|incidental\w*|inactive)\b/i;

/** A follow-up, or words beside the diagnosis that say it is not new, or not meant. */
function isFollowUp(mention: Mention, context: AlertContext): boolean {
  const { note } = context.facts;
  const sentence = note.sentences[mention.sentence]!;
  const around = note.text.slice(
    Math.max(sentence.start, mention.start - nearby),
    Math.min(sentence.end, mention.end + nearby),
  );
  return context.visit !== 'new' || ongoing.test(note.text.slice(sentence.start, sentence.end)) || weighed.test(around);
}

function isTreatedBefore(context: AlertContext, treatedBy: readonly string[]): boolean {
  return treatedBy.some((id) =>
    [...context.facts.drugs.values()].some(
      (drug) =>
        drug.section === 'medications' && (drug.concept.id === id || context.base.classesOf(drug.concept.id).has(id)),
    ),
  );
}
