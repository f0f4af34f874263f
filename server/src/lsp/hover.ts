/** Hovers in plain Markdown, for editors that do not render `dxlens/explain` themselves. */
import type { Hover, HoverParams } from 'vscode-languageserver/node';
import { MarkupKind } from 'vscode-languageserver/node';
import { inertMarkdown } from './convert.js';
import { explain } from './explain.js';
import type { ExplanationLine, ExplanationPart } from './messages.js';
import type { Session } from './session.js';

const strengthWords = ['', 'weakly', 'moderately', 'strongly'];

export function hover(session: Session, params: HoverParams): Hover | null {
  const reviewed = session.reviewed(params.textDocument.uri);
  const explanation = reviewed === null ? null : explain(session, reviewed, params.position);
  return explanation === null
    ? null
    : {
        range: explanation.range,
        contents: { kind: MarkupKind.Markdown, value: explanation.parts.map(markdownOf).join('\n\n---\n\n') },
      };
}

/** Every word of the note or of a model is made inert: it can hold no link and no command. */
function markdownOf(part: ExplanationPart): string {
  const lines = [
    `**${inertMarkdown(part.title)}**${part.source === 'knowledge' ? '' : ' (model)'}`,
    ...part.summary.map(inertMarkdown),
  ];
  const list = (head: string, items: readonly string[]): void => {
    if (items.length > 0) {
      lines.push(`${head}\n${items.map((item) => `- ${item}`).join('\n')}`);
    }
  };
  list(part.for.every(({ label }) => label === '') ? 'Raised by' : 'For', part.for.map(evidence));
  list('Against', part.against.map(evidence));
  list('Not documented', part.notDocumented.map(inertMarkdown));
  list('First tests to consider', part.firstTests.map(inertMarkdown));
  list('First actions to consider', part.firstActions.map(inertMarkdown));
  return lines.join('\n\n');
}

function evidence({ label, quote, range, strength, basis }: ExplanationLine): string {
  const words = [
    ...(label === '' ? [] : [inertMarkdown(label)]),
    ...(quote === null ? [] : [`“${inertMarkdown(quote)}”`]),
  ].join(' ');
  const place = range === null ? '' : `, line ${String(range.start.line + 1)}`;
  // Words that only raise a question, or that a model quotes, speak neither strongly nor weakly.
  const speaks = label === '' || strength === 0 ? [] : [strengthWords[Math.abs(strength)] ?? ''];
  return `${words}${place}: ${[...speaks, inertMarkdown(basis)].join(', ')}`;
}
