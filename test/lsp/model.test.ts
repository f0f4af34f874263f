import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewRecord, StatusParams } from '#server/lsp/messages.js';
import { makeGguf } from '../model/makeGguf.js';
import type { Client, StartOptions } from './client.js';
import { withServers } from './client.js';
import { address, dissection, dogBite, refill } from './samples.js';

/** The vocabulary has one token a byte, so the context has to be long. */
const settingsFor = (file: string): object => ({ model: { file, threads: 1, contextSize: 16_384 } });
const withModel = (file: string): StartOptions => ({
  settings: settingsFor(file),
  overrides: { allowRandomWeights: true, modelPause: 0 },
});
/** Closes every string and list early: a short answer, after a second or so of reading the note. */
const brief = { '"': 6, ']': 6 };

/** Statuses up to one in which the model is in this state. */
const modelIs = (client: Client, state: NonNullable<StatusParams['model']>['state']): Promise<StatusParams> =>
  client.status(({ model }) => model?.state === state);

/** Reads what the model's states made the server say, of which no more is expected. */
function readStatuses(client: Client): void {
  while (client.takeNow('dxlens/status') !== null);
}

type Status = ReviewRecord['opinions'][number]['status'];

/**
 * Waits until the model has said all that it will of this version, and gives the review with the steps that were told on
 * the way. Each step has the version, and none brings diagnostics.
 */
async function opinionOf(
  client: Client,
  uri: string,
  version: number,
): Promise<{ readonly version: number; readonly review: ReviewRecord; readonly steps: readonly Status[] }> {
  const steps: Status[] = [];
  for (;;) {
    const published = await client.reviewed(uri, version);
    assert.equal(published, null, 'a step of the model sends no diagnostics');
    const { review, version: reviewed } = await client.review(uri);
    const status = review.opinions[0]?.status;
    if (status !== undefined) {
      steps.push(status);
    }
    if (status === 'complete' || status === 'unavailable') {
      // What was asked may have been ahead of what was told.
      while (client.takeNow('dxlens/reviewed') !== null);
      return { version: reviewed, review, steps };
    }
  }
}

/** Processes that this one has started and that still run. Linux alone can say. */
function children(): number[] {
  if (process.platform !== 'linux') {
    return [];
  }
  return readdirSync('/proc').flatMap((name) => {
    try {
      const stat = /^\d+$/.test(name) ? readFileSync(`/proc/${name}/stat`, 'utf8') : '';
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(parent) === process.pid && state !== 'Z' ? [Number(name)] : [];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}

describe('the model pass', function () {
  this.timeout(60_000);
  afterEach(() => {
    assert.deepEqual(children(), [], 'processes that are left');
  });

  it(
    'adds an opinion that is marked as the model, and no diagnostics',
    withServers(async ({ start, folder }) => {
      const client = await start(withModel(makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief })));
      const diagnostics = await client.open(address, dissection);
      assert.deepEqual((await client.review(address)).review.opinions, []);
      const { version, review } = await opinionOf(client, address, 1);
      assert.equal(version, 1);
      assert.deepEqual(review.models, ['Tiny llama']);
      assert.equal(review.opinions.length, 1);
      const { model, status, reason } = review.opinions[0]!;
      assert.deepEqual([model.name, model.architecture, status, reason], ['Tiny llama', 'llama', 'complete', null]);
      assert.ok(review.alerts.every(({ source }) => source === 'knowledge'));
      assert.equal(review.alerts.filter(({ inText }) => inText).length, diagnostics.length);
      assert.deepEqual((await modelIs(client, 'idle')).message, 'Both passes run.');
      readStatuses(client);
    }),
  );

  it(
    'tells each step of one version: the choice, then the opinion as it grows, and no diagnostics with any',
    withServers(async ({ start, folder }) => {
      const file = makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief });
      const onRequest = { model: { file, threads: 1, contextSize: 16_384, opinion: 'on-request' } };
      const client = await start({ ...withModel(file), settings: onRequest });
      await client.open(address, dissection);
      assert.equal(await client.reviewed(address, 1), null);
      const [chosen] = (await client.review(address)).review.opinions;
      assert.deepEqual([chosen?.status, chosen?.diagnoses], ['chosen', []]);
      const total = chosen!.choice!.shares.reduce((sum, { share }) => sum + share, chosen!.choice!.none);
      assert.ok(Math.abs(total - 1) < 0.01, 'the shares and "none of these" are the whole');
      const ask = { command: 'dxlens.server.secondOpinion', arguments: [address] };
      assert.equal(await client.request('workspace/executeCommand', ask), true);
      // Told as soon as it begins: a model may take long to its first statement.
      assert.equal((await client.review(address)).review.opinions[0]?.status, 'writing');
      const { steps, review } = await opinionOf(client, address, 1);
      assert.deepEqual([steps[0], steps.at(-1)], ['writing', 'complete']);
      assert.deepEqual(review.opinions[0]?.choice, chosen!.choice);
      readStatuses(client);
    }),
  );

  it(
    'tells its states, and starts nothing before the first note',
    withServers(async ({ start, folder }) => {
      const client = await start(withModel(makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief })));
      assert.deepEqual(client.lastStatus?.model, {
        name: 'Tiny llama',
        state: 'idle',
        reason: null,
        host: null,
        notesLeave: false,
      });
      assert.deepEqual(children(), []);
      await client.open(address, dissection);
      await modelIs(client, 'loading');
      await modelIs(client, 'working');
      await modelIs(client, 'idle');
      await opinionOf(client, address, 1);
      readStatuses(client);
    }),
  );

  it(
    'is cancelled by the next change, and only the last version is answered',
    withServers(async ({ start, folder }) => {
      const client = await start(withModel(makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief })));
      await client.open(address, dissection);
      await modelIs(client, 'working');
      await client.type(address, dissection.length, 'Wife informed.\n');
      await client.reviewed(address, 2);
      assert.deepEqual((await client.review(address)).review.opinions, []);
      const { version, review } = await opinionOf(client, address, 2);
      assert.equal(version, 2);
      assert.equal(review.opinions.length, 1);
      readStatuses(client);
    }),
  );

  it(
    'ends when its note is closed',
    withServers(async ({ start, folder }) => {
      const client = await start(withModel(makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief })));
      await client.open(address, dissection);
      await modelIs(client, 'working');
      await client.close(address);
      await client.take('textDocument/publishDiagnostics');
      await modelIs(client, 'idle');
      assert.equal(client.takeNow('dxlens/reviewed'), null);
    }),
  );

  it(
    'ends with the server, in the middle of its work',
    withServers(async ({ start, folder }) => {
      const client = await start(withModel(makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief })));
      await client.open(address, dissection);
      await modelIs(client, 'working');
      await client.shutdown();
    }),
  );

  it(
    'is not asked about a note with too little to rank',
    withServers(async ({ start, folder }) => {
      const client = await start(withModel(makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief })));
      await client.open(address, refill);
      await client.open('untitled:second', dissection);
      await opinionOf(client, 'untitled:second', 1);
      assert.deepEqual((await client.review(address)).review.opinions, []);
      readStatuses(client);
    }),
  );

  it(
    'begins after a pause in typing, not before',
    withServers(async ({ start, folder }) => {
      const file = makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief });
      const client = await start({
        settings: settingsFor(file),
        overrides: { allowRandomWeights: true, modelPause: 3_600_000 },
      });
      await client.open(address, dissection);
      assert.deepEqual((await client.review(address)).review.opinions, []);
      assert.deepEqual(children(), []);
    }),
  );
});

describe('the configured model', function () {
  this.timeout(60_000);
  afterEach(() => {
    assert.deepEqual(children(), [], 'processes that are left');
  });

  for (const [title, file, sentence] of [
    ['missing', 'none.gguf', /^The model file .*none\.gguf does not exist; check the setting dxlens\.model\.file/],
    ['cut short', 'cut.gguf', /^The model file .*cut\.gguf is cut short; fetch it again\.$/],
  ] as const) {
    it(
      `${title}: one clear sentence in the status and in the opinion, and the fast pass stands`,
      withServers(async ({ start, folder }) => {
        const path = join(folder, file);
        if (title === 'cut short') {
          truncateSync(makeGguf(path, { architecture: 'llama' }), 100_000);
        }
        const client = await start(withModel(path));
        const { health, message, model } = client.lastStatus!;
        assert.equal(model?.state, 'down');
        assert.match(message, sentence);
        assert.equal(health, 'warning');
        assert.equal(model.reason, message);
        const diagnostics = await client.open(address, dissection);
        assert.ok(diagnostics.some(({ code }) => code === 'cant-miss'));
        const { review } = await opinionOf(client, address, 1);
        assert.deepEqual(
          review.opinions.map(({ status, reason }) => [status, reason]),
          [['unavailable', message]],
        );
        readStatuses(client);
      }),
    );
  }

  it(
    'of random weights is refused outside tests',
    withServers(async ({ start, folder }) => {
      const file = makeGguf(join(folder, 'm.gguf'), { architecture: 'llama' });
      const client = await start({ settings: settingsFor(file) });
      assert.equal(client.lastStatus?.model?.state, 'down');
      assert.match(client.lastStatus.message, /is made of random weights for tests and knows nothing/);
    }),
  );

  it(
    'can be named later: open notes are then asked about, and its opinion goes with it',
    withServers(async ({ start, folder }) => {
      const file = makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief });
      const client = await start({ overrides: { allowRandomWeights: true, modelPause: 0 } });
      await client.open(address, dissection);
      await client.configure(settingsFor(file));
      assert.equal((await opinionOf(client, address, 1)).review.opinions.length, 1);
      await client.configure({});
      await client.status(({ model }) => model === null);
      await client.reviewed(address, 1);
      assert.deepEqual((await client.review(address)).review.opinions, []);
      while (client.takeNow('dxlens/reviewed') !== null);
    }),
  );

  it(
    'is started again by command, and asked again about open notes',
    withServers(async ({ start, folder }) => {
      const client = await start(withModel(makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief })));
      await client.open(address, dissection);
      await opinionOf(client, address, 1);
      readStatuses(client);
      const restart = { command: 'dxlens.server.restartModel', arguments: [] };
      // Twice at once: one model is left, and it answers.
      const both = [
        client.request('workspace/executeCommand', restart),
        client.request('workspace/executeCommand', restart),
      ];
      assert.deepEqual(await Promise.all(both), [true, true]);
      await modelIs(client, 'working');
      assert.equal((await opinionOf(client, address, 1)).review.opinions.length, 1);
      assert.equal(children().length, process.platform === 'linux' ? 1 : 0);
      readStatuses(client);
    }),
  );

  it(
    'restarted at work is no failure of the model',
    withServers(async ({ start, folder }) => {
      const client = await start(withModel(makeGguf(join(folder, 'm.gguf'), { architecture: 'llama', prefer: brief })));
      await client.open(address, dogBite);
      await modelIs(client, 'working');
      await client.request('workspace/executeCommand', { command: 'dxlens.server.restartModel', arguments: [] });
      const { review } = await opinionOf(client, address, 1);
      assert.deepEqual(
        review.opinions.map(({ status }) => status),
        ['complete'],
      );
      for (let told = client.takeNow('dxlens/status'); told !== null; told = client.takeNow('dxlens/status')) {
        assert.equal(told.health, 'ok');
      }
    }),
  );
});
