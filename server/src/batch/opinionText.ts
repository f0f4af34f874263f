/** What a model said of a note, as a few lines for a terminal, marked as the words of a model. */
import type { ReviewedOpinion } from '../review/schema.js';
import { hanging, printable, wrapped } from './layout.js';
import type { TextOptions } from './layout.js';

/** Candidates of a choice that are shown; "none of these" stands beside them. */
const choicesShown = 3;
const column = 16;

/** One model's opinion, each line of `width` columns at most. */
export function opinionText(opinion: ReviewedOpinion, { width }: TextOptions): string[] {
  const row = (head: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : hanging(head, items.join('; '), column, width, '    ');
  return [
    ...wrapped(`Model ${nameOf(opinion)} ${statusOf(opinion)}`, '  ', width),
    ...choiceRow(opinion, row),
    ...row('Names', opinion.diagnoses.map(diagnosisOf)),
    ...row(
      'Asks for',
      opinion.missing.map(({ finding, evidence }) => `${printable(finding)} (${quoted(evidence)})`),
    ),
    ...row('Left out', opinion.dropped === 0 ? [] : [leftOut(opinion.dropped)]),
  ];
}

/** Where a note went is never left out. */
function nameOf({ model }: ReviewedOpinion): string {
  return [
    printable(model.name),
    ...(model.host === null ? [] : [`on ${printable(model.host)}`]),
    ...(model.adapters.length === 0 ? [] : [`with ${model.adapters.map(printable).join(', ')}`]),
  ].join(' ');
}

function statusOf({ status, reason, diagnoses, missing }: ReviewedOpinion): string {
  switch (status) {
    case 'unavailable':
      return `gave no opinion: ${printable(reason ?? 'no reason was given')}`;
    case 'chosen':
      return 'was asked to choose, not to write:';
    case 'writing':
      return 'is still writing:';
    case 'complete':
      return diagnoses.length === 0 && missing.length === 0
        ? 'named nothing that the note supports by quotation.'
        : 'says, to be checked against the note:';
  }
}

function choiceRow({ choice }: ReviewedOpinion, row: (head: string, items: readonly string[]) => string[]): string[] {
  if (choice === null) {
    return [];
  }
  const most = [...choice.shares].sort((a, b) => b.share - a.share).slice(0, choicesShown);
  const items = [...most, { name: 'none of these', share: choice.none }].map(
    ({ name, share }) => `${printable(name)}, ${percentOf(share)}`,
  );
  const weight = choice.weight === 0 ? 'not shown to help, so it does not change the order' : 'counts toward the order';
  return row('Asked to choose', [...items.slice(0, -1), `${items.at(-1)!} (belief of the model; ${weight})`]);
}

function diagnosisOf({ name, listed, evidence, against }: ReviewedOpinion['diagnoses'][number]): string {
  const basis = [quoted(evidence), ...(against.length === 0 ? [] : [`argues against: ${quoted(against)}`])];
  const mark = listed ? '' : ', not in the list of the knowledge base’s reading';
  return `${printable(name)}${mark} (${basis.join('; ')})`;
}

const quoted = (quotes: ReviewedOpinion['missing'][number]['evidence']): string =>
  quotes.map(({ quote }) => `“${printable(quote)}”`).join(', ');

/** The ends are never claimed to be certain. */
function percentOf(share: number): string {
  const percent = Math.round(share * 100);
  return percent < 1 ? 'under 1 %' : percent > 99 ? 'over 99 %' : `${String(percent)} %`;
}

const leftOut = (count: number): string =>
  `${String(count)} ${count === 1 ? 'statement' : 'statements'} that no words of the note support`;
