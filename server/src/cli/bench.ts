/** `dxlens bench CASES.jsonl`: how often the right diagnosis stands where. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Table from 'cli-table3';
import { Command, Option } from 'commander';
import { engines, runBench } from '../evaluation/bench.js';
import type { BenchResult, Engine } from '../evaluation/bench.js';
import { parseCases } from '../evaluation/cases.js';
import type { RankMetrics, Share } from '../evaluation/metrics.js';
import { adapterFlag, endpointFlags, openChosenModel } from './chosenModel.js';
import type { ModelFlags } from './chosenModel.js';
import { collect, openBase, wholeNumber } from './shared.js';

interface Options extends ModelFlags {
  readonly engine: Engine;
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
  const text = await readFile(file, 'utf8').catch(() => command.error(`error: ${file} cannot be read; check the path`));
  const cases = parseCases(text, file);
  const base = await openBase(options.overlay);
  const model = options.engine === 'knowledge' ? null : await openChosenModel(options, command);
  let result: BenchResult;
  try {
    result = await runBench(cases, options.engine, base, model, (done) => {
      if (process.stderr.isTTY && model !== null) {
        process.stderr.write(`\r${String(done)} of ${String(cases.length)}`);
      }
    });
  } finally {
    await model?.dispose();
  }
  process.stdout.write(
    `${basename(file)}, engine ${options.engine}, ${String(cases.length)} cases, knowledge ${base.version}\n`,
  );
  process.stdout.write(`${summaryTable(result)}\n`);
  if (options.out !== undefined) {
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, 'cases.jsonl'), result.cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const { cases: _cases, ...summary } = result;
    await writeFile(join(options.out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  }
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

/** "63.3 % (55.5-70.4)". */
function shown(share: Share): string {
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(share.share)} % (${percent(share.low)}-${percent(share.high)})`;
}
