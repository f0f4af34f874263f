/** `dxlens read NOTE…`: what is understood of a note, before anything is concluded from it. */
import { Command, Option } from 'commander';
import { printable, wrapped } from '../batch/layout.js';
import type { TextOptions } from '../batch/layout.js';
import { readAll } from '../batch/read.js';
import type { ReadOutcome } from '../batch/read.js';
import { readoutText } from '../batch/readoutText.js';
import { findNotes } from '../batch/sources.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import { readoutOf, readoutSchemaId } from '../review/readout.js';
import { collect, openBase } from './shared.js';
import { terminalOf } from './terminal.js';

interface Options {
  readonly format: 'text' | 'json';
  readonly overlay: readonly string[];
}

export function readCommand(): Command {
  return new Command('read')
    .description('Print notes with what was understood of them: sections, mentions, values, the patient.')
    .argument('<notes...>', 'files, and folders searched for notes; - for standard input')
    .addOption(
      new Option('--format <format>', 'how to print; json is one object a note')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--overlay <file>', "a site's own knowledge, laid over the base (may be repeated)", collect, [])
    .addHelpText('after', '\nExits with 0 when every note was read, 1 when one could not be, 2 on bad usage.')
    .action(run);
}

async function run(paths: readonly string[], { format, overlay }: Options): Promise<void> {
  const base = await openBase(overlay);
  const terminal = terminalOf(process.stdout, process.env);
  let failed = 0;
  for await (const outcome of readAll(await findNotes(paths), base)) {
    failed += 'error' in outcome ? 1 : 0;
    const output = format === 'json' ? `${JSON.stringify(objectOf(outcome, base))}\n` : textOf(outcome, base, terminal);
    if (!process.stdout.write(output)) {
      await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    }
  }
  process.exitCode = failed > 0 ? 1 : 0;
}

function objectOf(outcome: ReadOutcome, base: KnowledgeBase): object {
  const named = { schema: readoutSchemaId, file: outcome.file };
  return 'error' in outcome ? { ...named, error: outcome.error } : { ...named, ...readoutOf(outcome.note, base) };
}

function textOf(outcome: ReadOutcome, base: KnowledgeBase, terminal: TextOptions): string {
  const name = terminal.colour.bold(printable(outcome.file));
  const text =
    'error' in outcome
      ? `${wrapped(`Not read: ${printable(outcome.error).replace(/\.$/, '')}.`, '  ', terminal.width).join('\n')}\n`
      : readoutText(outcome.note, base, terminal).text;
  return `${name}\n${text}\n`;
}
