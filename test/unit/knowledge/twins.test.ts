/** Notes in which an emergency is missed, each with the same note changed in one fact so that silence is right. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readNote } from '#server/note/read.js';
import { assess } from '#server/reasoning/assess.js';
import { shippedKnowledge } from '../../shipped.js';

interface Twin {
  readonly id: string;
  readonly condition: string;
  readonly differs: string;
  readonly missed: string;
  readonly silent: string;
}

const twins = ['open', 'held'].flatMap((file) =>
  readFileSync(`test/fixtures/twins/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Twin),
);

/** What was reached, less what chance and a changed row may cost; fewer warned of, or more said of the silent ones, is a fault. */
const leastWarned = 0.82;
const mostLoud = 0.08;

/** The condition, its forms, and the family that it belongs to. */
const family = (condition: string): string[] => {
  const { children, ancestors } = shippedKnowledge().conditionFamily(condition);
  return [condition, ...children, ...ancestors];
};

describe('the twins', () => {
  const warned = (note: string): string[] => {
    const base = shippedKnowledge();
    return assess(readNote(note, base.lexicon), base).alerts.flatMap((alert) =>
      alert.code === 'cant-miss' && alert.condition !== null ? [alert.condition] : [],
    );
  };

  it('have ids of their own, a condition that must not be missed, and differ', () => {
    const faults = twins.filter(
      (one, index) =>
        !family(one.condition).some((id) => shippedKnowledge().condition(id)?.cantMiss != null) ||
        one.missed === one.silent ||
        one.differs === '' ||
        twins.findIndex(({ id }) => id === one.id) !== index,
    );
    assert.deepEqual(
      faults.map(({ id }) => id),
      [],
    );
    assert.ok(twins.length >= 60);
  });

  it('are warned of where the emergency is missed', () => {
    const missed = twins.filter(
      ({ condition, missed: note }) => !warned(note).some((id) => family(condition).includes(id)),
    );
    assert.ok(missed.length <= (1 - leastWarned) * twins.length, missed.map(({ id }) => id).join(', '));
  });

  it('are left alone where silence is right', () => {
    const loud = twins.filter(({ silent }) => warned(silent).length > 0);
    assert.ok(loud.length <= mostLoud * twins.length, loud.map(({ id }) => id).join(', '));
  });
});
