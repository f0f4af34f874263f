/** `dxlens review [PATHS…]`: the same review as in the editor, over files and folders. */
import { Command, Option } from 'commander';
import wrapAnsi from 'wrap-ansi';
import { isError, reviewAll } from '../batch/run.js';
import { findNotes } from '../batch/sources.js';
import { reviewText } from '../batch/textSink.js';
import { adapterFlag, endpointFlags, openChosenModel } from './chosenModel.js';
import type { ModelFlags } from './chosenModel.js';
import { collect, interrupted, noModel, openBase, wholeNumber } from './shared.js';
import { terminalOf } from './terminal.js';

interface Options extends ModelFlags {
  readonly format: 'text' | 'jsonl';
  readonly parallel: number;
  readonly overlay: readonly string[];
}

export function reviewCommand(): Command {
  const command = new Command('review')
    .description('Review notes: files, or folders searched for .note, .soap, .hpi and .cnote files.')
    .argument('[paths...]', 'files and folders; - for standard input', ['.'])
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'jsonl']).default('text'))
    .option(
      '--model <model>',
      'a local language model that gives a second opinion: an id of "dxlens model list", or a GGUF file',
    )
    .option('--threads <number>', 'processor threads for the model', wholeNumber)
    .option('--parallel <number>', 'notes that the model writes about at the same time', wholeNumber, 1)
    .option('--overlay <file>', "a site's own knowledge, laid over the base (may be repeated)", collect, [])
    .addHelpText('after', '\nExits with 0 when every note was reviewed, 1 when one could not be, 2 on bad usage.')
    .action(run);
  [adapterFlag(), ...endpointFlags()].forEach((flag) => command.addOption(flag));
  return command;
}

async function run(paths: readonly string[], options: Options, command: Command): Promise<void> {
  const base = await openBase(options.overlay);
  const model = await openChosenModel({ ...options, writers: options.parallel }, command);
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  const { width, colour } = terminalOf(process.stdout, process.env);
  let failed = 0;
  try {
    for await (const { record, text } of reviewAll(
      await findNotes(paths),
      base,
      model,
      stop.signal,
      options.parallel,
    )) {
      failed += isError(record) ? 1 : 0;
      const output =
        options.format === 'jsonl' ? `${JSON.stringify(record)}\n` : `${reviewText(record, text, { width, colour })}\n`;
      if (!process.stdout.write(output)) {
        await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
      }
    }
    if (options.format === 'text' && model === null) {
      process.stdout.write(`${wrapAnsi(noModel, width)}\n`);
    }
  } finally {
    await model?.dispose();
  }
  process.exitCode = stop.signal.aborted ? interrupted : failed > 0 ? 1 : 0;
}
