import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewRecord, StatusParams } from '#server/lsp/messages.js';
import type { Later } from '#server/lsp/pause.js';
import { ModelServer, streamed, tokens, whole } from '../model/modelServer.js';
import type { Client } from './client.js';
import { withServers } from './client.js';
import { Pauses } from './pauses.js';
import { address, dissection, headStrike } from './samples.js';

const written = JSON.stringify({
  diagnoses: [{ evidence: [{ line: 1, quote: dissection.trim().split('\n')[0] }], against: [], diagnosis: 'Made up' }],
  missing: [],
});
type Opinion = ReviewRecord['opinions'][number];
/** Only the choice is asked for, so that one failure is all there is. */
const once = { opinion: 'on-request' };
const overrides = { modelPause: 0, writingPause: 0 };

/** Reads all that came without being asked for. */
function readRest(client: Client): void {
  while (client.takeNow('dxlens/reviewed') !== null);
  while (client.takeNow('dxlens/status') !== null);
}

/** Waits for an opinion of this status: the last thing that the model pass says. */
async function opinionOf(client: Client, status: 'complete' | 'unavailable'): Promise<Opinion> {
  for (;;) {
    const opinion = (await client.review(address)).review.opinions.find((one) => one.status === status);
    if (opinion !== undefined) {
      readRest(client);
      return opinion;
    }
    await client.take('dxlens/reviewed');
  }
}

const told = ({ model }: StatusParams) => ({ state: model?.state, host: model?.host, notesLeave: model?.notesLeave });

describe('a model server in the settings', () => {
  let server: ModelServer;
  let here: string;
  beforeEach(async () => {
    server = await ModelServer.start((response, { body }) => {
      if (body.stream) streamed(response, written, 40);
      else whole(response, tokens({ A: 0.6, B: 0.4 }));
    });
    here = `localhost:${server.port}`;
  });
  afterEach(() => server.stop());
  const settings = (endpoint = `http://${here}`, more: object = {}): object => ({
    model: { endpoint, endpointModel: 'm', ...more },
  });

  it(
    'is asked about an open note, and the status says so',
    withServers(async ({ start }) => {
      const client = await start({ settings: settings(), overrides });
      const status = client.lastStatus!;
      assert.deepEqual(told(status), { state: 'idle', host: here, notesLeave: false });
      assert.equal(status.message, `Both passes run; a server on this machine is asked (${here}).`);
      assert.equal(server.heard.length, 0);
      await client.open(address, dissection);
      const working = await client.status(({ model }) => model?.state === 'working');
      assert.deepEqual(told(working), { state: 'working', host: here, notesLeave: false });
      const { model, diagnoses } = await opinionOf(client, 'complete');
      assert.deepEqual([model.name, model.host, diagnoses.map(({ name }) => name)], ['m', here, ['Made up']]);
      assert.ok(server.heard.every(({ body }) => body.messages[1]!.content.includes('| ')));
    }),
  );

  it(
    'that is not there gets no request: without it nothing leaves',
    withServers(async ({ start }) => {
      const client = await start({ settings: { model: { endpointModel: 'm' } }, overrides });
      assert.equal(client.lastStatus?.model, null);
      await client.open(address, dissection);
      await client.review(address);
      assert.equal(server.heard.length, 0);
    }),
  );

  it(
    'on another machine is refused unless an administrator has listed it, whoever set it',
    withServers(async ({ start, folder }) => {
      const machineList = { file: join(folder, 'endpoints.yaml'), owner: process.getuid?.() ?? 0 };
      const client = await start({
        settings: settings('https://elsewhere.example/v1'),
        overrides: { ...overrides, machineList },
      });
      const sentence = `The model server elsewhere.example is not on the list of this machine, so no note is sent to it; an administrator can list it in ${machineList.file}.`;
      assert.equal(client.lastStatus?.message, sentence);
      assert.equal(client.lastStatus.health, 'warning');
      assert.deepEqual(told(client.lastStatus), { state: 'down', host: null, notesLeave: false });
      writeFileSync(
        machineList.file,
        'schema: dxlens/endpoints/1\nhosts:\n  - {host: elsewhere.example, port: 8000}\n',
        { mode: 0o644 },
      );
      // The list is read when a server is set: another port is not what was listed.
      await client.configure(settings('https://elsewhere.example:8001/v1'));
      assert.equal((await client.status(({ model }) => model?.state === 'down')).model?.host, null);
      await client.configure(settings('https://elsewhere.example:8000/v1'));
      const listed = await client.status(({ model }) => model?.state === 'idle');
      assert.deepEqual(told(listed), { state: 'idle', host: 'elsewhere.example:8000', notesLeave: true });
      assert.equal(listed.message, 'Both passes run; notes go to elsewhere.example:8000.');
      await client.configure(settings('https://elsewhere.example:8000/v1', { offline: true }));
      const offline = await client.status(({ model }) => model?.state === 'down');
      assert.match(offline.message, /^DxLens is set to be offline, so no note is sent to the model server elsewhere/);
      readRest(client);
    }),
  );

  it(
    'without the name of a model is not asked',
    withServers(async ({ start }) => {
      const client = await start({ settings: settings(undefined, { ...once, endpointModel: '' }), overrides });
      const { message } = client.lastStatus!;
      assert.equal(
        message,
        `No model is named for the server ${here}; set dxlens.model.endpointModel or --endpoint-model to a name that it knows.`,
      );
      await client.open(address, dissection);
      assert.equal((await opinionOf(client, 'unavailable')).reason, message);
      assert.equal(server.heard.length, 0);
    }),
  );

  it(
    'beside a model file is in force, and the status says that the file is not used',
    withServers(async ({ start, folder }) => {
      const client = await start({ settings: settings(undefined, { file: join(folder, 'm.gguf') }), overrides });
      const { health, message } = client.lastStatus!;
      assert.equal(health, 'warning');
      assert.match(
        message,
        /^A model server and a model file are both set: the server is asked and the file is not used/,
      );
      assert.deepEqual(told(client.lastStatus!), { state: 'idle', host: here, notesLeave: false });
    }),
  );

  it(
    'that answers while the typing pauses does not put off the alerts that wait for the pause',
    withServers(async ({ start }) => {
      const pauses = new Pauses();
      let begun = 0;
      const later: Later = (work, milliseconds) => {
        begun += 1;
        return pauses.later(work, milliseconds);
      };
      const client = await start({ settings: settings(undefined, once), overrides: { ...overrides, later } });
      await client.open(address, '');
      const version = await client.type(address, 0, headStrike);
      await client.reviewed(address, version);
      await client.reviewed(address, version);
      assert.deepEqual(
        (await client.review(address)).review.opinions.map(({ status }) => status),
        ['chosen'],
      );
      assert.deepEqual([begun, pauses.waiting], [1, 1]);
      pauses.elapse();
      assert.equal((await client.take('textDocument/publishDiagnostics')).version, version);
      readRest(client);
    }),
  );

  it(
    'that fails is told with its host, and the fast pass stands',
    withServers(async ({ start }) => {
      await server.stop();
      const client = await start({ settings: settings(undefined, once), overrides });
      const diagnostics = await client.open(address, dissection);
      assert.ok(diagnostics.some(({ code }) => code === 'cant-miss'));
      const down = await client.status(({ model }) => model?.state === 'down');
      assert.equal(down.message, `No model server answers at ${here}; start it or correct its address.`);
      assert.deepEqual(told(down), { state: 'down', host: here, notesLeave: false });
      assert.equal((await opinionOf(client, 'unavailable')).reason, down.message);
    }),
  );
});
