/** Opinions as they are written: statement by statement, given up in the middle, several at a time. */
import { strict as assert } from 'node:assert';
import type { ModelHost } from '#server/model/host/host.js';
import { Cancelled, type ModelRequest, type RawOpinion } from '#server/model/types.js';
import { makeGguf } from './makeGguf.js';
import { Bench, brief, full, never } from './support.js';

const about = (text: string): ModelRequest => ({ text, candidates: ['Aortic dissection', 'Gout'] });
const chest = about('HPI: 58 M with tearing chest pain.');
const knee = about('HPI: red hot knee.\nFever since noon.');

describe('an opinion as it is written', function () {
  this.timeout(60_000);
  const bench = new Bench();
  const told: RawOpinion[] = [];
  let host: ModelHost;
  let opinion: RawOpinion;
  before(async () => {
    host = bench.host(makeGguf(bench.path('m.gguf'), { architecture: 'llama', prefer: full }), { contextSize: 8192 });
    opinion = await host.reason(chest, { signal: never, onPartial: (soFar) => told.push(soFar) });
  });
  after(() => bench.clean());

  const statements = ({ diagnoses, missing }: RawOpinion): number => diagnoses.length + missing.length;

  it('is told of once for each finished statement, with all before it', () => {
    assert.deepEqual([opinion.diagnoses.length, opinion.missing.length], [5, 3]);
    assert.deepEqual(
      told.map(statements),
      told.map((_, at) => at + 1),
    );
    assert.deepEqual(told.at(-1), opinion);
    for (const { diagnoses, missing } of told) {
      assert.deepEqual(diagnoses, opinion.diagnoses.slice(0, diagnoses.length));
      assert.deepEqual(missing, opinion.missing.slice(0, missing.length));
    }
  });

  it('is not told of any more once it is cancelled, and makes room for the next', async () => {
    const cancel = new AbortController();
    let partials = 0;
    const onPartial = (): void => {
      partials += 1;
      if (partials === 2) cancel.abort();
    };
    const pid = host.pid;
    await assert.rejects(host.reason(chest, { signal: cancel.signal, onPartial }), Cancelled);
    // There is one writer, so an answer here shows that the first one was given up.
    assert.equal((await host.reason(knee, { signal: never })).diagnoses.length, 5);
    assert.equal(partials, 2);
    assert.equal(host.pid, pid);
  });

  it('gives way to the visible note where it is one of a batch, and is written all the same', async () => {
    const order: string[] = [];
    let visible: Promise<unknown> | null = null;
    const batch = await host.reason(chest, {
      signal: never,
      priority: 'batch',
      onPartial: () => {
        visible ??= host.reason(knee, { signal: never, priority: 'visible' }).then(() => order.push('visible'));
      },
    });
    order.push('batch');
    await visible;
    assert.deepEqual(order, ['visible', 'batch']);
    assert.deepEqual(batch, opinion);
  });
});

describe('several opinions at a time', function () {
  this.timeout(60_000);
  const bench = new Bench();
  after(() => bench.clean());

  it('are those that are written one after another, and a choice is made beside them', async () => {
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'gpt-oss', prefer: brief });
    const host = bench.host(file, { contextSize: 8192, writers: 4 });
    const requests = [chest, knee, about('CC: cough.'), about('PMH: gout.\nMeds: none.\nSH: lives alone.')];
    const alone: RawOpinion[] = [];
    for (const request of requests) alone.push(await host.reason(request, { signal: never }));
    const choice = await host.decide(chest, { signal: never });
    const [beside, ...together] = await Promise.all([
      host.decide(chest, { signal: never }),
      ...requests.map((request) => host.reason(request, { signal: never })),
    ]);
    assert.deepEqual(together, alone);
    assert.ok(Math.abs(beside.none - choice.none) < 1e-3);
  });
});
