/** How wide and how colourful to print for whoever reads a stream. */
import { Chalk } from 'chalk';
import type { TextOptions } from '../batch/layout.js';

const narrowest = 40;
const widest = 120;
/** Columns where the output goes to a file or another program. */
const piped = 100;

/** Colour only where a person looks; there NO_COLOR takes it away (https://no-color.org). */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): TextOptions {
  const isTerminal = stream.isTTY === true;
  const columns = isTerminal ? stream.columns || piped : piped;
  const isColoured = isTerminal && (environment['NO_COLOR'] ?? '') === '';
  return {
    width: Math.min(widest, Math.max(narrowest, columns)),
    colour: new Chalk(isColoured ? {} : { level: 0 }),
  };
}
