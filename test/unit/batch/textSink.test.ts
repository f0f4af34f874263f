import { strict as assert } from 'node:assert';
import { Chalk } from 'chalk';
import { readdirSync } from 'node:fs';
import stringWidth from 'string-width';
import { reviewText } from '#server/batch/textSink.js';
import type { Opinion } from '#server/model/types.js';
import { mergeOpinion } from '#server/review/opinion.js';
import { reviewNote } from '#server/review/review.js';
import type { ReviewRecord } from '#server/review/schema.js';
import { identity, opinion } from '../../madeUpModel.js';
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

  describe('with the opinion of a model', () => {
    const beginning = noteText(missedDissection).slice(0, 12);
    const quote = { quote: beginning, start: 0, end: 12 };
    const named = { name: 'Boerhaave syndrome', condition: null, listed: false, evidence: [quote], against: [] };
    const choice = {
      shares: [
        { name: 'Gout', condition: 'gout', share: 0.004 },
        { name: 'Aortic dissection', condition: 'aortic-dissection', share: 0.616 },
        { name: 'Pericarditis', condition: null, share: 0.2 },
        { name: 'Pneumothorax', condition: null, share: 0.06 },
      ],
      none: 0.12,
      weight: 0,
    };
    const withOpinion = (parts: Partial<Opinion>, width = 120): string =>
      shown(mergeOpinion(review(missedDissection), opinion(parts)), width);

    it('shows it as the words of a model, with those of the note', () => {
      const text = withOpinion({ diagnoses: [named] });
      assert.match(text, /Boerhaave syndrome \(model only\)/);
      assert.match(text, /\n {2}Model made-up says, to be checked against the note:\n/);
      assert.ok(
        text
          .replace(/\s+/g, ' ')
          .includes(
            `Names Boerhaave syndrome, not in the list of the knowledge base’s reading (“${beginning.replace(/\s+/g, ' ')}”)`,
          ),
      );
    });

    it('shows what argues against it, what it asks for and what was left out', () => {
      const text = withOpinion({
        diagnoses: [{ ...named, listed: true, against: [quote] }],
        missing: [{ finding: 'pulse deficit', evidence: [quote] }],
        dropped: 2,
      });
      assert.match(text, /Names +Boerhaave syndrome \(“[^”]+”; argues against: “[^”]+”\)\n/);
      assert.match(text, /Asks for +pulse deficit \(“[^”]+”\)\n/);
      assert.match(text, /Left out +2 statements that no words of the note support\n/);
      assert.match(withOpinion({ dropped: 1 }), /1 statement that/);
    });

    it('shows three of its choice and "none of these", and whether they count', () => {
      const of = (weight: number): string =>
        withOpinion({ status: 'chosen', choice: { ...choice, weight } }).replace(/\s+/g, ' ');
      assert.ok(
        of(0).includes(
          'Asked to choose Aortic dissection, 62 %; Pericarditis, 20 %; Pneumothorax, 6 %; none of these, 12 % (belief of the model; not shown to help, so it does not change the order)',
        ),
        of(0),
      );
      assert.match(of(0.4), /\(belief of the model; counts toward the order\)/);
    });

    it('never calls a share certain or nothing', () => {
      const shares = [
        { name: 'A', condition: null, share: 0.999 },
        { name: 'B', condition: null, share: 0.001 },
      ];
      const text = withOpinion({ status: 'chosen', choice: { shares, none: 0, weight: 0 } });
      assert.match(text, /A, over 99 %; B, under 1 %; none of these, under 1 %/);
    });

    it('says where the note went, and what lay over the model', () => {
      const model = identity('Big', { host: 'gpu.ward.example', adapters: ['cardiology', 'children'] });
      assert.match(withOpinion({ model }), /Model Big on gpu\.ward\.example with cardiology, children named nothing/);
    });

    it('says that it is not all yet, or why there is none', () => {
      assert.match(withOpinion({ status: 'writing', diagnoses: [named] }), /Model made-up is still writing:\n/);
      assert.match(
        withOpinion({ status: 'unavailable', reason: 'it is cut short' }),
        /\n {2}Model made-up gave no opinion: it is cut short\n/,
      );
    });

    for (const width of [40, 60, 80]) {
      it(`fits ${String(width)} columns`, () => {
        const long = {
          ...named,
          name: 'A name of a disease that is as long as names may be, and a little longer still',
        };
        const model = identity('A model with a rather long name 20b Q4 K M', { host: `${'sub.'.repeat(20)}example` });
        const text = withOpinion(
          {
            model,
            choice,
            diagnoses: [{ ...long, against: [quote] }],
            missing: [{ finding: 'pulse deficit', evidence: [quote] }],
            dropped: 1,
          },
          width,
        );
        assert.deepEqual(
          text
            .split('\n')
            .slice(1)
            .filter((line) => stringWidth(line) > width),
          [],
        );
      });
    }
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
