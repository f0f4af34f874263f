/** Semantic tokens: the words of a note that were understood, with what they are and how they are said. */
import type { Range, SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver/node';
import { SemanticTokensBuilder } from 'vscode-languageserver/node';
import type { Span } from '../note/types.js';
import type { Mark } from '../review/marks.js';
import { markKinds, marksOf, signs } from '../review/marks.js';
import type { Session } from './session.js';

/** The manifest of the VS Code client describes the same names. */
export const tokenLegend: SemanticTokensLegend = { tokenTypes: [...markKinds], tokenModifiers: [...signs] };

/** The tokens of an open note, or those that touch a range of it; none where it is not open or could not be read. */
export function semanticTokens(session: Session, uri: string, range: Range | null): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const reviewed = session.reviewed(uri);
  if (reviewed === null) {
    return builder.build();
  }
  const { lines } = reviewed;
  const { note } = reviewed.review;
  const from = range === null ? 0 : lines.offsetOf(range.start);
  const to = range === null ? note.text.length : lines.offsetOf(range.end);
  for (const mark of marksOf(note)) {
    if (mark.end < from || mark.start > to) {
      continue;
    }
    for (const span of singleLines(note.text, mark)) {
      const { start } = lines.rangeOf(span);
      builder.push(start.line, start.character, span.end - span.start, markKinds.indexOf(mark.kind), bitsOf(mark));
    }
  }
  return builder.build();
}

/** Asks the client to fetch the tokens of all notes anew, once other knowledge or other settings are in force. */
export async function refreshTokens(session: Session): Promise<void> {
  await session.ready;
  if (session.options.refreshesTokens) {
    // A client that has gone meanwhile has nothing to refresh.
    await session.connection.languages.semanticTokens.refresh().catch(() => undefined);
  }
}

/** The parts of a mark on each line, without white space around them: not every editor takes tokens over several lines. */
function* singleLines(text: string, { start, end }: Span): Generator<Span> {
  for (const { index, 0: words } of text.slice(start, end).matchAll(/[^\s](?:[^\r\n]*[^\s])?/g)) {
    yield { start: start + index, end: start + index + words.length };
  }
}

const bitsOf = (mark: Mark): number => mark.signs.reduce((bits, sign) => bits | (1 << signs.indexOf(sign)), 0);
