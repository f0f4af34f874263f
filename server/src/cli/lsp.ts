/** `dxlens lsp --stdio`: the language server for any editor. */
import { Command } from 'commander';
import { startServer } from '../lsp/start.js';
import { packageFiles } from './shared.js';

export function lspCommand(): Command {
  return new Command('lsp')
    .description('Run the language server for any editor, on standard input and output.')
    .requiredOption('--stdio', 'speak the protocol on standard input and output')
    .action(() => {
      startServer({ input: process.stdin, output: process.stdout }, packageFiles());
    });
}
