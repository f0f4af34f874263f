import { strict as assert } from 'node:assert';
import { indexKnowledge } from '#server/knowledge/base.js';
import { coverageOf, filesOfRows } from '#server/knowledge/coverage.js';
import { wordCoverage } from '#server/knowledge/unread.js';
import { readNote } from '#server/note/read.js';
import { compiled, conditions, file, findings } from './sample.js';

const files = [findings, conditions];
const knowledge = compiled(files);
const coverage = coverageOf(knowledge, filesOfRows(files), ['pneumonia', 'pneumonia', 'gone']);

describe('coverage of the knowledge', () => {
  it('counts rows and links by file, and links by condition', () => {
    assert.deepEqual([coverage.conditions, coverage.findings, coverage.links], [2, 4, 3]);
    assert.deepEqual(coverage.linksPerCondition, { mean: 1.5, least: 1 });
    assert.deepEqual(coverage.files, [
      { file: 'conditions.yaml', conditions: 2, findings: 0, links: 3 },
      { file: 'findings.yaml', conditions: 0, findings: 4, links: 0 },
    ]);
  });

  it('counts rows of files that it was not given as such', () => {
    const [first] = coverageOf(knowledge, filesOfRows([findings]), null).files;
    assert.deepEqual(first, { file: 'findings.yaml', conditions: 0, findings: 4, links: 0 });
    assert.equal(coverageOf(knowledge, filesOfRows([findings]), null).files[1]?.file, 'unknown file');
  });

  it('lists conditions with few links, fewest first', () => {
    assert.deepEqual(coverage.thin, [
      { condition: 'bronchitis', links: 1 },
      { condition: 'pneumonia', links: 2 },
    ]);
  });

  it('lists conditions without a vignette, and vignettes of no condition', () => {
    assert.deepEqual(coverage.vignettes, { without: ['bronchitis'], unknown: ['gone'] });
    assert.equal(coverageOf(knowledge, () => '', null).vignettes, null);
  });

  it('counts rows from a source and estimates', () => {
    const cited = file(
      'cited.yaml',
      'schema: conditions/1\nsources: {doe: {cite: Doe, where: page 1, opened: 2026-01-01}}\nconditions:\n  flu: {name: Flu, icd10: J10.1, prior: {clinic: 1}, source: doe, findings: {fever: 90 3}}\n',
    );
    const { sources } = coverageOf(compiled([...files, cited]), () => '', null);
    assert.deepEqual(sources.slice(0, 2), [
      { rows: 'conditions', sourced: 1, estimated: 2 },
      { rows: 'links', sourced: 1, estimated: 3 },
    ]);
  });

  it('tells findings that no condition lists from those that nothing uses', () => {
    assert.deepEqual(coverage.unlisted, ['chest-pain', 'crackles']);
    assert.deepEqual(coverage.orphans, ['chest-pain', 'crackles']);
  });

  for (const [where, text] of [
    ['a group', 'schema: findings/1\nfindings: {odd: {group: oddities}}\n'],
    ['a tree', 'schema: findings/1\nfindings: {odd: {}, odder: {is: odd}}\n'],
    [
      'a measure',
      'schema: findings/1\nfindings: {odd: {}}\n|schema: measures/1\nmeasures: {height: {say: [height], unit: cm, plausible: 20-250, intervals: [{finding: odd, from: 220}]}}\n',
    ],
    [
      'a rule',
      'schema: findings/1\nfindings: {odd: {}}\n|schema: rules/1\nquestions: [{id: why, when: [cough], ask: odd, because: It tells.}]\n',
    ],
    [
      'what rules a condition out',
      'schema: findings/1\nfindings: {odd: {}}\n|schema: conditions/1\nconditions: {flu: {name: Flu, icd10: J10.1, prior: {clinic: 1}, findings: {fever: 90 3}, excludes: [odd]}}\n',
    ],
    [
      'what a condition requires',
      'schema: findings/1\nfindings: {odd: {}}\n|schema: conditions/1\nconditions: {flu: {name: Flu, icd10: J10.1, prior: {clinic: 1}, findings: {fever: 90 3}, requires: {anyOf: [odd]}}}\n',
    ],
    [
      'what separates two conditions',
      'schema: findings/1\nfindings: {odd: {}}\n|schema: conditions/1\nconditions: {flu: {name: Flu, icd10: J10.1, prior: {clinic: 1}, findings: {fever: 90 3}, mistakenFor: {pneumonia: [odd]}}}\n',
    ],
  ] as const) {
    it(`counts a finding as used in ${where}`, () => {
      const added = text.split('|').map((one, index) => file(`${String(index)}.yaml`, one));
      assert.deepEqual(coverageOf(compiled([...files, ...added]), () => '', null).orphans, ['chest-pain', 'crackles']);
    });
  }
});

describe('words of notes', () => {
  const { lexicon } = indexKnowledge(knowledge);
  const of = (...notes: readonly string[]): ReturnType<typeof wordCoverage> =>
    wordCoverage(notes.map((text) => readNote(text, lexicon)));

  it('are understood where something was read from them, cues of denials too', () => {
    assert.deepEqual(of('Denies fever.'), { words: 2, understood: 2, unread: [] });
  });

  it('are listed where they were not, commonest first, over all notes', () => {
    assert.deepEqual(of('Cough with zorbles and quux.', 'Quux, fever.'), {
      words: 5,
      understood: 2,
      unread: [
        { word: 'quux', count: 2 },
        { word: 'zorbles', count: 1 },
      ],
    });
  });

  it('are none in a note without any', () => {
    assert.deepEqual(of('', '12 / 5 and the'), { words: 0, understood: 0, unread: [] });
  });
});
