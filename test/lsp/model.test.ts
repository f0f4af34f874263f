import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { StatusParams } from '#server/lsp/messages.js';
import { makeGguf } from '../model/makeGguf.js';
import { until } from '../model/support.js';
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

/** Waits for the review with the opinion of a version. */
async function opinionOf(client: Client, uri: string, version: number): Promise<Awaited<ReturnType<Client['review']>>> {
  await client.reviewed(uri, version);
  return client.review(uri);
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
      await client.reviewed(address, 1);
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
      await modelIs(client, 'idle');
      await until(() => client.takeNow('dxlens/reviewed') === null);
      await modelIs(client, 'working');
      await modelIs(client, 'idle');
      await client.take('dxlens/reviewed');
      assert.equal((await client.review(address)).review.opinions.length, 1);
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
      await modelIs(client, 'idle');
      assert.equal(children().length, process.platform === 'linux' ? 1 : 0);
      assert.equal((await client.review(address)).review.opinions.length, 1);
      while (client.takeNow('dxlens/reviewed') !== null);
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
      await modelIs(client, 'working');
      const down = await modelIs(client, 'idle');
      assert.equal(down.health, 'ok');
      const { review } = await client.review(address);
      assert.deepEqual(
        review.opinions.map(({ status }) => status),
        ['complete'],
      );
      while (client.takeNow('dxlens/reviewed') !== null);
      readStatuses(client);
    }),
  );
});
