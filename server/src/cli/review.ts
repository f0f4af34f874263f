/** `dxlens review [PATHS…]`: the same review as in the editor, over files and folders. */
import { Chalk } from 'chalk';
import { Command, Option } from 'commander';
import { isError, reviewAll } from '../batch/run.js';
import { findNotes } from '../batch/sources.js';
import { reviewText } from '../batch/textSink.js';
import { collect, noModel, openBase, openModel, wholeNumber } from './shared.js';

interface Options {
  readonly format: 'text' | 'jsonl';
  readonly model?: string;
  readonly threads?: number;
  readonly overlay: readonly string[];
}

const narrowest = 40;
const widest = 120;

export function reviewCommand(): Command {
  return new Command('review')
    .description('Review notes: files, or folders searched for .note, .soap, .hpi and .cnote files.')
    .argument('[paths...]', 'files and folders', ['.'])
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'jsonl']).default('text'))
    .option('--model <file>', 'a local language model (GGUF) that gives a second opinion')
    .option('--threads <number>', 'processor threads for the model', wholeNumber)
    .option('--overlay <file>', "a site's own knowledge, laid over the base (may be repeated)", collect, [])
    .addHelpText('after', '\nExits with 0 when every note was reviewed, 1 when one could not be, 2 on bad usage.')
    .action(run);
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const base = await openBase(options.overlay);
  const model = await openModel(options.model, options.threads);
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  const isTerminal = process.stdout.isTTY;
  const width = Math.min(widest, Math.max(narrowest, isTerminal ? process.stdout.columns : 100));
  // Colour only where a person looks; NO_COLOR is honoured there too (https://no-color.org).
  const colour = new Chalk(isTerminal && process.env['NO_COLOR'] === undefined ? {} : { level: 0 });
  let failed = 0;
  try {
    for await (const { record, text } of reviewAll(await findNotes(paths), base, model, stop.signal)) {
      failed += isError(record) ? 1 : 0;
      const output =
        options.format === 'jsonl' ? `${JSON.stringify(record)}\n` : `${reviewText(record, text, { width, colour })}\n`;
      if (!process.stdout.write(output)) {
        await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
      }
    }
    if (options.format === 'text' && model === null) {
      process.stdout.write(`${noModel}\n`);
    }
  } finally {
    await model?.dispose();
  }
  process.exitCode = failed > 0 ? 1 : 0;
}
