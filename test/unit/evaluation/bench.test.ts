import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { runBench } from '#server/evaluation/bench.js';
import type { Engine } from '#server/evaluation/bench.js';
import { parseCases } from '#server/evaluation/cases.js';
import type { Case } from '#server/evaluation/cases.js';
import type { KnowledgeBase } from '#server/knowledge/base.js';
import { ModelOutputInvalid, ModelUnavailable } from '#server/model/types.js';
import { applyChoice, optionsOf } from '#server/review/fusion.js';
import { reviewNote } from '#server/review/review.js';
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

const knowledge: Engine = { kind: 'knowledge' };

/** Says one thing of every note, quoting its beginning; gives the third of the names that it is shown nearly all its belief. */
const model = madeUpModel({
  weight: 0.5,
  decide: ({ candidates }) =>
    Promise.resolve({ shares: candidates.map((_, index) => (index === 2 ? 0.9 : 0.01)), none: 0.01 }),
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
    const { cases } = await runBench([one({})], knowledge, base, () => undefined);
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
    const result = await runBench(cases, knowledge, base, () => undefined);
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
      knowledge,
      base,
      () => undefined,
    );
    assert.deepEqual([result.coverage.hits, result.coverage.of], [2, 3]);
    assert.deepEqual([result.all.top1.of, result.unnamed?.top1.of], [3, 2]);
    assert.deepEqual([result.emergencies?.hits, result.emergencies?.of], [1, 2]);
    assert.equal(result.cases[2]?.rank, null);
  });

  it('tells every case without what it denies and with more problems, for the knowledge alone', async () => {
    const { variants, calibrationError, all } = await runBench([one({})], knowledge, base, () => undefined);
    assert.deepEqual(
      [variants?.withoutNegatives.top10.hits, variants?.withProblems.top10.hits, all.top10.hits],
      [1, 1, 1],
    );
    assert.ok(calibrationError !== null && calibrationError >= 0 && calibrationError <= 1);
    const written = { kind: 'model', model, ask: 'opinion' } as const;
    const asked = await runBench([one({})], written, base, () => undefined);
    assert.deepEqual([asked.variants, asked.calibrationError], [null, null]);
  });

  it('has no figure for what no case is marked with', async () => {
    const result = await runBench([one({})], knowledge, base, () => undefined);
    assert.deepEqual([result.unnamed, result.emergencies], [null, null]);
  });

  it('ranks the names that the model alone writes', async () => {
    const engine = { kind: 'model', model, ask: 'opinion' } as const;
    const { cases, answering } = await runBench([one({ gold: 'Boerhaave syndrome' })], engine, base, () => undefined);
    assert.deepEqual([cases[0]!.ranked, cases[0]!.rank], [['Boerhaave syndrome'], 1]);
    assert.deepEqual(answering, { asked: 1, unanswered: 0, reason: null });
  });

  it('ranks what the model alone chooses among, and nothing beyond', async () => {
    const engine = { kind: 'model', model, ask: 'choice' } as const;
    const { cases, calibrationError, narrower } = await runBench([one({})], engine, base, () => undefined);
    const options = optionsOf(reviewNote(note, base, 'a', null).record).map(({ name }) => name);
    assert.deepEqual(cases[0]!.ranked, [options[2], ...options.filter((_, index) => index !== 2)]);
    // It gave the first 0.9.
    assert.ok(Math.abs(calibrationError! - (narrower.top1.hits === 1 ? 0.1 : 0.9)) < 1e-9);
  });

  it('ranks the knowledge with the choice at the weight given', async () => {
    const ranked = async (engine: Engine): Promise<readonly string[]> =>
      (await runBench([one({})], engine, base, () => undefined)).cases[0]!.ranked;
    const fused = (weight: number): Engine => ({ kind: 'fused', model, weight });
    const [alone, full] = [await ranked(knowledge), await ranked(fused(1))];
    assert.equal(full[0], alone[2]);
    assert.deepEqual([...full].sort(), [...alone].sort());
    const { record } = reviewNote(note, base, 'a', null);
    const pooled = applyChoice(record, {
      shares: optionsOf(record).map(({ name, condition }, index) => ({
        name,
        condition,
        share: index === 2 ? 0.9 : 0.01,
      })),
      none: 0.01,
      weight: 0.5,
    });
    assert.deepEqual(await ranked(fused(0.5)), pooled.differential.map(({ name }) => name).slice(0, 10));
  });

  it('asks nothing of a model of weight 0', async () => {
    const unaskable = madeUpModel({ decide: () => Promise.reject(new Error('It was asked.')) });
    const engine: Engine = { kind: 'fused', model: unaskable, weight: 0 };
    const [fused, alone] = [
      await runBench([one({})], engine, base, () => undefined),
      await runBench([one({})], knowledge, base, () => undefined),
    ];
    assert.deepEqual(fused.cases, alone.cases);
    assert.equal(fused.answering, null);
  });

  for (const engine of ['choice', 'opinion', 'fused'] as const) {
    it(`counts the cases that a model cannot answer, with the first reason (${engine})`, async () => {
      let asks = 0;
      const fail = (): Promise<never> => {
        asks += 1;
        return Promise.reject(asks === 1 ? new ModelOutputInvalid('No letter.') : new ModelUnavailable('It is away.'));
      };
      const failing = madeUpModel({ decide: fail, reason: fail });
      const asked: Engine =
        engine === 'fused'
          ? { kind: engine, model: failing, weight: 1 }
          : { kind: 'model', model: failing, ask: engine };
      const cases = [one({}), one({ id: 'b', note: 'Hello.' }), one({ id: 'c' })];
      const result = await runBench(cases, asked, base, () => undefined);
      const alone = await runBench(cases, knowledge, base, () => undefined);
      // Nothing can be chosen about a greeting, but something could be written.
      const all = engine === 'opinion' ? 3 : 2;
      assert.deepEqual(result.answering, { asked: all, unanswered: all, reason: 'No letter.' });
      assert.deepEqual(
        result.cases.map(({ ranked }) => ranked),
        engine === 'fused' ? alone.cases.map(({ ranked }) => ranked) : cases.map(() => []),
      );
    });
  }

  it('tells of each case as it is done', async () => {
    const done: number[] = [];
    await runBench(
      parseCases([one({}), one({ id: 'b' })].map((row) => JSON.stringify(row)).join('\n'), 'x'),
      knowledge,
      base,
      (count) => done.push(count),
    );
    assert.deepEqual(done, [1, 2]);
  });
});
