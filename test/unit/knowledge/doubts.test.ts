import { strict as assert } from 'node:assert';
import type { Doubt } from '#server/knowledge/checkAlike.js';
import { inseparable, nearDuplicates } from '#server/knowledge/checkAlike.js';
import { frequentNarrower, impossibleShares, unevokedDangers } from '#server/knowledge/checkFigures.js';
import { buildKnowledge } from '#server/knowledge/build.js';
import type { CompiledKnowledge } from '#server/knowledge/types.js';
import { faultsOf, file } from './sample.js';

/** Compiled in spite of faults: these checks look at what the rows say. */
const knowledge = (findings: string, conditions = ''): CompiledKnowledge =>
  buildKnowledge([
    file('findings.yaml', `schema: findings/1\nfindings:\n${findings}`),
    ...(conditions === '' ? [] : [file('conditions.yaml', `schema: conditions/1\nconditions:\n${conditions}`)]),
  ]).knowledge;
const ids = (doubts: readonly Doubt[]): string[] => doubts.map((doubt) => doubt.ids.join(' '));

describe('findings that are nearly the same', () => {
  for (const [why, first, second] of [
    ['the same words in another order', 'pain on swallowing', 'swallowing pain'],
    ['the same words but for filler', 'blood in the stool', 'stool blood'],
    ['the same words in other forms', 'walk unsteadily', 'walking unsteady'],
  ] as const) {
    it(`are told where their names are ${why}`, () => {
      const built = knowledge(`  first: {name: ${first}}\n  second: {name: ${second}}\n`);
      assert.deepEqual(ids(nearDuplicates(built)), ['second first']);
    });
  }

  it('are not told where a word differs, or where one is a form of the other at any depth', () => {
    assert.deepEqual(nearDuplicates(knowledge('  first: {name: leg pain}\n  second: {name: arm pain}\n')), []);
    assert.deepEqual(
      nearDuplicates(knowledge('  top: {name: leg pain}\n  mid: {is: top}\n  low: {is: mid, name: pain in the leg}\n')),
      [],
    );
  });

  it('fail the build, at the later row', () => {
    const text =
      'schema: findings/1\nfindings:\n  first: {name: knee swelling on left}\n  second: {name: left swelling knee}\n';
    assert.deepEqual(faultsOf(file('a.yaml', text)), [
      'a.yaml:4: finding "second": "left swelling knee" is nearly the name of finding first ("knee swelling on left"); make it one row, or name what differs',
    ]);
  });
});

describe('conditions that nothing separates', () => {
  const findings = '  cough: {base: 10}\n  fever: {base: 5}\n  rash: {base: 1}\n';
  const pair = (first: string, second: string, more = ''): string[] =>
    ids(
      inseparable(
        knowledge(
          findings,
          `  first: {name: One, icd10: A00, prior: {clinic: 1}, findings: {${first}}}\n` +
            `  second: {name: Two, icd10: A01, prior: {clinic: 1}, findings: {${second}}${more}}\n`,
        ),
      ),
    );

  it('are told where no finding differs by 25 points', () => {
    assert.deepEqual(pair('cough: 80 2, fever: 30 2', 'cough: 60 1, fever: 50 2'), ['second first']);
  });

  it('are not told where one finding does', () => {
    assert.deepEqual(pair('cough: 80 2, fever: 30 2', 'cough: 80 2, fever: 55 2'), []);
    assert.deepEqual(pair('cough: 80 2, rash: 30 2', 'cough: 80 2'), []);
  });

  it('count what one does not list at its base rate', () => {
    assert.deepEqual(pair('cough: 80 2, fever: 29 2', 'cough: 80 2'), ['second first']);
    assert.deepEqual(pair('fever: 50 2', 'fever: 50 2, cough: 34 0'), ['second first']);
    assert.deepEqual(pair('fever: 50 2', 'fever: 50 2, cough: 35 0'), []);
  });

  it('sees a finding that differs though neither is far from the base rate', () => {
    const built = knowledge(
      '  cough: {base: 30}\n',
      '  first: {name: One, icd10: A00, prior: {clinic: 1}, findings: {cough: 10 1}}\n' +
        '  second: {name: Two, icd10: A01, prior: {clinic: 1}, findings: {cough: 50 1}}\n',
    );
    assert.deepEqual(inseparable(built), []);
  });

  it('may be parent and child, or of patients that never meet', () => {
    assert.deepEqual(pair('cough: 80 2', 'cough: 80 2', ', is: first'), []);
    const sexed = (first: string, second: string): CompiledKnowledge =>
      knowledge(
        findings,
        `  first: {name: One, icd10: A00, prior: {clinic: 1}, findings: {cough: 80 2}, requires: {${first}}}\n` +
          `  second: {name: Two, icd10: A01, prior: {clinic: 1}, findings: {cough: 80 2}, requires: {${second}}}\n`,
      );
    assert.deepEqual(inseparable(sexed('sex: male', 'sex: female')), []);
    assert.deepEqual(inseparable(sexed('age: 0-17', 'age: 18+')), []);
    assert.deepEqual(ids(inseparable(sexed('age: 0-17', 'age: 17+'))), ['second first']);
  });
});

describe('figures that cannot be', () => {
  const row = (fields: string): CompiledKnowledge =>
    knowledge('  cough: {base: 10}\n', `  first: {name: One, icd10: A00, findings: {cough: 80 2}, ${fields}}\n`);

  it('are priors above the encounters they are counted in', () => {
    assert.deepEqual(impossibleShares(row('prior: {clinic: 100000}')), []);
    assert.match(impossibleShares(row('prior: {clinic: 5, ward: 120000}'))[0]!.message, /^a prior of 120000 is more/);
  });

  it('are durations that add up to more than all patients', () => {
    assert.deepEqual(impossibleShares(row('prior: {clinic: 1}, duration: {days: 60, weeks: 41}')), []);
    assert.deepEqual(
      impossibleShares(row('prior: {clinic: 1}, duration: {days: 60, weeks: 50}')).map(({ message }) => message),
      ['the shares of its duration add up to 110 %'],
    );
  });

  it('fail the build', () => {
    const text =
      'schema: conditions/1\nconditions:\n  first: {name: One, icd10: A00, prior: {clinic: 200000}, findings: {}}\n';
    assert.deepEqual(faultsOf(file('a.yaml', text)), [
      'a.yaml:3: condition "first": a prior of 200000 is more than the 100,000 encounters it is counted in',
    ]);
  });

  it('are narrower findings more frequent than their parents, by base rate and in one condition', () => {
    const findings = '  cough: {base: 10}\n  wet-cough: {is: cough, base: BASE}\n';
    const condition = (links: string): string =>
      `  first: {name: One, icd10: A00, prior: {clinic: 1}, findings: {${links}}}\n`;
    const check = (base: string, links: string): string[] =>
      ids(frequentNarrower(knowledge(findings.replace('BASE', base), condition(links))));
    assert.deepEqual(check('10', 'cough: 60 2, wet-cough: 60 2'), []);
    assert.deepEqual(check('11', 'wet-cough: 60 2'), ['wet-cough']);
    assert.deepEqual(check('5', 'cough: 60 2, wet-cough: 61 2'), ['first wet-cough cough']);
  });
});

describe("a can't-miss condition", () => {
  const danger = (evokes: number, cantMiss = ', cantMiss: {why: it kills}'): CompiledKnowledge =>
    knowledge(
      '  cough: {base: 10}\n',
      `  first: {name: One, icd10: A00, prior: {clinic: 1}, findings: {cough: 80 ${String(evokes)}}${cantMiss}}\n`,
    );

  it('is told where no finding evokes it clearly', () => {
    assert.deepEqual(ids(unevokedDangers(danger(2))), ['first']);
    assert.deepEqual(unevokedDangers(danger(3)), []);
    assert.deepEqual(unevokedDangers(danger(2, '')), []);
  });
});
