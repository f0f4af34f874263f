/** A review as a person reads it in a terminal, of any width, with or without colour; nothing is told by colour alone. */
import stringWidth from 'string-width';
import type { ReviewedHypothesis, ReviewErrorRecord, ReviewRecord } from '../review/schema.js';
import { ageWords, hanging, printable, wrapped } from './layout.js';
import type { TextOptions } from './layout.js';
import { opinionText } from './opinionText.js';
import { isError } from './run.js';

const bandWords: Record<ReviewedHypothesis['band'], string> = {
  leading: 'leading',
  plausible: 'plausible',
  'not-excluded': 'not excluded',
};
const hypothesesShown = 6;
const gapsShown = 5;
const evidenceShown = 4;

/** The whole review of one note, ending in a line break. */
export function reviewText(
  record: ReviewRecord | ReviewErrorRecord,
  text: string | null,
  options: TextOptions,
): string {
  const { colour, width } = options;
  const name = printable(record.file ?? record.id);
  const lines: string[] = [colour.bold(name)];
  if (isError(record)) {
    lines.push(...wrapped(`Not reviewed: ${printable(record.error).replace(/\.$/, '')}.`, '  ', width));
    return `${lines.join('\n')}\n`;
  }
  const patient = `  ${patientOf(record)}`;
  if (stringWidth(name) + stringWidth(patient) <= width) {
    lines[0] += patient;
  } else {
    lines.push(...wrapped(patient.trim(), '  ', width));
  }
  for (const notice of record.notices) {
    lines.push(...wrapped(colour.dim(notice), '  ', width));
  }
  const inText = record.alerts.filter((alert) => alert.inText);
  for (const alert of inText) {
    const mark = alert.severity === 'error' || alert.severity === 'warning' ? '!' : '-';
    const head = `${mark} ${alert.code}`;
    const coloured = mark === '!' ? colour.yellow.bold(head) : colour.cyan(head);
    lines.push(
      ...hanging(coloured, `${printable(alert.message)}${colour.dim(`  ${placeOf(alert.start, text)}`)}`, 18, width),
    );
  }
  if (inText.length === 0) {
    lines.push(...wrapped('No alerts. No alert does not mean no disease.', '  ', width));
  }
  differential(record, lines, options);
  const aside = record.gaps.filter((gap) => !inText.some((alert) => alert.finding === gap.finding)).slice(0, gapsShown);
  if (aside.length > 0) {
    lines.push(...hanging('Not documented', aside.map((gap) => gap.name).join('; '), 16, width));
  }
  for (const opinion of record.opinions) {
    lines.push(...opinionText(opinion, options));
  }
  return `${lines.join('\n')}\n`;
}

function differential(record: ReviewRecord, lines: string[], { colour, width }: TextOptions): void {
  if (record.differential.length === 0) {
    return;
  }
  lines.push(...wrapped('Differential (options to consider, each with its basis):', '  ', width));
  for (const one of record.differential.filter(
    (hypothesis, index) =>
      index < hypothesesShown ||
      (hypothesis.cantMiss && hypothesis.band !== 'not-excluded') ||
      hypothesis.source !== 'knowledge',
  )) {
    const marks = [
      one.cantMiss ? 'must not be missed' : '',
      one.source === 'knowledge' ? '' : one.source === 'both' ? 'model agrees' : 'model only',
      one.addressed === 'none' ? '' : one.addressed,
    ].filter((mark) => mark !== '');
    const title = `${one.band === 'leading' ? colour.bold(printable(one.name)) : printable(one.name)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
    const list = (pieces: ReviewedHypothesis['for']): string =>
      [...new Set(pieces.map((piece) => (one.source === 'model' ? `“${printable(piece.quote)}”` : piece.label)))]
        .slice(0, evidenceShown)
        .join(', ');
    const basis = [
      one.for.length > 0 ? `for: ${list(one.for)}` : '',
      one.against.length > 0 ? `against: ${list(one.against)}` : '',
    ]
      .filter((part) => part !== '')
      .join('; ');
    lines.push(
      ...hanging(bandWords[one.band], `${title}${basis === '' ? '' : colour.dim(` — ${basis}`)}`, 14, width, '    '),
    );
  }
}

function patientOf(record: ReviewRecord): string {
  const { ageYears, sex, pregnant } = record.patient;
  return [ageWords(ageYears), sex ?? 'sex not documented', pregnant === true ? 'pregnant' : '']
    .filter((part) => part !== '')
    .join(', ');
}

/** "line 12" of an offset. */
function placeOf(offset: number, text: string | null): string {
  return text === null ? '' : `line ${String(text.slice(0, offset).split(/\r\n|\r|\n/).length)}`;
}
