import { strict as assert } from 'node:assert';
import type { CodeLens } from 'vscode-languageserver/node';
import type { Client } from './client.js';
import { withServers } from './client.js';
import { address, dissection, refill } from './samples.js';

const lenses = (client: Client): Promise<CodeLens[]> => client.ask('textDocument/codeLens', address);
const beforeAssessment = dissection.slice(0, dissection.indexOf('ASSESSMENT'));
const settings = (show: string): object => ({ differential: { show } });

describe('the lens with the top of the differential', () => {
  for (const [show, written, open] of [
    ['after-assessment', true, false],
    ['always', true, true],
    ['on-request', false, false],
  ] as const) {
    it(
      `shows ${show}: ${written ? 'at' : 'not even at'} a written assessment, ${open ? 'and' : 'not'} before one`,
      withServers(async ({ start }) => {
        const client = await start({ settings: settings(show) });
        await client.open(address, dissection);
        assert.equal((await lenses(client)).length, written ? 1 : 0);
        assert.equal((await client.review(address)).showDifferential, written);
        await client.replace(address, beforeAssessment);
        await client.reviewed(address, 2);
        assert.equal((await lenses(client)).length, open ? 1 : 0);
        assert.equal((await client.review(address)).showDifferential, open);
      }),
    );
  }

  it(
    'stands at the assessment and names conditions, bands and what must not be missed, without numbers',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      const [lens] = await lenses(client);
      assert.equal(lens?.range.start.line, client.find(address, 'ASSESSMENT').start.line);
      assert.match(lens.command?.title ?? '', /^To consider, leading: .*Aortic dissection \(!\)/);
      assert.doesNotMatch(lens.command?.title ?? '', /\d|%/);
      assert.equal(lens.command?.command, '');
    }),
  );

  it(
    "carries the client's command where the client has it",
    withServers(async ({ start }) => {
      const client = await start({ clientHovers: true });
      await client.open(address, dissection);
      assert.equal((await lenses(client))[0]?.command?.command, 'dxlens.showDifferential');
    }),
  );

  it(
    'waits while nothing but a prompt stands in the assessment',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, `${beforeAssessment}ASSESSMENT\n***\n`);
      assert.deepEqual(await lenses(client), []);
      await client.edit(address, [{ range: client.find(address, '***'), newText: 'Chest pain' }]);
      await client.reviewed(address, 2);
      assert.equal((await lenses(client)).length, 1);
    }),
  );

  it(
    'takes a new setting at once',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      await client.configure(settings('on-request'));
      assert.equal(await client.reviewed(address, 1), null);
      assert.deepEqual(await lenses(client), []);
    }),
  );

  it(
    'is none where there is too little to rank, or the note is not open',
    withServers(async ({ start }) => {
      const client = await start({ settings: settings('always') });
      await client.open(address, refill);
      assert.deepEqual(await lenses(client), []);
      await client.close(address);
      await client.take('textDocument/publishDiagnostics');
      assert.deepEqual(await lenses(client), []);
    }),
  );
});
