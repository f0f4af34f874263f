/** Ten seeded kills, two storms side by side; `npm run stress -- model` makes a hundred. */
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { makeGguf } from './makeGguf.js';
import { processesWith } from './processes.js';
import { Random } from './random.js';
import { type Moment, type Signal, Storm } from './storm.js';
import { Bench, until } from './support.js';

const mark = 'DXLENS_TEST_STORM';
const storms: readonly (readonly [Moment, Signal])[][] = [
  [
    ['loading', 'SIGKILL'],
    ['reading', 'SIGSEGV'],
    ['writing', 'SIGKILL'],
    ['choosing', 'SIGSTOP'],
    ['disposing', 'SIGABRT'],
  ],
  [
    ['choosing', 'SIGABRT'],
    ['idle', 'SIGKILL'],
    ['disposing', 'SIGSTOP'],
    ['loading', 'SIGSEGV'],
    ['writing', 'SIGABRT'],
  ],
];

describe("a model's process that is killed ten times", function () {
  this.timeout(120_000);
  const bench = new Bench();
  const value = randomUUID();
  before(function () {
    if (process.platform === 'win32') this.skip();
    process.env[mark] = value;
  });
  after(async () => {
    Reflect.deleteProperty(process.env, mark);
    await bench.clean();
  });

  it('costs no request its end and the host nothing', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', prefer: { '"': 6, ']': 6 } });
    const blow = async (kills: readonly (readonly [Moment, Signal])[], first: number): Promise<number> => {
      const storm = new Storm((options) => bench.host(file, options));
      for (const [index, [moment, signal]] of kills.entries()) {
        await storm.strike(new Random(first + index), moment, signal);
      }
      await storm.finish();
      return storm.kills;
    };
    assert.deepEqual(await Promise.all(storms.map((kills, index) => blow(kills, 100 * index))), [5, 5]);
    await until(() => processesWith(mark, value).length === 0);
  });
});
