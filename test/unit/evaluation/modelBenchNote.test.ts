/** The note that models are measured on, and the edits of it. */
import { strict as assert } from 'node:assert';
import {
  benchNote,
  countWords,
  unseen,
  withEditInMiddle,
  withSentenceAtEnd,
} from '#server/evaluation/modelBenchNote.js';
import { optionsOf } from '#server/review/fusion.js';
import { reviewNote } from '#server/review/review.js';
import { shippedKnowledge } from '../../shipped.js';

describe('the note that models are measured on', () => {
  it('has 400 words', () => {
    assert.equal(countWords(benchNote), 400);
  });

  it('gives the fast pass something to put to a model', () => {
    assert.ok(optionsOf(reviewNote(benchNote, shippedKnowledge(), 'bench', null).record).length >= 4);
  });

  it('is unlike itself from its first word on when it counts as not seen', () => {
    assert.notEqual(unseen(benchNote, 1)[0], unseen(benchNote, 2)[0]);
    assert.ok(unseen(benchNote, 1).endsWith(benchNote));
  });

  it('is kept whole before a sentence that is typed at its end', () => {
    assert.ok(withSentenceAtEnd(benchNote).startsWith(benchNote));
    assert.ok(withSentenceAtEnd('No full stop').startsWith('No full stop '));
  });

  it('is edited between two sentences or lines near its middle', () => {
    const edited = withEditInMiddle(benchNote);
    const at = edited.indexOf('He also mentions');
    assert.ok(at > benchNote.length * 0.45 && at < benchNote.length * 0.6, String(at));
    assert.match(edited.slice(0, at), /[.\n]\s*$/);
    assert.equal(edited.slice(0, at) + edited.slice(at + edited.length - benchNote.length), benchNote);
  });

  it('is edited in its middle even where nothing ends there', () => {
    const edited = withEditInMiddle('x'.repeat(40));
    assert.ok(edited.startsWith('x'.repeat(20)) && edited.endsWith('x'.repeat(20)) && edited.length > 40);
  });
});
