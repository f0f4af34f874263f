/** The steps that measuring a model is made of, each on a host that is asked under observation. */
import type { BareProcess, BareTimes } from '../model/host/bareProcess.js';
import { chunkSize } from '../model/engine/decoding.js';
import { ModelOutputInvalid, type ModelRequest } from '../model/types.js';
import { median, pairOf, speed, stretchOf } from './modelBenchFigures.js';
import type { Pair, Round, Stretch, Trace } from './modelBenchFigures.js';
import { ignoring, type ObservedHost, type Sofar } from './modelBenchHost.js';
import { unseen, withEditInMiddle, withSentenceAtEnd } from './modelBenchNote.js';

/** Tokens that the speed of writing is measured on; a slow model ends with fewer, so long after the ask. */
const written = { most: 256, least: 48, milliseconds: 20_000 } as const;

/** Of a request one that the model has not seen: `number` differs from ask to ask. */
export const fresh = (request: ModelRequest, number: number): ModelRequest => ({
  ...request,
  text: unseen(request.text, number),
});

/** Asks for a choice of a note not seen before, then after a sentence at its end, then after one in its middle. */
export async function roundOfChoices(observed: ObservedHost, request: ModelRequest): Promise<Round> {
  const [end, middle] = edited(request);
  return {
    cold: await observed.choose(request),
    end: await observed.choose(end),
    middle: await observed.choose(middle),
  };
}

/** The same with written opinions: the first is written on for the speed, the others until their first statement. */
export async function roundOfOpinions(observed: ObservedHost, request: ModelRequest): Promise<Round> {
  const [end, middle] = edited(request);
  const begun = ({ firstStatement }: Sofar): boolean => firstStatement !== null;
  return {
    cold: await observed.write(request, (sofar) => begun(sofar) && isLongEnough(sofar)),
    end: await observed.write(end, begun),
    middle: await observed.write(middle, begun),
  };
}

function edited(request: ModelRequest): [end: ModelRequest, middle: ModelRequest] {
  const end = withSentenceAtEnd(request.text);
  return [
    { ...request, text: end },
    { ...request, text: withEditInMiddle(end) },
  ];
}

const isLongEnough = ({ written: tokens, now }: Sofar): boolean =>
  tokens >= written.most || (tokens >= written.least && now >= written.milliseconds);

/** Stretches of an opinion of DxLens, and the times of the bare loop for the same tokens. */
export interface Beside {
  readonly prompt: Stretch | null;
  readonly writing: Stretch | null;
  readonly bare: BareTimes;
}

/** Has the bare loop do what was timed of an opinion. */
export async function besideBare(bare: BareProcess, request: ModelRequest, { marks }: Trace): Promise<Beside> {
  const [prompt, writing] = [stretchOf(marks, 'prompt'), stretchOf(marks, 'answer')];
  const nothing = { from: 0, to: 0 };
  const times = await bare.run({ request, prompt: prompt ?? nothing, writing: writing ?? nothing });
  return { prompt, writing, bare: times };
}

/** Speeds in tokens a second: of DxLens (`own`) and of the bare loop (`other`). */
export function speedsOf(beside: readonly Beside[]): { prompt: Pair; writing: Pair } {
  const speedOf = ({ from, to, milliseconds }: Stretch): number => speed(to - from, milliseconds);
  return {
    prompt: pairOf(
      beside.flatMap(({ prompt, bare }) =>
        prompt === null ? [] : [[speedOf(prompt), speed(prompt.to - prompt.from, bare.prompt)] as const],
      ),
    ),
    writing: pairOf(
      beside.flatMap(({ writing, bare }) =>
        writing === null || bare.written === 0 ? [] : [[speedOf(writing), speed(bare.written, bare.writing)] as const],
      ),
    ),
  };
}

/** What giving up a choice costs the next one. */
export interface CancelCost {
  /** How much later the next choice is answered, in milliseconds. */
  readonly delayMilliseconds: number | null;
  /** What a chunk of 64 tokens takes. */
  readonly chunkMilliseconds: number | null;
  readonly chunks: number | null;
}

/** Milliseconds by which a short choice is answered later when a long one was just given up for it. */
export async function measureCancel(observed: ObservedHost, request: ModelRequest, number: number): Promise<number> {
  const short = { text: 'Well today, no complaint.', candidates: request.candidates };
  await observed.chooseAndCancel(fresh(request, number));
  const after = await observed.choose(fresh(short, number));
  const alone = await observed.choose(fresh(short, number + 1));
  return after.ended - alone.ended;
}

export function cancelCostOf(delays: readonly number[], choices: readonly Round[]): CancelCost {
  const chunk = median(
    choices.flatMap(({ cold }) => {
      const stretch = stretchOf(cold.marks, 'prompt');
      return stretch === null ? [] : [(chunkSize * stretch.milliseconds) / (stretch.to - stretch.from)];
    }),
  );
  const delay = median(delays);
  return {
    delayMilliseconds: delay,
    chunkMilliseconds: chunk,
    chunks: delay === null || chunk === null ? null : delay / chunk,
  };
}

/**
 * The time for several opinions at once (`own`) and one after another (`other`), in milliseconds, each with notes not seen
 * before. The answers end where the host's `maxTokens` end them.
 */
export async function measureTogether(
  { host }: ObservedHost,
  request: ModelRequest,
  notes: number,
  repeats: number,
): Promise<Pair> {
  let number = 0;
  const { signal } = new AbortController();
  const write = async (one: ModelRequest): Promise<void> => {
    await host.reason(one, { signal }).then(() => undefined, ignoring(ModelOutputInvalid));
  };
  const next = (): ModelRequest[] => Array.from({ length: notes }, () => fresh(request, (number += 1)));
  const timed = async (work: (requests: ModelRequest[]) => Promise<unknown>): Promise<number> => {
    const requests = next();
    const begun = performance.now();
    await work(requests);
    return performance.now() - begun;
  };
  const atOnce = (): Promise<number> => timed((requests) => Promise.all(requests.map(write)));
  const inTurn = (): Promise<number> =>
    timed(async (requests) => {
      for (const one of requests) await write(one);
    });
  await Promise.all(next().map((one) => write({ ...one, text: 'Well today.' })));
  const pairs: [number, number][] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    // Whichever comes first finds the machine as the other left it.
    if (repeat % 2 === 0) pairs.push([await atOnce(), await inTurn()]);
    else {
      const other = await inTurn();
      pairs.push([await atOnce(), other]);
    }
  }
  return pairOf(pairs);
}
