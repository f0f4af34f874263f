import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  answerBounds,
  answerSchema,
  noteLines,
  parseAnswer,
  parsePartial,
  quotableLines,
} from '#server/model/ask/grammar.js';
import { ModelOutputInvalid } from '#server/model/types.js';
import type { RawOpinion } from '#server/model/types.js';
import { said } from '../madeUpModel.js';

const dissection = said('Aortic dissection', [[2, 'tearing pain']], [[5, 'equal pulses']]);
const good: RawOpinion = {
  diagnoses: [dissection],
  missing: [{ evidence: { line: 2, quote: 'tearing pain' }, finding: 'pulse deficit' }],
};
const many = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value);

describe('what a model wrote', () => {
  it('is read when it has the form', () => {
    assert.deepEqual(parseAnswer(JSON.stringify(good)), good);
    assert.deepEqual(parseAnswer('{"diagnoses": [], "missing": []}\n\n'), { diagnoses: [], missing: [] });
  });

  it('may be as long as its bounds, in characters of two units', () => {
    const quote = { line: 1, quote: '\u{1fac0}'.repeat(answerBounds.quoteLength) };
    const diagnosis = '\u{1fac0}'.repeat(answerBounds.nameLength);
    const one = {
      evidence: many(quote, answerBounds.quotesPerDiagnosis),
      against: many(quote, answerBounds.against),
      diagnosis,
    };
    const full = {
      diagnoses: many(one, answerBounds.diagnoses),
      missing: many({ evidence: quote, finding: diagnosis }, answerBounds.missing),
    };
    assert.deepEqual(parseAnswer(JSON.stringify(full)), full);
  });

  const bad: Record<string, unknown> = {
    'another shape': [],
    'a bare value': null,
    'a missing list': { diagnoses: [] },
    'something more': { ...good, advice: 'x' },
    'something more in a diagnosis': { ...good, diagnoses: [{ ...dissection, advice: 'x' }] },
    'no evidence': { ...good, diagnoses: [{ ...dissection, evidence: [] }] },
    'nothing said of what argues against': { ...good, diagnoses: [{ evidence: dissection.evidence, diagnosis: 'x' }] },
    'a quote without its line': { ...good, diagnoses: [{ ...dissection, evidence: ['tearing pain'] }] },
    'a line that is no number': { ...good, diagnoses: [{ ...dissection, evidence: [{ line: '2', quote: 'a' }] }] },
    'half a line': { ...good, diagnoses: [{ ...dissection, evidence: [{ line: 1.5, quote: 'a' }] }] },
    'a number for a name': { ...good, diagnoses: [{ ...dissection, diagnosis: 7 }] },
    'too many diagnoses': { ...good, diagnoses: many(dissection, answerBounds.diagnoses + 1) },
    'too many quotes': { ...good, diagnoses: [said('x', many([1, 'abc'], answerBounds.quotesPerDiagnosis + 1))] },
    'too many against': { ...good, diagnoses: [said('x', [[1, 'a']], many([1, 'abc'], answerBounds.against + 1))] },
    'too many missing': { ...good, missing: many(good.missing[0], answerBounds.missing + 1) },
    'too long a quote': { ...good, diagnoses: [said('x', [[1, 'a'.repeat(999)]])] },
    'too long a name': { ...good, diagnoses: [said('a'.repeat(999), [[1, 'abc']])] },
  };
  const written = {
    ...Object.fromEntries(Object.entries(bad).map(([name, value]) => [name, JSON.stringify(value)])),
    'broken off': JSON.stringify(good).slice(0, -3),
    'no JSON': 'The diagnosis is aortic dissection.',
    'words around it': `Here is my dissection: ${JSON.stringify(good)}`,
    'two answers': JSON.stringify(good) + JSON.stringify(good),
  };
  for (const [name, text] of Object.entries(written)) {
    it(`is refused, without being quoted: ${name}`, () => {
      assert.throws(
        () => parseAnswer(text),
        (error: Error) => error instanceof ModelOutputInvalid && !/dissection|tearing|advice/.test(error.message),
      );
    });
  }
});

describe('an answer that is still being written', () => {
  const whole = JSON.stringify({
    diagnoses: [dissection, said('Panic "attack" }]', [[1, 'a { b ] c']])],
    missing: [...good.missing, { evidence: { line: 1, quote: 'x' }, finding: 'y' }],
  });
  /** What is read at every place where the answer may stand, where that differs from what was read before. */
  const steps = (text: string): string[] => {
    const seen: string[] = [];
    for (let end = 0; end <= text.length; end += 1) {
      const partial = parsePartial(text.slice(0, end));
      const step = partial === null ? '' : `${partial.diagnoses.length}+${partial.missing.length}`;
      if (step !== '' && step !== seen.at(-1)) seen.push(step);
    }
    return seen;
  };

  it('is read statement by statement, however it is spaced', () => {
    const expected = ['1+0', '2+0', '2+1', '2+2'];
    assert.deepEqual(steps(whole), expected);
    assert.deepEqual(steps(JSON.stringify(JSON.parse(whole), null, 2)), expected);
  });

  it('is read where one piece ends a statement and begins what follows', () => {
    const [, rest] = whole.split('"diagnosis":"Aortic dissection"}');
    const begun = whole.slice(0, whole.length - rest!.length);
    for (const more of [',{"', '],', '],"missing":[{"', '\n  ]']) {
      assert.deepEqual(parsePartial(begun + more), { diagnoses: [dissection], missing: [] }, more);
    }
  });

  it('holds each finished statement as it will be at the end', () => {
    const end = JSON.parse(whole) as RawOpinion;
    for (let at = 0; at <= whole.length; at += 1) {
      const partial = parsePartial(whole.slice(0, at));
      if (partial !== null) {
        assert.deepEqual(partial.diagnoses, end.diagnoses.slice(0, partial.diagnoses.length));
        assert.deepEqual(partial.missing, end.missing.slice(0, partial.missing.length));
      }
    }
  });

  it('is nothing where no statement is finished, and where it has not the form', () => {
    for (const text of [
      '',
      '{',
      '{"diagnoses":[',
      '{"diagnoses":[{"evidence":[{"line":1,"quote":"a"}',
      'no',
      '}',
      '[{}',
    ]) {
      assert.equal(parsePartial(text), null, text);
    }
  });
});

describe('the lines that can be cited', () => {
  it('are those that hold a letter or a digit, counted as the prompt counts them', () => {
    assert.deepEqual(quotableLines('CC: cough\r\n\r\n---\r  \n38.4\n\u00e9'), [1, 5, 6]);
    assert.deepEqual(quotableLines(''), []);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '7', '\n', '\r', ' ', '-', '\u{1fac0}')), (pieces) => {
        const text = pieces.join('');
        const lines = noteLines(text);
        const quotable = new Set(quotableLines(text));
        lines.forEach((line, index) => assert.equal(quotable.has(index + 1), /[a7]/.test(line)));
      }),
    );
  });

  it('are all that the grammar lets through', () => {
    const { items } = answerSchema([2, 5]).properties.diagnoses;
    for (const quotes of [items.properties.evidence, items.properties.against]) {
      assert.deepEqual(quotes.items.properties.line, { enum: [2, 5] });
    }
    assert.deepEqual(answerSchema([2, 5]).properties.missing.items.properties.evidence.properties.line, {
      enum: [2, 5],
    });
  });

  it('are not counted out in a very long note', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => index + 1);
    const { items } = answerSchema(lines).properties.diagnoses;
    assert.deepEqual(items.properties.evidence.items.properties.line, { type: 'integer' });
  });

  it('are none in a note of marks: then nothing is asked for', () => {
    const { diagnoses, missing } = answerSchema([]).properties;
    assert.deepEqual([diagnoses.maxItems, missing.maxItems], [0, 0]);
  });
});

describe('the form that is asked for', () => {
  it('has evidence before the conclusion', () => {
    const { diagnoses, missing } = answerSchema([1]).properties;
    assert.deepEqual(Object.keys(diagnoses.items.properties), ['evidence', 'against', 'diagnosis']);
    assert.deepEqual(Object.keys(missing.items.properties), ['evidence', 'finding']);
  });

  it('bounds every list and every string', () => {
    const unbounded: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { type } = value as { type?: unknown };
      if (type === 'string' && !('maxLength' in value)) unbounded.push(path);
      if (type === 'array' && !('maxItems' in value)) unbounded.push(path);
      for (const [key, inner] of Object.entries(value)) look(inner, `${path}/${key}`);
    };
    look(answerSchema([1, 2]), '');
    assert.deepEqual(unbounded, []);
  });
});
