import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { alertCodes } from '#server/reasoning/types.js';
import { assessText } from './assessText.js';

interface Expected {
  readonly raises: readonly string[];
  readonly mustNot: readonly string[];
  readonly why: string;
}
const expected = JSON.parse(readFileSync('test/notes/expected.json', 'utf8')) as Record<string, Expected>;

/** "code" and "code:about" of every alert that stands in the text. */
function shown(file: string): { all: string[]; messages: string } {
  const alerts = assessText(readFileSync(`test/notes/${file}`, 'utf8')).alerts.filter((alert) => alert.inText);
  return {
    all: alerts.flatMap((alert) => [alert.code, `${alert.code}:${alert.condition ?? alert.finding ?? ''}`]),
    messages: alerts.map((alert) => alert.message).join('\n'),
  };
}

describe('the sample notes', () => {
  for (const [file, { raises, mustNot, why }] of Object.entries(expected)) {
    it(`${file}: ${why}`, () => {
      const { all, messages } = shown(file);
      for (const code of raises) {
        assert.ok(all.includes(code), `${code} is missing; shown:\n${messages}`);
      }
      for (const code of mustNot) {
        assert.ok(code === 'any' ? all.length === 0 : !all.includes(code), `${code} must not be; shown:\n${messages}`);
      }
    });
  }

  it('show every alert code at least once, and rightly withhold each at least once', () => {
    for (const code of alertCodes) {
      assert.ok(
        Object.values(expected).some(({ raises }) => raises.some((one) => one.startsWith(code))),
        `no note raises ${code}`,
      );
      assert.ok(
        Object.values(expected).some(({ mustNot }) => mustNot.some((one) => one === 'any' || one.startsWith(code))),
        `no note withholds ${code}`,
      );
    }
  });
});
