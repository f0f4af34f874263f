/** `dxlens model add`: a file of this machine, or a download after a yes. */
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { printable } from '../batch/layout.js';
import { bytesInWords } from '../model/own/bytes.js';
import { isHubSource } from '../model/own/hub.js';
import { fileOf, sizeOf } from '../model/own/store.js';
import { Cancelled, ModelUnavailable } from '../model/types.js';
import { progressBar } from './progressBar.js';
import { interrupted, ownModels } from './shared.js';

interface Options {
  readonly yes?: true;
  readonly name?: string;
  readonly sha256?: string;
}

export function addCommand(): Command {
  return new Command('add')
    .description('Add a model: a GGUF file of this machine, which stays where it is, or one to download.')
    .argument('<source>', 'a file (of a model in parts the first one), or hf:OWNER/REPOSITORY/FILE.gguf[@REVISION]')
    .option('--name <name>', 'what to call it; its id is made of that')
    .option('--sha256 <digits>', 'checksum that the file has to have')
    .option('--yes', 'download without asking')
    .addHelpText(
      'after',
      '\nA download that was interrupted goes on when the same model is added again. Nothing is downloaded where the\n' +
        'environment has DXLENS_OFFLINE=1. HF_ENDPOINT names another hub, HF_TOKEN a token of your account there.\n' +
        '\nExits with 0 when the model was added, 1 when it was not, 2 on bad usage, 130 when it was stopped.',
    )
    .action(run);
}

async function run(source: string, { yes, ...options }: Options): Promise<void> {
  const models = ownModels();
  const isDownload = isHubSource(source);
  if (isDownload) {
    const { question, facts, offline } = await models.plan(source);
    if (offline !== null) throw new ModelUnavailable(offline);
    process.stderr.write(`${facts.join('\n')}\n`);
    if (yes !== true && !(await agrees(question))) {
      process.stderr.write('Nothing was downloaded.\n');
      process.exitCode = 1;
      return;
    }
  }
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  const bar = progressBar();
  try {
    const model = await models.add(source, {
      ...options,
      agreed: true,
      signal: stop.signal,
      onProgress: bar.show,
    });
    bar.stop();
    process.stdout.write(
      `Added ${printable(model.name)} (${bytesInWords(sizeOf(model))}) as ${model.id}: name it with --model ${model.id}.\n${printable(fileOf(model))}\n`,
    );
  } catch (error) {
    bar.stop();
    if (!(error instanceof Cancelled)) throw error;
    process.stderr.write(
      isDownload ? 'Stopped; add the model again to go on from there.\n' : 'Stopped; nothing was added.\n',
    );
    process.exitCode = interrupted;
  }
}

/** Asks a person; throws where there is none to ask. */
async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new ModelUnavailable('Nothing is downloaded without a yes; there is no terminal to ask on, so give --yes.');
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl+C and the end of the input are no answer, and no answer is a no.
  const left = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `), left]);
    return ['y', 'yes'].includes(answer.trim().toLowerCase());
  } finally {
    lines.close();
  }
}
