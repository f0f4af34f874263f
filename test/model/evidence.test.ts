import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { EvidenceFinder } from '#server/model/ask/evidence.js';
import { noteLines } from '#server/model/ask/grammar.js';
import { lineSpans } from '#server/model/ask/locate.js';
import { noteWith } from './support.js';

type Assertions = Parameters<typeof noteWith>[1];
const absent = { polarity: 'absent', asked: 'specific' } as const;

/** Where the words that support, or argue against, a claim were placed: their words and offsets. */
function supports(text: string, line: number, quote: string, mentions: Assertions = {}): string[] {
  const note = noteWith(text, mentions);
  return new EvidenceFinder(note).supporting([{ line, quote }]).map((one) => `${one.start} ${one.quote}`);
}
function argues(text: string, quote: string, mentions: Assertions = {}): string[] {
  const note = noteWith(text, mentions);
  return new EvidenceFinder(note).arguing([{ line: 1, quote }]).map((one) => one.quote);
}

describe('the line that a quote is cited with', () => {
  const text = 'chest pain on stairs\r\nno change\nchest pain at rest\n';

  it('is where the words are looked for first', () => {
    assert.deepEqual(supports(text, 1, 'chest pain'), ['0 chest pain']);
    assert.deepEqual(supports(text, 3, 'Chest pain'), ['32 chest pain']);
  });

  it('gives way to wherever else they stand', () => {
    for (const line of [2, 4, 5, 99, 0, -1]) {
      assert.deepEqual(supports(text, line, 'chest pain'), ['0 chest pain'], String(line));
    }
  });

  it('gives way where the words are denied in it', () => {
    const note = 'no chest pain at rest\nchest pain on stairs';
    assert.deepEqual(supports(note, 1, 'chest pain', { 'chest pain': absent }), ['22 chest pain']);
  });

  it('may be the one that the words begin or end in', () => {
    const wrapped = 'crushing pain\ncrushing\npain';
    assert.deepEqual(supports(wrapped, 2, 'crushing pain'), ['14 crushing\npain']);
    assert.deepEqual(supports(wrapped, 3, 'crushing pain'), ['14 crushing\npain']);
  });

  it('is counted as the prompt counts it, whatever ends the lines', () => {
    const piece = fc.constantFrom('a', 'pain', '', '\n', '\r', '\r\n', '\u2028', ' ');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const note = pieces.join('');
        assert.deepEqual(
          lineSpans(note).map(({ start, end }) => note.slice(start, end)),
          noteLines(note),
        );
      }),
    );
  });
});

describe('a phrase that a quote cuts into', () => {
  it('is shown from its beginning where that turns it round', () => {
    const text = 'Has not opened bowels for 3 days. Loss of appetite. Doesn\u2019t sleep well.';
    const mentions = { 'not opened bowels': {}, 'Loss of appetite': {}, 'Doesn\u2019t sleep': {} };
    assert.deepEqual(supports(text, 1, 'opened bowels for 3 days', mentions), ['4 not opened bowels for 3 days']);
    assert.deepEqual(supports(text, 1, 'appetite', mentions), ['34 Loss of appetite']);
    assert.deepEqual(supports(text, 1, 'sleep well', mentions), ['52 Doesn\u2019t sleep well']);
  });

  it('is left as it was quoted where nothing turns round', () => {
    const text = 'Has tearing pain to the back, not to the arm.';
    assert.deepEqual(supports(text, 1, 'to the back', { 'tearing pain to the back': {} }), ['17 to the back']);
    assert.deepEqual(supports(text, 1, 'tearing pain', { 'pain to the back, not to the arm': {} }), ['4 tearing pain']);
  });
});

describe('words that no lexicon knows', () => {
  const cases: readonly (readonly [what: string, text: string, counts: boolean])[] = [
    ['stated', 'HPI: He has had flurbiness for two days.', true],
    ['suspected', 'Assessment: possible flurbiness.', true],
    ['of the history', 'PMH: flurbiness in 2009.', true],
    ['denied', 'HPI: He denies flurbiness.', false],
    ['of a relative', 'Family history: father had flurbiness.', false],
    ['only warned of', 'Plan: return if flurbiness.', false],
  ];
  for (const [what, text, counts] of cases) {
    it(`${counts ? 'support' : 'do not support'} a claim when ${what}`, () => {
      assert.equal(supports(text, 1, 'flurbiness').length, counts ? 1 : 0);
    });
  }
});

describe('what argues against a claim', () => {
  it('may be present, possible, denied or past', () => {
    const text = 'pain eased by rest';
    for (const assertion of [{}, { polarity: 'possible' }, absent, { temporality: 'historical' }] as const) {
      assert.deepEqual(argues(text, text, { pain: assertion }), [text]);
    }
  });

  it('is not of a relative and not merely warned of', () => {
    const text = 'pain eased by rest';
    for (const assertion of [
      { experiencer: 'family' },
      { experiencer: 'other' },
      { polarity: 'hypothetical' },
    ] as const) {
      assert.deepEqual(argues(text, text, { pain: assertion }), []);
    }
  });

  it('is shown with its denial where the quote left that out', () => {
    const text = 'Seen today. He denies fever or chest pain, and sleeps well.';
    const cue = { start: text.indexOf('denies'), end: text.indexOf('denies') + 6 };
    const mentions = { 'chest pain': { ...absent, cue }, fever: { ...absent, cue } };
    assert.deepEqual(argues(text, 'chest pain', mentions), ['denies fever or chest pain']);
    assert.deepEqual(argues(text, 'denies fever', mentions), ['denies fever']);
  });

  it('is shown with a denial that comes behind it', () => {
    const text = 'Fever: denied.';
    const cue = { start: 7, end: 13 };
    assert.deepEqual(argues(text, 'fever', { Fever: { ...absent, cue } }), ['Fever: denied']);
  });

  it('is left out where its denial stands too far away to be read with it', () => {
    const text = `Denies ${'itching, '.repeat(30)}chest pain.`;
    assert.deepEqual(argues(text, 'chest pain', { 'chest pain': { ...absent, cue: { start: 0, end: 6 } } }), []);
  });

  it('needs no cue where the words themselves deny', () => {
    assert.deepEqual(
      argues('Lungs clear.', 'lungs clear', { 'Lungs clear': { polarity: 'absent', asked: 'template' } }),
      ['Lungs clear'],
    );
  });

  it('is read by the words around it where no lexicon knows it', () => {
    assert.deepEqual(argues('He denies flurbiness.', 'flurbiness'), ['denies flurbiness']);
    assert.deepEqual(argues('Family history: father had flurbiness.', 'flurbiness'), []);
  });

  it('must stand in the note', () => {
    assert.deepEqual(argues('Lungs clear.', 'normal lungs'), []);
  });
});
