import { strict as assert } from 'node:assert';
import type { ModelChoice } from '#server/model/types.js';
import {
  ModelOutputInvalid,
  ModelUnavailable,
  type LanguageModel,
  type ModelRequest,
  type RawChoice,
} from '#server/model/types.js';
import { addChoice, applyChoice, optionsOf, pool } from '#server/review/fusion.js';
import { reviewNote } from '#server/review/review.js';
import type { Review } from '#server/review/review.js';
import { shippedKnowledge } from '../../shipped.js';

const note = '62-year-old man with crushing chest pain for 1 hour, sweating and nausea. No fever.';
const review = (): Review => reviewNote(note, shippedKnowledge(), 'n', null);

/** A choice that gives one candidate the share and the others what is left, in equal parts. */
function choiceFor({ record }: Review, favoured: number, share: number, weight: number): ModelChoice {
  const candidates = optionsOf(record);
  const rest = (1 - share) / candidates.length;
  return {
    shares: candidates.map(({ name, condition }, index) => ({
      name,
      condition,
      share: index === favoured ? share : rest,
    })),
    none: rest,
    weight,
  };
}

class Chooser implements LanguageModel {
  readonly identity = { name: 'chooser', architecture: 'test', sizeBytes: 1, host: null, adapters: [] };
  readonly asked: ModelRequest[] = [];
  canChoose = true;
  constructor(
    readonly weight: number,
    readonly answer: (request: ModelRequest) => RawChoice,
  ) {}
  decide(request: ModelRequest): Promise<RawChoice> {
    this.asked.push(request);
    return new Promise((resolve) => resolve(this.answer(request)));
  }
  reason(): Promise<never> {
    return Promise.reject(new Error('It was asked to write.'));
  }
  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

describe("a model's choice beside the fast pass", () => {
  it('moves nothing with a weight of 0', () => {
    const before = review();
    assert.equal(applyChoice(before.record, choiceFor(before, 2, 0.9, 0)), before.record);
  });

  it('is pooled on the logarithmic scale, and silences nothing for good', () => {
    const known = { shares: [0.64, 0.04], none: 0.32 };
    // Square roots of 0.64 · 0.01, 0.04 · 0.81 and 0.32 · 0.18: 0.08, 0.18, 0.24.
    const { shares, none } = pool(known, { shares: [0.01, 0.81], none: 0.18 }, 0.5);
    [0.16, 0.36].forEach((share, index) => assert.ok(Math.abs(shares[index]! - share) < 1e-9));
    assert.ok(Math.abs(none - 0.48) < 1e-9);
    assert.ok(pool(known, { shares: [0, 1], none: 0 }, 1).shares[0]! > 0);
  });

  it('lifts what the model favours, by its weight', () => {
    const before = review();
    const third = optionsOf(before.record)[2]!;
    const after = (weight: number): number =>
      applyChoice(before.record, choiceFor(before, 2, 0.9, weight)).differential.find(
        ({ condition }) => condition === third.condition,
      )!.probability!;
    assert.ok(third.probability! < after(0.3) && after(0.3) < after(0.7) && after(0.7) < after(1));
    assert.ok(Math.abs(after(1) - 0.9) < 0.01, String(after(1)));
  });

  it('keeps the differential in order, its mass, and every hypothesis', () => {
    const before = review().record;
    const after = applyChoice(before, choiceFor(review(), 1, 0.8, 0.5));
    const figures = after.differential.map(({ probability }) => probability!);
    assert.deepEqual(
      figures,
      [...figures].sort((a, b) => b - a),
    );
    assert.deepEqual(
      after.differential.map(({ condition }) => condition).sort(),
      before.differential.map(({ condition }) => condition).sort(),
    );
    const mass = (record: typeof before): number =>
      record.differential.reduce((sum, { probability }) => sum + probability!, record.otherProbability);
    assert.ok(mass(after) <= 1.001 && mass(after) >= mass(before) - 0.2);
  });

  it('marks what was put to the model as of both, raises no alert and silences none', () => {
    const before = review();
    const after = applyChoice(before.record, choiceFor(before, 0, 0.9, 0.5));
    const asked = new Set(optionsOf(before.record).map(({ condition }) => condition));
    for (const one of after.differential) assert.equal(one.source, asked.has(one.condition) ? 'both' : 'knowledge');
    assert.deepEqual(after.alerts, before.record.alerts);
    assert.deepEqual(after.gaps, before.record.gaps);
  });

  it('lifts nothing that no finding speaks for above "not excluded"', () => {
    const before = review();
    const candidates = optionsOf(before.record).map((one) => ({ ...one, band: 'not-excluded' as const }));
    const record = { ...before.record, differential: candidates };
    const after = applyChoice(record, choiceFor({ ...before, record }, 3, 0.95, 1));
    assert.ok(after.differential.every(({ band }) => band === 'not-excluded'));
  });

  it('puts the leading names to the model, and tells what it said', async () => {
    const before = review();
    const model = new Chooser(0, ({ candidates }) => ({ shares: candidates.map(() => 0.1), none: 0.4 }));
    const { record } = await addChoice(before, model, { signal: new AbortController().signal });
    const names = optionsOf(before.record).map(({ name }) => name);
    assert.deepEqual(model.asked, [{ text: note, candidates: names }]);
    const [opinion] = record.opinions;
    assert.equal(opinion?.status, 'chosen');
    assert.deepEqual(
      opinion.choice?.shares.map(({ name }) => name),
      names,
    );
    assert.deepEqual([opinion.choice?.none, opinion.choice?.weight], [0.4, 0]);
    assert.deepEqual(record.differential, before.record.differential);
    assert.deepEqual(record.models, ['chooser']);
  });

  it('says why there is none where the model cannot answer', async () => {
    const before = review();
    const model = new Chooser(1, () => {
      throw new ModelUnavailable('It is away.');
    });
    const { record } = await addChoice(before, model, { signal: new AbortController().signal });
    assert.deepEqual([record.opinions[0]?.status, record.opinions[0]?.reason], ['unavailable', 'It is away.']);
    assert.deepEqual(record.differential, before.record.differential);
  });

  it('leaves the review as it is where the model can only write, or its choice cannot be read', async () => {
    const before = review();
    const signal = new AbortController().signal;
    const stray = new Chooser(1, () => {
      throw new ModelOutputInvalid('No letter.');
    });
    assert.equal(await addChoice(before, stray, { signal }), before);
    const writer: Chooser = new Chooser(1, () => {
      writer.canChoose = false;
      throw new ModelUnavailable('It tells no probabilities.');
    });
    assert.equal(await addChoice(before, writer, { signal }), before);
    assert.equal(await addChoice(before, writer, { signal }), before);
    assert.equal(writer.asked.length, 1);
  });

  it('asks nothing where there is nothing to choose from', async () => {
    const empty = reviewNote('Hello.', shippedKnowledge(), 'n', null);
    const model = new Chooser(1, () => ({ shares: [], none: 1 }));
    assert.equal(await addChoice(empty, model, { signal: new AbortController().signal }), empty);
    assert.equal(model.asked.length, 0);
  });
});
