import { strict as assert } from 'node:assert';
import { Cancelled, ModelUnavailable } from '#server/model/types.js';
import type { LanguageModel, ModelRequest, RawChoice, RawOpinion, WriteOptions } from '#server/model/types.js';
import { Scheduler } from '#server/review/scheduler.js';
import type { ReviewedVersion } from '#server/review/scheduler.js';
import { shippedKnowledge } from '../../shipped.js';

const note = '62-year-old man with crushing chest pain for 1 hour, sweating and nausea.';

interface Asked<T> {
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
  readonly partly: (soFar: RawOpinion) => void;
  readonly answer: (raw: T) => void;
  readonly fail: (error: Error) => void;
}

/** A model that answers when the test says so. */
class HeldModel implements LanguageModel {
  readonly identity = { name: 'held', architecture: 'test', sizeBytes: 1, host: null, adapters: [] };
  readonly weight = 0;
  readonly canChoose = true;
  readonly choices: Asked<RawChoice>[] = [];
  readonly opinions: Asked<RawOpinion>[] = [];

  decide(request: ModelRequest, options: WriteOptions): Promise<RawChoice> {
    return this.#held(this.choices, request, options);
  }

  reason(request: ModelRequest, options: WriteOptions): Promise<RawOpinion> {
    return this.#held(this.opinions, request, options);
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }

  #held<T>(list: Asked<T>[], request: ModelRequest, { signal, onPartial }: WriteOptions): Promise<T> {
    return new Promise((answer, fail) => {
      signal.addEventListener('abort', () => {
        fail(new Cancelled('cancelled'));
      });
      list.push({ request, signal, answer, fail, partly: (soFar) => onPartial?.(soFar) });
    });
  }
}

const quoted = (...quotes: string[]) => quotes.map((quote) => ({ line: 1, quote }));
const opinion: RawOpinion = {
  diagnoses: [
    { evidence: quoted('crushing chest pain'), against: [], diagnosis: 'Acute coronary syndrome' },
    { evidence: quoted('crushing chest pain'), against: [], diagnosis: 'Tako-tsubo of the left thumb' },
    { evidence: quoted('words that are not there'), against: [], diagnosis: 'Invented disease' },
  ],
  missing: [],
};
const evenly = ({ candidates }: ModelRequest): RawChoice => ({
  shares: candidates.map(() => 1 / (candidates.length + 1)),
  none: 1 / (candidates.length + 1),
});

function setUp(writes = true) {
  const model = new HeldModel();
  const seen: { uri: string; reviewed: ReviewedVersion }[] = [];
  const scheduler = new Scheduler({
    base: shippedKnowledge(),
    model: () => model,
    onReviewed: (uri, reviewed) => seen.push({ uri, reviewed }),
    onError: (message) => {
      throw new Error(message);
    },
    modelPause: 0,
    writingPause: 0,
    writesWhenIdle: () => writes,
  });
  /** Lets the model choose in turn `index`, once it is asked. */
  const choose = async (index = 0): Promise<void> => {
    await until(() => model.choices.length > index);
    const { request, answer } = model.choices[index]!;
    answer(evenly(request));
  };
  const statuses = (): (string | undefined)[] => seen.map(({ reviewed }) => reviewed.review.record.opinions[0]?.status);
  return { scheduler, model, seen, choose, statuses };
}

/** Resolves when a condition holds; polls, since timers of the scheduler are real. */
async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; !holds(); turns++) {
    assert.ok(turns < 100_000, 'the condition never held');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the scheduler', () => {
  it('gives the fast pass at once, then the choice, then the opinion as it grows', async () => {
    const { scheduler, model, seen, choose, statuses } = setUp();
    scheduler.update('n', 1, note);
    assert.deepEqual(statuses(), [undefined]);
    await choose();
    await until(() => model.opinions.length === 1);
    model.opinions[0]!.partly({ ...opinion, diagnoses: opinion.diagnoses.slice(0, 1) });
    model.opinions[0]!.answer(opinion);
    await until(() => seen.length === 5);
    assert.deepEqual(statuses(), [undefined, 'chosen', 'writing', 'writing', 'complete']);
    const { record } = seen[4]!.reviewed.review;
    assert.equal(record.opinions.length, 1);
    assert.equal(record.opinions[0]?.dropped, 1);
    assert.equal(record.opinions[0]?.choice?.weight, 0);
    assert.ok(record.differential.some((one) => one.name === 'Acute coronary syndrome' && one.source === 'both'));
    const own = record.differential.find((one) => one.source === 'model');
    assert.deepEqual([own?.probability, own?.condition, own?.cantMiss], [null, null, false]);
    scheduler.dispose();
  });

  it('has nothing written unless it is asked for, where the clinician wants it so', async () => {
    const { scheduler, model, seen, choose } = setUp(false);
    scheduler.update('n', 1, note);
    await choose();
    await until(() => seen.length === 2);
    assert.equal(model.opinions.length, 0);
    assert.equal(scheduler.requestOpinion('n'), true);
    await until(() => model.opinions.length === 1);
    assert.equal(seen[2]!.reviewed.review.record.opinions[0]?.status, 'writing');
    model.opinions[0]!.answer(opinion);
    await until(() => seen.length === 4);
    assert.equal(seen[3]!.reviewed.review.record.opinions[0]?.status, 'complete');
    scheduler.dispose();
  });

  it('asks again for what was asked for and broken off, when the same words are looked at anew', async () => {
    const { scheduler, model } = setUp(false);
    scheduler.update('n', 1, note);
    assert.equal(scheduler.requestOpinion('n'), true);
    await until(() => model.opinions.length === 1);
    scheduler.update('n', 1, note);
    assert.equal(model.opinions[0]!.signal.aborted, true);
    await until(() => model.opinions.length === 2);
    scheduler.dispose();
  });

  it('asks for an opinion at once on demand, before any choice', async () => {
    const { scheduler, model } = setUp();
    scheduler.update('n', 1, note);
    assert.equal(scheduler.requestOpinion('n'), true);
    await until(() => model.opinions.length === 1);
    assert.equal(model.choices.length, 0);
    scheduler.dispose();
  });

  it('has nothing to ask about a note that is not open or holds nothing', () => {
    const { scheduler } = setUp();
    assert.equal(scheduler.requestOpinion('n'), false);
    scheduler.update('n', 1, 'Hello.');
    assert.equal(scheduler.requestOpinion('n'), false);
    scheduler.dispose();
  });

  it('cancels the running model pass at the next change and drops its result', async () => {
    const { scheduler, model, seen } = setUp();
    scheduler.update('n', 1, note);
    await until(() => model.choices.length === 1);
    scheduler.update('n', 2, `${note} He smokes.`);
    assert.equal(model.choices[0]!.signal.aborted, true);
    model.choices[0]!.answer(evenly(model.choices[0]!.request));
    await until(() => model.choices.length === 2);
    assert.ok(seen.every(({ reviewed }) => reviewed.review.record.opinions.length === 0));
    assert.equal(scheduler.latest('n')?.version, 2);
    scheduler.dispose();
  });

  it('drops what was written about an older version, in part or in whole', async () => {
    const { scheduler, model, seen, choose } = setUp();
    scheduler.update('n', 1, note);
    await choose();
    await until(() => model.opinions.length === 1);
    scheduler.update('n', 2, `${note} He smokes.`);
    model.opinions[0]!.partly(opinion);
    model.opinions[0]!.answer(opinion);
    await until(() => model.choices.length === 2);
    assert.deepEqual(seen.at(-1)!.reviewed.review.record.opinions, []);
    scheduler.dispose();
  });

  it('asks about the last version alone, and about each note apart', async () => {
    const { scheduler, model } = setUp();
    for (let version = 1; version <= 5; version++) {
      scheduler.update('a', version, `${note} Version ${String(version)}.`);
    }
    scheduler.update('b', 1, note);
    await until(() => model.choices.length >= 2);
    assert.deepEqual(
      model.choices.map(({ request }) => request.text),
      [`${note} Version 5.`, note],
    );
    scheduler.dispose();
  });

  it('says why when the model cannot answer, keeps the fast pass, and does not ask it to write', async () => {
    const { scheduler, model, seen } = setUp();
    scheduler.update('n', 1, note);
    await until(() => model.choices.length === 1);
    model.choices[0]!.fail(new ModelUnavailable('The file model.gguf is cut short; get it again.'));
    await until(() => seen.length === 2);
    const { record } = seen[1]!.reviewed.review;
    assert.equal(record.opinions[0]?.status, 'unavailable');
    assert.match(record.opinions[0]?.reason ?? '', /cut short/);
    assert.deepEqual(record.alerts, seen[0]!.reviewed.review.record.alerts);
    assert.ok(record.differential.length > 0);
    scheduler.update('b', 1, note);
    await until(() => model.choices.length === 2);
    assert.equal(model.opinions.length, 0);
    scheduler.dispose();
  });

  it('forgets a note that is closed', async () => {
    const { scheduler, model, seen } = setUp();
    scheduler.update('n', 1, note);
    await until(() => model.choices.length === 1);
    scheduler.close('n');
    assert.equal(model.choices[0]!.signal.aborted, true);
    assert.equal(scheduler.latest('n'), null);
    assert.equal(seen.length, 1);
  });

  it('does not review the same text twice', () => {
    const { scheduler, seen } = setUp();
    scheduler.update('n', 1, note);
    scheduler.update('n', 2, note);
    assert.equal(seen[0]?.reviewed.review, seen[1]?.reviewed.review);
    scheduler.dispose();
  });
});

describe('a model opinion', () => {
  it('never raises or silences an alert', async () => {
    const { scheduler, model, seen, choose } = setUp();
    const missed =
      'HPI: 58-year-old man with sudden tearing chest pain radiating to the back.\nAssessment: Costochondritis.\n';
    scheduler.update('n', 1, missed);
    await choose();
    await until(() => model.opinions.length === 1);
    model.opinions[0]!.answer({
      diagnoses: [{ evidence: quoted('tearing chest pain'), against: [], diagnosis: 'Nothing serious' }],
      missing: [],
    });
    await until(() => seen.length === 4);
    assert.ok(seen[0]!.reviewed.review.record.alerts.length > 0);
    for (const { reviewed } of seen) {
      assert.deepEqual(reviewed.review.record.alerts, seen[0]!.reviewed.review.record.alerts);
    }
    scheduler.dispose();
  });
});
