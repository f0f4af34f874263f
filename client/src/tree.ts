/** A review as the tree of the side view. Data in, data out: `view.ts` draws it. */
import type {
  ReviewedAlert,
  ReviewedGap,
  ReviewedHypothesis,
  ReviewRecord,
  ReviewResult,
  TextRange,
} from '../../server/src/lsp/messages.js';
import { plainLabel } from './escape.js';
import { secondOpinion } from './secondOpinion.js';
import type { ServerState } from './server.js';
import { heldBack, isHeldBack, quoteNode } from './treeNode.js';
import type { TreeNode, TreeOptions } from './treeNode.js';
import { bandHeading, hypothesisWords, sourceWords } from './words.js';

const severityWords = { error: 'Error', warning: 'Warning', information: 'Information', hint: 'Hint' } as const;
const severityIcons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

/** Label of the group that says what models said. */
export const secondOpinionGroup = 'Second opinion';

/** What stands in the side view of a note that has no review. `asked`: the server has been asked and has not answered. */
export function noReviewTree(state: ServerState, asked: boolean): TreeNode[] {
  if (state === 'running' || state === 'starting') {
    return asked || state === 'starting'
      ? [{ label: 'Reading the note', icon: 'watch' }]
      : [{ label: 'No review of this note', description: 'the Problems view or the log says why', icon: 'warning' }];
  }
  const command = { id: 'dxlens.restartServer', title: 'Restart Server' };
  return [{ label: 'The server is not running', description: 'Enter starts it', icon: 'circle-slash', command }];
}

/** The groups of the side view for one reviewed note, always in the same order. */
export function reviewTree(result: ReviewResult, options: TreeOptions): TreeNode[] {
  const { review } = result;
  const alerts = review.alerts.map((alert, index) => alertNode(alert, result.alertRanges[index] ?? null, options));
  const dismissed = new Set(result.dismissed);
  // A gap that is an alert too stands once, among what is not documented, and can be dismissed there.
  const gaps = new Set(review.alerts.filter((alert) => gapOf(alert, review) !== undefined).map(({ id }) => id));
  const standing = alerts.filter(({ alertId = '' }) => !dismissed.has(alertId) && !gaps.has(alertId));
  const takenAway = alerts.filter((node) => dismissed.has(node.alertId ?? ''));
  return [
    ...review.notices.map((notice) => ({ label: plainLabel(notice), icon: 'info' })),
    group('Alerts', standing, 'None. No alert does not mean no disease.'),
    differential(result, options),
    group('Not documented', gapNodes(result, options), 'Nothing that would change what to do.'),
    { label: secondOpinionGroup, expanded: true, children: secondOpinion(result, options) },
    ...(takenAway.length === 0 ? [] : [{ ...group('Dismissed', takenAway.map(asDismissed), ''), expanded: false }]),
  ];
}

function group(label: string, children: readonly TreeNode[], none: string): TreeNode {
  return children.length === 0
    ? { label, expanded: true, children: [{ label: none }] }
    : { label, description: String(children.length), expanded: true, children };
}

function alertNode(alert: ReviewedAlert, range: TextRange | null, options: TreeOptions): TreeNode {
  const source = sourceWords(alert.source);
  const place = range === null ? '' : `line ${range.start.line + 1}`;
  const description = [place, source].filter((word) => word !== null && word !== '').join(', ');
  return {
    label: plainLabel(alert.message),
    description,
    icon: severityIcons[alert.severity],
    accessible: `${severityWords[alert.severity]}: ${plainLabel(alert.message)}${description === '' ? '' : `, ${description}`}`,
    range,
    context: 'alert',
    alertId: alert.id,
    children: alert.evidence.map((quote) => quoteNode(quote.quote, options.rangeOf(quote.start, quote.end))),
  };
}

function gapOf(alert: ReviewedAlert, review: ReviewRecord): ReviewedGap | undefined {
  return alert.code === 'missing-finding' ? review.gaps.find((gap) => gap.finding === alert.finding) : undefined;
}

function asDismissed(node: TreeNode): TreeNode {
  return { ...node, context: 'dismissed', icon: 'circle-slash', accessible: `Dismissed: ${node.label}` };
}

function differential(result: ReviewResult, options: TreeOptions): TreeNode {
  const label = 'Differential';
  if (isHeldBack(result, options)) {
    return { label, expanded: true, children: [heldBack(options)] };
  }
  const ranked = result.review.differential.map(({ band }, index) => ({ band, index }));
  const byBand = (['leading', 'plausible', 'not-excluded'] as const).flatMap((band) => {
    const members = ranked
      .filter((one) => one.band === band)
      .map(({ index }) => hypothesisNode(result.review.differential[index]!, result.evidenceRanges[index]));
    // What is merely not excluded stays folded until it is wanted.
    const expanded = band !== 'not-excluded';
    return members.length === 0 ? [] : [{ ...group(bandHeading(band), members, ''), expanded }];
  });
  return byBand.length === 0
    ? group(label, [], 'Too little in the note to rank.')
    : { label, expanded: true, children: byBand };
}

function hypothesisNode(
  hypothesis: ReviewedHypothesis,
  ranges: ReviewResult['evidenceRanges'][number] | undefined,
): TreeNode {
  const words = hypothesisWords(hypothesis);
  const name = plainLabel(hypothesis.name);
  const side = (label: string, evidence: ReviewedHypothesis['for'], where: readonly TextRange[] | undefined) =>
    evidence.map((piece, index) => ({
      label: `${label}: ${plainLabel(piece.label)}`,
      description: piece.quote === '' ? '' : `“${plainLabel(piece.quote)}”`,
      icon: label === 'For' ? 'add' : 'remove',
      range: where?.[index] ?? null,
    }));
  const plain = (label: string, items: readonly string[]) =>
    items.map((item) => ({ label: `${label}: ${plainLabel(item)}`, icon: 'beaker' }));
  const children: TreeNode[] = [
    ...side('For', hypothesis.for, ranges?.for),
    ...side('Against', hypothesis.against, ranges?.against),
    ...plain('Test to consider', hypothesis.firstTests),
    ...plain('Action to consider', hypothesis.firstActions),
  ];
  return {
    label: name,
    description: words,
    icon: hypothesis.cantMiss ? 'shield' : 'circle-outline',
    accessible: `${name}: ${bandHeading(hypothesis.band)}, ${words}`,
    range: ranges?.for[0] ?? null,
    children,
  };
}

function gapNodes({ review, gapRanges, dismissed }: ReviewResult, options: TreeOptions): TreeNode[] {
  return review.gaps.flatMap((gap, index) => {
    const alert = review.alerts.find((candidate) => gapOf(candidate, review) === gap);
    if (alert !== undefined && dismissed.includes(alert.id)) {
      return [];
    }
    const separates = gap.separates.map(plainLabel).slice(0, 2).join(' from ');
    const why = gap.reason === null ? (separates === '' ? '' : `separates ${separates}`) : plainLabel(gap.reason);
    return {
      label: plainLabel(gap.name),
      description: why,
      icon: 'question',
      ...(alert === undefined ? {} : { context: 'alert' as const, alertId: alert.id }),
      accessible: `Not documented: ${plainLabel(gap.name)}${why === '' ? '' : `, ${why}`}`,
      range: gapRanges[index] ?? null,
      children: [
        { label: plainLabel(gap.question), icon: 'comment' },
        ...gap.because.map((quote) => quoteNode(quote.quote, options.rangeOf(quote.start, quote.end))),
      ],
    };
  });
}
