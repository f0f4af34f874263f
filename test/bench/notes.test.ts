import { strict as assert } from 'node:assert';
import { countWords, noteOfLength, notesOfWords } from './notes.js';

describe('the notes of the bench', () => {
  it('are at least 20, all different, of about 450 words each', () => {
    const notes = notesOfWords(450);
    assert.ok(notes.length >= 20);
    assert.equal(new Set(notes).size, notes.length);
    for (const note of notes) {
      assert.ok(Math.abs(countWords(note) - 450) < 60, String(countWords(note)));
    }
  });

  it('are the same every time', () => {
    assert.deepEqual(notesOfWords(450), notesOfWords(450));
  });

  it('have any length that is asked for', () => {
    for (const length of [1000, 1_000_000]) {
      assert.equal(noteOfLength(length).length, length);
    }
  });
});
