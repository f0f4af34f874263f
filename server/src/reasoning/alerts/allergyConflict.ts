/** `allergy-conflict`: a drug that the plan or the list of medications gives against a documented allergy. */
import type { KnowledgeBase } from '../../knowledge/base.js';
import type { Mention, Note } from '../../note/types.js';
import type { Alert } from '../types.js';
import { quoteAt, shown } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf } from './context.js';

const toAllergy = /\b(?:allerg(?:y|ic|ies)|anaphyla\w*|hypersensitiv\w*|adverse reaction|reaction to)\b/i;
/** Complaints that are no allergy when nothing else is named. */
const intolerance =
  /\b(?:intoleran\w*|nausea|vomit\w*|gi upset|stomach upset|upset stomach|diarrh\w*|headache|constipation|dyspepsia|heartburn|cough|drowsy|drowsiness)\b/i;
const trueReaction =
  /\b(?:anaphyla\w*|hives|urticaria|angio-?o?edema|rash|swelling|throat|wheez\w*|bronchospasm|stevens|sjs|dress|blister\w*|hypotens\w*|syncope|shortness)\b/i;
const tolerated =
  /\b(?:tolerat\w*|no longer allergic|de-?labell?ed|delabel\w*|allergy (?:testing|test|challenge) negative|negative (?:skin|allergy) test|passed (?:oral )?challenge|has taken .{0,30} since)\b/i;
const notGiven =
  /\b(?:avoid|hold|stop(?:ped)?|discontinue[d]?|not (?:give|given|use|candidate)|no\b|allerg|contraindicated|instead of|rather than|changed? from|switch(?:ed)? from|consider(?:ed)?|declin|refus)/i;

export function allergyConflictAlerts(context: AlertContext): Alert[] {
  const { facts, base } = context;
  const { note } = facts;
  const drugMentions = note.mentions.filter(
    (mention) => mention.concept.kind === 'drug' && mention.assertion.experiencer === 'patient',
  );
  const allergies = drugMentions.filter(
    (mention) => isAllergy(mention, note) && !isToleratedSince(mention, drugMentions, note, base),
  );
  const given = drugMentions.filter((mention) => isGiven(mention, note));
  const alerts: Alert[] = [];
  const seen = new Set<string>();
  for (const allergy of firstOfEach(allergies)) {
    for (const drug of firstOfEach(given)) {
      const relation = relationOf(allergy.concept.id, drug.concept.id, base);
      const key = `${allergy.concept.id} ${drug.concept.id}`;
      if (relation === null || seen.has(key) || isTolerated(drug, note)) {
        continue;
      }
      seen.add(key);
      const evidence = [quoteAt(note, drug), quoteAt(note, lineAround(allergy, note))] as const;
      const message = `“${shown(evidence[0].quote)}” ${relation}; allergy documented: “${shown(evidence[1].quote, 60)}”. Check before giving.`;
      alerts.push(alertOf({ code: 'allergy-conflict', message, evidence, concepts: [drug.concept, allergy.concept] }));
    }
  }
  return alerts;
}

/** The first mention of each drug: the others say the same again. */
function firstOfEach(mentions: readonly Mention[]): Mention[] {
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    if (!first.has(mention.concept.id)) {
      first.set(mention.concept.id, mention);
    }
  }
  return [...first.values()];
}

const sentenceOf = (mention: Mention, note: Note): string => {
  const sentence = note.sentences[mention.sentence]!;
  return note.text.slice(sentence.start, sentence.end);
};

/** A drug named as an allergy: present, not merely an intolerance, not tolerated since. */
function isAllergy(mention: Mention, note: Note): boolean {
  const words = partAround(mention, note);
  // A drug in the brackets of another treated its reaction: "penicillin (anaphylaxis, needed adrenaline)".
  const sentence = note.sentences[mention.sentence]!;
  const before = note.text.slice(sentence.start, mention.start);
  if (before.lastIndexOf('(') > before.lastIndexOf(')')) {
    return false;
  }
  const named = mention.section === 'allergies' || (toAllergy.test(words) && mention.section !== 'plan');
  const onlyIntolerance = intolerance.test(words) && !trueReaction.test(words);
  return named && mention.assertion.polarity === 'present' && !onlyIntolerance && !tolerated.test(words);
}

/** Whether the same drug, or one it would react with, is said to have been tolerated. */
function isToleratedSince(allergy: Mention, drugs: readonly Mention[], note: Note, base: KnowledgeBase): boolean {
  return drugs.some(
    (drug) => tolerated.test(sentenceOf(drug, note)) && relationOf(allergy.concept.id, drug.concept.id, base) !== null,
  );
}

/** The part of a sentence between commas or semicolons that holds the mention: "codeine (nausea)" of a list of allergies. */
function partAround(mention: Mention, note: Note): string {
  const sentence = note.sentences[mention.sentence]!;
  const before = note.text.slice(sentence.start, mention.start);
  const after = note.text.slice(mention.end, sentence.end);
  const from = Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf('\n')) + 1;
  // A bracket that follows belongs to its drug, commas and all: "penicillin (rash, hives)".
  const bracket = /^\s*[([][^)\]]*[)\]]/.exec(after)?.[0].length ?? 0;
  const end = after.slice(bracket).search(/[,;\n]/);
  return (
    before.slice(from) + note.text.slice(mention.start, mention.end) + (end < 0 ? after : after.slice(0, bracket + end))
  );
}

/** Ordered, prescribed or taken now. */
function isGiven(mention: Mention, note: Note): boolean {
  const inPlace =
    mention.section === 'plan' ||
    mention.section === 'medications' ||
    mention.section === 'course' ||
    mention.section === 'assessment';
  return (
    inPlace &&
    mention.assertion.polarity === 'present' &&
    mention.assertion.temporality === 'recent' &&
    !notGiven.test(sentenceBefore(mention, note)) &&
    !/^\s*(?:label|allerg)/i.test(note.text.slice(mention.end, mention.end + 12))
  );
}

/** The words of the sentence up to the drug: a verb before it says whether it is given. */
function sentenceBefore(mention: Mention, note: Note): string {
  const sentence = note.sentences[mention.sentence]!;
  return note.text.slice(Math.max(sentence.start, mention.start - 40), mention.start);
}

function isTolerated(mention: Mention, note: Note): boolean {
  return tolerated.test(sentenceOf(mention, note));
}

/** How the drug goes against the allergy, in words; null where it does not. */
function relationOf(allergy: string, drug: string, base: KnowledgeBase): string | null {
  const parts = base.ingredients(drug);
  if (allergy === drug || parts.has(allergy)) {
    return allergy === drug ? 'is given' : `contains ${base.drug(allergy)?.name ?? allergy}`;
  }
  const drugClasses = base.classesOf(drug);
  if (drugClasses.has(allergy)) {
    return `belongs to the ${base.drugClass(allergy)?.name ?? allergy}`;
  }
  for (const own of base.classesOf(allergy)) {
    // Only classes that know cross-reactions are classes of structure: two antihypertensives share a class and no allergy.
    const reactive = base.drugClass(own);
    if (reactive === undefined) {
      continue;
    }
    if (drugClasses.has(own) && Object.keys(reactive.crossReacts).length > 0) {
      return `is of the same class (${reactive.name})`;
    }
    for (const [other, likelihood] of Object.entries(reactive.crossReacts)) {
      if (other !== own && drugClasses.has(other) && likelihood === 'likely') {
        return `may cross-react (${base.drugClass(other)?.name ?? other})`;
      }
    }
  }
  return null;
}

/** The allergy with its reaction: "Penicillin (anaphylaxis)". */
function lineAround(mention: Mention, note: Note): { start: number; end: number } {
  const sentence = note.sentences[mention.sentence]!;
  const after = note.text.slice(mention.end, sentence.end);
  const reaction = /^\s*(?:[([][^)\]\n]*[)\]]|[-–:]\s*[^,;.\n]{2,40})/.exec(after);
  return { start: mention.start, end: mention.end + (reaction?.[0].length ?? 0) };
}
