import { strict as assert } from 'node:assert';
import { Chalk } from 'chalk';
import { readdirSync } from 'node:fs';
import stringWidth from 'string-width';
import { reviewText } from '#server/batch/textSink.js';
import { conditionNames, mergeOpinion } from '#server/review/opinion.js';
import { reviewNote } from '#server/review/review.js';
import type { ReviewRecord } from '#server/review/schema.js';
import { missedDissection, noteText, shippedBase } from './sample.js';

const notes = readdirSync(new URL('../../../../test/notes/', import.meta.url)).filter(
  (name) => !name.endsWith('.json'),
);
const plain = new Chalk({ level: 0 });
const review = (name: string): ReviewRecord => reviewNote(noteText(name), shippedBase(), name, name).record;
const shown = (record: Parameters<typeof reviewText>[0], width = 80, text: string | null = null): string =>
  reviewText(record, text, { width, colour: plain });

describe('a review as text', () => {
  for (const width of [40, 80, 120]) {
    it(`fits ${String(width)} columns, whatever the note`, () => {
      for (const name of notes) {
        const wide = shown(review(name), width, noteText(name))
          .split('\n')
          .slice(1)
          .filter((line) => stringWidth(line) > width);
        assert.deepEqual(wide, [], name);
      }
    });
  }

  it('says the same at every width', () => {
    const words = (width: number): string =>
      shown(review(missedDissection), width, noteText(missedDissection)).replace(/\s+/g, ' ');
    assert.equal(words(40), words(80));
    assert.equal(words(80), words(120));
  });

  it('shows the alert with its code and line, the differential with its basis, and what is not documented', () => {
    const text = shown(review(missedDissection), 120, noteText(missedDissection));
    assert.match(text, /^aortic-dissection-missed\.note {2}\d+ years, (?:male|female)\n/);
    assert.match(text, /\n {2}! cant-miss +Consider aortic dissection: /);
    assert.match(text, /line \d+\n/);
    assert.match(text, /\n {2}Differential \(options to consider, each with its basis\):\n/);
    assert.match(text, /— for: /);
    const all = notes.map((name) => shown(review(name), 120)).join('');
    assert.match(all, /\n {2}Not documented {2}\S/);
  });

  it('says that no alert does not mean no disease where there is none', () => {
    assert.match(shown(review('well-visit.soap')), /\n {2}No alerts\. No alert does not mean no disease\.\n/);
  });

  it('shows a note that failed with one full stop', () => {
    const failed = { schema: 'dxlens/review/1', id: 'a', file: 'a.note', error: 'The note is too long.' } as const;
    assert.equal(shown(failed), 'a.note\n  Not reviewed: The note is too long.\n');
    assert.equal(shown({ ...failed, error: 'it is gone' }), 'a.note\n  Not reviewed: it is gone.\n');
  });

  it('shows what a model said as the words of a model', () => {
    const record = review(missedDissection);
    const model = { name: 'made-up', architecture: null, sizeBytes: null };
    const quote = { quote: noteText(missedDissection).slice(0, 12), start: 0, end: 12 };
    const merged = mergeOpinion(record, {
      model,
      status: 'complete',
      reason: null,
      diagnoses: [
        {
          name: 'Boerhaave syndrome',
          condition: conditionNames(shippedBase())('Boerhaave of nowhere'),
          evidence: [quote],
        },
      ],
      missing: [],
      dropped: 0,
    });
    assert.match(shown(merged, 120), /Boerhaave syndrome \(model only\)/);
    assert.match(shown(merged, 120), /\n {2}Model made-up +Boerhaave syndrome/);
    const silent = mergeOpinion(record, {
      model,
      status: 'unavailable',
      reason: 'it is cut short',
      diagnoses: [],
      missing: [],
      dropped: 0,
    });
    assert.match(shown(silent, 120), /\n {2}Model made-up +gave no opinion: it is cut short\n/);
  });

  it('lets no control sequence of a note or a name through to the terminal', () => {
    const record = review(missedDissection);
    const hostile = '\u001b]0;owned\u0007\u001b[2J\u202e';
    const [alert] = record.alerts;
    const text = shown({
      ...record,
      file: `a${hostile}.note`,
      alerts: [{ ...alert!, message: `Consider ${hostile}`, inText: true }],
    });
    assert.doesNotMatch(text, /(?!\n)[\p{Cc}\u202e]/u);
  });

  it('tells nothing by colour alone', () => {
    const record = review(missedDissection);
    const coloured = reviewText(record, null, { width: 80, colour: new Chalk({ level: 1 }) });
    assert.notEqual(coloured, shown(record));

    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), shown(record));
  });
});
