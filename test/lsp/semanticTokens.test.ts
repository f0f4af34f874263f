import { strict as assert } from 'node:assert';
import type { Range, SemanticTokens } from 'vscode-languageserver/node';
import type { Client } from './client.js';
import { withServers } from './client.js';
import { address, dissection, everyNote } from './samples.js';

interface Token {
  readonly range: Range;
  readonly type: string;
  readonly modifiers: readonly string[];
}

/** The tokens that an answer encodes, by the legend of the server. */
function decoded(client: Client, { data }: SemanticTokens): Token[] {
  const { tokenTypes, tokenModifiers } = client.capabilities.semanticTokensProvider!.legend;
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type, bits] = data.slice(at, at + 5) as [number, number, number, number, number];
    character = lines === 0 ? character + characters : characters;
    line += lines;
    tokens.push({
      range: { start: { line, character }, end: { line, character: character + length } },
      type: tokenTypes[type]!,
      modifiers: tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0),
    });
  }
  return tokens;
}

const full = async (client: Client, uri: string): Promise<Token[]> =>
  decoded(client, await client.ask('textDocument/semanticTokens/full', uri));

/** `words: type modifiers` of each token. */
const shown = (client: Client, uri: string, tokens: readonly Token[]): string[] =>
  tokens.map(({ range, type, modifiers }) => `${client.at(uri, range)}: ${[type, ...modifiers].join(' ')}`);

const note =
  'HPI: 40 yo man with cough 🤧\nDenies fever 😀, chills. Possible pneumonia.\nFH: mother with asthma\nHR 118   HR 900\n';
const expected = [
  'cough: finding',
  'fever: finding absent',
  'chills: finding absent',
  'pneumonia: condition possible',
  'asthma: condition family',
  'HR 118: measurement measured',
  'HR 900: measurement implausible',
];

describe('semantic tokens', () => {
  it(
    'say of the words of a note what they are and how they were read',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, note);
      assert.deepEqual(shown(client, address, await full(client, address)), expected);
    }),
  );

  it(
    'stand at the same places with Windows line ends',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, note.replaceAll('\n', '\r\n'));
      assert.deepEqual(shown(client, address, await full(client, address)), expected);
    }),
  );

  it(
    'follow each change at once',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, note);
      await client.edit(address, [{ range: client.find(address, 'Denies'), newText: 'Has' }]);
      assert.deepEqual(shown(client, address, await full(client, address)).slice(1, 3), [
        'fever: finding',
        'chills: finding',
      ]);
      await client.reviewed(address, 2);
    }),
  );

  it(
    'are split at the ends of lines, without the white space there',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, 'HPI: 60 F with chest pain radiating to \r\n   the back.\r\n');
      const [last, before] = shown(client, address, await full(client, address)).reverse();
      assert.match(before ?? '', /radiating to: finding$/);
      assert.equal(last, 'the back: finding');
    }),
  );

  it(
    'of a range are those that touch it',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, note);
      const range = { start: { line: 1, character: 9 }, end: { line: 2, character: 0 } };
      const tokens = decoded(client, await client.ask('textDocument/semanticTokens/range', address, { range }));
      assert.deepEqual(shown(client, address, tokens), expected.slice(1, 4));
    }),
  );

  it(
    'lie in order, on one line each, and overlap in no sample and no odd note',
    withServers(async ({ start }) => {
      const client = await start();
      for (const { name, text } of everyNote()) {
        await client.open(name, text);
        let before = { line: 0, character: 0 };
        for (const { range, type } of await full(client, name)) {
          assert.ok(
            range.start.line > before.line ||
              (range.start.line === before.line && range.start.character >= before.character),
            `${name}: ${JSON.stringify(range)}`,
          );
          const words = client.at(name, range);
          assert.equal(words.length, range.end.character - range.start.character, name);
          assert.match(words, /^\S(?:[^\r\n]*\S)?$/, name);
          assert.notEqual(type, undefined);
          before = range.end;
        }
      }
    }),
  );

  it(
    'are there for a long note from its first line to its last',
    withServers(async ({ start }) => {
      const client = await start();
      const long = `${'Denies fever. Has a cough.\n'.repeat(5000)}`;
      await client.open(address, long);
      const tokens = await full(client, address);
      assert.equal(tokens.length, 10_000);
      assert.equal(tokens.at(-1)?.range.start.line, 4999);
    }),
  );

  it(
    'are none for a note that is not open, and for one that is too long to be read',
    withServers(async ({ start }) => {
      const client = await start();
      assert.deepEqual(await full(client, address), []);
      await client.open(address, dissection);
      await client.replace(address, 'Cough. '.repeat(1_500_000));
      await client.take('textDocument/publishDiagnostics');
      assert.deepEqual(await full(client, address), []);
    }),
  );

  it(
    'are asked for anew when the settings change, by a client that can',
    withServers(async ({ start }) => {
      const client = await start({ capabilities: { workspace: { semanticTokens: { refreshSupport: true } } } });
      await client.configure({ alerts: { enabled: true } });
      await client.take('workspace/semanticTokens/refresh');
    }),
  );
});
