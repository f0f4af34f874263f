import { strict as assert } from 'node:assert';
import { Cancelled, ModelOutputInvalid, ModelUnavailable } from '#server/model/types.js';
import type { ModelChoice, ModelRequest, Opinion, RawOpinion, WriteOptions } from '#server/model/types.js';
import { addOpinion, candidatesOf, conditionNames, mergeOpinion } from '#server/review/opinion.js';
import { reviewNote } from '#server/review/review.js';
import type { Review } from '#server/review/review.js';
import type { ReviewRecord } from '#server/review/schema.js';
import { identity, madeUpModel, opinion, said } from '../../madeUpModel.js';
import { shippedKnowledge } from '../../shipped.js';

const text =
  'HPI: 58-year-old man with sudden tearing chest pain radiating to the back.\nDenies fever.\nAssessment: Costochondritis.\n';
const signal = new AbortController().signal;
const written: RawOpinion = {
  diagnoses: [
    said('Aortic dissection', [[1, 'tearing chest pain']]),
    said('Tako-tsubo of the left thumb', [[1, 'radiating to the back']], [[2, 'fever']]),
    said('Invented disease', [[1, 'words that are not there']]),
  ],
  missing: [{ evidence: { line: 1, quote: 'tearing chest pain' }, finding: 'pulse deficit' }],
};

describe('a model asked for its opinion', () => {
  let review: Review;
  let resolve: (name: string) => string | null;
  before(() => {
    review = reviewNote(text, shippedKnowledge(), 'a', null);
    resolve = conditionNames(shippedKnowledge());
  });
  const answered = async (raw: RawOpinion): Promise<ReviewRecord> => {
    const model = madeUpModel({ reason: () => Promise.resolve(raw) });
    return (await addOpinion(review, model, resolve, { signal })).record;
  };

  it('is given the note and the leading names of the knowledge base, and how it is asked', async () => {
    const asked: { request: ModelRequest; options: WriteOptions }[] = [];
    const model = madeUpModel({
      reason: (request, options) => {
        asked.push({ request, options });
        return Promise.resolve({ diagnoses: [], missing: [] });
      },
    });
    await addOpinion(review, model, resolve, { signal, priority: 'batch' });
    const [{ request, options }] = asked as [(typeof asked)[number]];
    assert.equal(request.text, text);
    assert.deepEqual(
      request.candidates,
      review.record.differential.slice(0, 8).map(({ name }) => name),
    );
    assert.deepEqual([options.signal, options.priority, options.onPartial], [signal, 'batch', undefined]);
  });

  it('is not given back what it or another model named', async () => {
    const record = await answered(written);
    assert.deepEqual(candidatesOf(record), candidatesOf(review.record));
    assert.ok(candidatesOf({ ...record, differential: record.differential.slice(-1) }).length === 0);
  });

  it('marks what both name, and puts what it alone names behind, with its words and without a rank', async () => {
    const record = await answered(written);
    const dissection = record.differential.find(({ condition }) => condition === 'aortic-dissection');
    assert.equal(dissection?.source, 'both');
    assert.deepEqual(
      record.differential.slice(0, -1).map(({ name }) => name),
      review.record.differential.map(({ name }) => name),
    );
    const own = record.differential.at(-1)!;
    assert.deepEqual(
      [own.name, own.source, own.condition, own.probability, own.cantMiss, own.icd10],
      ['Tako-tsubo of the left thumb', 'model', null, null, false, null],
    );
    assert.deepEqual(
      own.for.map(({ quote, bits, basis }) => [quote, bits, basis]),
      [['radiating to the back', 0, 'opinion of made-up']],
    );
    assert.deepEqual(
      own.against.map(({ quote }) => quote),
      ['Denies fever'],
    );
  });

  it('gives an opinion that says what it was shown and what was dropped', async () => {
    const [given] = (await answered(written)).opinions;
    assert.deepEqual(
      given?.diagnoses.map(({ name, listed }) => [name, listed]),
      [
        ['Aortic dissection', true],
        ['Tako-tsubo of the left thumb', false],
      ],
    );
    assert.equal(given?.dropped, 1);
    assert.deepEqual(
      given?.missing.map(({ finding }) => finding),
      ['pulse deficit'],
    );
  });

  it('never raises or silences an alert', async () => {
    assert.ok(review.record.alerts.length > 0);
    for (const raw of [written, { diagnoses: [said('Nothing serious', [[1, 'chest pain']])], missing: [] }]) {
      assert.deepEqual((await answered(raw)).alerts, review.record.alerts);
    }
  });

  it('shows what stands so far, checked like the rest', async () => {
    const seen: ReviewRecord[] = [];
    const model = madeUpModel({
      reason: (_request, { onPartial }) => {
        onPartial?.({ diagnoses: written.diagnoses.slice(0, 1), missing: [] });
        onPartial?.({ diagnoses: written.diagnoses, missing: [] });
        return Promise.resolve(written);
      },
    });
    const done = await addOpinion(review, model, resolve, { signal, onPartial: ({ record }) => seen.push(record) });
    assert.deepEqual(
      [...seen, done.record].map(({ opinions }) =>
        opinions.map((one) => [one.status, one.diagnoses.length, one.dropped]),
      ),
      [[['writing', 0, 0]], [['writing', 1, 0]], [['writing', 2, 1]], [['complete', 2, 1]]],
    );
    assert.deepEqual(
      seen.map(({ alerts }) => alerts),
      seen.map(() => review.record.alerts),
    );
    assert.deepEqual(mergeOpinion(seen.at(-1)!, done.record.opinions[0]!), done.record);
  });

  it('shows nothing more once it is cancelled', async () => {
    const stop = new AbortController();
    const model = madeUpModel({
      reason: (_request, { onPartial }) => {
        stop.abort();
        onPartial?.(written);
        return Promise.reject(new Cancelled('stopped'));
      },
    });
    const onPartial = () => assert.equal(stop.signal.aborted, false, 'a partial opinion after the end');
    await assert.rejects(addOpinion(review, model, resolve, { signal: stop.signal, onPartial }), Cancelled);
  });

  for (const failure of [new ModelUnavailable('It is cut short.'), new ModelOutputInvalid('It broke off.')]) {
    it(`that fails leaves the fast pass as it was and says why: ${failure.name}`, async () => {
      const model = madeUpModel({ reason: () => Promise.reject(failure) });
      const { record } = await addOpinion(review, model, resolve, { signal });
      assert.deepEqual(
        record.opinions.map(({ status, reason }) => [status, reason]),
        [['unavailable', failure.message]],
      );
      assert.deepEqual(record.differential, review.record.differential);
    });
  }

  it('that fails in a way of its own is no opinion', async () => {
    const model = madeUpModel({ reason: () => Promise.reject(new TypeError('x')) });
    await assert.rejects(addOpinion(review, model, resolve, { signal }), TypeError);
  });
});

describe('opinions in a record', () => {
  let record: ReviewRecord;
  before(() => {
    record = reviewNote(text, shippedKnowledge(), 'a', null).record;
  });
  const quote = { quote: text.slice(0, 3), start: 0, end: 3 };
  const choice: ModelChoice = { shares: [{ name: 'Gout', condition: 'gout', share: 0.25 }], none: 0.75, weight: 0 };
  const named = (name: string, condition: string | null = null): Opinion['diagnoses'][number] => ({
    name,
    condition,
    listed: false,
    evidence: [quote],
    against: [],
  });
  const alone = ({ differential }: ReviewRecord): string[] =>
    differential.filter(({ source }) => source === 'model').map(({ name }) => name);

  it('do not change when the same one is laid in again', () => {
    const dissection = named('Aortic dissection', 'aortic-dissection');
    const once = mergeOpinion(record, opinion({ diagnoses: [dissection, named('Gout of the moon')] }));
    const twice = mergeOpinion(once, opinion({ diagnoses: [dissection, named('Gout of the moon')] }));
    assert.deepEqual(twice, once);
    assert.deepEqual(alone(once), ['Gout of the moon']);
  });

  it('take back what a later one of the same model no longer says', () => {
    const first = mergeOpinion(
      record,
      opinion({ diagnoses: [named('Aortic dissection', 'aortic-dissection'), named('Gout of the moon')] }),
    );
    assert.deepEqual(mergeOpinion(first, opinion({})).differential, record.differential);
    assert.deepEqual(
      mergeOpinion(first, opinion({ status: 'unavailable', reason: 'It is gone.' })).differential,
      record.differential,
    );
  });

  it('keep the choice when the written opinion comes', () => {
    const chosen = mergeOpinion(record, opinion({ status: 'chosen', choice }));
    const writing = mergeOpinion(chosen, opinion({ status: 'writing', diagnoses: [named('X')] }));
    const complete = mergeOpinion(writing, opinion({ diagnoses: [named('X')] }));
    assert.deepEqual(
      [chosen, writing, complete].map(({ opinions }) => opinions.map((one) => [one.status, one.choice])),
      [[['chosen', choice]], [['writing', choice]], [['complete', choice]]],
    );
  });

  it('keep what was written when a choice comes, and take its newest', () => {
    const complete = mergeOpinion(record, opinion({ diagnoses: [named('X')], choice }));
    const again = mergeOpinion(complete, opinion({ status: 'chosen', choice: { ...choice, none: 0.5 } }));
    assert.deepEqual(
      again.opinions.map(({ status, choice: kept, diagnoses }) => [status, kept?.none, diagnoses.length]),
      [['complete', 0.5, 1]],
    );
    const recovered = mergeOpinion(
      mergeOpinion(record, opinion({ status: 'unavailable', reason: 'Down.' })),
      opinion({ status: 'chosen', choice }),
    );
    assert.deepEqual(
      recovered.opinions.map(({ status, reason }) => [status, reason]),
      [['chosen', null]],
    );
  });

  it('of several models stand beside each other, adapters and machines apart', () => {
    const models = [
      identity('m'),
      identity('m', { host: 'ward.example' }),
      identity('m', { adapters: ['cardiology'] }),
      identity('other'),
    ];
    const all = models.reduce(
      (so, model) => mergeOpinion(so, opinion({ model, diagnoses: [named('Gout of the moon')] })),
      record,
    );
    assert.deepEqual(
      all.opinions.map(({ model }) => model),
      models,
    );
    assert.deepEqual(alone(all), ['Gout of the moon']);
    assert.deepEqual(
      all.differential.at(-1)?.for.map(({ basis }) => basis),
      ['m', 'm', 'm', 'other'].map((name) => `opinion of ${name}`),
    );
    assert.deepEqual(all.models, ['m', 'other']);
    const without = mergeOpinion(all, opinion({ model: models[3]! }));
    assert.deepEqual(
      without.opinions.map(({ diagnoses }) => diagnoses.length),
      [1, 1, 1, 0],
    );
    assert.deepEqual(alone(without), ['Gout of the moon']);
  });

  it('name a hypothesis by its condition, else by its words', () => {
    const [first] = record.differential;
    const byName = mergeOpinion(record, opinion({ diagnoses: [named(first!.name.toUpperCase())] }));
    assert.equal(byName.differential[0]?.source, 'both');
    assert.deepEqual(alone(byName), []);
  });

  it('leave the record that they are laid into as it was', () => {
    const before = structuredClone(record);
    mergeOpinion(record, opinion({ diagnoses: [named('X')], choice }));
    assert.deepEqual(record, before);
  });
});
