/** The project's own vignettes: their form, that they do not give themselves away, and that a share of them is still solved. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { phraseWords } from '#server/knowledge/phrases.js';
import { readNote } from '#server/note/read.js';
import { assess } from '#server/reasoning/assess.js';
import { shippedKnowledge } from '../../shipped.js';

interface Vignette {
  readonly id: string;
  readonly note: string;
  readonly condition: string;
  readonly gold: string;
  readonly accept: readonly string[];
}

const vignettesOf = (file: string): Vignette[] =>
  readFileSync(`test/fixtures/vignettes/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vignette);
const words = (text: string): string => ` ${phraseWords(text).join(' ')} `;

/** Every eighth of those nobody mended a row with; fewer solved than this is a fault, not chance. */
const step = 8;
const leastInFirstFive = 0.7;
/** Conditions that stand for a history or a family and are no diagnosis of a visit. */
const labels = ['mental-disorder', 'organ-transplant'];

describe('the vignettes', () => {
  const halves = ['', 'common-', 'rest-', 'interview-'].flatMap((name) => [`${name}taught`, `${name}held`]);
  const all = ['first', ...halves].flatMap(vignettesOf);

  it('have ids of their own, and a condition of the knowledge base as their answer', () => {
    const places = new Map(all.map(({ id }, index) => [id, index]));
    const faults = all.filter((one, index) => {
      const condition = shippedKnowledge().condition(one.condition);
      return (
        condition === undefined ||
        condition.name !== one.gold ||
        one.note.trim().length < 80 ||
        places.get(one.id) !== index
      );
    });
    assert.deepEqual(
      faults.map(({ id }) => id),
      [],
    );
  });

  it('are at least two for every condition that a note can be about', () => {
    const counts = new Map<string, number>();
    all.forEach(({ condition }) => counts.set(condition, (counts.get(condition) ?? 0) + 1));
    const few = shippedKnowledge().heads.filter(({ id }) => (counts.get(id) ?? 0) < 2 && !labels.includes(id));
    assert.deepEqual(
      few.map(({ id }) => id),
      [],
    );
  });

  it('do not name their answer', () => {
    const named = all.filter((one) => words(one.note).includes(words(one.gold)));
    assert.deepEqual(
      named.map(({ id }) => id),
      [],
    );
  });

  it('are solved as often as they were: of those held back, seven in ten have their answer among the first five', () => {
    const held = ['held', 'common-held', 'rest-held', 'interview-held']
      .flatMap(vignettesOf)
      .filter((_, index) => index % step === 0);
    const base = shippedKnowledge();
    const solved = held.filter((one) =>
      assess(readNote(one.note, base.lexicon), base)
        .differential.slice(0, 5)
        .some(({ condition }) => condition === one.condition),
    );
    assert.ok(
      solved.length >= leastInFirstFive * held.length,
      `${String(solved.length)} of ${String(held.length)} among the first five`,
    );
  });
});
