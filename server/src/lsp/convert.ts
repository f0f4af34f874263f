/** The one place where offsets become positions and the house's words become the protocol's. */
import type { Diagnostic, Position, Range } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../note/types.js';
import type { Alert, Severity } from '../reasoning/types.js';

/** The lines of one text, found when they are first asked for. */
export class Lines {
  readonly #document: TextDocument;

  constructor(text: string) {
    this.#document = TextDocument.create('', '', 0, text);
  }

  rangeOf(span: Span): Range {
    return { start: this.#document.positionAt(span.start), end: this.#document.positionAt(span.end) };
  }

  /** Beyond the end of a line its end, without its line break; beyond the last line the end of the text. */
  offsetOf(position: Position): number {
    return this.#document.offsetAt(position);
  }
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What a diagnostic carries for the requests that follow it. */
export interface DiagnosticData {
  readonly alert: string;
}

export const diagnosticSource = 'DxLens';

/** An alert as the editor shows it; its further evidence as related places. */
export function diagnosticOf(alert: Alert, uri: string, lines: Lines): Diagnostic {
  const further = alert.evidence.filter((one) => one.start !== alert.start || one.end !== alert.end);
  const data: DiagnosticData = { alert: alert.id };
  return {
    range: lines.rangeOf(alert),
    severity: severities[alert.severity],
    code: alert.code,
    source: diagnosticSource,
    message: alert.message,
    data,
    ...(further.length === 0
      ? {}
      : {
          relatedInformation: further.map((one) => ({
            location: { uri, range: lines.rangeOf(one) },
            message: `basis: “${one.quote.replace(/\s+/g, ' ')}”`,
          })),
        }),
  };
}

/**
 * Text of a note or a model as inert Markdown on one line: no link, image, HTML or command can live in it. Only what could
 * mean something is escaped, and with a backslash, because many editors show the source of a hover as it is.
 */
export function inertMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      // Controls and the marks that turn the direction of writing, with which text is shown in another order than it stands.
      .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
      .replace(/[\\`*_~[\]<&|$@]/g, '\\$&')
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\b(www)\./gi, '$1\\.')
      .replace(/^( ?)([#>+=-])/, '$1\\$2')
      .replace(/^( ?\d+)([.)])/, '$1\\$2')
  );
}
