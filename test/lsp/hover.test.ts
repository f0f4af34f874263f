import { strict as assert } from 'node:assert';
import type { Hover, MarkupContent, Position } from 'vscode-languageserver/node';
import type { Explanation } from '#server/lsp/messages.js';
import type { Client } from './client.js';
import { withServers } from './client.js';
import { address, dissection, headStrike, oddInput } from './samples.js';

const hoverAt = (client: Client, position: Position): Promise<Hover | null> =>
  client.ask('textDocument/hover', address, { position });
const explainAt = (client: Client, position: Position): Promise<Explanation | null> =>
  client.ask('dxlens/explain', address, { position });

describe('dxlens/explain', () => {
  it(
    'gives the alert with its evidence tied to the words of the note',
    withServers(async ({ start }) => {
      const client = await start();
      const alert = (await client.open(address, dissection)).find(({ code }) => code === 'cant-miss')!;
      const explanation = await explainAt(client, alert.range.start);
      const part = explanation?.parts.find(({ title }) => title === alert.message);
      assert.ok(part !== undefined);
      assert.equal(part.kind, 'alert');
      assert.equal(part.source, 'knowledge');
      assert.match(
        part.summary[0]!,
        /^(Leading|Plausible|Not excluded), urgency immediate; not addressed in the note\.$/,
      );
      assert.match(part.summary[1]!, /^Must not be missed: /);
      assert.ok(part.for.length >= 2 && part.firstTests.length > 0 && part.firstActions.length > 0);
      for (const line of [...part.for, ...part.against]) {
        assert.equal(client.at(address, line.range!), line.quote);
        assert.ok(line.label !== '' && line.basis !== '');
        assert.ok(Number.isInteger(line.strength) && Math.abs(line.strength) <= 3);
      }
      assert.ok(part.for.every(({ strength }) => strength > 0) && part.against.every(({ strength }) => strength < 0));
    }),
  );

  it(
    'asks the question of a finding that is not documented',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, headStrike);
      const alert = diagnostics.find(({ message }) => /anticoagulant use/.test(String(message)))!;
      const part = (await explainAt(client, alert.range.start))?.parts.find(({ title }) => title === alert.message);
      assert.deepEqual(part?.summary, ['Does the patient take an anticoagulant?']);
    }),
  );

  it(
    'says how a word was read',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(
        address,
        'CC: cough\n\nHPI: 40 M with cough. Denies fever. Mother had pneumonia.\n\nPMH: appendicitis\n',
      );
      const read = async (words: string): Promise<string | undefined> => {
        const explanation = await explainAt(client, client.find(address, words).start);
        return explanation?.parts[0]?.summary.find((sentence) => sentence.startsWith('Read as '));
      };
      assert.equal(await read('cough'), 'Read as present.');
      assert.equal(await read('fever'), 'Read as absent.');
      assert.match((await read('pneumonia'))!, /family\.$/);
      assert.match((await read('appendicitis'))!, /^Read as present, historical\.$/);
    }),
  );

  it(
    'has the range of the narrowest thing it explains',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      const words = client.find(address, 'tearing');
      assert.deepEqual(
        (await explainAt(client, { ...words.start, character: words.start.character + 2 }))?.range,
        words,
      );
    }),
  );

  it(
    'is null where there is nothing to explain, beyond the end, and in a note that is not open',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      assert.equal(await explainAt(client, { line: 3, character: 0 }), null);
      assert.equal(await explainAt(client, { line: 99_999, character: 99_999 }), null);
      assert.equal(await explainAt(client, { line: 3, character: 99_999 }), null);
      assert.equal(
        await client.ask('dxlens/explain', 'file:///none.note', { position: { line: 0, character: 0 } }),
        null,
      );
    }),
  );

  for (const eol of ['\n', '\r\n']) {
    it(
      `takes a place beyond the end of a line for its end, line ends ${JSON.stringify(eol)}`,
      withServers(async ({ start }) => {
        const client = await start();
        await client.open(address, ['CC: cough', '', 'HPI: 40 M with cough', 'Plan: home'].join(eol));
        assert.deepEqual((await explainAt(client, { line: 2, character: 500 }))?.range, {
          start: { line: 2, character: 15 },
          end: { line: 2, character: 20 },
        });
      }),
    );
  }

  it(
    'counts in UTF-16 units, as editors do',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, 'CC: cough\n\nHPI: 👩🏽‍⚕️ e\u0301 40 F with cough for 2 days\n');
      const words = client.rangeOf(
        address,
        client.text(address).lastIndexOf('cough'),
        client.text(address).lastIndexOf('cough') + 5,
      );
      assert.deepEqual((await explainAt(client, words.start))?.range, words);
    }),
  );
});

describe('a hover', () => {
  it(
    'is the explanation as Markdown',
    withServers(async ({ start }) => {
      const client = await start();
      const alert = (await client.open(address, dissection)).find(({ code }) => code === 'cant-miss')!;
      const hover = await hoverAt(client, alert.range.start);
      const { kind, value } = hover?.contents as MarkupContent;
      assert.equal(kind, 'markdown');
      assert.match(value, /^\*\*Consider aortic dissection: /);
      assert.match(value, /\n\nFor\n(?:- .*\n)*- tearing chest pain “tearing”, line 9: strongly, /);
      assert.match(value, /\n\nAgainst\n- no /);
      assert.match(value, /\n\nFirst tests to consider\n- CT angiography/);
      assert.deepEqual(hover?.range, (await explainAt(client, alert.range.start))?.range);
    }),
  );

  it(
    'says which words raised a question, without a strength',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, headStrike);
      const alert = diagnostics.find(({ message }) => /anticoagulant use/.test(String(message)))!;
      const { value } = (await hoverAt(client, alert.range.start))?.contents as MarkupContent;
      assert.match(value, /\n\nRaised by\n- “[^”]+”, line \d+: words of the note(?:\n|$)/);
    }),
  );

  it(
    'keeps links, images, commands and HTML of a note inert',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, oddInput('links.note'));
      const lines = client.text(address).split('\n');
      let seen = '';
      for (const [line, words] of lines.entries()) {
        for (let character = 0; character < words.length; character += 3) {
          const hover = await hoverAt(client, { line, character });
          seen += hover === null ? '' : `${(hover.contents as MarkupContent).value}\n`;
        }
      }
      assert.match(seen, /tearing/);
      assert.doesNotMatch(seen, /(?<!\\)[[\]<`&$]/, 'a mark that could mean something stands bare');
      assert.doesNotMatch(seen, /:\/\//);
    }),
  );
});
