/** `dxlens model bench`: how fast a model is on this machine, beside a bare loop over the native library. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { decodeNote } from '../batch/decode.js';
import { benchModel } from '../evaluation/modelBench.js';
import { benchNote } from '../evaluation/modelBenchNote.js';
import { readCatalog } from '../model/ask/catalog.js';
import { optionsOf } from '../review/fusion.js';
import { reviewNote } from '../review/review.js';
import { adapterFlag, type AdapterFlag } from './chosenModel.js';
import { modelBenchText } from './modelBenchText.js';
import { jsonText, print } from './print.js';
import { openBase, ownModels, packageFiles, wholeNumber } from './shared.js';
import { terminalOf } from './terminal.js';

interface Options {
  readonly note?: string;
  readonly threads?: number;
  readonly context?: number;
  readonly adapter?: readonly AdapterFlag[];
  readonly repeats: number;
  readonly out?: string;
}

export function modelBenchCommand(): Command {
  return new Command('bench')
    .description(
      'Measure a model on this machine: its speed beside a bare loop over the native library, the time to a first suggestion, memory.',
    )
    .argument('<model>', 'an id of your models, or a GGUF file')
    .option('--note <file>', 'a note to measure with, in place of the built-in one of 400 words')
    .option('--threads <number>', 'processor threads, in place of those that are measured', wholeNumber)
    .option('--context <tokens>', 'size of the context', wholeNumber)
    .addOption(adapterFlag())
    .option('--repeats <number>', 'how often each is measured; medians are printed', wholeNumber, 5)
    .option('--out <folder>', 'write bench.json and bench.svg there')
    .action(run);
}

async function run(named: string, options: Options, command: Command): Promise<void> {
  const text = options.note === undefined ? benchNote : await noteOf(options.note, command);
  // Before the minutes that measuring takes, not after them.
  if (options.out !== undefined) await mkdir(options.out, { recursive: true });
  const { modelHost: childFile, modelBare: bareFile, catalogFile } = packageFiles();
  const { record } = reviewNote(text, await openBase([]), 'bench', null);
  const isWatched = process.stderr.isTTY;
  const result = await benchModel({
    model: {
      file: await ownModels().resolve(named),
      childFile,
      adapters: options.adapter,
      threads: options.threads,
      contextSize: options.context,
      catalogue: await readCatalog(catalogFile),
    },
    bareFile,
    request: { text, candidates: optionsOf(record).map(({ name }) => name) },
    repeats: options.repeats,
    onStep: (step) => {
      if (isWatched) process.stderr.write(`\u001b[2K\rMeasuring: ${step}…`);
    },
  });
  if (isWatched) process.stderr.write('\u001b[2K\r');
  await print(modelBenchText(result, terminalOf(process.stdout, process.env)));
  if (options.out !== undefined) {
    await writeFile(join(options.out, 'bench.json'), jsonText(result));
    const { plotModelBench } = await import('../evaluation/modelBenchPlot.js');
    await writeFile(join(options.out, 'bench.svg'), plotModelBench(result));
  }
}

async function noteOf(file: string, command: Command): Promise<string> {
  const bytes = await readFile(file).catch(() => command.error(`error: ${file} cannot be read; check the path`));
  return decodeNote(bytes);
}
