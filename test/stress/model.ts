/**
 * `npm run stress -- model [COUNT [SEED]]`: the model's process is killed COUNT times in the middle of work, and then asked
 * to load every kind of file that is none. Every request ends in a result or one plain sentence, the next good one is
 * answered, and nothing is left running. Ends with 1 and the way to repeat it where that does not hold.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { ModelHost } from '#server/model/host/host.js';
import { makeGguf } from '../model/makeGguf.js';
import { processesWith } from '../model/processes.js';
import { Random } from '../model/random.js';
import { checkAnswer, checkRefusal, heartbeat, moments, signals, Storm } from '../model/storm.js';
import { Bench, never, until } from '../model/support.js';
import { faults, type Fault } from './modelFiles.js';

const count = Number(process.argv[2] ?? 100);
const seed = Number(process.argv[3] ?? 20261122);
/** No strike and no file takes longer, on a machine with other work. */
const longest = 180_000;
const mark = 'DXLENS_STRESS';
const value = randomUUID();
process.env[mark] = value;

const bench = new Bench();
const brief = { '"': 6, ']': 6 };
const request = { text: 'Zorvane fever since noon.\nWalks daily.', candidates: ['Gout', 'Migraine', 'Sepsis'] };
const say = (words: string): void => void process.stdout.write(words);

/** Ends everything with the way to repeat it. */
function fail(what: string, error: unknown, again: string): never {
  say(`\n${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  say(`repeat it with: npm run stress -- model ${again}\n`);
  for (const pid of processesWith(mark, value)) process.kill(pid, 'SIGKILL');
  process.exit(1);
}

process.on('unhandledRejection', (error) => fail('a rejection that nobody handled', error, `${count} ${seed}`));

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not end within ${longest / 1000} seconds.`)), longest);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function kill(): Promise<void> {
  const file = makeGguf(bench.path('m.gguf'), { architecture: 'gpt-oss', prefer: brief });
  const storm = new Storm((options) => bench.host(file, options));
  for (let index = 0; index < count; index += 1) {
    const random = new Random(seed + index);
    const [moment, signal] = [random.pick(moments), random.pick(signals)];
    try {
      await inTime(storm.strike(random, moment, signal));
    } catch (error) {
      fail(`strike ${index + 1}, ${signal} while ${moment}`, error, `1 ${seed + index}`);
    }
    say(`\r${index + 1} of ${count} kills`);
  }
  await inTime(storm.finish()).catch((error: unknown) => fail('a process is left', error, `${count} ${seed}`));
  const { answered, refused, cancelled } = storm.outcomes;
  say(`: ${answered} requests answered, ${refused} refused in one sentence, ${cancelled} cancelled\n`);
}

/** Both ways to ask, of a host whose file is not what it should be; then of the same host with a good one in its place. */
async function load(fault: Fault, random: Random, folder: string): Promise<string[]> {
  mkdirSync(folder);
  const path = join(folder, fault.fileName ?? 'm.gguf');
  fault.make(path, random);
  const { contextSize = 24_576 } = fault;
  const host = bench.host(path, { heartbeat, contextSize, maxTokens: 400, backOff: () => 0 });
  const said = await outcomesOf(host, fault.ends === 'refused');
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const good = join(folder, 'm.gguf');
  makeGguf(good, { architecture: 'llama', prefer: brief });
  // One that has loaded its file keeps it, a context that nothing holds stays what it is, and a part is no whole.
  const canHeal = host.pid === null && fault.contextSize === undefined && good === path;
  const next = canHeal ? host : bench.host(good, { heartbeat });
  checkAnswer(await next.decide(request, { signal: never }));
  await Promise.all([host.dispose(), next.dispose()]);
  return said;
}

/** What a host says to both ways to ask; throws where it answers and may not, or in another form. */
async function outcomesOf(host: ModelHost, mayNot: boolean): Promise<string[]> {
  const said: string[] = [];
  for (const way of ['decide', 'reason'] as const) {
    const answer: unknown = await host[way](request, { signal: never }).catch((error: unknown) => {
      checkRefusal(error);
      return error;
    });
    if (answer instanceof Error) said.push(answer.message);
    else if (mayNot) throw new Error(`it was answered: ${JSON.stringify(answer)}`);
    else checkAnswer(answer);
  }
  return said;
}

/** A good file that goes, or becomes another, while the process that read it runs. */
async function exchange(name: string, change: (path: string) => void, folder: string): Promise<void> {
  mkdirSync(folder);
  const path = makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief });
  const host = bench.host(path, { heartbeat, maxTokens: 400 });
  checkAnswer(await host.decide(request, { signal: never }));
  change(path);
  await outcomesOf(host, false);
  if (host.pid !== null) process.kill(host.pid, 'SIGKILL');
  await until(() => host.pid === null);
  await outcomesOf(host, false);
  makeGguf(path, { architecture: 'llama', prefer: brief });
  checkAnswer(await host.decide(request, { signal: never }));
  await host.dispose();
  say(`a file that is ${name} while it runs: as it should be\n`);
}

/** More lines than a grammar names, and far more text than there is room for. */
async function overflow(): Promise<void> {
  const host = bench.host(makeGguf(bench.path('l.gguf'), { architecture: 'llama', prefer: brief }), {
    maxTokens: 2048,
  });
  checkAnswer(await host.reason({ text: 'a\n'.repeat(2001), candidates: [] }, { signal: never }));
  for (const text of ['a\n'.repeat(200_000), 'x'.repeat(100_000), '\n'.repeat(1_000_000)]) {
    for (const way of ['decide', 'reason'] as const) {
      await host[way]({ text, candidates: [] }, { signal: never }).catch(checkRefusal);
    }
  }
  await host.dispose();
  say('notes that are too long: as it should be\n');
}

const exchanges: readonly (readonly [string, (path: string) => void])[] = [
  ['taken away', (path) => rmSync(path)],
  ['cut to nothing', (path) => truncateSync(path, 0)],
  ['cut in the middle', (path) => truncateSync(path, 40_000)],
  ['written over with text', (path) => writeFileSync(path, 'Not a model.\n'.repeat(100))],
  [
    'replaced by another',
    (path) => renameSync(makeGguf(`${path}.new`, { architecture: 'gpt-oss', prefer: brief, seed: 2 }), path),
  ],
];

await kill();
for (const [index, fault] of faults.entries()) {
  // What chance makes is made several times.
  const times = fault.make.length > 1 ? 8 : 1;
  for (let turn = 0; turn < times; turn += 1) {
    const random = new Random(seed + index * 100 + turn);
    const folder = bench.path(`${index}-${turn}`);
    const work = load(fault, random, folder).then((said) => {
      say(`a file that is ${fault.name}: ${said[0] ?? 'answered'}\n`);
    });
    await inTime(work).catch((error: unknown) => fail(`a file that is ${fault.name}`, error, `0 ${seed}`));
  }
}
for (const [index, [name, change]] of exchanges.entries()) {
  const work = exchange(name, change, bench.path(`exchange-${index}`));
  await inTime(work).catch((error: unknown) => fail(`a file that is ${name} while it runs`, error, `0 ${seed}`));
}
await inTime(overflow()).catch((error: unknown) => fail('a note that is too long', error, `0 ${seed}`));
await bench.clean();
await inTime(until(() => processesWith(mark, value).length === 0)).catch((error: unknown) =>
  fail('a process is left', error, `${count} ${seed}`),
);
say('every request ended in a result or a sentence, and no process is left\n');
