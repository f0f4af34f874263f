/** `dxlens model weigh`: measures what a model's choice is worth beside the knowledge. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { parseCases } from '../evaluation/cases.js';
import { weigh } from '../evaluation/weigh.js';
import { askCases } from '../evaluation/weighCases.js';
import type { AskedCases, CaseOfSet } from '../evaluation/weighCases.js';
import { Cancelled, ModelUnavailable } from '../model/types.js';
import { adapterFlag, endpointFlags, knownAsking, openChosenModel } from './chosenModel.js';
import type { ModelFlags } from './chosenModel.js';
import { weighingText } from './modelWeighText.js';
import { jsonText, print } from './print.js';
import { countBar } from './progressBar.js';
import { collect, interrupted, openBase, wholeNumber } from './shared.js';
import { terminalOf } from './terminal.js';

interface Options extends Omit<ModelFlags, 'model' | 'endpointModel'> {
  readonly out?: string;
  readonly overlay: readonly string[];
}

export function weighCommand(): Command {
  const command = new Command('weigh')
    .description("Measure what a model's choice adds to the knowledge, and the weight that it should have beside it.")
    .argument('<model>', 'an id or a GGUF file; with --endpoint the name that the server is asked for')
    .argument('<cases...>', 'JSON lines with id, note, gold and accept; cases that nothing was fitted on')
    .option('--threads <number>', 'processor threads for the model', wholeNumber)
    .option('--out <folder>', 'write weigh.json and cases.jsonl there: ids and figures, no words of a note')
    .option('--overlay <file>', "a site's own knowledge, laid over the base (may be repeated)", collect, [])
    .addHelpText(
      'after',
      '\nThe model chooses on every case. Temperature and weight are fitted by the likelihood of what is right, and judged on\n' +
        'cases that they were not fitted on, in five parts. A model that does not help gets the weight 0.\n' +
        '\nExits with 0 when the model was weighed, 1 when it could not be, 2 on bad usage, 130 when it was stopped.',
    )
    .action(run);
  const [endpoint] = endpointFlags();
  [adapterFlag(), endpoint!].forEach((flag) => command.addOption(flag));
  return command;
}

async function run(named: string, files: readonly string[], options: Options, command: Command): Promise<void> {
  const cases: CaseOfSet[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() =>
      command.error(`error: ${file} cannot be read; check the path`),
    );
    cases.push(...parseCases(text, file).map((one) => ({ ...one, set: basename(file) })));
  }
  const base = await openBase(options.overlay);
  const flags: ModelFlags = {
    ...options,
    ...(options.endpoint === undefined ? { model: named } : { endpointModel: named }),
  };
  const asking = { ...(await knownAsking(flags)), temperature: 1 };
  const model = await openChosenModel(flags, command, asking);
  if (model === null) {
    return;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  const bar = countBar('Cases', cases.length);
  let asked: AskedCases;
  try {
    asked = await askCases(cases, base, model, stop.signal, bar.show);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    process.exitCode = interrupted;
    return;
  } finally {
    bar.stop();
    await model.dispose();
  }
  if (asked.cases.length === 0) {
    throw new ModelUnavailable(asked.answering.reason ?? 'No case gave the model anything to choose from.');
  }
  const weighing = weigh(asked.cases);
  const report = {
    model: model.identity,
    knowledgeVersion: base.version,
    sets: files.map((file) => basename(file)),
    given: cases.length,
    answering: asked.answering,
    asking: { ...asking, ...weighing.recommended },
    ...weighing,
  };
  await print(weighingText(report, terminalOf(process.stdout, process.env)));
  if (options.out !== undefined) {
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, 'weigh.json'), jsonText(report));
    await writeFile(join(options.out, 'cases.jsonl'), asked.cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
}
