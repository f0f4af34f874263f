/** The arithmetic behind `dxlens model bench`. */
import { strict as assert } from 'node:assert';
import { firstsOf, median, pairOf, speed, stretchOf, tokensRead } from '#server/evaluation/modelBenchFigures.js';
import type { Mark, Trace } from '#server/evaluation/modelBenchFigures.js';

const mark = (phase: Mark['phase'], done: number, at: number): Mark => ({ phase, done, total: 1000, at });
const trace = (ended: number, more: Partial<Trace> = {}): Trace => ({
  marks: [],
  firstStatement: null,
  ended,
  counts: null,
  ...more,
});

describe('medians', () => {
  it('are the middle value, of an even number the mean of the middle two, of none null', () => {
    assert.equal(median([30, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.equal(median([]), null);
  });

  it('of pairs take the quotient of each pair, not of the medians', () => {
    const pairs = [
      [1, 10],
      [20, 20],
      [300, 100],
    ] as const;
    assert.deepEqual(pairOf(pairs), { own: 20, other: 20, ratio: 1 });
    assert.deepEqual(pairOf([]), { own: null, other: null, ratio: null });
  });

  it('leave out a pair that nothing can be divided by', () => {
    assert.deepEqual(pairOf([[1, 0]]), { own: 1, other: 0, ratio: null });
  });
});

describe('a stretch of work', () => {
  const marks = [
    mark('prompt', 64, 10),
    mark('prompt', 576, 110),
    mark('prompt', 900, 160),
    mark('answer', 3, 170),
    mark('answer', 53, 270),
  ];

  it('goes from the first message of its phase to the last', () => {
    assert.deepEqual(stretchOf(marks, 'prompt'), { from: 64, to: 900, milliseconds: 150 });
    assert.deepEqual(stretchOf(marks, 'answer'), { from: 3, to: 53, milliseconds: 100 });
  });

  it('is not there where fewer than two messages came, the clock did not move, or hardly a token was done', () => {
    assert.equal(stretchOf(marks.slice(0, 4), 'answer'), null);
    assert.equal(stretchOf([], 'prompt'), null);
    assert.equal(stretchOf([mark('answer', 1, 10), mark('answer', 16, 60)], 'answer'), null);
    assert.equal(stretchOf([mark('prompt', 64, 10), mark('prompt', 128, 10)], 'prompt'), null);
  });

  it('gives tokens a second', () => {
    assert.equal(speed(50, 100), 500);
  });
});

describe('the tokens that an ask evaluated', () => {
  it('are counted where it was answered', () => {
    const counts = { prompt: 1000, reused: 900, questions: 80, answer: 0 };
    assert.equal(tokensRead(trace(5, { counts, marks: [mark('prompt', 964, 1)] })), 100);
  });

  it('are told by the first message where it was given up, at most a chunk too many', () => {
    assert.equal(tokensRead(trace(5, { marks: [mark('prompt', 664, 1)] })), 400);
    assert.equal(tokensRead(trace(5, { marks: [mark('prompt', 999, 1)] })), 65);
    assert.equal(tokensRead(trace(5, { marks: [mark('prompt', 20, 1)] })), 1000);
  });

  it('are the one before the answer where no message told of the prompt', () => {
    assert.equal(tokensRead(trace(5, { marks: [mark('answer', 1, 1)] })), 1);
  });
});

describe('the time to a first suggestion', () => {
  const counts = (prompt: number, reused: number) => ({ counts: { prompt, reused, questions: 0, answer: 0 } });
  const round = (cold: number, end: number, middle: number) => ({
    cold: trace(cold, counts(1000, 0)),
    end: trace(end, counts(1020, 1000)),
    middle: trace(middle, counts(1030, 500)),
  });

  it('is given beside the share of what the note took when it was new, and the tokens that were evaluated', () => {
    const rounds = [round(100, 10, 50), round(200, 40, 100), round(400, 40, 100)];
    assert.deepEqual(
      firstsOf(rounds, ({ ended }) => ended),
      {
        cold: { milliseconds: 200, ofCold: 1, tokens: 1000 },
        end: { milliseconds: 40, ofCold: 0.1, tokens: 20 },
        middle: { milliseconds: 100, ofCold: 0.5, tokens: 530 },
      },
    );
  });

  it('is null where no ask came to one', () => {
    const { cold, end } = firstsOf([round(100, 10, 50)], ({ firstStatement }) => firstStatement);
    assert.deepEqual([cold.milliseconds, cold.ofCold, end.milliseconds], [null, null, null]);
    assert.equal(cold.tokens, 1000);
  });
});
