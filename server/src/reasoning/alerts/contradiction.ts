/** `contradiction`: the note says two things that cannot both be: a side, a sex, a finding, a number. */
import type { Mention, Span } from '../../note/types.js';
import type { Alert } from '../types.js';
import { distinct, quoteAt, shown } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf } from './context.js';

export function contradictionAlerts(context: AlertContext): Alert[] {
  return [...laterality(context), ...sex(context), ...deniedAndReported(context), ...textAgainstMeasurement(context)];
}

type Side = 'left' | 'right';
const sideWords: readonly [RegExp, Side][] = [
  [/\b(?:left|lt|l(?=[- ]sided)|os)\b/i, 'left'],
  [/\b(?:right|rt|r(?=[- ]sided)|od)\b/i, 'right'],
];
/** The side said of a mention: the one side that its sentence names. */
function sideOf(mention: Mention, context: AlertContext): { side: Side; span: Span } | null {
  const { note } = context.facts;
  const sentence = note.sentences[mention.sentence]!;
  const words = note.text.slice(sentence.start, sentence.end);
  if (/\bbilateral|\bboth\b/i.test(words)) {
    return null;
  }
  const found = sideWords.flatMap(([pattern, side]) => {
    const match = pattern.exec(words);
    return match === null ? [] : [{ side, at: sentence.start + match.index, length: match[0].length }];
  });
  const [only] = found;
  if (found.length !== 1 || only === undefined) {
    return null;
  }
  const start = Math.min(only.at, mention.start);
  const end = Math.max(only.at + only.length, mention.end);
  return {
    side: only.side,
    span: end - start <= longestSide ? { start, end } : { start: only.at, end: only.at + only.length },
  };
}

/** A quote of a side and its finding that is longer shows the side alone. */
const longestSide = 60;

/** The same finding on one side in the history or examination and on the other in assessment or plan. */
function laterality(context: AlertContext): Alert[] {
  const { note } = context.facts;
  const alerts: Alert[] = [];
  const before = new Map<string, { side: Side; span: Span }[]>();
  const sided = note.mentions.filter(
    (mention) =>
      mention.assertion.polarity === 'present' &&
      mention.assertion.experiencer === 'patient' &&
      mention.assertion.temporality === 'recent' &&
      mention.via === 'text' &&
      (mention.concept.kind === 'finding' || mention.concept.kind === 'condition'),
  );
  for (const mention of sided) {
    const found = sideOf(mention, context);
    if (found === null) {
      continue;
    }
    const key = mention.concept.id.split('.')[0]!;
    const isVerdict = mention.section === 'assessment' || mention.section === 'plan';
    const earlier = before.get(key) ?? [];
    const sides = new Set(earlier.map((one) => one.side));
    const [first] = earlier;
    if (isVerdict && first !== undefined && sides.size === 1 && !sides.has(found.side)) {
      const evidence = [quoteAt(note, found.span), quoteAt(note, first.span)] as const;
      const message = `Side differs: “${shown(first ? note.text.slice(first.span.start, first.span.end) : '')}” earlier, “${shown(evidence[0].quote)}” here. Check which side is meant.`;
      alerts.push(alertOf({ code: 'contradiction', message, evidence, concepts: [mention.concept] }));
      before.delete(key);
      continue;
    }
    before.set(key, [...earlier, found]);
  }
  return alerts;
}

/** Conditions and findings that one sex cannot have, said of the patient as present and new. */
function sex(context: AlertContext): Alert[] {
  const { facts, base } = context;
  const { patient } = facts.note;
  if (patient.sex === null || patient.sexSpan === null) {
    return [];
  }
  for (const mention of facts.conditionMentions) {
    const required = base.condition(mention.concept.id)?.requires?.sex ?? null;
    if (required !== null && required !== patient.sex && mention.assertion.polarity === 'present') {
      const evidence = [quoteAt(facts.note, mention), quoteAt(facts.note, patient.sexSpan)] as const;
      const message = `“${shown(evidence[0].quote)}” does not go with “${shown(evidence[1].quote)}”. Check the patient's sex, or whose note this is.`;
      return [
        alertOf({
          code: 'contradiction',
          message,
          evidence,
          condition: mention.concept.id,
          concepts: [mention.concept],
        }),
      ];
    }
  }
  return [];
}

/** What the sentence of a report says where it tells of another time. */
const ofOld = /\b(?:ago|previous\w*|prior|in the past|last (?:year|month)|years? back|used to)\b/i;
const sentenceOf = ({ sentence }: Mention, { facts: { note } }: AlertContext): string =>
  note.text.slice(note.sentences[sentence]!.start, note.sentences[sentence]!.end);

/** Denied in one place and reported in another, both specific and of now. */
function deniedAndReported(context: AlertContext): Alert[] {
  const { facts, base } = context;
  const { note } = facts;
  const plain = note.mentions.filter(
    (mention) =>
      mention.concept.kind === 'finding' &&
      mention.via === 'text' &&
      mention.assertion.experiencer === 'patient' &&
      mention.assertion.temporality === 'recent' &&
      // The history of an illness goes through time, and a plan looks ahead: only these two are said of now.
      (mention.section === 'ros' ||
        mention.section === 'exam' ||
        mention.section === 'hpi' ||
        mention.section === 'chief-complaint'),
  );
  const alerts: Alert[] = [];
  const seen = new Set<string>();
  for (const denied of plain) {
    const { id } = denied.concept;
    if (
      denied.assertion.polarity !== 'absent' ||
      // A phrase or a box of a template is filled in without a thought; words that deny are meant.
      denied.assertion.asked === 'blanket' ||
      denied.assertion.cue === null ||
      denied.section !== 'ros' ||
      seen.has(id)
    ) {
      continue;
    }
    const reported = plain.find(
      (mention) =>
        mention.concept.id === id &&
        mention.assertion.polarity === 'present' &&
        (mention.section === 'chief-complaint' || mention.section === 'hpi') &&
        Math.abs(mention.sentence - denied.sentence) > 1,
    );
    const sides = [denied, reported].map((one) => (one === undefined ? null : (sideOf(one, context)?.side ?? null)));
    // "No right hand pain" beside the pain of the left one.
    if (sides[0] !== null && sides[1] !== null && sides[0] !== sides[1]) {
      continue;
    }
    if (reported === undefined || (base.finding(id)?.import ?? 0) < 2 || ofOld.test(sentenceOf(reported, context))) {
      continue;
    }
    seen.add(id);
    const evidence = [quoteAt(note, sentencePart(denied, context)), quoteAt(note, reported)] as const;
    const name = base.finding(id)?.name ?? id;
    const message = `${capital(name)} is denied here and reported in the history (“${shown(evidence[1].quote)}”). Check which holds.`;
    alerts.push(alertOf({ code: 'contradiction', message, evidence, finding: id, concepts: [denied.concept] }));
  }
  return alerts;
}

/** From the cue to the mention: "Denies fever". */
function sentencePart(mention: Mention, context: AlertContext): Span {
  const { cue } = mention.assertion;
  const sentence = context.facts.note.sentences[mention.sentence]!;
  const close =
    cue !== null && cue.start >= sentence.start && mention.end - cue.start < 60 && cue.start < mention.start;
  return close ? { start: cue.start, end: mention.end } : mention;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where words are said of now: a history may deny at home what is measured here. */
const ofNow: ReadonlySet<string> = new Set(['exam', 'vitals', 'assessment', 'results', 'course']);

/** "Afebrile" beside 38.9 °C, "no hypoxia" beside 86 %: words that a measured value of the same note denies. */
function textAgainstMeasurement(context: AlertContext): Alert[] {
  const { base, facts } = context;
  const { note } = facts;
  const denied = new Map<string, Mention>();
  for (const mention of note.mentions) {
    const { polarity, experiencer } = mention.assertion;
    if (
      mention.via === 'text' &&
      polarity === 'absent' &&
      experiencer === 'patient' &&
      ofNow.has(mention.section) &&
      !denied.has(mention.concept.id)
    ) {
      denied.set(mention.concept.id, mention);
    }
  }
  const alerts: Alert[] = [];
  const seen = new Set<string>();
  for (const measured of note.mentions) {
    const { id } = measured.concept;
    const isNow = measured.assertion.polarity === 'present' && measured.assertion.temporality === 'recent';
    if (measured.via !== 'measurement' || !isNow || seen.has(id)) {
      continue;
    }
    seen.add(id);
    const same = [id, ...base.ancestors(id), ...base.descendants(id)];
    const said = same.flatMap((one) => denied.get(one) ?? []).sort((a, b) => a.start - b.start)[0];
    if (said === undefined || distinct(note, [said, measured]).length < 2) {
      continue;
    }
    const words = note.text.slice(said.start, said.end);
    // "GCS 15" beside "GCS 11" is a trend, and no word against a value.
    if (/\d/.test(words)) {
      continue;
    }
    const value = note.text.slice(measured.start, measured.end);
    alerts.push(
      alertOf({
        code: 'contradiction',
        message: `“${shown(words)}” does not go with the measured “${shown(value)}”. Check which holds.`,
        evidence: [quoteAt(note, said), quoteAt(note, measured)],
        finding: id,
        concepts: [measured.concept],
      }),
    );
  }
  return alerts;
}
