/** The samples are data that other tests lean on: this holds them to what `expected.json` says they are. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';

interface Expectation {
  /** `code`, or `code:id` of the condition or finding. */
  readonly raises: readonly string[];
  /** The same, or `any`. */
  readonly mustNot: readonly string[];
  readonly why: string;
}

/** The published codes, written out: a code that is renamed by accident fails here. */
const alertCodes = [
  'cant-miss',
  'unaddressed',
  'missing-finding',
  'unsupported',
  'contradiction',
  'critical-value',
  'allergy-conflict',
];

const folder = new URL('../../../../test/notes/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder).filter((name) => /\.(note|soap|hpi|cnote)$/.test(name));
const expected = JSON.parse(read('expected.json')) as Record<string, Expectation>;
const codeOf = (item: string): string => item.replace(/:.*$/, '');

describe('sample notes', () => {
  it('have an expectation each, and no expectation without a note', () => {
    assert.deepEqual(Object.keys(expected).sort(), names.sort());
    assert.ok(names.length >= 18);
  });

  it('name known codes only', () => {
    const known = new Set<string>([...alertCodes, 'any']);
    for (const [name, { raises, mustNot, why }] of Object.entries(expected)) {
      for (const item of [...raises, ...mustNot]) {
        assert.ok(known.has(codeOf(item)), `${name}: ${item}`);
      }
      assert.ok(why.length > 20, name);
    }
  });

  for (const code of alertCodes) {
    it(`hold a note that raises ${code} and one that rightly does not`, () => {
      const all = Object.values(expected);
      assert.ok(all.some(({ raises }) => raises.some((item) => codeOf(item) === code)));
      assert.ok(all.some(({ mustNot }) => mustNot.some((item) => codeOf(item) === code)));
    });
  }

  it('are of the length that notes are', () => {
    for (const name of names) {
      const words = read(name).split(/\s+/).filter(Boolean).length;
      assert.ok(words >= 80 && words <= 450, `${name}: ${words}`);
    }
  });

  const twins: readonly (readonly [missed: string, quiet: string])[] = [
    ['aortic-dissection-missed.note', 'aortic-dissection-twin.note'],
    ['cauda-equina-missed.soap', 'cauda-equina-twin.soap'],
    ['pelvic-pain-syncope.note', 'pelvic-pain-twin.note'],
  ];
  for (const [missed, quiet] of twins) {
    it(`differ in one line only: ${missed}, ${quiet}`, () => {
      const [first, second] = [read(missed).split('\n'), read(quiet).split('\n')];
      assert.equal(first.length, second.length);
      assert.equal(first.filter((line, index) => line !== second[index]).length, 1);
    });
  }
});
