/** Any text is a note: a thousand mutated and random ones, the same every time. `npm run stress` reads a hundred thousand. */
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { ReadingMemory } from '#server/note/memory.js';
import { readNote } from '#server/note/read.js';
import { sampleNotes } from '../../bench/notes.js';
import { strangeNotes } from '../../stress/arbitraries.js';
import { unsound } from '../../stress/soundness.js';
import { knowledge, read } from './support.js';

const seed = 20261122;

describe('a strange note', () => {
  it('is read without exception and without an offset outside the text', () => {
    fc.assert(
      fc.property(strangeNotes(sampleNotes()), (text) => {
        assert.equal(unsound(read(text)), null);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('is read after an edit as if it were read anew', () => {
    const { lexicon } = knowledge();
    fc.assert(
      fc.property(
        strangeNotes(sampleNotes()),
        fc.nat(),
        fc.constantFrom('', ' no fever', '\n\nPMH: gout', '.', '\n'),
        (text, at, added) => {
          const memory = new ReadingMemory(lexicon);
          readNote(text, lexicon, memory);
          const place = at % (text.length + 1);
          const edited = text.slice(0, place) + added + text.slice(place);
          assert.deepEqual({ ...readNote(edited, lexicon, memory) }, { ...readNote(edited, lexicon) });
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});
