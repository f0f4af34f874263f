/** What the tests of numbers share: the values of a text in a line. */
import { strict as assert } from 'node:assert';
import { read } from './support.js';

/** "heart-rate 118, temperature 38.5 past", with "?" behind what cannot be and "past" behind what is historical. */
export const valuesIn = (text: string): string =>
  read(text)
    .measurements.map(
      ({ measure, value, plausible, temporality }) =>
        `${measure} ${String(value)}${plausible ? '' : ' ?'}${temporality === 'historical' ? ' past' : ''}`,
    )
    .join(', ');

/** A group of texts, each with its values. */
export function itReads(group: string, rows: readonly (readonly [text: string, values: string])[]): void {
  describe(`measurements: ${group}`, () => {
    for (const [text, expected] of rows) {
      it(JSON.stringify(text), () => {
        assert.equal(valuesIn(text), expected);
      });
    }
  });
}
