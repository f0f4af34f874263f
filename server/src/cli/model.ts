/** `dxlens model list`: models known to work, and whether a file can be used. */
import Table from 'cli-table3';
import { Command } from 'commander';
import { listModels } from '../model/catalog.js';
import { packageFiles } from './shared.js';

export function modelCommand(): Command {
  const list = new Command('list')
    .description('List the models known to work, and check a file.')
    .option('--model <file>', 'a GGUF file to check')
    .action(async (options: { model?: string }) => {
      const { known, configured } = await listModels({
        catalogFile: packageFiles().catalogFile,
        file: options.model,
      });
      const table = new Table({
        head: ['model', 'size', 'licence', 'architecture'],
        colWidths: [24, 10, 28, 14],
        wordWrap: true,
        style: { head: [], border: [] },
      });
      for (const model of known) {
        table.push([model.name, size(model.sizeBytes), model.licence, model.architecture]);
      }
      process.stdout.write(`${table.toString()}\n`);
      if (configured !== null) {
        process.stdout.write(
          `${configured.problem ?? `${configured.identity?.name ?? configured.file} can be used.`}\n`,
        );
        process.exitCode = configured.problem === null ? 0 : 1;
      }
    });
  return new Command('model').description('Local language models.').addCommand(list);
}

const size = (bytes: number | null): string => (bytes === null ? '' : `${(bytes / 1e9).toFixed(1)} GB`);
