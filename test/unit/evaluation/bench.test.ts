import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { runBench } from '#server/evaluation/bench.js';
import { parseCases } from '#server/evaluation/cases.js';
import type { Case } from '#server/evaluation/cases.js';
import type { KnowledgeBase } from '#server/knowledge/base.js';
import { madeUpModel, said } from '../../madeUpModel.js';
import { shippedKnowledge } from '../../shipped.js';

const root = new URL('../../../../', import.meta.url);
const note = readFileSync(new URL('test/notes/aortic-dissection-missed.note', root), 'utf8');
const one = (fields: Partial<Case>): Case => ({
  id: 'a',
  note,
  gold: 'Aortic dissection',
  accept: [],
  names_gold: false,
  emergency: false,
  ...fields,
});

/** Says one thing of every note, quoting its beginning. */
const model = madeUpModel({
  reason: ({ text }) =>
    Promise.resolve({
      diagnoses: [said('Boerhaave syndrome', [[1, text.trim().split('\n')[0]!]])],
      missing: [],
    }),
});

describe('measuring an engine', () => {
  let base: KnowledgeBase;
  before(() => {
    base = shippedKnowledge();
  });

  it('ranks names of the knowledge base, at most ten and none twice', async () => {
    const { cases } = await runBench([one({})], 'knowledge', base, null, () => undefined);
    const { ranked, rank, alerts } = cases[0]!;
    assert.ok(ranked.length > 0 && ranked.length <= 10);
    assert.equal(new Set(ranked).size, ranked.length);
    assert.equal(rank, ranked.indexOf('Aortic dissection') + 1);
    assert.ok(alerts.includes('cant-miss'));
  });

  it('takes exact synonyms for the same disease, and counts narrower forms apart', async () => {
    const [synonym] = base.condition('aortic-dissection')!.say;
    const stemi =
      '58-year-old man with crushing central chest pain for an hour, sweating. ECG: ST elevation in II, III and aVF. Troponin 40 times the limit.';
    const cases = [
      one({ gold: synonym!, accept: [] }),
      one({ id: 'b', note: stemi, gold: base.condition('acute-coronary-syndrome')!.name, accept: [] }),
    ];
    const result = await runBench(cases, 'knowledge', base, null, () => undefined);
    assert.equal(result.cases[0]!.rank, result.cases[0]!.ranked.indexOf('Aortic dissection') + 1);
    assert.equal(result.narrower.top3.hits, 2);
    assert.ok(result.all.top3.hits <= result.narrower.top3.hits);
  });

  it('counts coverage, named answers and warned emergencies', async () => {
    const result = await runBench(
      [
        one({ emergency: true }),
        one({ id: 'b', names_gold: true }),
        one({ id: 'c', gold: 'No such disease', emergency: true }),
      ],
      'knowledge',
      base,
      null,
      () => undefined,
    );
    assert.deepEqual([result.coverage.hits, result.coverage.of], [2, 3]);
    assert.deepEqual([result.all.top1.of, result.unnamed?.top1.of], [3, 2]);
    assert.deepEqual([result.emergencies?.hits, result.emergencies?.of], [1, 2]);
    assert.equal(result.cases[2]?.rank, null);
  });

  it('tells every case without what it denies and with more problems, for the knowledge alone', async () => {
    const { variants, calibrationError, all } = await runBench([one({})], 'knowledge', base, null, () => undefined);
    assert.deepEqual(
      [variants?.withoutNegatives.top10.hits, variants?.withProblems.top10.hits, all.top10.hits],
      [1, 1, 1],
    );
    assert.ok(calibrationError !== null && calibrationError >= 0 && calibrationError <= 1);
    const asked = await runBench([one({})], 'model', base, model, () => undefined);
    assert.deepEqual([asked.variants, asked.calibrationError], [null, null]);
  });

  it('has no figure for what no case is marked with', async () => {
    const result = await runBench([one({})], 'knowledge', base, null, () => undefined);
    assert.deepEqual([result.unnamed, result.emergencies], [null, null]);
  });

  it('ranks what the model alone says, or both together with the knowledge first', async () => {
    const alone = await runBench([one({ gold: 'Boerhaave syndrome' })], 'model', base, model, () => undefined);
    assert.ok(alone.cases[0]!.ranked.length <= 1);
    const fused = await runBench([one({})], 'fused', base, model, () => undefined);
    const knowledge = await runBench([one({})], 'knowledge', base, null, () => undefined);
    assert.equal(fused.cases[0]?.ranked[0], knowledge.cases[0]?.ranked[0]);
  });

  it('tells of each case as it is done', async () => {
    const done: number[] = [];
    await runBench(
      parseCases([one({}), one({ id: 'b' })].map((row) => JSON.stringify(row)).join('\n'), 'x'),
      'knowledge',
      base,
      null,
      (count) => done.push(count),
    );
    assert.deepEqual(done, [1, 2]);
  });
});
