/** `dxlens model list`: models known to work, the models of this user, and whether a file can be used. */
import Table from 'cli-table3';
import { Command } from 'commander';
import { printable } from '../batch/layout.js';
import { bytesInWords } from '../model/own/bytes.js';
import { listModels } from '../model/ask/catalog.js';
import type { ListedModel } from '../model/own/ownModels.js';
import { print } from './print.js';
import { ownModels, packageFiles } from './shared.js';

export function listCommand(): Command {
  return new Command('list')
    .description('List the models known to work and your own, and check a file.')
    .option('--model <model>', 'a model to check: an id, or a GGUF file')
    .action(run);
}

async function run(options: { readonly model?: string }): Promise<void> {
  const models = ownModels();
  const { known, configured } = await listModels({
    catalogFile: packageFiles().catalogFile,
    file: options.model === undefined ? undefined : await models.resolve(options.model),
  });
  const table = newTable(['model', 'size', 'licence', 'architecture'], [24, 10, 28, 14]);
  for (const { name, sizeBytes, licence, architecture } of known) {
    table.push([name, sizeBytes === null ? '' : bytesInWords(sizeBytes), licence, architecture]);
  }
  await print(`Models known to work\n${table.toString()}\n\nYour models\n${ownTable(await models.list())}\n`);
  if (configured !== null) {
    await print(`${configured.problem ?? `${configured.identity.name} can be used.`}\n`);
    process.exitCode = configured.problem === null ? 0 : 1;
  }
}

const states = { there: 'there', missing: 'MISSING', changed: 'CHANGED' } as const;

function ownTable(own: readonly ListedModel[]): string {
  if (own.length === 0) return 'None yet; add one with "dxlens model add FILE".';
  // Paths and ids have no words to wrap at.
  const table = newTable(['id', 'size', 'file', 'source', 'known as'], [24, 10, 9, 38, 20], false);
  for (const { id, sizeBytes, state, source, file, known } of own) {
    table.push([id, bytesInWords(sizeBytes), states[state], printable(source === 'file' ? file : source), known ?? '']);
  }
  return table.toString();
}

const newTable = (head: string[], colWidths: number[], wrapOnWordBoundary = true): InstanceType<typeof Table> =>
  new Table({ head, colWidths, wordWrap: true, wrapOnWordBoundary, style: { head: [], border: [] } });
