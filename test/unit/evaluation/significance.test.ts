import { strict as assert } from 'node:assert';
import { bootstrap, mcNemar } from '#server/evaluation/significance.js';

const near = (actual: number, expected: number, within = 1e-9): void => {
  assert.ok(Math.abs(actual - expected) < within, `${String(actual)} is not ${String(expected)}`);
};

describe("McNemar's exact test", () => {
  // Two tails of a binomial with probability 1/2, worked out by hand.
  for (const [gained, lost, p] of [
    [0, 0, 1],
    [1, 0, 1],
    [3, 3, 1],
    [5, 1, (2 * (1 + 6)) / 2 ** 6],
    [10, 2, (2 * (1 + 12 + 66)) / 2 ** 12],
    [6, 0, 2 / 2 ** 6],
  ] as const) {
    it(`of ${String(gained)} against ${String(lost)} is ${p.toFixed(4)}, whichever is named first`, () => {
      near(mcNemar(gained, lost), p);
      near(mcNemar(lost, gained), p);
    });
  }

  it('stands thousands of cases', () => {
    near(mcNemar(1000, 1000), 1);
    // The normal approximation with continuity correction: (|2100 - 1900| - 1) / sqrt(4000) = 3.1465, two-sided 0.00165.
    near(mcNemar(2100, 1900), 0.00165, 0.00002);
    assert.ok(mcNemar(3000, 0) >= 0 && mcNemar(3000, 0) < 1e-100);
  });
});

describe('the bootstrap interval', () => {
  const differences = [...Array<number>(60).fill(1), ...Array<number>(40).fill(0)];

  it('is the same each time, and another with another seed', () => {
    assert.deepEqual(bootstrap(differences), bootstrap(differences));
    const ends = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(bootstrap(differences, seed)));
    assert.ok(new Set(ends).size > 1);
  });

  // The mean of 100 draws has the standard error sqrt(0.6 · 0.4 / 100) = 0.049, so 1.96 of them are 0.096.
  it('lies about the mean as wide as the normal one where there are many cases', () => {
    const { mean, low, high } = bootstrap(differences);
    near(mean, 0.6);
    near(low, 0.504, 0.025);
    near(high, 0.696, 0.025);
  });

  it('is a point where all differences are equal, and nothing where there are none', () => {
    assert.deepEqual(bootstrap([2, 2, 2]), { mean: 2, low: 2, high: 2 });
    assert.deepEqual(bootstrap([]), { mean: 0, low: 0, high: 0 });
  });
});
