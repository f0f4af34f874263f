/** How the note already deals with a condition: named, considered, tested for, treated, excluded or put off. */
import type { IndexedCondition, KnowledgeBase } from '../knowledge/base.js';
import type { Mention, SectionKind } from '../note/types.js';
import type { Facts } from './facts.js';
import type { Addressed } from './types.js';

/** Sections where an author says what they think and do. */
const authorsView: ReadonlySet<SectionKind> = new Set(['assessment', 'plan', 'course']);
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
  if (condition.chronic && (facts.conditions.has(condition.id) || isTreated(condition, facts))) {
    return isTreated(condition, facts) ? 'treated' : 'stated';
  }
  for (const mention of facts.orders) {
    const term = base.term(mention.concept.id);
    if (term === undefined || !term.for.some((id) => names.has(id))) {
      continue;
    }
    if (
      term.kind === 'treatment' &&
      (mention.section === 'plan' || mention.section === 'course' || mention.assertion.status === 'given')
    ) {
      return 'treated';
    }
    // A test that answers for many conditions (a full blood count) addresses none of them.
    if (term.kind === 'test' && term.for.length <= 6 && mention.assertion.polarity === 'present') {
      return 'ordered';
    }
  }
  for (const id of condition.treatedBy) {
    const drug = facts.drugs.get(id) ?? [...facts.drugs.values()].find((one) => base.classesOf(one.concept.id).has(id));
    if (drug !== undefined && (drug.section === 'plan' || drug.section === 'course' || drug.section === 'assessment')) {
      return 'treated';
    }
  }
  return 'none';
}

/** Named outside assessment and plan, but as of now: "diagnosed with pneumonia yesterday". */
function isCurrent(mention: Mention): boolean {
  return (
    mention.assertion.temporality === 'recent' &&
    mention.section !== 'pmh' &&
    mention.section !== 'family' &&
    mention.assertion.polarity === 'present'
  );
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
