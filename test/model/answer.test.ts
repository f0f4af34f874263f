import { strict as assert } from 'node:assert';
import { answerBounds, parseAnswer } from '#server/model/grammar.js';
import { defaultBackOff, defaultThreads } from '#server/model/host.js';
import { cleanName } from '#server/model/names.js';
import { ModelOutputInvalid } from '#server/model/types.js';

const good = { diagnoses: [{ evidence: ['tearing pain'], diagnosis: 'Aortic dissection' }], missing: [] };

describe('what a model wrote', () => {
  it('is read when it has the form', () => {
    assert.deepEqual(parseAnswer(JSON.stringify(good)), good);
    assert.deepEqual(parseAnswer('{"diagnoses": [], "missing": []}\n\n'), { diagnoses: [], missing: [] });
  });

  const many = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value);
  const bad: Record<string, string> = {
    'broken off': JSON.stringify(good).slice(0, -3),
    'no JSON': 'The diagnosis is aortic dissection.',
    'another shape': '[]',
    'a missing list': '{"diagnoses": []}',
    'something more': JSON.stringify({ ...good, advice: 'x' }),
    'no evidence': JSON.stringify({ ...good, diagnoses: [{ evidence: [], diagnosis: 'x' }] }),
    'a number for a name': JSON.stringify({ ...good, diagnoses: [{ evidence: ['abc'], diagnosis: 7 }] }),
    'too many': JSON.stringify({ ...good, diagnoses: many(good.diagnoses[0], answerBounds.diagnoses + 1) }),
    'too long': JSON.stringify({ ...good, diagnoses: [{ evidence: ['a'.repeat(999)], diagnosis: 'x' }] }),
  };
  for (const [name, text] of Object.entries(bad)) {
    it(`is refused, without being quoted: ${name}`, () => {
      assert.throws(
        () => parseAnswer(text),
        (error: Error) => error instanceof ModelOutputInvalid && !/dissection|advice/.test(error.message),
      );
    });
  }
});

describe('a name from a model', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Aortic dissection', 'Aortic dissection'],
    ['  COPD (exacerbation),\n severe ', 'COPD (exacerbation), severe'],
    ['Guillain-Barré syndrome', 'Guillain-Barré syndrome'],
    ['[Gout](https://example.org/x)', 'Gout'],
    ['![Gout](command:workbench.action.quit)', 'Gout'],
    ['[Gout](command:a "title") now', 'Gout now'],
    ['see https://example.org/a?b=c today', 'see today'],
    ['see command:evil.run today', 'see today'],
    ['see co[m]mand:evil', 'see co m mand:evil'],
    ['www.example.org', ''],
    ['$(zap) <b>Gout</b> `x` **y**', '(zap) b Gout /b x y'],
    ['<https://example.org>', ''],
    ['Gout\u0000\u001b[31m\u202egnorw\u200b', 'Gout 31m gnorw'],
    ['java\u200bscript:alert(1)', 'java script:alert(1)'],
    ['\r\n', ''],
  ];
  for (const [name, expected] of cases) {
    it(`is plain text: ${JSON.stringify(name)}`, () => assert.equal(cleanName(name), expected));
  }

  it('is cut at 80 characters, never inside one', () => {
    const cut = cleanName('🫀'.repeat(200));
    assert.equal([...cut].length, 80);
    assert.ok([...cut].every((character) => character === '🫀'));
  });

  it('never holds what a renderer makes a link of', () => {
    const nested = [
      '[[a](b)](command:x)',
      '[a](b](command:x)',
      '[a]\n(command:x)',
      '<command:x>',
      'hthttps://x ttps://y',
    ];
    for (const name of nested) assert.doesNotMatch(cleanName(name), /\]\(|command:|https?:\/\/|[<>[\]`]/, name);
  });
});

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
