import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { AddModelResult, DownloadPlan, OwnModel, RemoveModelResult, VerifiedModel } from '#server/lsp/messages.js';
import { HubServer } from '../model/hubServer.js';
import { makeGguf } from '../model/makeGguf.js';
import type { Client, StartOptions } from './client.js';
import { withServers } from './client.js';

const source = 'hf:maker/models/tiny.gguf';

describe('dxlens/models', function () {
  this.timeout(60_000);
  let hub: HubServer;
  beforeEach(async () => {
    hub = await new HubServer().start();
  });
  afterEach(() => hub.stop());

  const options = (folder: string, environment: Record<string, string> = {}): StartOptions => ({
    overrides: {
      allowRandomWeights: true,
      dataFolder: join(folder, 'data'),
      environment: { HF_ENDPOINT: hub.address, ...environment },
    },
  });

  /** A model file, and the hub has it too. */
  function model(folder: string): string {
    mkdirSync(folder, { recursive: true });
    const file = makeGguf(join(folder, 'm.gguf'), { architecture: 'llama' });
    hub.files.set('tiny.gguf', readFileSync(file));
    return file;
  }

  const list = (client: Client): Promise<OwnModel[]> => client.request<OwnModel[]>('dxlens/models/list', {});
  const add = (client: Client, from: string, agreed: boolean): Promise<AddModelResult> =>
    client.request<AddModelResult>('dxlens/models/add', { source: from, agreed, job: 'one' });

  /** Reads what was told of the progress; gives it. */
  function progress(client: Client): { job: string; message: string; share: number }[] {
    const told = [];
    for (let next; (next = client.takeNow('dxlens/models/progress')) !== null;) told.push(next);
    return told;
  }

  it(
    'adds a file where it lies, lists, verifies and removes it',
    withServers(async ({ folder, start }) => {
      const client = await start(options(folder));
      assert.deepEqual(await list(client), []);
      const file = model(folder);
      const added = await add(client, file, false);
      assert.deepEqual({ ...added, size: '' }, { id: 'tiny-llama', name: 'Tiny llama', file, size: '' });
      assert.deepEqual(progress(client).at(-1), {
        job: 'one',
        message: `${added.size} of ${added.size} checked`,
        share: 1,
      });
      assert.deepEqual(await list(client), [
        { ...added, architecture: 'llama', source: 'file', downloaded: false, state: 'there', known: null },
      ]);
      writeFileSync(file, 'something else');
      const results = await client.request<VerifiedModel[]>('dxlens/models/verify', { ids: [], job: 'two' });
      assert.match(results[0]?.problem ?? '', /instead of/);
      assert.deepEqual(progress(client), []);
      assert.deepEqual(await client.request<RemoveModelResult>('dxlens/models/remove', { id: added.id }), {
        deleted: false,
      });
      assert.ok(existsSync(file));
      assert.deepEqual(await list(client), []);
    }),
  );

  it(
    'plans a download without asking the network, and downloads after a yes alone',
    withServers(async ({ folder, start }) => {
      model(folder);
      const client = await start(options(folder));
      const plan = await client.request<DownloadPlan>('dxlens/models/plan', { source });
      assert.equal(plan.offline, null);
      assert.ok(plan.question.includes(new URL(hub.address).host));
      assert.ok(plan.facts.some((fact) => fact.includes(`${hub.address}/maker/models`)));
      assert.ok(plan.facts.some((fact) => fact.includes('no note')));
      await assert.rejects(add(client, source, false), /without a yes/);
      assert.deepEqual(hub.seen, []);
      const { file } = await add(client, source, true);
      assert.deepEqual(readFileSync(file), hub.files.get('tiny.gguf'));
      assert.match(progress(client).at(-1)?.message ?? '', /checked$/);
      assert.deepEqual(await client.request<RemoveModelResult>('dxlens/models/remove', { id: 'tiny-llama' }), {
        deleted: true,
      });
      assert.ok(!existsSync(file));
    }),
  );

  it(
    'downloads nothing where the setting or the environment forbids it',
    withServers(async ({ folder, start }) => {
      model(folder);
      const settings = { model: { offline: true } };
      for (const forbidden of [{ ...options(folder), settings }, options(folder, { DXLENS_OFFLINE: '1' })]) {
        const client = await start(forbidden);
        const plan = await client.request<DownloadPlan>('dxlens/models/plan', { source });
        assert.match(plan.offline ?? '', /^Nothing is downloaded, because/);
        await assert.rejects(add(client, source, true), /Nothing is downloaded, because/);
      }
      assert.deepEqual(hub.seen, []);
    }),
  );

  it(
    'stops a download that is cancelled, and goes on with it when it is asked for again',
    withServers(async ({ folder, start }) => {
      model(folder);
      hub.silentAfter = 300_000;
      const client = await start(options(folder));
      const cancel = new CancellationTokenSource();
      const adding = client.request('dxlens/models/add', { source, agreed: true, job: 'one' }, cancel.token);
      await client.take('dxlens/models/progress');
      cancel.cancel();
      await assert.rejects(adding, /stopped/);
      progress(client);
      assert.deepEqual(await list(client), []);
      hub.silentAfter = null;
      await add(client, source, true);
      assert.ok(hub.starts.at(-1)! > 0);
      progress(client);
    }),
  );

  it(
    'gives the model that a setting names by its id',
    withServers(async ({ folder, start }) => {
      const client = await start(options(folder));
      await add(client, model(folder), false);
      progress(client);
      await client.configure({ model: { file: 'tiny-llama' } });
      const { model: told } = await client.status((status) => status.model?.state === 'idle');
      assert.equal(told?.name, 'Tiny llama');
    }),
  );

  it(
    'says in one sentence what is wrong',
    withServers(async ({ folder, start }) => {
      const client = await start(options(folder));
      await assert.rejects(add(client, join(folder, 'none.gguf'), false), /There is no file/);
      await assert.rejects(client.request('dxlens/models/plan', { source: 'hf:x' }), /names no model file/);
      await assert.rejects(client.request('dxlens/models/remove', { id: 'gone' }), /No model has been added yet/);
      await assert.rejects(
        client.request('dxlens/models/add', { source }),
        /parameters of dxlens\/models\/add do not fit/,
      );
      writeFileSync(join(folder, 'text.gguf'), 'a text');
      await assert.rejects(add(client, join(folder, 'text.gguf'), true), /not a GGUF file/);
    }),
  );
});
