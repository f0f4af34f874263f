/** How the note already deals with a condition: named, considered, tested for, treated, excluded or put off. */
import type { IndexedCondition, KnowledgeBase } from '../knowledge/base.js';
import type { Mention } from '../note/types.js';
import { authorsView } from './authorsView.js';
import type { Facts } from './facts.js';
import type { Addressed } from './types.js';

/** A test for more conditions than this is a routine one. */
const specificTest = 6;
const deferring =
  /\b(?:defer(?:red)?|outpatient work-?up|will (?:re)?(?:assess|evaluate) (?:later|at)|postpone[d]?)\b/i;

/** Whether the author has begun to say what they think: an assessment or plan with words in it. */
export function hasAssessment(facts: Facts): boolean {
  return facts.note.sentences.some((sentence) => authorsView.has(facts.note.sections[sentence.section]!.kind));
}

/**
 * How a condition is addressed. A note without an assessment addresses what it names anywhere. Naming a parent or a narrower
 * form counts, since "ACS" addresses an NSTEMI; a drug in the list of medications treats only what is chronic.
 */
export function addressedBy(condition: IndexedCondition, facts: Facts, base: KnowledgeBase): Addressed {
  const family = base.conditionFamily(condition.id);
  const names = new Set([condition.id, ...family.children, ...family.ancestors]);
  const structured = hasAssessment(facts);
  const mentions = facts.conditionMentions.filter((mention) => names.has(mention.concept.id));
  const inView = mentions.filter((mention) => authorsView.has(mention.section));
  const naming = inView.length > 0 ? inView : structured ? mentions.filter((mention) => isCurrent(mention)) : mentions;
  if (naming.length > 0) {
    return fromNaming(naming, facts);
  }
  if (namedAsFinding(condition, facts) || namedAsStanding(condition, facts, base)) {
    return 'stated';
  }
  if (condition.chronic && (facts.conditions.has(condition.id) || isTreated(condition, facts))) {
    return isTreated(condition, facts) ? 'treated' : 'stated';
  }
  for (const mention of facts.orders) {
    const term = base.term(mention.concept.id);
    if (term?.rulesOut.some((id) => names.has(id)) === true && isNegative(mention, facts)) {
      return 'excluded';
    }
    if (term === undefined || !term.for.some((id) => names.has(id))) {
      continue;
    }
    if (
      term.kind === 'treatment' &&
      (mention.section === 'plan' || mention.section === 'course' || mention.assertion.status === 'given')
    ) {
      return 'treated';
    }
    // A test that answers for many conditions addresses none of them, and one whose result is back leaves the answer to the author.
    const isAwaited = mention.assertion.status === 'ordered' || mention.assertion.status === 'pending';
    if (
      term.kind === 'test' &&
      term.for.length <= specificTest &&
      isAwaited &&
      mention.assertion.polarity === 'present'
    ) {
      return 'ordered';
    }
  }
  for (const drug of facts.drugs.values()) {
    if (!authorsView.has(drug.section)) {
      continue;
    }
    const treats = condition.treatedBy.some((id) => id === drug.concept.id || base.classesOf(drug.concept.id).has(id));
    // What must not be missed is not addressed by a drug that is given for many things.
    const maybeTreats =
      condition.cantMiss === null && (base.drug(drug.concept.id)?.treats.includes(condition.id) ?? false);
    if (treats || maybeTreats) {
      return 'treated';
    }
  }
  return 'none';
}

/** How a result says that it speaks against, at any place behind the test's name. */
const negative =
  /\b(?:neg(?:ative)?|normal|unremarkable|clear|NAD|no (?:acute|evidence|bleed|blood|ha?emorrhage|aneurysm|fracture|clot|thrombus|thrombosis|pe\b|dvt\b|dissection|perforation|free (?:air|gas)|obstruction|collection|abscess|mass|infarct|occlusion|stenosis|cord compression|compression|abnormalit))/i;

/** The result is back, and the rest of its sentence denies and finds nothing. */
function isNegative(mention: Mention, facts: Facts): boolean {
  const { status, temporality } = mention.assertion;
  const { text, sentences, mentions } = facts.note;
  const behind = text.slice(mention.end, Math.min(sentences[mention.sentence]!.end, mention.end + 160));
  // A plan that names a test has no result of it; elsewhere words that deny behind its name are one.
  const isBack = status === 'resulted' || (status === 'considered' && !authorsView.has(mention.section));
  return (
    isBack &&
    temporality === 'recent' &&
    negative.test(behind) &&
    !mentions.some(
      (one) =>
        one.sentence === mention.sentence &&
        one.start >= mention.end &&
        (one.concept.kind === 'finding' || one.concept.kind === 'condition') &&
        one.assertion.polarity === 'present',
    )
  );
}

/** "Hyponatraemia" in an assessment reads as the finding and names the condition that always has it. */
function namedAsFinding(condition: IndexedCondition, facts: Facts): boolean {
  return facts.note.mentions.some((mention) => {
    const link = mention.concept.kind === 'finding' ? condition.linkOf.get(mention.concept.id) : undefined;
    return (
      link !== undefined &&
      link.evokes >= 4 &&
      link.frequency >= 0.8 &&
      mention.section === 'assessment' &&
      mention.via === 'text' &&
      mention.assertion.polarity !== 'absent'
    );
  });
}

/** "Asthma" in an assessment addresses an asthma exacerbation: a standing disease whose name the condition's name holds. */
function namedAsStanding(condition: IndexedCondition, facts: Facts, base: KnowledgeBase): boolean {
  const name = ` ${condition.name.toLowerCase()} `;
  return facts.conditionMentions.some((mention) => {
    const standing = base.condition(mention.concept.id);
    return (
      standing?.chronic === true &&
      authorsView.has(mention.section) &&
      [standing.name, ...standing.say].some((words) => words.length >= 4 && name.includes(` ${words.toLowerCase()} `))
    );
  });
}

/** Named outside assessment and plan, but as of now: "diagnosed with pneumonia yesterday", "CT: no dissection". */
function isCurrent(mention: Mention): boolean {
  const { polarity, temporality } = mention.assertion;
  const isExcludedByResult = polarity === 'absent' && mention.section === 'results';
  return temporality === 'recent' && mention.section !== 'pmh' && (polarity === 'present' || isExcludedByResult);
}

function isTreated(condition: IndexedCondition, facts: Facts): boolean {
  return condition.treatedBy.some((id) => facts.drugs.has(id) || facts.classes.has(id));
}

function fromNaming(mentions: readonly Mention[], facts: Facts): Addressed {
  const deferred = mentions.some((mention) => {
    const sentence = facts.note.sentences[mention.sentence]!;
    return deferring.test(facts.note.text.slice(sentence.start, sentence.end));
  });
  if (deferred) {
    return 'deferred';
  }
  const polarities = new Set(mentions.map((mention) => mention.assertion.polarity));
  return polarities.has('present') ? 'stated' : polarities.has('possible') ? 'considered' : 'excluded';
}
