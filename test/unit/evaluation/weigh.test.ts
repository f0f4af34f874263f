import { strict as assert } from 'node:assert';
import type { RawChoice } from '#server/model/types.js';
import { weigh } from '#server/evaluation/weigh.js';
import type { WeighedCase } from '#server/evaluation/weigh.js';

const options = 6;

/** Numbers from 0 up to 1, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** About normal, with mean 0 and standard deviation 1. */
const normal = (next: () => number): number => Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, 0) - 6;

function divided(scores: readonly number[], temperature = 1): RawChoice {
  const powers = scores.map((score) => Math.exp(score / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const shares = powers.map((power) => power / total);
  return { shares: shares.slice(0, -1), none: shares.at(-1)! };
}

/**
 * Cases of which two observers see something of what is right, each with an error of its own.
 *
 * @param signal how much the model sees of what is right; the knowledge sees 1.5
 * @param sureness that the model's scores are multiplied by: above 1 it says more than it knows
 */
function cases(count: number, signal: number, { sureness = 1, knowledgeSureness = 1, seed = 7 } = {}): WeighedCase[] {
  const next = draws(seed);
  return Array.from({ length: count }, (_, index) => {
    const right = Math.floor(next() * (options + 1));
    // What an observer with this signal should believe: the log-likelihood ratio of a normal error of variance 1.
    const seen = (strength: number): number[] =>
      Array.from({ length: options + 1 }, (_, option) => strength * ((option === right ? strength : 0) + normal(next)));
    return {
      set: 'made up',
      id: `case ${String(index)}`,
      known: divided(seen(1.5), 1 / knowledgeSureness),
      said: divided(seen(signal), 1 / sureness),
      right: right === options ? [] : [right],
      next: null,
    };
  });
}

describe("weighing a model's choice", function () {
  this.timeout(60_000);

  it('gives a model that sees what the knowledge does not a weight, and finds it better on cases it was not fitted on', () => {
    const { systems, verdict, recommended, folds, againstKnowledge, top1Gain, likelihoodGain } = weigh(cases(400, 1.5));
    assert.equal(verdict, 'helps');
    assert.ok(recommended.weight >= 0.3 && recommended.weight <= 0.7, String(recommended.weight));
    assert.equal(folds.length, 5);
    assert.ok(systems.fused.top1.hits > systems.knowledge.top1.hits);
    assert.ok(systems.fused.meanLogLikelihood > systems.knowledge.meanLogLikelihood);
    assert.equal(
      againstKnowledge.gained - againstKnowledge.lost,
      systems.fused.top1.hits - systems.knowledge.top1.hits,
    );
    assert.ok(againstKnowledge.p < 0.01 && top1Gain.low > 0 && likelihoodGain.low > 0);
  });

  it('gives more weight to who sees more', () => {
    const weightOf = (signal: number): number => weigh(cases(400, signal)).recommended.weight;
    assert.ok(weightOf(2.5) > weightOf(1.5));
  });

  it('finds by how much a model is too sure', () => {
    const [plain, surer] = [weigh(cases(400, 1.5)), weigh(cases(400, 1.5, { sureness: 3 }))];
    const ratio = surer.recommended.temperature / plain.recommended.temperature;
    assert.ok(ratio >= 2 && ratio <= 4, String(ratio));
    assert.equal(surer.recommended.weight, plain.recommended.weight);
    for (const { systems } of [plain, surer]) assert.ok(systems.model.calibrationError! < 0.1);
  });

  for (const seed of [1, 2, 3, 4, 5]) {
    it(`gives noise the weight 0 (seed ${String(seed)})`, () => {
      const noise = cases(300, 1.5, { seed }).map((one, index, all) => ({
        ...one,
        said: all[(index + 1) % all.length]!.said,
      }));
      const { verdict, recommended } = weigh(noise);
      assert.deepEqual([verdict, recommended.weight], ['no-gain', 0]);
    });
  }

  it('gives noise no weight for making a knowledge less sure that says more than it knows', () => {
    const noise = cases(400, 1.5, { knowledgeSureness: 3 }).map((one, index, all) => ({
      ...one,
      said: all[(index + 1) % all.length]!.said,
    }));
    const { systems, verdict, recommended } = weigh(noise);
    assert.ok(systems.fused.meanLogLikelihood > systems.knowledge.meanLogLikelihood + 0.1);
    assert.deepEqual([verdict, recommended.weight], ['no-gain', 0]);
  });

  it('recommends nothing on a few cases, however good', () => {
    const { verdict, recommended } = weigh(cases(99, 3));
    assert.deepEqual([verdict, recommended], ['few-cases', { temperature: 1, weight: 0 }]);
  });

  it('stands one case and none', () => {
    assert.equal(weigh(cases(1, 1)).systems.knowledge.top1.of, 1);
    assert.equal(weigh([]).systems.fused.top1.of, 0);
  });

  it('counts several right options together, and what was not put to the model where it comes first', () => {
    const one: WeighedCase = {
      set: 'made up',
      id: 'a',
      known: { shares: [0.5, 0.3], none: 0.2 },
      said: { shares: [0.2, 0.2], none: 0.6 },
      right: [0, 1],
      next: { probability: 0.1, isRight: false },
    };
    const { systems } = weigh([one]);
    assert.equal(systems.knowledge.top1.hits, 1);
    assert.ok(Math.abs(systems.knowledge.meanLogLikelihood - Math.log(0.8)) < 1e-9);
    // Below everything else lies a name that was not put to the model, likelier than both options.
    const beyond = { ...one, known: { shares: [0.2, 0.1], none: 0.7 }, next: { probability: 0.15, isRight: true } };
    assert.equal(weigh([{ ...beyond, right: [1] }]).systems.knowledge.top1.hits, 0);
    const first = { ...beyond, next: { probability: 0.3, isRight: true }, right: [] };
    assert.equal(weigh([first]).systems.knowledge.top1.hits, 1);
    assert.equal(weigh([first]).systems.model.top1.hits, 0);
  });
});
