/** `dxlens/explain`: what the last review says at a position, as structure; whoever asks renders it. */
import { inSentence, nameOf } from '../reasoning/differential.js';
import type { ReviewedHypothesis } from '../review/schema.js';
import type { Explanation, ExplanationLine, ExplanationPart, TextPosition } from './messages.js';
import type { Reviewed, Session } from './session.js';

const bandWords: Record<ReviewedHypothesis['band'], string> = {
  leading: 'Leading',
  plausible: 'Plausible',
  'not-excluded': 'Not excluded',
};
const addressedWords: Record<ReviewedHypothesis['addressed'], string> = {
  none: 'not addressed in the note',
  stated: 'stated in the note',
  considered: 'considered in the note',
  ordered: 'a test for it is ordered',
  treated: 'being treated',
  excluded: 'excluded in the note',
  deferred: 'deferred in the note',
};
const linesShown = 6;

/** Explains a position; null where the review says nothing there. Computes nothing that the review has not. */
export function explain(session: Session, reviewed: Reviewed, position: TextPosition): Explanation | null {
  const { base } = session;
  if (base === null) {
    return null;
  }
  const offset = reviewed.lines.offsetOf(position);
  const covers = (span: { start: number; end: number }): boolean => offset >= span.start && offset <= span.end;
  const { record, alerts, note } = reviewed.review;
  const parts: ExplanationPart[] = [];
  let narrowest: { start: number; end: number } | null = null;
  const note1 = (span: { start: number; end: number }): void => {
    if (narrowest === null || span.end - span.start < narrowest.end - narrowest.start) {
      narrowest = span;
    }
  };
  for (const alert of alerts) {
    if (!alert.inText || reviewed.dismissed.has(alert.id) || !covers(alert)) {
      continue;
    }
    note1(alert);
    const hypothesis = record.differential.find((one) => one.condition === alert.condition && alert.condition !== null);
    const gap = record.gaps.find((one) => one.finding === alert.finding && alert.code === 'missing-finding');
    parts.push({
      kind: 'alert',
      title: alert.message,
      summary: [
        ...(gap === undefined ? [] : [gap.question]),
        ...(hypothesis === undefined
          ? []
          : summaryOf(hypothesis, base.condition(alert.condition ?? '')?.cantMiss ?? null)),
      ],
      ...(hypothesis === undefined
        ? {
            for: alert.evidence.map((one) => lineOf(reviewed, '', one.quote, one, 'words of the note', 2)),
            against: [],
          }
        : evidenceOf(reviewed, hypothesis)),
      notDocumented: hypothesis === undefined ? [] : notDocumented(reviewed, hypothesis),
      firstTests: hypothesis?.firstTests ?? [],
      firstActions: hypothesis?.firstActions ?? [],
      source: alert.source,
    });
  }
  const mention = note.mentions.find((one) => covers(one) && one.via === 'text') ?? note.mentions.find(covers);
  if (mention !== undefined) {
    note1(mention);
    const hypothesis =
      mention.concept.kind === 'condition'
        ? record.differential.find((one) => one.condition === mention.concept.id)
        : undefined;
    const { polarity, temporality, experiencer } = mention.assertion;
    const read = `Read as ${polarity}${temporality === 'historical' ? ', historical' : ''}${experiencer === 'patient' ? '' : `, ${experiencer}`}${mention.via === 'measurement' ? ', from the measured value' : ''}.`;
    const supports = record.differential
      .filter((one) => one.for.some((piece) => piece.start === mention.start))
      .slice(0, 3)
      .map((one) => inSentence(one.name));
    parts.push({
      kind: hypothesis === undefined ? 'mention' : 'hypothesis',
      title: hypothesis?.name ?? nameOf(mention.concept.id, base),
      summary: [
        ...(hypothesis === undefined
          ? []
          : summaryOf(hypothesis, base.condition(mention.concept.id)?.cantMiss ?? null)),
        read,
        ...(supports.length > 0 ? [`Speaks for: ${supports.join(', ')}.`] : []),
      ],
      ...(hypothesis === undefined ? { for: [], against: [] } : evidenceOf(reviewed, hypothesis)),
      notDocumented: hypothesis === undefined ? [] : notDocumented(reviewed, hypothesis),
      firstTests: hypothesis?.firstTests ?? [],
      firstActions: hypothesis?.firstActions ?? [],
      source: hypothesis?.source ?? 'knowledge',
    });
  }
  return narrowest === null ? null : { range: reviewed.lines.rangeOf(narrowest), parts };
}

function summaryOf(hypothesis: ReviewedHypothesis, why: string | null): string[] {
  const urgency = hypothesis.urgency === 'routine' ? '' : `, urgency ${hypothesis.urgency}`;
  return [
    `${bandWords[hypothesis.band]}${urgency}; ${addressedWords[hypothesis.addressed]}.`,
    ...(why === null ? [] : [`Must not be missed: ${why}.`]),
  ];
}

function evidenceOf(
  reviewed: Reviewed,
  hypothesis: ReviewedHypothesis,
): { for: ExplanationLine[]; against: ExplanationLine[] } {
  const lines = (pieces: ReviewedHypothesis['for']): ExplanationLine[] =>
    pieces
      .slice(0, linesShown)
      .map((piece) => lineOf(reviewed, piece.label, piece.quote, piece, piece.basis, strengthOf(piece.bits)));
  return { for: lines(hypothesis.for), against: lines(hypothesis.against) };
}

function lineOf(
  reviewed: Reviewed,
  label: string,
  quote: string,
  span: { start: number; end: number },
  basis: string,
  strength: number,
): ExplanationLine {
  return { label, quote, range: reviewed.lines.rangeOf(span), basis, strength };
}

/** -3 to 3; three bits are strong, one is moderate. */
function strengthOf(bits: number): number {
  const size = Math.abs(bits) >= 3 ? 3 : Math.abs(bits) >= 1 ? 2 : 1;
  return bits < 0 ? -size : size;
}

function notDocumented(reviewed: Reviewed, hypothesis: ReviewedHypothesis): string[] {
  const name = inSentence(hypothesis.name);
  return reviewed.review.record.gaps.filter((gap) => gap.separates.includes(name)).map((gap) => gap.name);
}
