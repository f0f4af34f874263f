/** What is told of the knowledge, as text for a terminal. */
import { hanging, printable, wrapped } from '../batch/layout.js';
import type { TextOptions } from '../batch/layout.js';
import type { DescribedTable, Description, Fact } from '../knowledge/describe.js';
import type { Difference, NamedRow } from '../knowledge/diff.js';
import type { SearchResult } from '../knowledge/search.js';
import { fittedTable } from './table.js';

const labelColumn = 24;

/** A row whole: what says nothing is left out. Ends in a line break. */
export function descriptionText({ kind, id, name, parts }: Description, options: TextOptions): string {
  const { colour } = options;
  const shownId = id === name ? '' : ` ${printable(id)}`;
  const blocks = parts.map((part) => (isTable(part) ? tableLines(part, options) : factLines(part, options)));
  return `${[
    `${colour.bold(printable(name))}  ${colour.cyan(`${kind}${shownId}`)}`,
    ...blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')),
  ].join('\n\n')}\n`;
}

const isTable = (part: readonly Fact[] | DescribedTable): part is DescribedTable => 'head' in part;

export function factLines(facts: readonly Fact[], { width, colour }: TextOptions): string[] {
  return facts
    .filter(([, text]) => text !== '')
    .flatMap(([label, text]) => hanging(colour.cyan(label.padEnd(labelColumn)), printable(text), labelColumn, width));
}

/** Title and table; nothing where the table has no rows. */
export function tableLines({ title, head, rows }: DescribedTable, options: TextOptions): string[] {
  return rows.length === 0 ? [] : [options.colour.bold(title), fittedTable(head, rows, options)];
}

/** The rows found, best first, with the phrase that matched where it is not the name. */
export function searchText({ found, misspelt }: SearchResult, options: TextOptions): string {
  const lines = misspelt.flatMap(({ word, meant }) =>
    wrapped(
      meant.length === 0
        ? `No phrase has “${printable(word)}”.`
        : `No phrase has “${printable(word)}”; looked for ${meant.slice(0, mostMeant).map(printable).join(', ')}.`,
      '',
      options.width,
    ),
  );
  if (found.length === 0) {
    lines.push('Nothing found.');
  } else {
    lines.push(
      fittedTable(
        ['kind', 'id', 'name', 'phrase'],
        found.map(({ kind, id, name, phrase }) => [kind, id, name, phrase === name ? '' : phrase]),
        options,
        ['id'],
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

const mostMeant = 8;

/** "+" rows added, "-" rows removed, then each changed row with its figures, "old -> new". */
export function differenceText({ added, removed, changed }: Difference, options: TextOptions): string {
  const { colour, width } = options;
  const named = ({ kind, id, name }: NamedRow): string => printable(`${kind} ${id}${name === id ? '' : ` (${name})`}`);
  const lines = [
    ...added.flatMap((row) => wrapped(colour.green(`+ ${named(row)}`), '', width)),
    ...removed.flatMap((row) => wrapped(colour.red(`- ${named(row)}`), '', width)),
    ...changed.flatMap((row) => [
      ...wrapped(colour.bold(named(row)), '', width),
      ...row.changes.flatMap(({ field, before, after }) =>
        wrapped(printable(`${field}: ${before ?? 'none'} -> ${after ?? 'none'}`), '    ', width),
      ),
    ]),
    `${String(added.length)} added, ${String(removed.length)} removed, ${String(changed.length)} changed`,
  ];
  return `${lines.join('\n')}\n`;
}
