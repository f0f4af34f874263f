import { strict as assert } from 'node:assert';
import { diffKnowledge } from '#server/knowledge/diff.js';
import type { Change } from '#server/knowledge/diff.js';
import { compiled, conditions, file, findings } from './sample.js';

const base = compiled([findings, conditions]);

/** The sample with words of its files replaced. */
function edited(...replacements: readonly (readonly [string, string])[]): ReturnType<typeof compiled> {
  const edit = ({ path, text }: { path: string; text: string }): { path: string; text: string } =>
    file(
      path,
      replacements.reduce((now, [from, to]) => now.replace(from, to), text),
    );
  return compiled([edit(findings), edit(conditions)]);
}

const changes = (...replacements: readonly (readonly [string, string])[]): readonly Change[] => {
  const { added, removed, changed } = diffKnowledge(base, edited(...replacements));
  assert.deepEqual([added, removed], [[], []]);
  assert.ok(changed.length < 2);
  return changed[0]?.changes ?? [];
};

describe('the difference of two versions of the knowledge', () => {
  it('is none of a version and itself, or where only the order of rows differs', () => {
    assert.deepEqual(diffKnowledge(base, compiled([conditions, findings])), { added: [], removed: [], changed: [] });
  });

  it('names rows added and removed, of every kind', () => {
    const drugs = file('drugs.yaml', 'schema: drugs/1\ndrugs: {aspirin: {}}\n');
    const more = compiled([findings, conditions, drugs]);
    const aspirin = { kind: 'drug', id: 'aspirin', name: 'aspirin' };
    assert.deepEqual(diffKnowledge(base, more), { added: [aspirin], removed: [], changed: [] });
    assert.deepEqual(diffKnowledge(more, base), { added: [], removed: [aspirin], changed: [] });
  });

  for (const [from, to, change] of [
    ['fever: 70 2', 'fever: 75.5 3', { field: 'finding fever', before: '70 2', after: '75.5 3' }],
    ['fever: 70 2', 'crackles: 70 2', { field: 'finding fever', before: '70 2', after: null }],
    ['{clinic: 500}', '{clinic: 500, ward: 7}', { field: 'prior ward', before: '500', after: '7' }],
    ['base: 6', 'base: 7', { field: 'base', before: '6 %', after: '7 %' }],
    ['name: Pneumonia', 'name: Pneumonias', { field: 'name', before: 'Pneumonia', after: 'Pneumonias' }],
    ['[febrile]', '[febrile, hot]', { field: 'say', before: null, after: 'hot' }],
    ['[febrile]', '[]', { field: 'say', before: 'febrile', after: null }],
    ['J18.9', 'J18.1', { field: 'icd10', before: 'J18.9', after: 'J18.1' }],
  ] as const) {
    it(`gives the figures of "${from}" become "${to}"`, () => {
      assert.deepEqual(changes([from, to])[0], change);
    });
  }

  it('gives what a condition gained under the names that people write', () => {
    assert.deepEqual(
      changes([
        '    findings:\n      fever',
        '    is: bronchitis\n    onset: 20\n    duration: {days: 100}\n    age: {0-39: 2, 60+: 3}\n    risks: {cough: 2}\n' +
          '    mistakenFor: {bronchitis: [fever, crackles]}\n    requires: {sex: male, age: 12+}\n    findings:\n      fever',
      ]).map(({ field, before, after }) => [field, before, after]),
      [
        ['is', null, 'bronchitis'],
        ['age 0-40', null, '2'],
        ['age 60+', null, '3'],
        ['onset', null, '20 %'],
        ['duration days', null, '100 %'],
        ['risks cough', null, '2'],
        ['requires age', null, '12+'],
        ['requires sex', null, 'male'],
        ['mistakenFor bronchitis', null, 'fever, crackles'],
      ],
    );
  });
});
