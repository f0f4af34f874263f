import { strict as assert } from 'node:assert';
import { files, withServers } from './client.js';
import { address, dissection } from './samples.js';

describe('initialize', () => {
  it(
    'names what the server can do',
    withServers(async ({ start }) => {
      const { capabilities } = await start();
      assert.deepEqual(capabilities, {
        textDocumentSync: { openClose: true, change: 2 },
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        codeLensProvider: {},
        foldingRangeProvider: true,
        documentSymbolProvider: true,
        semanticTokensProvider: {
          legend: {
            tokenTypes: ['finding', 'condition', 'drug', 'organism', 'test', 'treatment', 'measurement'],
            tokenModifiers: [
              'absent',
              'possible',
              'hypothetical',
              'historical',
              'family',
              'other',
              'measured',
              'implausible',
            ],
          },
          full: true,
          range: true,
        },
        executeCommandProvider: {
          commands: [
            'dxlens.server.dismiss',
            'dxlens.server.undoDismissal',
            'dxlens.server.secondOpinion',
            'dxlens.server.restartModel',
          ],
        },
        hoverProvider: true,
        workspace: { workspaceFolders: { supported: true } },
      });
    }),
  );

  it(
    'offers no hovers to a client that renders its own',
    withServers(async ({ start }) => {
      const { capabilities } = await start({ clientHovers: true });
      assert.equal(capabilities.hoverProvider, undefined);
    }),
  );

  it(
    'says in one line that no model is configured',
    withServers(async ({ startAtOnce }) => {
      const client = await startAtOnce();
      const { health, message, model } = await client.status(({ knowledge }) => knowledge !== 'loading');
      assert.equal(health, 'ok');
      assert.equal(message, 'No language model is configured; the fast pass reviews alone.');
      assert.equal(model, null);
    }),
  );

  it(
    'tells how much knowledge is in force',
    withServers(async ({ startAtOnce }) => {
      const client = await startAtOnce();
      const { knowledge } = await client.status((status) => status.knowledge !== 'loading');
      assert.match(knowledge, /^[1-9]\d* conditions, version \S+$/);
    }),
  );

  for (const options of [
    { clientHovers: 'yes' as never, settings: 'none' },
    { settings: { model: 7, alerts: null, knowledge: { overlays: null } } },
    { capabilities: {} },
  ]) {
    it(
      `works with odd options: ${JSON.stringify(options)}`,
      withServers(async ({ start }) => {
        const client = await start(options);
        assert.ok((await client.open(address, dissection)).length > 0);
      }),
    );
  }

  it(
    'says what to do when the package is broken, and still answers',
    withServers(async ({ startAtOnce }) => {
      const client = await startAtOnce({ files: { ...files, compiledKnowledge: '/nowhere/knowledge.json' } });
      const { health, message } = await client.status(({ knowledge }) => knowledge !== 'loading');
      assert.equal(health, 'error');
      assert.match(message, /^\/nowhere\/knowledge\.json cannot be read; .*install DxLens again/);
      await client.notifyOpen(address, dissection);
      assert.equal(await client.ask('dxlens/review', address), null);
      assert.deepEqual(await client.request('dxlens/reviewText', { uri: 'file:///a.note', text: dissection }), {
        summary: null,
        error: message,
      });
    }),
  );
});

describe('shutdown', () => {
  it(
    'is answered, also while the knowledge is still loading',
    withServers(async ({ startAtOnce }) => {
      await (await startAtOnce()).shutdown();
    }),
  );

  it(
    'ends what is due: nothing is sent after it',
    withServers(async ({ start }) => {
      const client = await start();
      await client.notifyOpen(address, dissection);
      await client.shutdown();
      assert.equal(client.takeNow('dxlens/reviewed'), null);
    }),
  );
});
