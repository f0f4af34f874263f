/** A read note -> what is documented of the patient now: findings present or absent, conditions, drugs, tests, treatments. */
import { missingOrgans as findMissingOrgans } from '../note/patient/organs.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import type { LooseMention, Mention, Note, SectionKind, Span } from '../note/types.js';
import { attributedFindings } from './attribution.js';
import { parameters } from './parameters.js';

/** What is documented of one finding. */
export interface Fact extends Span {
  readonly finding: string;
  readonly present: boolean;
  /** 0 to 1: less for what is only possible, or was denied by a template. */
  readonly weight: number;
  readonly section: SectionKind;
  /** Read from words that stand apart: enough to rank by, not to warn by. */
  readonly loose: boolean;
  /** True for a reason to come: said in the chief complaint, or the first complaint of the history. */
  readonly complaint: boolean;
  /** Null where the finding follows from another (a parent, a drug, the patient's state). */
  readonly mention: Mention | null;
}

export interface Facts {
  readonly note: Note;
  /** By finding. Parents of what is present are present; what lies below something absent is absent. */
  readonly findings: ReadonlyMap<string, Fact>;
  readonly complaints: readonly Fact[];
  /** Conditions that the patient has or had, not merely considered or denied. */
  readonly conditions: ReadonlyMap<string, Mention>;
  /** Conditions that a result or the author's own words exclude. */
  readonly excluded: ReadonlyMap<string, Mention>;
  /** Every mention of a condition of the patient, whatever its assertion. */
  readonly conditionMentions: readonly Mention[];
  /** Drugs the patient takes or is given; allergies are apart. */
  readonly drugs: ReadonlyMap<string, Mention>;
  /** Classes of those drugs. */
  readonly classes: ReadonlySet<string>;
  /** Present findings that a standing condition or a drug of the patient accounts for. */
  readonly attributed: ReadonlySet<string>;
  /** Organs that were removed whole, or never there. */
  readonly missingOrgans: ReadonlySet<string>;
  /** Tests and treatments that the note names for this patient. */
  readonly orders: readonly Mention[];
}

const ofPatient = (mention: Mention): boolean => mention.assertion.experiencer === 'patient';

/** Where an absent condition was looked for and not found; elsewhere it is only denied as a history. */
const excluding: ReadonlySet<SectionKind> = new Set(['results', 'assessment', 'plan', 'course']);

/** Kinds of finding that are past by nature; of the others only what is recent speaks of now. */
const pastByNature = new Set(['history', 'risk']);

export function gatherFacts(note: Note, base: KnowledgeBase): Facts {
  const findings = new Map<string, Fact>();
  const conditions = new Map<string, Mention>();
  const excluded = new Map<string, Mention>();
  const conditionMentions: Mention[] = [];
  const drugs = new Map<string, Mention>();
  const classes = new Set<string>();
  const orders: Mention[] = [];
  const said: Fact[] = [];

  for (const mention of note.mentions) {
    const { concept, assertion } = mention;
    // What stands under allergies is a reaction of another time.
    if (mention.section === 'allergies' && concept.kind !== 'drug') {
      continue;
    }
    switch (concept.kind) {
      case 'finding': {
        const fact = factOf(mention, base);
        if (fact !== null) {
          said.push(fact);
        }
        break;
      }
      case 'condition':
        if (ofPatient(mention) && assertion.polarity !== 'hypothetical') {
          conditionMentions.push(mention);
          if (assertion.polarity === 'absent' && assertion.temporality === 'recent' && excluding.has(mention.section)) {
            excluded.set(concept.id, mention);
          }
          // A plan names what it screens for and guards against, beside what the patient has.
          if (assertion.polarity === 'present' && mention.section !== 'plan' && !conditions.has(concept.id)) {
            conditions.set(concept.id, mention);
          }
        }
        break;
      case 'drug':
        if (
          ofPatient(mention) &&
          assertion.polarity === 'present' &&
          assertion.temporality === 'recent' &&
          mention.section !== 'allergies' &&
          !drugs.has(concept.id)
        ) {
          drugs.set(concept.id, mention);
          base.classesOf(concept.id).forEach((id) => classes.add(id));
        }
        break;
      case 'test':
      case 'treatment':
        if (ofPatient(mention) && assertion.polarity !== 'hypothetical') {
          orders.push(mention);
        }
        break;
      default:
        break;
    }
  }

  for (const mention of note.loose) {
    const fact = isNews(mention, note, base) ? factOf(mention, base) : null;
    if (fact !== null) {
      const { whole, part } = parameters.loose;
      said.push({ ...fact, loose: true, weight: fact.weight * (mention.whole ? whole : part) });
    }
  }
  said.sort((a, b) => a.start - b.start);
  for (const fact of markComplaints(said, base)) {
    keep(findings, fact);
  }
  for (const [source, mention] of [...conditions, ...drugs]) {
    if (mention.concept.kind === 'drug' && isNew(note, mention)) {
      continue;
    }
    const made = new Set([...base.madeBy(source), ...[...base.classesOf(source)].flatMap((id) => base.madeBy(id))]);
    for (const finding of made) {
      keep(findings, derived(finding, mention, mention.section));
    }
  }
  patientState(note, base, findings);
  closeOverTree(findings, base);
  const complaints = [...findings.values()].filter((fact) => fact.complaint && fact.present);
  const missingOrgans = new Set(
    findMissingOrgans(note).flatMap(({ organ, extent }) => (extent === 'all' ? [organ] : [])),
  );
  return {
    note,
    findings,
    complaints,
    conditions,
    excluded,
    conditionMentions,
    drugs,
    classes,
    attributed: attributedFindings(findings, conditions, drugs, base),
    missingOrgans,
    orders,
  };
}

/** Whether what is read loosely adds to what the note says: nothing narrower is told, nor anything wider denied. */
function isNews({ concept: { id } }: LooseMention, { mentions, loose }: Note, base: KnowledgeBase): boolean {
  const narrower = base.descendants(id);
  const wider = base.ancestors(id);
  return !(
    mentions.some(
      ({ concept, assertion }) =>
        narrower.includes(concept.id) || (assertion.polarity === 'absent' && wider.includes(concept.id)),
    ) || loose.some((other) => other.whole && narrower.includes(other.concept.id))
  );
}

/** "Start apixaban" tells of no use of it yet, "continue apixaban" does; an assessment names both those taken and those begun. */
const isNew = (note: Note, mention: Mention): boolean =>
  (mention.section === 'plan' && !isContinued(note, mention)) ||
  (mention.section === 'assessment' && isStarted(note, mention));

const isStarted = ({ text, sentences }: Note, { sentence, start }: Mention): boolean =>
  /\b(?:start|starting|prescribe|initiate|initiating|begin|trial of|script for)\b/i.test(
    text.slice(sentences[sentence]!.start, start),
  );

const isContinued = ({ text }: Note, { start }: Mention): boolean =>
  /\b(?:continue|continues|cont|resume|remains? on|stays? on|already on|is on)\b[^.\n]{0,20}$/i.test(
    text.slice(Math.max(0, start - 40), start),
  );

function factOf(mention: Mention, base: KnowledgeBase): Fact | null {
  const finding = base.finding(mention.concept.id);
  const { polarity, temporality, experiencer, asked } = mention.assertion;
  if (finding === undefined || polarity === 'hypothetical') {
    return null;
  }
  // A plan speaks of what may come and what to look for, not of what is there.
  if (mention.section === 'plan' && mention.via === 'text') {
    return null;
  }
  const isFamilyHistory = finding.id.startsWith('family-history');
  if (experiencer !== 'patient' && !isFamilyHistory) {
    return null;
  }
  if (temporality === 'historical' && polarity !== 'absent' && !pastByNature.has(finding.kind)) {
    return null;
  }
  const present = polarity !== 'absent';
  const weight = present ? (polarity === 'possible' ? parameters.possible : 1) : parameters.asked[asked ?? 'specific'];
  return {
    finding: finding.id,
    present,
    weight,
    section: mention.section,
    loose: false,
    complaint: false,
    mention,
    start: mention.start,
    end: mention.end,
  };
}

/** What the patient comes for: complaints in the chief complaint, else the first two of the history. */
function markComplaints(said: readonly Fact[], base: KnowledgeBase): Fact[] {
  const isComplaint = (fact: Fact): boolean => {
    const finding = base.finding(fact.finding)!;
    return (
      fact.present &&
      fact.weight >= 0.5 &&
      fact.mention?.via === 'text' &&
      (finding.complaint || [...base.ancestors(fact.finding)].some((id) => base.finding(id)?.complaint === true))
    );
  };
  const chief = said.filter((fact) => fact.section === 'chief-complaint' && fact.present);
  const chosen = new Set<Fact>(chief.filter(isComplaint).length > 0 ? chief.filter(isComplaint) : chief);
  if (chosen.size === 0) {
    const story = said.filter((fact) => (fact.section === 'hpi' || fact.section === 'other') && isComplaint(fact));
    const first = [...new Set(story.map((fact) => fact.finding.split('.')[0]))].slice(0, 2);
    for (const fact of story) {
      if (first.includes(fact.finding.split('.')[0])) {
        chosen.add(fact);
      }
    }
  }
  return said.map((fact) => (chosen.has(fact) ? { ...fact, complaint: true } : fact));
}

/** Keeps the weightier fact of a finding: present over absent, certain over possible, the complaint over the rest. */
function keep(findings: Map<string, Fact>, fact: Fact): void {
  const known = findings.get(fact.finding);
  const rank = (one: Fact): number =>
    (one.present ? 4 * one.weight : 0) + (one.complaint ? 1 : 0) + (one.present ? 0 : one.weight);
  if (known === undefined || rank(fact) > rank(known)) {
    findings.set(
      fact.finding,
      known !== undefined && known.complaint && known.present && fact.present ? { ...fact, complaint: true } : fact,
    );
  }
}

function derived(finding: string, at: Span, section: SectionKind): Fact {
  const { start, end } = at;
  return { finding, present: true, weight: 1, section, loose: false, complaint: false, mention: null, start, end };
}

/** Pregnancy and the weeks after birth, where documented, are findings like others. */
function patientState(note: Note, base: KnowledgeBase, findings: Map<string, Fact>): void {
  const { patient } = note;
  const state: readonly [string, boolean, Span | null][] = [
    ['pregnancy', patient.pregnant === true, patient.pregnancySpan],
    ['second-half-of-pregnancy', (patient.gestationWeeks ?? 0) >= 20, patient.pregnancySpan],
    ['postpartum', patient.postpartumDays !== null && patient.postpartumDays <= 42, patient.sexSpan ?? patient.ageSpan],
  ];
  for (const [id, holds, span] of state) {
    if (holds && base.finding(id) !== undefined) {
      keep(findings, derived(id, span ?? { start: 0, end: 0 }, 'other'));
    }
  }
  if (patient.pregnant === false && base.finding('pregnancy') !== undefined && patient.pregnancySpan !== null) {
    findings.set('pregnancy', { ...derived('pregnancy', patient.pregnancySpan, 'other'), present: false });
  }
}

/** Present goes up the is-a tree, absent goes down it; what the note says itself stays. */
function closeOverTree(findings: Map<string, Fact>, base: KnowledgeBase): void {
  for (const fact of [...findings.values()]) {
    if (fact.present) {
      for (const parent of base.ancestors(fact.finding)) {
        const known = findings.get(parent);
        // What is said in so many words stands before what was read loosely, whichever comes first.
        if (known === undefined || !known.present || (known.loose && !fact.loose)) {
          findings.set(parent, { ...fact, finding: parent, complaint: fact.complaint || known?.complaint === true });
        } else if (fact.complaint && !known.complaint) {
          findings.set(parent, { ...known, complaint: true });
        }
      }
    }
  }
  for (const fact of [...findings.values()]) {
    if (!fact.present) {
      for (const child of base.descendants(fact.finding)) {
        if (!findings.has(child)) {
          findings.set(child, { ...fact, finding: child });
        }
      }
    }
  }
}
