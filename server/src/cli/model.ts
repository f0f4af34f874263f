/** `dxlens model`: getting local language models and keeping them in order. */
import { Command } from 'commander';
import { addCommand } from './modelAdd.js';
import { modelBenchCommand } from './modelBench.js';
import { removeCommand, verifyCommand } from './modelCare.js';
import { listCommand } from './modelList.js';
import { weighCommand } from './modelWeigh.js';

export function modelCommand(): Command {
  return new Command('model')
    .description('Local language models.')
    .addCommand(listCommand())
    .addCommand(addCommand())
    .addCommand(verifyCommand())
    .addCommand(removeCommand())
    .addCommand(modelBenchCommand())
    .addCommand(weighCommand());
}
