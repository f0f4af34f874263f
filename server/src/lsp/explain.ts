/** `dxlens/explain`: what the last review says at a position, as structure; whoever asks renders it. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Mention, Span } from '../note/types.js';
import { inSentence, nameOf } from '../reasoning/differential.js';
import type { Alert } from '../reasoning/types.js';
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
/** Pieces of evidence on each side; conditions that a finding speaks for. */
const linesShown = 6;
const supportedShown = 3;

/** Explains a position; null where the review says nothing there. Computes nothing that the review has not. */
export function explain(session: Session, reviewed: Reviewed, position: TextPosition): Explanation | null {
  const { base } = session;
  if (base === null) {
    return null;
  }
  const offset = reviewed.lines.offsetOf(position);
  const covers = (span: Span): boolean => offset >= span.start && offset <= span.end;
  const alerts = reviewed.shown.filter(covers);
  const { mentions } = reviewed.review.note;
  // The words themselves before what a measured value was turned into.
  const mention = mentions.find((one) => covers(one) && one.via === 'text') ?? mentions.find(covers);
  const spans: Span[] = mention === undefined ? [...alerts] : [...alerts, mention];
  const narrowest = spans.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  return narrowest === undefined
    ? null
    : {
        range: reviewed.lines.rangeOf(narrowest),
        parts: [
          ...alerts.map((alert) => alertPart(alert, reviewed, base)),
          ...(mention === undefined ? [] : [mentionPart(mention, reviewed, base)]),
        ],
      };
}

function alertPart(alert: Alert, reviewed: Reviewed, base: KnowledgeBase): ExplanationPart {
  const { differential, gaps } = reviewed.review.record;
  // What a model alone named explains no alert: none was raised by it.
  const hypothesis = differential.find(
    (one) => one.condition === alert.condition && alert.condition !== null && one.source !== 'model',
  );
  const gap = gaps.find((one) => one.finding === alert.finding && alert.code === 'missing-finding');
  const quotes = alert.evidence.map((one) => lineOf(reviewed, '', one.quote, one, 'words of the note', 2));
  return {
    kind: 'alert',
    title: alert.message,
    ...(hypothesis === undefined ? { ...nothingKnown, for: quotes } : hypothesisBody(hypothesis, reviewed)),
    summary: [
      ...(gap === undefined ? [] : [gap.question]),
      ...(hypothesis === undefined ? [] : summaryOf(hypothesis, base)),
    ],
    source: alert.source,
  };
}

function mentionPart(mention: Mention, reviewed: Reviewed, base: KnowledgeBase): ExplanationPart {
  const { differential } = reviewed.review.record;
  const { concept } = mention;
  const hypothesis =
    concept.kind === 'condition' ? differential.find((one) => one.condition === concept.id) : undefined;
  const speaksFor = (isModel: boolean): string[] =>
    differential
      .filter((one) => (one.source === 'model') === isModel && one.for.some((piece) => piece.start === mention.start))
      .slice(0, supportedShown)
      .map((one) => inSentence(one.name));
  const supported = speaksFor(false);
  const quotedFor = speaksFor(true);
  return {
    kind: hypothesis === undefined ? 'mention' : 'hypothesis',
    title: hypothesis?.name ?? nameOf(concept.id, base),
    ...(hypothesis === undefined ? nothingKnown : hypothesisBody(hypothesis, reviewed)),
    summary: [
      ...(hypothesis === undefined ? [] : summaryOf(hypothesis, base)),
      readAs(mention),
      ...(supported.length > 0 ? [`Speaks for: ${supported.join(', ')}.`] : []),
      ...(quotedFor.length > 0 ? [`Quoted by a model for: ${quotedFor.join(', ')}.`] : []),
    ],
    source: hypothesis?.source ?? 'knowledge',
  };
}

/** How the words were read, so that a wrong reading is seen. */
function readAs({ assertion, via }: Mention): string {
  const { polarity, temporality, experiencer } = assertion;
  const words = [
    polarity,
    ...(temporality === 'historical' ? [temporality] : []),
    ...(experiencer === 'patient' ? [] : [experiencer]),
    ...(via === 'measurement' ? ['from the measured value'] : []),
  ];
  return `Read as ${words.join(', ')}.`;
}

type Body = Pick<ExplanationPart, 'for' | 'against' | 'notDocumented' | 'firstTests' | 'firstActions'>;

const nothingKnown: Body = { for: [], against: [], notDocumented: [], firstTests: [], firstActions: [] };

function hypothesisBody(hypothesis: ReviewedHypothesis, reviewed: Reviewed): Body {
  const lines = (pieces: ReviewedHypothesis['for']): ExplanationLine[] =>
    pieces
      .slice(0, linesShown)
      .map((piece) => lineOf(reviewed, piece.label, piece.quote, piece, piece.basis, strengthOf(piece, hypothesis)));
  const name = inSentence(hypothesis.name);
  return {
    for: lines(hypothesis.for),
    against: lines(hypothesis.against),
    notDocumented: reviewed.review.record.gaps.filter((gap) => gap.separates.includes(name)).map((gap) => gap.name),
    firstTests: hypothesis.firstTests,
    firstActions: hypothesis.firstActions,
  };
}

function summaryOf(hypothesis: ReviewedHypothesis, base: KnowledgeBase): string[] {
  if (hypothesis.source === 'model') {
    return ['Named by a model alone; the knowledge base does not rank it in this note.'];
  }
  const urgency = hypothesis.urgency === 'routine' ? '' : `, urgency ${hypothesis.urgency}`;
  const why = base.condition(hypothesis.condition ?? '')?.cantMiss ?? null;
  return [
    `${bandWords[hypothesis.band]}${urgency}; ${addressedWords[hypothesis.addressed]}.`,
    ...(why === null ? [] : [`Must not be missed: ${why}.`]),
  ];
}

function lineOf(
  reviewed: Reviewed,
  label: string,
  quote: string,
  span: Span,
  basis: string,
  strength: number,
): ExplanationLine {
  return { label, quote, range: reviewed.lines.rangeOf(span), basis, strength };
}

/** -3 to 3; three bits are strong, one is moderate. What a model quotes has no strength. */
function strengthOf({ bits }: { readonly bits: number }, { source }: ReviewedHypothesis): number {
  if (source === 'model') {
    return 0;
  }
  const size = Math.abs(bits) >= 3 ? 3 : Math.abs(bits) >= 1 ? 2 : 1;
  return bits < 0 ? -size : size;
}
