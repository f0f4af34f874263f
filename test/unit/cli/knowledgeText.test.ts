import { strict as assert } from 'node:assert';
import { Chalk } from 'chalk';
import { descriptionText, searchText } from '#server/cli/knowledgeText.js';
import { fittedTable } from '#server/cli/table.js';

const options = { width: 60, colour: new Chalk({ level: 0 }) };

describe('text of the knowledge', () => {
  it('holds nothing of a row that a terminal obeys', () => {
    const text = descriptionText(
      {
        kind: 'finding',
        id: 'sign',
        name: 'a \u001b[31msign',
        parts: [
          [
            ['said', 'red\u0007\u009b2J'],
            ['empty', ''],
          ],
          { title: 'Listed', head: ['condition'], rows: [['one\u001b]8;;x\u0007two']] },
          { title: 'Nothing', head: ['condition'], rows: [] },
        ],
        row: {},
        related: {},
      },
      options,
    );
    assert.match(text, /^a \[31msign {2}finding sign\n\n {2}said +red2J\n\nListed\n/);
    assert.match(text, /│ one\]8;;xtwo │/);
    assert.doesNotMatch(text, /empty|Nothing/);
  });

  it('fits tables to the width and cuts nothing', () => {
    const lines = fittedTable(['id', 'name'], [['a-long-id-'.repeat(3), 'words '.repeat(20)]], options, ['id']).split(
      '\n',
    );
    assert.ok(lines.every((line) => line.length <= 60));
    assert.match(lines[3]!, /│ a-long-id-a-long-id-a-long-id- │/);
    assert.equal(lines.join(' ').match(/words/g)?.length, 20);
    const narrow = fittedTable(['id'], [['x'.repeat(100)]], options, ['id']);
    assert.equal(narrow.match(/x/g)?.length, 100);
  });

  it('says so where a search found nothing', () => {
    assert.equal(
      searchText({ found: [], misspelt: [{ word: 'abcd', meant: [] }] }, options),
      'No phrase has “abcd”.\nNothing found.\n',
    );
  });
});
