/** Any text is a note: nothing throws, and every offset lies in the text. */
import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Note, Span } from '#server/note/types.js';
import { read } from './support.js';

function* spansOf(note: Note): Generator<Span> {
  for (const section of note.sections) {
    yield section;
    yield section.body;
    if (section.heading !== null) {
      yield section.heading;
    }
  }
  yield* note.sentences;
  yield* note.tokens;
  for (const mention of note.mentions) {
    yield mention;
    yield* mention.attributes;
    if (mention.assertion.cue !== null) {
      yield mention.assertion.cue;
    }
  }
  yield* note.measurements;
  for (const span of [note.patient.ageSpan, note.patient.sexSpan, note.patient.pregnancySpan]) {
    if (span !== null) {
      yield span;
    }
  }
}

function check(text: string): void {
  const note = read(text);
  assert.equal(note.text, text);
  for (const { start, end } of spansOf(note)) {
    assert.ok(Number.isInteger(start) && start >= 0 && start <= end && end <= text.length, `${start} to ${end}`);
  }
  for (const mention of [...note.mentions, ...note.measurements]) {
    const sentence = note.sentences[mention.sentence]!;
    assert.ok(mention.start >= sentence.start && mention.end <= sentence.end, 'a mention lies in its sentence');
    // A result or an allergy that is told elsewhere counts as one.
    const isMoved = 'concept' in mention && /^(?:results|allergies)$/.test(mention.section);
    assert.ok(isMoved || mention.section === note.sections[sentence.section]!.kind);
  }
  for (const { polarity, asked } of note.mentions.map((mention) => mention.assertion)) {
    assert.equal(asked !== null, polarity === 'absent', 'asked is set exactly when absent');
  }
  note.sentences.forEach((sentence, index) => {
    assert.ok(index === 0 || sentence.firstToken >= note.sentences[index - 1]!.endToken, 'sentences do not overlap');
  });
  note.mentions.forEach((mention, index) => {
    assert.ok(index === 0 || mention.start >= note.mentions[index - 1]!.start, 'mentions stand in order');
  });
}

const root = new URL('../../../../test/', import.meta.url);
const seed = 20261122;
const numRuns = 300;

describe('reading a note', () => {
  const pieces = fc.constantFrom(
    ...'no|denies|fever|chest pain|tearing|radiates to the left arm|HR 118|BP 120/80|T 101.3F|K|6.9|67M|if|?|:|;|,|.|-|+|(|)|\n|\r\n|\n\n|PMH:|PLAN|1.|- |mother|had|history of|x3 days|not|ruled out|lungs clear|UPT neg|33w2d|😀|e\u0301|***|vs|s/p|"'.split(
      '|',
    ),
  );
  const texts: Record<string, fc.Arbitrary<string>> = {
    'of any characters': fc.string({ unit: 'binary', maxLength: 400 }),
    'of any printed signs': fc.string({ unit: 'grapheme', maxLength: 400 }),
    'of pieces of notes': fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join(' ')),
    'of pieces without spaces': fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join('')),
  };
  for (const [name, arbitrary] of Object.entries(texts)) {
    it(`gives a note for texts ${name}`, () => {
      fc.assert(fc.property(arbitrary, check), { seed, numRuns });
    });
  }

  it('gives a note for every sample, with both line ends, the same but for the offsets', () => {
    const folder = new URL('notes/', root);
    for (const name of readdirSync(folder).filter((file) => /\.(?:note|soap|hpi|cnote)$/.test(file))) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      check(text);
      const windows = text.replaceAll('\n', '\r\n');
      check(windows);
      const summary = (note: Note): unknown => [
        note.sections.map((section) => section.kind),
        note.mentions.map(({ concept, assertion: { polarity } }) => `${concept.id} ${polarity}`),
        note.measurements.map(({ measure, value }) => `${measure} ${value}`),
        note.patient.ageYears,
        note.patient.sex,
        note.patient.pregnant,
      ];
      assert.deepEqual(summary(read(windows)), summary(read(text)), name);
    }
  });

  const languages: readonly [string, boolean][] = [
    ['The patient presents with chest pain and has had no fever since yesterday.', true],
    ['Pt c/o cough x3d. No SOB. PMH asthma. Lungs clear. Plan: inhaler, f/u 2 wk.', true],
    ['El paciente refiere dolor de pecho desde hace tres dias y no tiene fiebre.', false],
    ['Der Patient klagt seit drei Tagen über Husten und hat kein Fieber mit Schmerzen.', false],
    ['Пациент жалуется на боль в груди в течение трёх дней, лихорадки нет, кашля нет.', false],
    ['患者 は 三 日 前 から 咳 と 発熱 が あり 胸 痛 は ない', false],
    ['Fiebre', true],
    ['', true],
  ];
  for (const [text, english] of languages) {
    it(`${english ? 'reads' : 'does not read'} as English: ${JSON.stringify(text)}`, () => {
      assert.equal(read(text).english, english);
    });
  }
});
