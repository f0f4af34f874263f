/** `dxlens bench CASES.jsonl`: how often the right diagnosis stands where. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Table from 'cli-table3';
import { Command, InvalidArgumentError, Option } from 'commander';
import { printable } from '../batch/layout.js';
import { engines, runBench, waysToAsk } from '../evaluation/bench.js';
import type { BenchResult, Engine } from '../evaluation/bench.js';
import { parseCases } from '../evaluation/cases.js';
import type { RankMetrics } from '../evaluation/metrics.js';
import type { LanguageModel } from '../model/types.js';
import { failuresText, shown } from './caseText.js';
import { adapterFlag, endpointFlags, openChosenModel } from './chosenModel.js';
import type { ModelFlags } from './chosenModel.js';
import { countBar } from './progressBar.js';
import { collect, openBase, wholeNumber } from './shared.js';

interface Options extends ModelFlags {
  readonly engine: (typeof engines)[number];
  readonly ask?: (typeof waysToAsk)[number];
  readonly weight?: number;
  readonly out?: string;
  readonly overlay: readonly string[];
}

export function benchCommand(): Command {
  const command = new Command('bench')
    .description(
      'Measure an engine on a case set: top-1/3/5/10 with 95 % Wilson intervals, mean reciprocal rank, coverage.',
    )
    .argument('<cases>', 'JSON lines with id, note, gold and accept')
    .addOption(new Option('--engine <engine>', 'which engine').choices(engines).default('knowledge'))
    .option('--model <model>', 'a local language model, for the engines model and fused: an id or a GGUF file')
    .addOption(
      new Option(
        '--ask <way>',
        'what the engine model ranks: its choice among the hypotheses of the knowledge (the default), or the names of its written opinion',
      ).choices(waysToAsk),
    )
    .option(
      '--weight <number>',
      'for the engine fused, 0 to 1: a weight to try in place of the one of the catalogue',
      share,
    )
    .option('--threads <number>', 'processor threads for the model', wholeNumber)
    .option('--out <folder>', 'write cases.jsonl and summary.json there')
    .option('--overlay <file>', "a site's own knowledge, laid over the base (may be repeated)", collect, [])
    .action(run);
  [adapterFlag(), ...endpointFlags()].forEach((flag) => command.addOption(flag));
  return command;
}

async function run(file: string, options: Options, command: Command): Promise<void> {
  if (options.engine !== 'knowledge' && options.model === undefined && options.endpoint === undefined) {
    command.error(`error: the engine ${options.engine} needs --model FILE or --endpoint ADDRESS`);
  }
  if (options.ask !== undefined && options.engine !== 'model') {
    command.error('error: --ask is for --engine model');
  }
  if (options.weight !== undefined && options.engine !== 'fused') {
    command.error('error: --weight is for --engine fused');
  }
  const text = await readFile(file, 'utf8').catch(() => command.error(`error: ${file} cannot be read; check the path`));
  const cases = parseCases(text, file);
  const base = await openBase(options.overlay);
  const model = options.engine === 'knowledge' ? null : await openChosenModel(options, command);
  const engine = engineOf(options, model);
  const bar = model === null ? null : countBar('Cases', cases.length);
  let result: BenchResult;
  try {
    result = await runBench(cases, engine, base, (done) => bar?.show(done));
  } finally {
    bar?.stop();
    await model?.dispose();
  }
  process.stdout.write(
    `${basename(file)}, engine ${options.engine}, ${String(cases.length)} cases, knowledge ${base.version}\n`,
  );
  const told = askedText(engine, result);
  process.stdout.write(`${told === null ? '' : `${told}\n`}${summaryTable(result)}\n`);
  if (options.out !== undefined) {
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, 'cases.jsonl'), result.cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const { cases: _cases, ...figures } = result;
    const summary = { ...figures, ...(engine.kind === 'fused' ? { weight: engine.weight } : {}) };
    await writeFile(join(options.out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  }
}

function engineOf({ engine, ask = 'choice', weight }: Options, model: LanguageModel | null): Engine {
  if (model === null || engine === 'knowledge') {
    return { kind: 'knowledge' };
  }
  return engine === 'model' ? { kind: engine, model, ask } : { kind: engine, model, weight: weight ?? model.weight };
}

/** What the model was asked, and how it took it; null for the knowledge alone. */
function askedText(engine: Engine, { answering }: BenchResult): string | null {
  if (engine.kind === 'knowledge') {
    return null;
  }
  const name = printable(engine.model.identity.name);
  if (answering === null) {
    return `${name} has the weight 0, so its choice moves nothing and it was not asked; try a weight with --weight.`;
  }
  const how =
    engine.kind === 'fused'
      ? `its choice has the weight ${String(engine.weight)}`
      : engine.ask === 'choice'
        ? 'ranked by its choice'
        : 'ranked by its written opinion';
  return `${name} was asked about ${String(answering.asked)} cases, ${how}. ${failuresText(answering)}`;
}

function summaryTable(result: BenchResult): string {
  const table = new Table({
    head: ['cases', 'top-1', 'top-3', 'top-5', 'top-10', 'MRR'],
    style: { head: [], border: [] },
  });
  const row = (name: string, metrics: RankMetrics): string[] => [
    `${name} (${String(metrics.top1.of)})`,
    ...[metrics.top1, metrics.top3, metrics.top5, metrics.top10].map(shown),
    metrics.meanReciprocalRank.toFixed(3),
  ];
  table.push(row('all', result.all));
  table.push(row('narrower forms count', result.narrower));
  if (result.unnamed !== null) {
    table.push(row('answer not named', result.unnamed));
  }
  if (result.variants !== null) {
    table.push(row('without what is denied', result.variants.withoutNegatives));
    table.push(row('with three chronic problems', result.variants.withProblems));
  }
  const lines = [table.toString(), `coverage of the gold diagnoses: ${shown(result.coverage)}`];
  if (result.emergencies !== null) {
    lines.push(`emergencies with a can't-miss alert for the diagnosis: ${shown(result.emergencies)}`);
  }
  if (result.calibrationError !== null) {
    lines.push(`calibration error of the first diagnosis, narrower forms count: ${result.calibrationError.toFixed(3)}`);
  }
  return lines.join('\n');
}

/** For commander: a weight. */
function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError(`"${text}" is not a number from 0 to 1.`);
  }
  return value;
}
