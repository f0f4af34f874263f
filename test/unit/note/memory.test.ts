/** What an edit leaves alone is not read again. */
import { strict as assert } from 'node:assert';
import { ReadingMemory } from '#server/note/memory.js';
import { readNote } from '#server/note/read.js';
import type { Lexicon } from '#server/note/types.js';
import { noteOfLength } from '../../bench/notes.js';
import { knowledge } from './support.js';

/** A lexicon that counts the words it is asked for. */
function counting(): { readonly lexicon: Lexicon; readonly asked: () => number } {
  let count = 0;
  const { lexicon } = knowledge();
  const key = (folded: string): number => {
    count++;
    return lexicon.key(folded);
  };
  return {
    lexicon: {
      key,
      match: (keys, at, end) => lexicon.match(keys, at, end),
      matchMeasure: (keys, at, end) => lexicon.matchMeasure(keys, at, end),
      matchLoosely: (keys, covered, first, end) => lexicon.matchLoosely(keys, covered, first, end),
      measure: (id) => lexicon.measure(id),
      narrow: (finding, kind, value) => lexicon.narrow(finding, kind, value),
      takes: (finding, kind) => lexicon.takes(finding, kind),
    },
    asked: () => {
      const before = count;
      count = 0;
      return before;
    },
  };
}

describe('reading again after an edit', () => {
  const text = noteOfLength(40_000);
  const words = 40_000 / 6;

  for (const [what, edited] of [
    ['a word in the middle', `${text.slice(0, 20_000)} fever ${text.slice(20_000)}`],
    ['a word at the end', `${text} fever`],
    ['a line that goes', text.replace(/\n[^\n]+\n/, '\n')],
  ] as const) {
    it(`reads only the paragraph around ${what}`, () => {
      const { lexicon, asked } = counting();
      const memory = new ReadingMemory(lexicon);
      readNote(text, lexicon, memory);
      assert.ok(asked() > words / 2, 'the first reading reads everything');
      readNote(edited, lexicon, memory);
      const again = asked();
      assert.ok(again < words / 20, `${String(again)} words were read again`);
    });
  }

  it('reads nothing where nothing changed', () => {
    const { lexicon, asked } = counting();
    const memory = new ReadingMemory(lexicon);
    readNote(text, lexicon, memory);
    asked();
    readNote(text, lexicon, memory);
    assert.equal(asked(), 0);
  });

  it('reads a paragraph again that came under another heading', () => {
    const { lexicon } = counting();
    const memory = new ReadingMemory(lexicon);
    const before = readNote('HPI: cough\n\nfever', lexicon, memory);
    const after = readNote('PMH: cough\n\nfever', lexicon, memory);
    assert.equal(before.mentions.at(-1)?.assertion.temporality, 'recent');
    assert.equal(after.mentions.at(-1)?.assertion.temporality, 'historical');
  });

  it('forgets what the note no longer has', () => {
    const { lexicon, asked } = counting();
    const memory = new ReadingMemory(lexicon);
    readNote(text, lexicon, memory);
    readNote('', lexicon, memory);
    asked();
    readNote(text, lexicon, memory);
    assert.ok(asked() > words / 2);
  });
});
