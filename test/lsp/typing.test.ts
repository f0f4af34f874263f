import { strict as assert } from 'node:assert';
import type { Diagnostic } from 'vscode-languageserver/node';
import { withServers } from './client.js';
import { Pauses } from './pauses.js';
import { address, dissection, dogBite, headStrike } from './samples.js';

const codesOf = (published: { readonly diagnostics: readonly Diagnostic[] } | null): unknown[] =>
  published?.diagnostics.map(({ code }) => code) ?? [];

describe('while a note is typed', () => {
  it(
    'an alert that can wait shows when the typing pauses',
    withServers(async ({ start }) => {
      const pauses = new Pauses();
      const client = await start({ overrides: { later: pauses.later } });
      await client.open(address, '');
      const version = await client.type(address, 0, headStrike);
      assert.ok(!codesOf(await client.reviewed(address, version)).includes('missing-finding'));
      assert.ok((await client.review(address)).review.alerts.some(({ code }) => code === 'missing-finding'));
      pauses.elapse();
      const published = await client.take('textDocument/publishDiagnostics');
      assert.equal(published.version, version);
      assert.ok(codesOf(published).includes('missing-finding'));
    }),
  );

  for (const [code, note] of [
    ['cant-miss', dissection],
    ['allergy-conflict', dogBite],
  ] as const) {
    it(
      `a dangerous one does not wait: ${code}`,
      withServers(async ({ start }) => {
        const pauses = new Pauses();
        const client = await start({ overrides: { later: pauses.later } });
        await client.open(address, '');
        const version = await client.type(address, 0, note);
        assert.ok(codesOf(await client.reviewed(address, version)).includes(code));
      }),
    );
  }

  it(
    'each change puts the pause off, and only the last version shows',
    withServers(async ({ start }) => {
      const pauses = new Pauses();
      const client = await start({ overrides: { later: pauses.later } });
      await client.open(address, '');
      await client.type(address, 0, headStrike);
      await client.reviewed(address, 2);
      await client.type(address, headStrike.length, 'Wife informed.\n');
      await client.reviewed(address, 3);
      assert.equal(pauses.waiting, 1);
      pauses.elapse();
      assert.equal((await client.take('textDocument/publishDiagnostics')).version, 3);
    }),
  );

  it(
    'an alert that stood before the typing stays',
    withServers(async ({ start }) => {
      const pauses = new Pauses();
      const client = await start({ overrides: { later: pauses.later } });
      assert.ok(codesOf({ diagnostics: await client.open(address, headStrike) }).includes('missing-finding'));
      await client.type(address, 0, '\n');
      assert.ok(codesOf(await client.reviewed(address, 2)).includes('missing-finding'));
    }),
  );

  it(
    'an alert that is answered goes at once',
    withServers(async ({ start }) => {
      const pauses = new Pauses();
      const client = await start({ overrides: { later: pauses.later } });
      await client.open(address, dogBite);
      await client.edit(address, [{ range: client.find(address, 'Co-amoxiclav'), newText: 'Doxycycline' }]);
      assert.ok(!codesOf(await client.reviewed(address, 2)).includes('allergy-conflict'));
    }),
  );

  it(
    'nothing waits any more when the note is closed or the server ends',
    withServers(async ({ start }) => {
      const pauses = new Pauses();
      const client = await start({ overrides: { later: pauses.later } });
      for (const uri of ['untitled:closed', 'untitled:open']) {
        await client.open(uri, '');
        await client.type(uri, 0, headStrike);
        await client.reviewed(uri, 2);
      }
      await client.close('untitled:closed');
      await client.take('textDocument/publishDiagnostics');
      assert.equal(pauses.waiting, 1);
      await client.finish();
      assert.equal(pauses.waiting, 0);
    }),
  );

  it(
    'what waits is looked at again when the pause comes',
    withServers(async ({ start }) => {
      const pauses = new Pauses();
      const client = await start({ overrides: { later: pauses.later } });
      await client.open(address, '');
      await client.type(address, 0, headStrike);
      await client.reviewed(address, 2);
      await client.configure({ alerts: { enabled: false } });
      await client.reviewed(address, 2);
      pauses.elapse();
      assert.deepEqual((await client.review(address)).dismissed, []);
    }),
  );
});
