/** The command line: one file per command; this one only names them. */
import { Command, CommanderError } from 'commander';
import { assertCommand } from './assert.js';
import { benchCommand } from './bench.js';
import { knowledgeCommand } from './knowledge.js';
import { lspCommand } from './lsp.js';
import { modelCommand } from './model.js';
import { readCommand } from './read.js';
import { reviewCommand } from './review.js';
import { intendedUse } from './shared.js';

declare const DXLENS_VERSION: string;

/** Exit status of bad usage, as the contract of `dxlens review` has it. */
const badUsage = 2;

const program = new Command('dxlens')
  .description(
    'Reviews clinical notes on this machine: diagnoses and undocumented findings to consider, each with its basis.',
  )
  .version(DXLENS_VERSION, '--version')
  .addCommand(reviewCommand())
  .addCommand(readCommand())
  .addCommand(benchCommand())
  .addCommand(assertCommand())
  .addCommand(knowledgeCommand())
  .addCommand(lspCommand())
  .addCommand(modelCommand());
/** The intended use stands in every help, and bad usage ends every command alike. */
function prepare(command: Command): void {
  command.exitOverride().addHelpText('after', `\nIntended use\n${intendedUse}`);
  command.commands.forEach(prepare);
}
prepare(program);

// Whoever reads the output may have seen enough ("| head -1"): that is no fault, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    process.stderr.write(`dxlens: the output cannot be written (${error.code ?? error.name})\n`);
  }
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : badUsage;
  } else {
    process.stderr.write(`dxlens: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
