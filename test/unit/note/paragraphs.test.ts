/** A section's body -> paragraphs: no sentence crosses their ends, so that each may be read by itself. */
import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { paragraphsOf } from '#server/note/structure/paragraphs.js';
import { findSections } from '#server/note/structure/sections.js';
import { findSentences } from '#server/note/structure/sentences.js';
import { tokenize } from '#server/note/words/tokens.js';
import type { SectionKind } from '#server/note/types.js';
import { read } from './support.js';

const paragraphsIn = (text: string): string[] =>
  paragraphsOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

/** "start-end" of every sentence of a text, read whole. */
const readWhole = (text: string, kind: SectionKind): string[] =>
  findSentences(tokenize(text), kind, text).map(({ start, end }) => `${start}-${end}`);

/** The same, read by paragraphs. */
const readInParts = (text: string, kind: SectionKind): string[] =>
  paragraphsOf(text, 0, text.length).flatMap(({ start, end }) => {
    const part = text.slice(start, end);
    return findSentences(tokenize(part), kind, part).map((one) => `${one.start + start}-${one.end + start}`);
  });

function checkSame(text: string, kind: SectionKind): void {
  assert.deepEqual(readInParts(text, kind), readWhole(text, kind));
}

const sentence = 'She has had an aching pain over the right temple. ';
const line = 'She has had an aching pain over the right temple for five weeks.\n';

describe('paragraphs', () => {
  const tables: readonly [name: string, text: string, count: number][] = [
    ['one line', 'Cough.', 1],
    ['lines that belong together', 'Cough.\nFever.\nRash.', 1],
    ['an empty line', 'Cough.\n\nFever.', 2],
    ['a line of blanks', 'Cough.\n \t \nFever.', 2],
    ['a line of no-break spaces', 'Cough.\n\u00a0\u00a0\nFever.', 2],
    ['Windows line ends', 'Cough.\r\n\r\nFever.', 2],
    ['empty lines at both ends', '\n\nCough.\n\n', 1],
    ['nothing', '', 0],
    ['only blanks', ' \n\n ', 0],
    ['many lines with full stops', line.repeat(20), 2],
    ['many lines without', line.replace('.', '').repeat(20), 1],
    ['one long line of sentences', sentence.repeat(40), 3],
    ['one long line without an end', 'word '.repeat(800), 1],
    ['one long line of abbreviations', 'seen by Dr. Smith approx. Monday '.repeat(40), 1],
    ['a long line whose rest is short', `${sentence.repeat(13)}Then well.`, 1],
    ['a sign that is no blank', 'Cough.\n\u0001\nFever.', 1],
  ];
  for (const [name, text, count] of tables) {
    it(`cuts ${name} into ${count}`, () => {
      const parts = paragraphsIn(text);
      assert.equal(parts.length, count);
      assert.equal(parts.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
      for (const kind of ['hpi', 'pmh', 'medications'] as const) {
        checkSame(text, kind);
      }
    });
  }

  it('stays within the stretch it is given', () => {
    const text = `${line}\n${line}`;
    assert.deepEqual(paragraphsOf(text, 4, 20), [{ start: 4, end: 20 }]);
    assert.deepEqual(paragraphsOf(text, 10, 10), []);
  });

  it('reads the same in parts as whole, where lines are wrapped, listed, spoken or in columns', () => {
    const samples = [
      'She was seen by Dr.\nSmith. ',
      'Given 5 mg p.o.\nThen slept. ',
      `${sentence}and it is worse at night\n`,
      'PT STATES THAT HE HAS HAD A COUGH WITH GREEN SPUTUM FOR FIVE\nDAYS AND FEVER. ',
      'Denies fever; chills; cough. 1. HTN 2. DM 3. Gout. ',
      '- cough\n- fever.\n',
      'Na   138   Normal.\npotassium 4. ',
      'Cough?\rNo. Then well.\r',
      'Seen today. Well then. She aches most\rworse at night. ',
    ];
    for (const kind of ['hpi', 'pmh', 'plan'] as const) {
      for (const one of samples) {
        for (const other of samples) {
          checkSame((one + other + sentence.repeat(3)).repeat(12), kind);
        }
      }
    }
  });

  it('reads any text the same in parts as whole', () => {
    const piece = fc.constantFrom(
      ...'cough|Fever|denies|no|NO FEVER|Dr|mg|p.o|.|. |.\n|;|?|!|,|\n|\r\n|\r|\n\n|  |\t|1.|2)|[ ]|- |:|and|with|of|(|)|"|…|-'.split(
        '|',
      ),
      sentence,
      line,
      'She has had an aching pain over the right temple for five weeks and ',
    );
    const texts = fc.array(piece, { maxLength: 120 }).map((parts) => parts.join(' ').repeat(3));
    fc.assert(fc.property(texts, fc.constantFrom<SectionKind>('hpi', 'pmh', 'exam'), checkSame), {
      seed: 20261122,
      numRuns: 300,
    });
  });

  it('reads every sample note the same, paragraph by paragraph and section by section', () => {
    const folder = new URL('../../../../test/notes/', import.meta.url);
    for (const name of readdirSync(folder).filter((file) => /\.(?:note|soap|hpi|cnote)$/.test(file))) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const found = read(text).sentences.map(({ start, end }) => `${start}-${end}`);
      const whole = findSections(text).flatMap(({ kind, body }) =>
        findSentences(tokenize(text.slice(body.start, body.end)), kind, text.slice(body.start, body.end)).map(
          ({ start, end }) => `${start + body.start}-${end + body.start}`,
        ),
      );
      assert.deepEqual(found, whole, name);
    }
  });
});
