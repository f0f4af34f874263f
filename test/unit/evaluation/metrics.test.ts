import { strict as assert } from 'node:assert';
import { calibrationError, rankMetrics, rankOf, wilson } from '#server/evaluation/metrics.js';

/** Equal to four places: the reference figures were worked out by hand. */
const near = (actual: number, expected: number): void => {
  assert.ok(Math.abs(actual - expected) < 0.00005, `${String(actual)} is not ${String(expected)}`);
};

describe('the rank of the right name', () => {
  for (const [name, accepted] of [
    ['Pneumonia', 'pneumonia'],
    ['Guillain-Barré syndrome', 'GUILLAIN BARRE SYNDROME'],
    ['Ménière’s disease', 'Meniere s disease'],
    ['Crohn’s disease', "crohn's disease"],
    ['  Acute   appendicitis. ', 'Acute appendicitis'],
  ] as const) {
    it(`takes "${name}" for "${accepted}"`, () => {
      assert.equal(rankOf(['Gout', name], [accepted]), 2);
    });
  }

  for (const [name, accepted] of [
    ['Pneumonia', 'Viral pneumonia'],
    ['Viral pneumonia', 'Pneumonia'],
    ['Anaemia', 'Anemia'],
  ] as const) {
    it(`does not take "${name}" for "${accepted}"`, () => {
      assert.equal(rankOf([name], [accepted]), null);
    });
  }

  it('is that of the first of several accepted names', () => {
    assert.equal(rankOf(['a', 'b', 'c'], ['c', 'b']), 2);
  });

  it('counts ten ranks and no more', () => {
    const names = Array.from({ length: 11 }, (_, index) => `name ${String(index + 1)}`);
    assert.equal(rankOf(names, ['name 10']), 10);
    assert.equal(rankOf(names, ['name 11']), null);
  });

  it('is none where nothing is ranked or accepted', () => {
    assert.equal(rankOf([], ['a']), null);
    assert.equal(rankOf(['a'], []), null);
  });
});

describe('the Wilson interval', () => {
  // n = 10, p = 0.5: centre 0.5; half width = 1.959964 * sqrt(0.025 + 0.0096037) / 1.3841459 = 0.2634.
  it('of 5 in 10 is 23.66 to 76.34 %', () => {
    const { share, low, high } = wilson(5, 10);
    near(share, 0.5);
    near(low, 0.23659);
    near(high, 0.76341);
  });

  it('of none and of all in 10 stays within 0 and 1', () => {
    near(wilson(0, 10).low, 0);
    near(wilson(0, 10).high, 0.27753);
    near(wilson(10, 10).low, 0.72247);
    near(wilson(10, 10).high, 1);
  });

  // n = 400, p = 0.6325: centre 0.631240; half width = 1.959964 * sqrt(0.00058711) / 1.0096036 = 0.047039.
  it('of 253 in 400 is 58.4 to 67.8 %', () => {
    const { low, high } = wilson(253, 400);
    near(low, 0.5842);
    near(high, 0.67828);
  });

  it('of nothing says nothing', () => {
    assert.deepEqual(wilson(0, 0), { hits: 0, of: 0, share: 0, low: 0, high: 1 });
  });
});

describe('the figures of a case set', () => {
  it('are top-1, 3, 5, 10 and the mean reciprocal rank', () => {
    const { top1, top3, top5, top10, meanReciprocalRank } = rankMetrics([1, 2, 4, 10, null]);
    assert.deepEqual(
      [top1, top3, top5, top10].map(({ hits, of }) => [hits, of]),
      [
        [1, 5],
        [2, 5],
        [3, 5],
        [4, 5],
      ],
    );
    // (1 + 1/2 + 1/4 + 1/10 + 0) / 5
    near(meanReciprocalRank, 0.37);
  });

  it('are zero for no cases', () => {
    assert.equal(rankMetrics([]).meanReciprocalRank, 0);
  });
});

describe('the calibration error', () => {
  const said = (probability: number, right: number, of: number): { said: number; isRight: boolean }[] =>
    Array.from({ length: of }, (_, index) => ({ said: probability, isRight: index < right }));

  it('is nothing where what was said comes true as often', () => {
    near(calibrationError([...said(0.25, 1, 4), ...said(1, 3, 3)])!, 0);
  });

  it('weighs the distance of each bin by how many fall into it', () => {
    // Ten said at 0.9 of which half come true, thirty said at 0.1 of which none does: (10 · 0.4 + 30 · 0.1) / 40.
    near(calibrationError([...said(0.9, 5, 10), ...said(0.1, 0, 30)])!, 0.175);
  });

  it('does not exist where nothing was said', () => {
    assert.equal(calibrationError([]), null);
  });
});
