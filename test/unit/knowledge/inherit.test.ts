/** What narrower conditions have of their family. */
import { strict as assert } from 'node:assert';
import { indexKnowledge } from '#server/knowledge/base.js';
import { isInherited, withInherited } from '#server/knowledge/inherit.js';
import { readStored, restoreKnowledge, storeKnowledge } from '#server/knowledge/stored.js';
import { Buffer } from 'node:buffer';
import { compiled, file } from './sample.js';

const findings = file(
  'findings.yaml',
  'schema: findings/1\nfindings:\n  cough: {complaint: true, narrow: {dry: {}}}\n  fever: {}\n  rash: {}\n  gout-crystals: {kind: result}\n',
);
const row = (id: string, rest: string): string =>
  `  ${id}: {name: ${id}, icd10: J18.9, prior: {clinic: 10}, review: 2028-11-01, ${rest}}\n`;
const conditions = file(
  'conditions.yaml',
  `schema: conditions/1\nconditions:\n${row('family', 'findings: {cough: 80 2, fever: 60 1, rash: 5 0}')}` +
    row('form', 'is: family, findings: {cough.dry: 70 2, gout-crystals: 50 3}') +
    row('other', 'is: family, findings: {gout-crystals: 50 3}, against: {fever: 0.2}') +
    row('deep', 'is: form, findings: {rash: 50 1}'),
);

describe('a narrower condition', () => {
  const knowledge = compiled([findings, conditions]);
  const links = (id: string): Record<string, string> =>
    Object.fromEntries(
      withInherited(knowledge)
        .conditions.find((one) => one.id === id)!
        .links.filter(isInherited)
        .map(({ finding, frequency, evokes, source }) => [finding, `${String(frequency)} ${String(evokes)} ${source}`]),
    );

  it('has what its family has and its row does not speak of, a little less', () => {
    assert.deepEqual(links('form'), { fever: '0.42 0 as in family' });
  });

  it('has nothing that its row speaks against, and nothing rare', () => {
    assert.deepEqual(links('other'), { cough: '0.56 1 as in family' });
  });

  it('has of its parent what that has of its own', () => {
    assert.deepEqual(links('deep'), {
      'cough.dry': '0.49 1 as in form',
      'gout-crystals': '0.35 2 as in form',
      fever: '0.294 0 as in form',
    });
  });

  it('is weighed so whichever way the knowledge is held, and written back with its own links alone', () => {
    const stored = readStored(Buffer.from(storeKnowledge(knowledge)))!;
    for (const base of [indexKnowledge(knowledge), indexKnowledge(stored)]) {
      assert.equal(base.condition('form')?.linkOf.get('fever')?.frequency, 0.42);
    }
    assert.deepEqual(restoreKnowledge(stored).conditions, knowledge.conditions);
  });
});
