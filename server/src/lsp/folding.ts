/** Folding and outline by section. */
import type { DocumentSymbol, FoldingRange } from 'vscode-languageserver/node';
import { SymbolKind } from 'vscode-languageserver/node';
import type { Section } from '../note/types.js';
import type { Reviewed, Session } from './session.js';

export function foldingRanges(session: Session, uri: string): FoldingRange[] {
  const reviewed = session.reviewed(uri);
  return reviewed === null
    ? []
    : headed(reviewed).flatMap((section) => {
        const range = reviewed.lines.rangeOf(trimmed(section, reviewed));
        return range.end.line > range.start.line ? [{ startLine: range.start.line, endLine: range.end.line }] : [];
      });
}

export function documentSymbols(session: Session, uri: string): DocumentSymbol[] {
  const reviewed = session.reviewed(uri);
  return reviewed === null
    ? []
    : headed(reviewed).map((section) => ({
        name: reviewed.review.note.text.slice(section.heading!.start, section.heading!.end) || section.kind,
        detail: section.kind,
        kind: SymbolKind.Namespace,
        range: reviewed.lines.rangeOf(trimmed(section, reviewed)),
        selectionRange: reviewed.lines.rangeOf(section.heading!),
      }));
}

const headed = (reviewed: Reviewed): Section[] =>
  reviewed.review.note.sections.filter((section) => section.heading !== null);

/** A section without the blank lines behind it. */
function trimmed(section: Section, reviewed: Reviewed): { start: number; end: number } {
  const text = reviewed.review.note.text.slice(section.start, section.end);
  return { start: section.start, end: section.start + text.trimEnd().length };
}
