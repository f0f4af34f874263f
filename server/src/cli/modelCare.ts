/** `dxlens model verify` and `dxlens model remove`. */
import { Command } from 'commander';
import { printable } from '../batch/layout.js';
import { fileOf } from '../model/own/store.js';
import { Cancelled } from '../model/types.js';
import { print } from './print.js';
import { progressBar } from './progressBar.js';
import { interrupted, ownModels } from './shared.js';

export function verifyCommand(): Command {
  return new Command('verify')
    .description('Read the files of your models again and compare them with the checksums that were pinned.')
    .argument('[id...]', 'which models; all without one')
    .addHelpText('after', '\nExits with 0 when all are as they were, 1 when one is not, 2 on bad usage.')
    .action(runVerify);
}

export function removeCommand(): Command {
  return new Command('remove')
    .description('Take a model off the list; a file that DxLens downloaded is deleted, your own files stay.')
    .argument('<id>', 'which model')
    .action(runRemove);
}

async function runVerify(ids: readonly string[]): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  const bar = progressBar();
  try {
    const results = await ownModels().verify(ids, { signal: stop.signal, onProgress: bar.show });
    bar.stop();
    const lines = results.map(
      ({ id, problem }) => `${id}: ${problem === null ? 'as it was added.' : printable(problem)}\n`,
    );
    await print(lines.length === 0 ? 'You have added no models.\n' : lines.join(''));
    process.exitCode = results.some(({ problem }) => problem !== null) ? 1 : 0;
  } catch (error) {
    bar.stop();
    if (!(error instanceof Cancelled)) throw error;
    process.stderr.write('Stopped.\n');
    process.exitCode = interrupted;
  }
}

async function runRemove(id: string): Promise<void> {
  const { model, deleted } = await ownModels().remove(id);
  const what = model.parts.length > 1 ? `${String(model.parts.length)} files` : printable(fileOf(model));
  await print(
    deleted
      ? `Removed ${model.id} and deleted ${what}.\n`
      : `Removed ${model.id} from the list; ${what} stays where it is.\n`,
  );
}
