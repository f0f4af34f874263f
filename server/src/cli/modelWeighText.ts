/** What weighing a model gave, for a terminal, with the line for the catalogue. */
import { printable, wrapped } from '../batch/layout.js';
import type { TextOptions } from '../batch/layout.js';
import type { Answering } from '../evaluation/askChoice.js';
import { fewestCases } from '../evaluation/weigh.js';
import type { Figures, Systems, Weighing } from '../evaluation/weigh.js';
import type { Interval } from '../evaluation/significance.js';
import type { Asking } from '../model/ask/asking.js';
import type { ModelIdentity } from '../model/types.js';
import { failuresText, shown } from './caseText.js';
import { fittedTable } from './table.js';

export interface WeighReport extends Weighing {
  readonly model: ModelIdentity;
  /** Version of the knowledge. */
  readonly knowledgeVersion: string;
  /** Names of the case sets. */
  readonly sets: readonly string[];
  /** Cases that the sets hold. */
  readonly given: number;
  readonly answering: Answering;
  /** How the model should be asked. */
  readonly asking: Asking;
}

const verdicts: Record<Weighing['verdict'], string> = {
  helps: 'The model helps.',
  'few-cases': `Fewer than ${String(fewestCases)} cases were answered, too few to choose a weight by, so it is 0; give more cases.`,
  'no-gain':
    'The model does not help: its choice makes the right diagnosis no more probable than chance would, so its weight is 0.',
  'fewer-right': 'The model does not help: with it the right diagnosis comes first less often, so its weight is 0.',
};

/** Ends in a line break. */
export function weighingText(report: WeighReport, terminal: TextOptions): string {
  const { model, knowledgeVersion, sets, given, answering, againstKnowledge, top1Gain, likelihoodGain } = report;
  const unasked = given - answering.asked;
  const lines = (...sentences: string[]): string[] =>
    sentences.flatMap((sentence) => wrapped(sentence, '', terminal.width));
  const fits = (name: 'weight' | 'temperature'): string => rangeOf(report.folds.map((fit) => fit[name]));
  return [
    ...lines(
      `${nameOf(model)}, asked to choose on ${String(answering.asked)} cases of ${sets.map(printable).join(', ')}, knowledge ${knowledgeVersion}. ${failuresText(answering)}`,
    ),
    ...(unasked === 0 ? [] : lines(`Cases that gave it nothing to choose from: ${String(unasked)}.`)),
    '',
    figuresTable(report.systems, terminal),
    '',
    ...lines(
      'All of it on cases that nothing was fitted on. Recalibrated: with the average answer of the model in place of its answer on the case.',
      `Fused against the knowledge alone: the right diagnosis comes first in ${String(againstKnowledge.gained)} cases where it did not, and no longer in ${String(againstKnowledge.lost)}; p = ${pText(againstKnowledge.p)} (McNemar, exact); top-1 ${intervalText(top1Gain, 100, 1)} points.`,
      `Fused against the knowledge recalibrated: log-likelihood ${intervalText(likelihoodGain, 1, 3)} a case.`,
      `Fitted without each of the five parts: weight ${fits('weight')}, temperature ${fits('temperature')}.`,
    ),
    '',
    ...lines(verdicts[report.verdict]),
    'For models/catalog.yaml:',
    catalogLine(report),
    '',
  ].join('\n');
}

function figuresTable({ knowledge, recalibrated, model, fused }: Systems, terminal: TextOptions): string {
  const row = (name: string, figures: Figures): string[] => [
    name,
    shown(figures.top1),
    figures.meanLogLikelihood.toFixed(3),
    figures.calibrationError?.toFixed(3) ?? '',
  ];
  return fittedTable(
    ['', 'top-1', 'log-likelihood', 'calibration error'],
    [
      row('knowledge alone', knowledge),
      row('knowledge recalibrated', recalibrated),
      row('model alone', model),
      row('fused', fused),
    ],
    terminal,
  );
}

/** The `asking` of an entry, with where its weight is from. */
function catalogLine({ asking, answering, sets, model }: WeighReport): string {
  const members = Object.entries(asking).map(([name, value]) => `${name}: ${String(value)}`);
  const answered = answering.asked - answering.unanswered;
  const adapters = model.adapters.length === 0 ? '' : `, with ${model.adapters.map(printable).join(', ')}`;
  return `    asking: { ${members.join(', ')} } # measured on ${String(answered)} cases (${sets.map(printable).join(', ')})${adapters}`;
}

const nameOf = ({ name, host }: ModelIdentity): string =>
  host === null ? printable(name) : `${printable(name)} on ${printable(host)}`;

/** "+1.9 (0.6 to 3.2)", 95 % interval. */
function intervalText({ mean, low, high }: Interval, scale: number, places: number): string {
  const [middle, from, to] = [mean, low, high].map((value) => (value * scale).toFixed(places));
  return `${mean > 0 ? '+' : ''}${middle!} (${from!} to ${to!})`;
}

const pText = (p: number): string => (p < 0.001 ? 'under 0.001' : p.toFixed(3));

function rangeOf(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? String(least) : `${String(least)} to ${String(most)}`;
}
