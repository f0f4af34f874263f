import { strict as assert } from 'node:assert';
import { namedRows, nearestRows, searchRows } from '#server/knowledge/search.js';
import { compiled, conditions, file, findings } from './sample.js';

const more = file(
  'more.yaml',
  `
schema: findings/1
findings:
  chest-tightness: {say: [tight chest, pain like a band]}
normals:
  lungs clear: [crackles]
`,
);
const drugs = file('drugs.yaml', 'schema: drugs/1\ndrugs:\n  amoxicillin: {say: [Amoxil]}\n');
const knowledge = compiled([findings, conditions, more, drugs]);
const ids = (query: string): string[] => searchRows(knowledge, query).found.map(({ id }) => id);

describe('search of the knowledge', () => {
  it('finds every kind of row by words of its phrases, in any order and form', () => {
    assert.deepEqual(ids('pain in chest'), ['chest-pain']);
    assert.deepEqual(ids('Chests, PAINS'), ['chest-pain']);
    assert.deepEqual(ids('amoxil'), ['amoxicillin']);
    assert.deepEqual(ids('lungs'), ['lungs clear']);
    assert.deepEqual(ids('febrile'), ['fever']);
  });

  it('takes the first letters of a word, whole words first', () => {
    assert.deepEqual(ids('pneu'), ['pneumonia']);
    assert.deepEqual(ids('pai'), ['chest-pain', 'chest-tightness']);
    assert.deepEqual(ids('pn'), []);
    const lumps = file(
      'lumps.yaml',
      'schema: findings/1\nfindings:\n  lump: {name: painless lump}\n  spot: {name: sore pain}\n',
    );
    assert.deepEqual(
      searchRows(compiled([lumps]), 'pain').found.map(({ id }) => id),
      ['spot', 'lump'],
    );
  });

  it('puts the row that says just the query before those that say more', () => {
    assert.deepEqual(ids('chest'), ['chest-pain', 'chest-tightness']);
    assert.deepEqual(ids('tight chest'), ['chest-tightness']);
  });

  it('finds misspelt words, and says what it looked for', () => {
    const { found, misspelt } = searchRows(knowledge, 'pnuemonia');
    assert.deepEqual(
      found.map(({ id, kind, phrase }) => [kind, id, phrase]),
      [['condition', 'pneumonia', 'Pneumonia']],
    );
    assert.deepEqual(misspelt, [{ word: 'pnuemonia', meant: ['pneumonia'] }]);
    assert.deepEqual(searchRows(knowledge, 'fever').misspelt, []);
  });

  it('finds nothing where one of the words is nowhere near, or there are none', () => {
    assert.deepEqual(searchRows(knowledge, 'chest zzzzzz'), {
      found: [],
      misspelt: [{ word: 'zzzzzz', meant: [] }],
    });
    assert.deepEqual(ids(''), []);
  });
});

describe('a row by its name', () => {
  const named = (name: string): string[] => namedRows(knowledge, name).map(({ id }) => id);

  it('is the one of that id, else of that name, else of that phrase', () => {
    assert.deepEqual(named('chest-pain'), ['chest-pain']);
    assert.deepEqual(named('Pneumonia '), ['pneumonia']);
    assert.deepEqual(named('the pain in his chest'), ['chest-pain']);
  });

  it('is none for part of a phrase or an empty name', () => {
    assert.deepEqual(named('chest'), []);
    assert.deepEqual(named(' '), []);
  });

  it('that is none has near ones, the likest first, each row once', () => {
    assert.deepEqual(
      nearestRows(knowledge, 'chest pian').map(({ id }) => id),
      ['chest-pain', 'chest-tightness'],
    );
    assert.deepEqual(nearestRows(knowledge, 'qqq'), []);
  });
});
