/**
 * How fast a model is on this machine: as DxLens asks it, and in a bare loop over the native library that evaluates the same
 * prompt and writes under the same grammar with the same threads. Both take turns in one run, so that what else the machine
 * does falls on both.
 */
import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { BareProcess } from '../model/host/bareProcess.js';
import { askingFor } from '../model/ask/catalog.js';
import { ModelHost, type ModelHostOptions } from '../model/host/host.js';
import type { Threads } from '../model/host/protocol.js';
import { residentBytes } from '../model/host/residentMemory.js';
import { ModelUnavailable, type ModelIdentity, type ModelRequest } from '../model/types.js';
import { firstsOf, type Firsts, type Pair, type Round } from './modelBenchFigures.js';
import { ObservedHost, threadsOfOneBench } from './modelBenchHost.js';
import { countWords } from './modelBenchNote.js';
import {
  besideBare,
  cancelCostOf,
  fresh,
  measureCancel,
  measureTogether,
  roundOfChoices,
  roundOfOpinions,
  speedsOf,
  type Beside,
  type CancelCost,
} from './modelBenchSteps.js';

export interface ModelBenchOptions {
  /** The model as the product would open it; its `writers` are set by the bench, and it writes without a thought. */
  readonly model: ModelHostOptions;
  /** The built entry of the bare loop, `dist/model-bare.mjs`. */
  readonly bareFile: string;
  /** A note, and what the fast pass would put to the model. */
  readonly request: ModelRequest;
  /** At least 1. */
  readonly repeats: number;
  /** Told what is measured next, for a person who waits. */
  readonly onStep?: ((step: string) => void) | undefined;
}

/** Medians of the repeats. Times in milliseconds, speeds in tokens a second, memory in bytes; null: not to be measured here. */
export interface ModelBenchResult extends Alone {
  readonly model: ModelIdentity;
  readonly machine: { readonly processor: string; readonly cores: number; readonly memoryBytes: number };
  readonly repeats: number;
  /** Of the note. */
  readonly words: number;
  /** `own`: four notes at once, `other`: one after another; the time for all four. */
  readonly together: Pair;
}

/** What is measured one ask after another. */
interface Alone {
  readonly contextSize: number;
  readonly threads: Threads;
  readonly loadMilliseconds: number | null;
  /** `own` is DxLens, `other` the bare loop. */
  readonly speed: { readonly prompt: Pair; readonly writing: Pair };
  /** False where memory does not hold the model twice, so that the bare loop ran after all else. */
  readonly tookTurns: boolean;
  readonly first: { readonly choice: Firsts; readonly opinion: Firsts };
  readonly cancel: CancelCost;
  readonly memory: { readonly expected: number; readonly held: number; readonly ratio: number };
}

const notesTogether = 4;
/** Tokens written of each of those notes. */
const tokensTogether = 128;

/** Measures. Rejects with `ModelUnavailable` in one sentence where the model cannot run or the note does not fit. */
export async function benchModel(options: ModelBenchOptions): Promise<ModelBenchResult> {
  const { request, repeats, onStep = () => undefined } = options;
  const identity = await new ModelHost(options.model).check();
  const model: ModelHostOptions = {
    ...options.model,
    threadMemory: options.model.threadMemory ?? threadsOfOneBench(),
    // A thought is written without the grammar, and would not be compared like with like.
    asking: { ...askingFor(identity, options.model.catalogue ?? []), ...options.model.asking, thoughtTokens: 0 },
  };
  const alone = await measureAlone({ ...options, model: { ...model, writers: 1 } });
  onStep('four notes at once, and one after another');
  const observed = new ObservedHost({ ...model, writers: notesTogether, maxTokens: tokensTogether });
  try {
    const together = await measureTogether(observed, request, notesTogether, repeats);
    return { model: identity, machine: machine(), repeats, words: countWords(request.text), ...alone, together };
  } finally {
    await observed.host.dispose();
  }
}

async function measureAlone(options: ModelBenchOptions): Promise<Alone> {
  const { model, request, repeats, onStep = () => undefined } = options;
  const observed = new ObservedHost(model);
  let bare: BareProcess | null = null;
  try {
    onStep('loading');
    // From here on the file is in memory and the instructions are evaluated, as after the first note of a day.
    const short = { text: 'Well today.', candidates: request.candidates };
    await observed.choose(short);
    await observed.write(short, ({ written }) => written > 0);
    const { loaded, pid } = observed.host;
    if (loaded === null || pid === null) throw new ModelUnavailable('The process of the model ended; try again.');

    const tookTurns = freemem() > loaded.memory.expected * 1.2;
    if (tookTurns) bare = await startBare(options, loaded);
    const choices: Round[] = [];
    const opinions: Round[] = [];
    const delays: number[] = [];
    const beside: Beside[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      onStep(`repeat ${String(repeat + 1)} of ${String(repeats)}`);
      choices.push(await roundOfChoices(observed, unseenOf(repeat)));
      const opinion = await roundOfOpinions(observed, unseenOf(repeat));
      opinions.push(opinion);
      if (bare !== null) beside.push(await besideBare(bare, unseenOf(repeat), opinion.cold));
      delays.push(await measureCancel(observed, request, repeats + 1 + 2 * repeat));
    }
    const held = (await residentBytes(pid)) ?? loaded.memory.held;
    await observed.host.dispose();
    if (!tookTurns) {
      onStep('the bare loop');
      bare = await startBare(options, loaded);
      for (const [repeat, { cold }] of opinions.entries()) beside.push(await besideBare(bare, unseenOf(repeat), cold));
    }
    const { expected } = loaded.memory;
    return {
      contextSize: loaded.contextSize,
      threads: loaded.threads,
      loadMilliseconds: observed.loadMilliseconds,
      speed: speedsOf(beside),
      tookTurns,
      first: {
        choice: firstsOf(choices, ({ ended }) => ended),
        opinion: firstsOf(opinions, ({ firstStatement }) => firstStatement),
      },
      cancel: cancelCostOf(delays, choices),
      memory: { expected, held, ratio: held / expected },
    };
  } finally {
    await Promise.all([observed.host.dispose(), bare?.dispose()]);
  }

  function unseenOf(repeat: number): ModelRequest {
    return fresh(request, repeat + 1);
  }
}

function startBare(
  { model, bareFile }: ModelBenchOptions,
  { threads, contextSize }: { readonly threads: Threads; readonly contextSize: number },
): Promise<BareProcess> {
  return BareProcess.start(bareFile, {
    file: model.file,
    adapters: model.adapters ?? [],
    gpu: model.gpu ?? 'auto',
    threads,
    contextSize,
    asking: model.asking!,
  });
}

function machine(): ModelBenchResult['machine'] {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
  };
}
