import { strict as assert } from 'node:assert';
import { defaultBackOff, defaultThreads } from '#server/model/host.js';

describe('the numbers that stand where none are set', () => {
  it('give one thread to small files and up to eight to large ones', () => {
    assert.equal(defaultThreads(30_000_000, 16), 1);
    assert.equal(defaultThreads(199_999_999, 16), 1);
    assert.equal(defaultThreads(12_100_000_000, 2), 2);
    assert.equal(defaultThreads(12_100_000_000, 64), 8);
    assert.equal(defaultThreads(12_100_000_000, 0), 1);
  });

  it('lengthen the pause with each failure, up to half a minute', () => {
    assert.deepEqual([1, 2, 3, 7, 50].map(defaultBackOff), [500, 1000, 2000, 30_000, 30_000]);
  });
});
