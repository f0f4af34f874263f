/** The readable summary of a workspace review, as plain text. Data in, data out. */
import type { ReviewTextResult } from '../../server/src/lsp/messages.js';

/** A place that a line of the summary names; offsets are UTF-16 code units of the summary. */
export interface SummaryLink {
  readonly start: number;
  readonly end: number;
  /** Index into the notes. */
  readonly note: number;
  readonly line: number;
  readonly character: number;
}

/**
 * One block a note: its alerts as "path:line: message", or why there are none. Notes with alerts come first, then those
 * that could not be reviewed, then those without alerts, then those that a cancelled review did not come to.
 * `paths` names all notes as they are shown; `results` are those of the first ones.
 */
export function summarise(
  paths: readonly string[],
  results: readonly ReviewTextResult[],
): { readonly text: string; readonly links: readonly SummaryLink[] } {
  const links: SummaryLink[] = [];
  let text = '';
  const write = (line: string) => {
    text += `${line}\n`;
  };
  /** A path at the beginning of a line, with the words behind it. */
  const writePath = (note: number, words: string) => {
    const path = paths[note] ?? '';
    links.push({ start: text.length, end: text.length + path.length, note, line: 0, character: 0 });
    write(`${path}${words}`);
  };
  const indexed = results.map((result, note) => ({ path: paths[note] ?? '', result, note }));
  const withAlerts = indexed.filter(({ result }) => (result.summary?.alerts.length ?? 0) > 0);
  const failed = indexed.filter(({ result }) => result.summary === null);
  const quiet = indexed.filter(({ result }) => result.summary?.alerts.length === 0);
  const alerts = withAlerts.reduce((sum, { result }) => sum + (result.summary?.alerts.length ?? 0), 0);

  write('DxLens review of all notes in the workspace');
  write('');
  write(
    `${count(results.length, 'note')} read: ${count(alerts, 'alert')} in ${count(withAlerts.length, 'note')}, ` +
      `${quiet.length} without alerts, ${failed.length} not reviewed.`,
  );
  if (results.length < paths.length) {
    write(
      `Cancelled: ${count(paths.length - results.length, 'note')} of ${paths.length} not read; they stand at the end.`,
    );
  }
  write('No alert does not mean no disease. This summary quotes the notes: treat it as you treat them.');

  if (withAlerts.length > 0) {
    heading('Alerts', write);
  }
  for (const [index, { path, result, note }] of withAlerts.entries()) {
    if (index > 0) {
      write('');
    }
    for (const alert of byPlace(result.summary?.alerts ?? [])) {
      const { line, character } = alert.range.start;
      const place = `${path}:${line + 1}`;
      links.push({ start: text.length, end: text.length + place.length, note, line, character });
      write(`${place}: ${oneLine(alert.message)}`);
    }
  }
  if (failed.length > 0) {
    heading('Not reviewed', write);
  }
  for (const { result, note } of failed) {
    writePath(note, `: ${oneLine(result.error ?? 'no reason was given.')}`);
  }
  if (quiet.length > 0) {
    heading('No alerts', write);
  }
  for (const { result, note } of quiet) {
    const notices =
      result.summary?.status === 'insufficient' ? `: ${result.summary.notices.map(oneLine).join(' ')}` : '';
    writePath(note, notices);
  }
  if (results.length < paths.length) {
    heading('Not read', write);
  }
  for (let note = results.length; note < paths.length; note++) {
    writePath(note, '');
  }
  return { text, links };
}

function heading(words: string, write: (line: string) => void): void {
  write('');
  write(words);
  write('-'.repeat(words.length));
}

function byPlace<T extends { readonly range: { readonly start: { readonly line: number } } }>(
  alerts: readonly T[],
): T[] {
  return [...alerts].sort((a, b) => a.range.start.line - b.range.start.line);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
