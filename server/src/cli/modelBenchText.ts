/** The measurements of a model as tables for a terminal. */
import { printable } from '../batch/layout.js';
import type { TextOptions } from '../batch/layout.js';
import type { ModelBenchResult } from '../evaluation/modelBench.js';
import type { First, Firsts, Pair } from '../evaluation/modelBenchFigures.js';
import { bytesInWords } from '../model/own/bytes.js';
import { fittedTable } from './table.js';

const notMeasured = 'not measured';

/** Two tables and a few lines; ends with a line break. */
export function modelBenchText(result: ModelBenchResult, terminal: TextOptions): string {
  const { model, machine, threads, words, repeats, contextSize, speed, first, tookTurns } = result;
  const runs = repeats === 1 ? 'one run' : `medians of ${String(repeats)} runs`;
  const lines = [
    `${printable(model.name)}${model.sizeBytes === null ? '' : `, ${bytesInWords(model.sizeBytes)}`}; ${machine.processor}, ${String(machine.cores)} cores`,
    `Note of ${String(words)} words, ${runs}, context of ${String(contextSize)} tokens; threads: ${String(threads.prompt)} for prompts, ${String(threads.writing)} for writing`,
    '',
    fittedTable(
      ['tokens a second', 'DxLens', 'bare loop', 'DxLens of bare'],
      [speedRow('reading a prompt', speed.prompt), speedRow('writing', speed.writing)],
      terminal,
    ),
    tookTurns
      ? 'The bare loop is the native library alone, in turn with DxLens on the same prompt, grammar and threads.'
      : 'The bare loop is the native library alone on the same prompt, grammar and threads; it ran after DxLens, because memory does not hold the model twice.',
    '',
    fittedTable(
      ['first suggestion', 'of', 'time', 'share', 'tokens read'],
      [...firstRows('choice', first.choice), ...firstRows('opinion', first.opinion, 'at most ')],
      terminal,
    ),
    '',
    togetherLine(result.together),
    cancelLine(result),
    `Memory: ${bytesInWords(result.memory.held)} held, ${bytesInWords(result.memory.expected)} expected (${percent(result.memory.ratio)}).`,
    result.loadMilliseconds === null ? '' : `Loaded in ${duration(result.loadMilliseconds)}.`,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function speedRow(name: string, { own, other, ratio }: Pair): string[] {
  return [name, rate(own), rate(other), ratio === null ? notMeasured : percent(ratio)];
}

const rate = (value: number | null): string =>
  value === null ? notMeasured : value < 100 ? value.toFixed(1) : value.toFixed(0);

function firstRows(way: string, { cold, end, middle }: Firsts, bound = ''): string[][] {
  const row = (of: string, { milliseconds, ofCold, tokens }: First): string[] => [
    way,
    of,
    milliseconds === null ? 'none came' : duration(milliseconds),
    ofCold === null ? '' : percent(ofCold),
    tokens === null ? '' : `${bound}${tokens.toFixed(0)}`,
  ];
  return [
    row('a note not seen yet', cold),
    row('the note with a sentence at its end', end),
    row('the note with an edit in its middle', middle),
  ];
}

function togetherLine({ own, other, ratio }: Pair): string {
  if (own === null || other === null || ratio === null) return 'Four opinions at once: not measured.';
  return `Four opinions: ${duration(own)} at once, ${duration(other)} one after another (${percent(ratio)}).`;
}

function cancelLine({ cancel: { delayMilliseconds, chunkMilliseconds, chunks } }: ModelBenchResult): string {
  if (delayMilliseconds === null) return 'A choice that is given up: not measured.';
  const delay = `A choice that is given up delays the next one by ${duration(Math.max(0, delayMilliseconds))}`;
  return chunkMilliseconds === null || chunks === null
    ? `${delay}.`
    : `${delay}; a chunk of 64 tokens takes ${duration(chunkMilliseconds)}.`;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** "38 ms", "1.24 s", "87 s". */
function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0)} s`;
}
