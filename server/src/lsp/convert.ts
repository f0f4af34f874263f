/** The one place where offsets become positions and the house's words become the protocol's. */
import type { Diagnostic, Range } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Span } from '../note/types.js';
import type { Alert, Severity } from '../reasoning/types.js';

/** Line starts of a text, so that an offset becomes a position by bisection. */
export class Lines {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
        this.#starts.push(at + 1);
      }
    }
  }

  rangeOf(span: Span): Range {
    return { start: this.#positionOf(span.start), end: this.#positionOf(span.end) };
  }

  offsetOf(position: { readonly line: number; readonly character: number }): number {
    const start = this.#starts[position.line] ?? this.#length;
    const next = this.#starts[position.line + 1] ?? this.#length + 1;
    return Math.min(start + position.character, next - 1, this.#length);
  }

  #positionOf(offset: number): { line: number; character: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, character: offset - this.#starts[low]! };
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

/** An alert as the editor shows it; its further evidence as related places. */
export function diagnosticOf(alert: Alert, uri: string, lines: Lines): Diagnostic {
  const further = alert.evidence.filter((one) => one.start !== alert.start || one.end !== alert.end);
  const data: DiagnosticData = { alert: alert.id };
  return {
    range: lines.rangeOf(alert),
    severity: severities[alert.severity],
    code: alert.code,
    source: 'DxLens',
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

/** Text of a note or a model as inert Markdown: no link, image, HTML or command can live in it. */
export function inertMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!|<>&~:$^@/"']/g, (mark) => `&#${String(mark.charCodeAt(0))};`);
}
