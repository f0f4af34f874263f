import { strict as assert } from 'node:assert';
import { defaultBackOff } from '#server/model/host/host.js';

describe('the numbers that stand where none are set', () => {
  it('lengthen the pause with each failure, up to half a minute', () => {
    assert.deepEqual([1, 2, 3, 7, 50].map(defaultBackOff), [500, 1000, 2000, 30_000, 30_000]);
  });
});
