import { strict as assert } from 'node:assert';
import type { Diagnostic } from 'vscode-languageserver/node';
import { withServers } from './client.js';
import { address, dissection, dogBite, headStrike, refill } from './samples.js';

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

describe('diagnostics', () => {
  it(
    'are pushed for an opened note, with all that an editor shows',
    withServers(async ({ start }) => {
      const client = await start();
      await client.notifyOpen(address, dissection, 7);
      const published = await client.reviewed(address, 7);
      assert.equal(published?.uri, address);
      assert.equal(published.version, 7);
      const alert = published.diagnostics.find(({ code }) => code === 'cant-miss');
      assert.ok(alert !== undefined);
      assert.equal(alert.source, 'DxLens');
      assert.equal(alert.severity, 2);
      assert.match(String(alert.message), /^Consider aortic dissection: /);
      assert.ok(client.at(address, alert.range).length > 0);
      assert.deepEqual(Object.keys(alert.data as object), ['alert']);
      const related = alert.relatedInformation ?? [];
      assert.ok(related.length > 0);
      for (const { location, message } of related) {
        assert.equal(location.uri, address);
        const quote = client.at(address, location.range).replace(/\s+/g, ' ');
        assert.equal(message, `basis: “${quote}”`);
      }
    }),
  );

  it(
    'name the alerts of the review, which are those within the budget',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dissection);
      const { review, alertRanges } = await client.review(address);
      const inText = review.alerts.flatMap((alert, index) =>
        alert.inText ? [{ alert: alert.id, range: alertRanges[index] }] : [],
      );
      assert.deepEqual(
        diagnostics.map(({ data, range }) => ({ alert: (data as { alert: string }).alert, range })),
        inText,
      );
    }),
  );

  it(
    'are of every severity of the alerts',
    withServers(async ({ start }) => {
      const client = await start();
      const severities = new Map<unknown, unknown>();
      for (const [index, text] of [dissection, headStrike, dogBite].entries()) {
        for (const { code, severity } of await client.open(`untitled:${index}`, text)) {
          severities.set(code, severity);
        }
      }
      assert.equal(severities.get('allergy-conflict'), 1);
      assert.equal(severities.get('cant-miss'), 2);
      assert.equal(severities.get('missing-finding'), 3);
    }),
  );

  it(
    'are an empty set for a note that deserves none',
    withServers(async ({ start }) => {
      const client = await start();
      assert.deepEqual(await client.open(address, refill), []);
    }),
  );

  it(
    'are not sent again while they stay the same',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      const version = await client.type(address, dissection.trimEnd().length, '\n5. Family informed');
      assert.equal(await client.reviewed(address, version), null);
    }),
  );

  it(
    'move with the text and carry its version',
    withServers(async ({ start }) => {
      const client = await start();
      const before = await client.open(address, dissection);
      const version = await client.type(address, 0, 'Seen in bay 4\n\n');
      const published = await client.reviewed(address, version);
      assert.equal(published?.version, version);
      assert.deepEqual(
        published.diagnostics.map(({ range }) => range.start.line),
        before.map(({ range }) => range.start.line + 2),
      );
      assert.deepEqual(codes(published.diagnostics), codes(before));
    }),
  );

  it(
    'go when what raised them is answered',
    withServers(async ({ start }) => {
      const client = await start();
      assert.ok(codes(await client.open(address, dogBite)).includes('allergy-conflict'));
      const version = await client.edit(address, [
        { range: client.find(address, 'Co-amoxiclav'), newText: 'Doxycycline' },
      ]);
      const published = await client.reviewed(address, version);
      assert.ok(published !== null && !codes(published.diagnostics).includes('allergy-conflict'));
    }),
  );

  it(
    'are cleared when the note is closed, once',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      await client.close(address);
      assert.deepEqual(await client.take('textDocument/publishDiagnostics'), { uri: address, diagnostics: [] });
      await client.close(address);
      assert.equal(await client.ask('dxlens/review', address), null);
    }),
  );

  it(
    'come for every note that opens before the knowledge is loaded',
    withServers(async ({ startAtOnce }) => {
      const client = await startAtOnce();
      await client.notifyOpen(address, dissection);
      const hover = client.ask<unknown>('textDocument/hover', address, {
        position: { line: 0, character: 0 },
      });
      const published = await client.reviewed(address, 1);
      assert.ok(published !== null && published.diagnostics.length > 0);
      assert.equal(await hover, null);
      await client.status(({ knowledge }) => knowledge !== 'loading');
    }),
  );

  it(
    'are kept apart for several notes',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open('file:///a/one.note', dissection);
      await client.open('file:///b/one.note', dogBite);
      await client.close('file:///a/one.note');
      assert.equal((await client.take('textDocument/publishDiagnostics')).uri, 'file:///a/one.note');
      const version = await client.type('file:///b/one.note', 0, '\n');
      const published = await client.reviewed('file:///b/one.note', version);
      assert.ok(published !== null && codes(published.diagnostics).includes('allergy-conflict'));
    }),
  );
});

describe('a burst of changes', () => {
  it(
    'is reviewed once, at its end',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, refill);
      let at = refill.length;
      const messages = [...'\nPlan: nothing else'].map((newText) => {
        const { change } = client.editUnsent(address, [{ range: client.rangeOf(address, at, at), newText }]);
        at += newText.length;
        return { method: 'textDocument/didChange', params: change };
      });
      client.notifyTogether(messages);
      assert.equal(await client.reviewed(address, 1 + messages.length), null);
      assert.equal((await client.review(address)).version, 1 + messages.length);
    }),
  );

  it(
    'that comes with a request is answered for its last version',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, refill);
      const { change, version } = client.editUnsent(address, [
        { range: client.rangeOf(address, 0, refill.length), newText: dogBite },
      ]);
      client.notifyTogether([{ method: 'textDocument/didChange', params: change }]);
      const { review } = await client.review(address);
      assert.ok(review.alerts.some(({ code }) => code === 'allergy-conflict'));
      const published = await client.reviewed(address, version);
      assert.ok(published !== null && codes(published.diagnostics).includes('allergy-conflict'));
    }),
  );

  it(
    'leaves nothing of a note that is closed at its end',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, refill);
      const { change } = client.editUnsent(address, [
        { range: client.rangeOf(address, 0, refill.length), newText: dissection },
      ]);
      client.notifyTogether([
        { method: 'textDocument/didChange', params: change },
        { method: 'textDocument/didClose', params: { textDocument: { uri: address } } },
      ]);
      assert.deepEqual(await client.take('textDocument/publishDiagnostics'), { uri: address, diagnostics: [] });
      assert.equal(await client.ask('dxlens/review', address), null);
    }),
  );
});
