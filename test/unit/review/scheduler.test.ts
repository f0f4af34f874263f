import { strict as assert } from 'node:assert';
import { Cancelled, ModelUnavailable } from '#server/model/types.js';
import type { LanguageModel, OpinionRequest, RawOpinion } from '#server/model/types.js';
import { Scheduler } from '#server/review/scheduler.js';
import type { ReviewedVersion } from '#server/review/scheduler.js';
import { shippedKnowledge } from '../../shipped.js';

const note = '62-year-old man with crushing chest pain for 1 hour, sweating and nausea.';

/** A model that answers when the test says so. */
class HeldModel implements LanguageModel {
  readonly identity = { name: 'held', architecture: 'test', sizeBytes: 1 };
  readonly asked: {
    request: OpinionRequest;
    signal: AbortSignal;
    answer: (raw: RawOpinion) => void;
    fail: (error: Error) => void;
  }[] = [];

  ask(request: OpinionRequest, signal: AbortSignal): Promise<RawOpinion> {
    return new Promise((answer, fail) => {
      signal.addEventListener('abort', () => {
        fail(new Cancelled('cancelled'));
      });
      this.asked.push({ request, signal, answer, fail });
    });
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

const opinion: RawOpinion = {
  diagnoses: [
    { evidence: ['crushing chest pain'], diagnosis: 'Acute coronary syndrome' },
    { evidence: ['crushing chest pain'], diagnosis: 'Tako-tsubo of the left thumb' },
    { evidence: ['words that are not there'], diagnosis: 'Invented disease' },
  ],
  missing: [],
};

function setUp(): { scheduler: Scheduler; model: HeldModel; seen: { uri: string; reviewed: ReviewedVersion }[] } {
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
  });
  return { scheduler, model, seen };
}

/** Resolves when a condition holds; polls, since timers of the scheduler are real. */
async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; !holds(); turns++) {
    assert.ok(turns < 10_000, 'the condition never held');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the scheduler', () => {
  it('gives the fast pass at once and the model pass when it comes', async () => {
    const { scheduler, model, seen } = setUp();
    scheduler.update('n', 1, note);
    assert.equal(seen.length, 1);
    assert.deepEqual(seen[0]?.reviewed.review.record.opinions, []);
    await until(() => model.asked.length === 1);
    model.asked[0]!.answer(opinion);
    await until(() => seen.length === 2);
    const { record } = seen[1]!.reviewed.review;
    assert.equal(record.opinions[0]?.dropped, 1);
    assert.ok(record.differential.some((one) => one.name === 'Acute coronary syndrome' && one.source === 'both'));
    const own = record.differential.find((one) => one.source === 'model');
    assert.deepEqual([own?.probability, own?.condition, own?.cantMiss], [null, null, false]);
    scheduler.dispose();
  });

  it('cancels the running model pass at the next change and drops its result', async () => {
    const { scheduler, model, seen } = setUp();
    scheduler.update('n', 1, note);
    await until(() => model.asked.length === 1);
    scheduler.update('n', 2, `${note} He smokes.`);
    assert.equal(model.asked[0]!.signal.aborted, true);
    model.asked[0]!.answer(opinion);
    await until(() => model.asked.length === 2);
    assert.ok(seen.every(({ reviewed }) => reviewed.review.record.opinions.length === 0));
    assert.equal(scheduler.latest('n')?.version, 2);
    scheduler.dispose();
  });

  it('keeps one running and one pending pass a note, and notes apart', async () => {
    const { scheduler, model } = setUp();
    for (let version = 1; version <= 5; version++) {
      scheduler.update('a', version, `${note} Version ${String(version)}.`);
    }
    scheduler.update('b', 1, note);
    await until(() => model.asked.length >= 2);
    assert.deepEqual(
      model.asked.map(({ request }) => request.text),
      [`${note} Version 5.`, note],
    );
    scheduler.dispose();
  });

  it('says why when the model cannot answer, and keeps the fast pass', async () => {
    const { scheduler, model, seen } = setUp();
    scheduler.update('n', 1, note);
    await until(() => model.asked.length === 1);
    model.asked[0]!.fail(new ModelUnavailable('The file model.gguf is cut short; get it again.'));
    await until(() => seen.length === 2);
    const { record } = seen[1]!.reviewed.review;
    assert.equal(record.opinions[0]?.status, 'unavailable');
    assert.match(record.opinions[0]?.reason ?? '', /cut short/);
    assert.deepEqual(record.alerts, seen[0]!.reviewed.review.record.alerts);
    assert.ok(record.differential.length > 0);
    scheduler.dispose();
  });

  it('forgets a note that is closed', async () => {
    const { scheduler, model, seen } = setUp();
    scheduler.update('n', 1, note);
    await until(() => model.asked.length === 1);
    scheduler.close('n');
    assert.equal(model.asked[0]!.signal.aborted, true);
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
    const { scheduler, model, seen } = setUp();
    const missed =
      'HPI: 58-year-old man with sudden tearing chest pain radiating to the back.\nAssessment: Costochondritis.\n';
    scheduler.update('n', 1, missed);
    await until(() => model.asked.length === 1);
    model.asked[0]!.answer({
      diagnoses: [{ evidence: ['tearing chest pain'], diagnosis: 'Nothing serious' }],
      missing: [],
    });
    await until(() => seen.length === 2);
    assert.ok(seen[0]!.reviewed.review.record.alerts.length > 0);
    assert.deepEqual(seen[1]!.reviewed.review.record.alerts, seen[0]!.reviewed.review.record.alerts);
    scheduler.dispose();
  });
});
