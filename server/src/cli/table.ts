/** Tables that fit the terminal: the house's table library, with columns that shrink and cells without control characters. */
import Table from 'cli-table3';
import { columnsOf, linesOf, printable } from '../batch/layout.js';
import type { TextOptions } from '../batch/layout.js';

/** Blanks and border of a column. */
const frame = 3;
const narrowestColumn = 8;

/**
 * A table with a line only under its head; a cell that is too long goes on below, nothing is cut. Columns that stand in `whole` shrink
 * last: ids are there to be copied. Ends without a line break.
 */
export function fittedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width, colour }: TextOptions,
  whole: readonly string[] = [],
): string {
  const cells = rows.map((row) => row.map((cell) => printable(cell)));
  const widths = head.map((title, column) =>
    cells.reduce((most, row) => Math.max(most, columnsOf(row[column] ?? '')), columnsOf(title)),
  );
  const room = width - 1 - frame * widths.length;
  const shrink = (columns: readonly number[]): void => {
    while (widths.reduce((sum, one) => sum + one, 0) > room) {
      const widest = columns.reduce(
        (most, column) => (widths[column]! > widths[most]! ? column : most),
        columns[0] ?? 0,
      );
      if (!columns.includes(widest) || widths[widest]! <= narrowestColumn) {
        return;
      }
      widths[widest]!--;
    }
  };
  const all = [...head.keys()];
  shrink(all.filter((column) => !whole.includes(head[column]!)));
  shrink(all);
  const table = new Table({
    head: head.map((title) => colour.bold(title)),
    colWidths: widths.map((one) => one + frame - 1),
    style: { head: [], border: [], compact: true },
  });
  table.push(...cells.map((row) => row.map((cell, column) => linesOf(cell, widths[column]!).join('\n'))));
  return table.toString();
}
