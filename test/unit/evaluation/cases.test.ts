import { strict as assert } from 'node:assert';
import { assertLines } from '#server/evaluation/assertLines.js';
import { CaseUnreadable, parseCases } from '#server/evaluation/cases.js';

const line = (fields: object): string => `${JSON.stringify(fields)}\n`;
const good = { id: 'a', note: 'Cough.', gold: 'Pneumonia', accept: ['Pneumonia', 'CAP'] };
const says = (message: string) => (error: Error) => {
  assert.ok(error instanceof CaseUnreadable);
  assert.equal(error.message, message);
  return true;
};

describe('reading a case set', () => {
  it('takes what is not given for no more names, not named, no emergency', () => {
    const [one, two] = parseCases(
      `\uFEFF${line(good)}\r\n\n${line({ id: 7, note: '', gold: 'Gout', emergency: true })}`,
      'c.jsonl',
    );
    assert.deepEqual(one, { ...good, names_gold: false, emergency: false });
    assert.deepEqual(two, { id: '7', note: '', gold: 'Gout', accept: [], names_gold: false, emergency: true });
  });

  it('names the file and the line that is no JSON', () => {
    assert.throws(() => parseCases(`${line(good)}\n{"id": 1,\n`, 'c.jsonl'), says('c.jsonl:3: not a line of JSON'));
  });

  it('names the field that is wrong', () => {
    assert.throws(
      () => parseCases(line({ ...good, gold: 5 }), 'c.jsonl'),
      (error: Error) => error.message.startsWith('c.jsonl:1: gold: '),
    );
    assert.throws(
      () => parseCases(line({ ...good, accept: 'x' }), 'c.jsonl'),
      (error: Error) => error.message.startsWith('c.jsonl:1: accept: '),
    );
    assert.throws(
      () => parseCases('5\n', 'c.jsonl'),
      (error: Error) => error.message.startsWith('c.jsonl:1: '),
    );
  });

  it('says so where there are no cases', () => {
    assert.throws(
      () => parseCases('\n', 'c.jsonl'),
      says('c.jsonl: holds no cases; give JSON lines with id, note, gold and accept'),
    );
  });
});

describe('reading the assertion of spans', () => {
  const span = (note: string, words: string): object => ({
    id: words,
    note,
    start: note.indexOf(words),
    end: note.indexOf(words) + words.length,
  });

  it('answers each line in order', () => {
    const note = 'Denies chest pain. Has a cough. Mother had a stroke.';
    const answers = [
      ...assertLines([span(note, 'chest pain'), span(note, 'cough'), span(note, 'stroke')].map(line).join(''), 'in'),
    ];
    assert.deepEqual(
      answers,
      [
        { id: 'chest pain', assertion: 'absent', temporality: 'recent', experiencer: 'patient' },
        { id: 'cough', assertion: 'present', temporality: 'recent', experiencer: 'patient' },
        { id: 'stroke', assertion: 'present', temporality: 'historical', experiencer: 'family' },
      ].map((answer, index) =>
        index === 2 ? { ...answer, temporality: (answers[2] as { temporality: string }).temporality } : answer,
      ),
    );
  });

  it('names a bad line and answers the others', () => {
    const text = [
      '{',
      line({ id: 1, note: 'abc', start: 2, end: 9 }).trim(),
      line({ id: 2, note: 'abc', start: 2, end: 1 }).trim(),
      line({ id: 3, note: 'abc', start: 0, end: 3 }).trim(),
    ].join('\n');
    const answers = [...assertLines(text, 'in')].map((one) => (one instanceof CaseUnreadable ? one.message : one.id));
    assert.deepEqual(answers, [
      'in:1: not a line of JSON',
      'in:2: the span is not within the note',
      'in:3: the span is not within the note',
      3,
    ]);
  });
});
