/** An explanation of the server as the Markdown of a hover. */
import * as vscode from 'vscode';
import type { Explanation, ExplanationLine, ExplanationPart, TextRange } from '../../server/src/lsp/messages.js';
import { escapeMarkdown } from './escape.js';
import { sourceWords, strengthWord } from './words.js';

/** The one command that a hover may run: it shows words of a note that is open. */
export const revealCommand = 'dxlens.reveal';

/**
 * One Markdown block a part; the editor draws a line between them. `uri` is that of the note; `shown` are the messages
 * that the editor itself puts above this hover, which need not be read twice.
 */
export function renderExplanation(
  explanation: Explanation,
  uri: string,
  shown: readonly string[] = [],
): vscode.MarkdownString[] {
  return explanation.parts.map((part) => {
    const title = part.kind === 'alert' && shown.includes(part.title) ? 'Basis' : part.title;
    const markdown = new vscode.MarkdownString(renderPart({ ...part, title }, uri));
    markdown.isTrusted = { enabledCommands: [revealCommand] };
    markdown.supportHtml = false;
    return markdown;
  });
}

function renderPart(part: ExplanationPart, uri: string): string {
  const source = sourceWords(part.source);
  const words = [...part.summary, ...(source === null ? [] : [`source: ${source}`])];
  return [
    `**${escapeMarkdown(part.title)}**`,
    escapeMarkdown(words.map((word) => (/[.?!]$/.test(word) ? word : `${word}.`)).join(' ')),
    // Words that only raise a question speak for nothing.
    evidence(part.for.every(({ label }) => label === '') ? 'Raised by' : 'For', part.for, uri),
    evidence('Against', part.against, uri),
    list('Not documented', part.notDocumented),
    list('Tests to consider', part.firstTests),
    list('Actions to consider', part.firstActions),
    part.source === 'model' ? '*Model output: check it against the note.*' : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function evidence(heading: string, lines: readonly ExplanationLine[], uri: string): string {
  return lines.length === 0 ? '' : [`${heading}:`, '', ...lines.map((line) => evidenceLine(line, uri))].join('\n');
}

function evidenceLine(line: ExplanationLine, uri: string): string {
  const quote = line.quote === null ? '' : quoted(line.quote, line.range, uri);
  const basis = line.basis === '' ? '' : ` — ${escapeMarkdown(line.basis)}`;
  const words = line.label === '' ? [] : [strengthWord(line.strength), escapeMarkdown(line.label)];
  const label = words.filter((word) => word !== null).join(', ');
  return `- ${[label, quote].filter((words) => words !== '').join(': ')}${basis}`;
}

function quoted(quote: string, range: TextRange | null, uri: string): string {
  const words = `“${escapeMarkdown(quote)}”`;
  return range === null ? words : `[${words}](${revealLink(uri, range)} "Show in the note")`;
}

/** A command address. Round brackets would end the link, and `encodeURIComponent` leaves them. */
function revealLink(uri: string, range: TextRange): string {
  const argument = encodeURIComponent(JSON.stringify([uri, range])).replace(
    /[()'!*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `command:${revealCommand}?${argument}`;
}

function list(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${heading}: ${items.map(escapeMarkdown).join('; ')}`;
}
