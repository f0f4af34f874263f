import { strict as assert } from 'node:assert';
import type { DocumentSymbol, FoldingRange, Position, Range } from 'vscode-languageserver/node';
import { withServers } from './client.js';
import { address, dissection, everyNote } from './samples.js';

const note = 'CC: cough\n\nHPI:\n40 M with cough\nfor two days\n\n\nPlan: home\n';

describe('the outline of a note', () => {
  it(
    'has its sections with their kinds',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', address);
      const kinds = symbols.map(({ detail }) => detail);
      for (const kind of [
        'chief-complaint',
        'hpi',
        'pmh',
        'medications',
        'allergies',
        'vitals',
        'exam',
        'assessment',
        'plan',
      ]) {
        assert.ok(kinds.includes(kind), kind);
      }
      const plan = symbols.find(({ detail }) => detail === 'plan');
      assert.deepEqual(plan?.selectionRange, client.find(address, 'PLAN'));
    }),
  );

  it(
    'folds each section of several lines, without the blank lines behind it',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, note);
      const folds = await client.ask<FoldingRange[]>('textDocument/foldingRange', address);
      assert.deepEqual(folds, [{ startLine: 2, endLine: 4 }]);
    }),
  );

  it(
    'holds each selection within its section, as editors demand, in every sample and odd note',
    withServers(async ({ start }) => {
      const client = await start();
      const isBefore = (a: Position, b: Position): boolean =>
        a.line < b.line || (a.line === b.line && a.character <= b.character);
      const holds = (outer: Range, inner: Range): boolean =>
        isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);
      for (const { name, text } of everyNote()) {
        await client.open(name, text);
        for (const symbol of await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', name)) {
          assert.ok(symbol.name.trim() !== '', name);
          assert.ok(holds(symbol.range, symbol.selectionRange), `${name}: ${JSON.stringify(symbol)}`);
        }
        for (const fold of await client.ask<FoldingRange[]>('textDocument/foldingRange', name)) {
          assert.ok(fold.endLine > fold.startLine, name);
        }
      }
    }),
  );

  it(
    'is empty for a note that is not open',
    withServers(async ({ start }) => {
      const client = await start();
      assert.deepEqual(await client.ask('textDocument/documentSymbol', address), []);
      assert.deepEqual(await client.ask('textDocument/foldingRange', address), []);
    }),
  );
});
