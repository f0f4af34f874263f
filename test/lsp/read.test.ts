import { strict as assert } from 'node:assert';
import type { ReadResult } from '#server/lsp/messages.js';
import { withServers } from './client.js';
import { address, dissection, dogBite } from './samples.js';

describe('dxlens/read', () => {
  it(
    'tells what was read of the version that is open, and where',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection.replaceAll('\n', '\r\n'));
      const { version, text, places } = (await client.ask<ReadResult | null>('dxlens/read', address))!;
      assert.equal(version, 1);
      assert.match(text, /-\[cough\]/);
      assert.match(text, /absent \(specific\), recent, patient; by “Denies”/);
      assert.doesNotMatch(text, /\u001b/);
      const sob = places.find(({ end }) => text.slice(end).trimStart().startsWith('“SOB”'));
      assert.deepEqual(sob?.at, client.find(address, 'SOB').start);
      assert.equal(text.slice(sob.start, sob.end), `${String(sob.at.line + 1)}:${String(sob.at.character + 1)}`);
      await client.replace(address, dogBite);
      const next = (await client.ask<ReadResult | null>('dxlens/read', address))!;
      assert.equal(next.version, 2);
      assert.notEqual(next.text, text);
      await client.reviewed(address, 2);
    }),
  );

  it(
    'is null for a note that is not open',
    withServers(async ({ start }) => {
      const client = await start();
      assert.equal(await client.ask('dxlens/read', address), null);
    }),
  );
});
