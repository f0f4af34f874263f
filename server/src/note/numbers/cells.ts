/** The cells of a line of a table: parted by tabs, strokes, or two blanks. */
import type { Line } from './line.js';
import type { Token } from '../types.js';

export interface Column {
  /** Which cell of the line it is, by tabs and strokes. */
  readonly index: number;
  /** Characters from the beginning of the line. */
  readonly offset: number;
}
export interface Cell extends Column {
  readonly first: number;
  readonly end: number;
  /** A tab or a stroke parts it from its neighbour. */
  readonly isHard: boolean;
}

export function cellsOf(line: Line): readonly Cell[] {
  const cells: Cell[] = [];
  const start = line.first === 0 ? 0 : line.tokens[line.first - 1]!.end;
  const indent = line.text.slice(start, line.tokens[line.first]?.start ?? start);
  let begin = line.first;
  let index = indent.split('\t').length - 1;
  let isHard = index > 0;
  const close = (end: number): void => {
    if (end > begin) {
      cells.push({ index, offset: line.tokens[begin]!.start - start, first: begin, end, isHard });
    }
  };
  for (let at = line.first; at < line.end; at++) {
    const token = line.tokens[at]!;
    if (token.folded === '|') {
      close(at);
      begin = at + 1;
      // The stroke before the first cell parts nothing.
      index += at === line.first ? 0 : 1;
      isHard = true;
      continue;
    }
    const gap = at === begin ? '' : line.text.slice(line.tokens[at - 1]!.end, token.start);
    const tabs = gap.includes('\t') ? gap.split('\t').length - 1 : 0;
    if (tabs > 0 || gap.length > 1) {
      close(at);
      begin = at;
      index += Math.max(1, tabs);
      isHard ||= tabs > 0;
    }
  }
  close(line.end);
  return cells;
}

/** Where in its line a token stands. */
export const cellAt = (cells: readonly Cell[], token: number): Column => {
  const cell = cells.find((one) => token >= one.first && token < one.end);
  return { index: cell?.index ?? 0, offset: cell?.offset ?? 0 };
};

/** Whether a stroke, a tab or more than one blank stands behind a token. */
export function isParted(line: Line, at: number): boolean {
  const token = line.tokens[at];
  const next = at + 1 < line.end ? line.tokens[at + 1]! : undefined;
  return (
    token !== undefined &&
    next !== undefined &&
    next.kind !== 'break' &&
    (next.folded === '|' || next.start - token.end > 1 || line.text.charCodeAt(token.end) === 9)
  );
}

/** The break that ends the line of a token, or the end of the paragraph. */
export function endOfLine(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]!.kind !== 'break') {
    at++;
  }
  return at;
}
