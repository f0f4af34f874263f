import { strict as assert } from 'node:assert';
import { Lines } from '#server/lsp/convert.js';
import { explain } from '#server/lsp/explain.js';
import { hover } from '#server/lsp/hover.js';
import type { ExplanationPart } from '#server/lsp/messages.js';
import type { Reviewed, Session } from '#server/lsp/session.js';
import { toOpinion } from '#server/model/ask/quotes.js';
import type { RawOpinion } from '#server/model/types.js';
import { conditionNames, mergeOpinion } from '#server/review/opinion.js';
import { reviewNote } from '#server/review/review.js';
import { identity, said } from '../madeUpModel.js';
import { shippedKnowledge } from '../shipped.js';

const text =
  'HPI: 58-year-old man with sudden tearing chest pain and vomiting.\nDenies fever.\nPMH: gout.\nAssessment: Costochondritis.\n';

/** A session that holds this one note, with what a model said of it; `unranked` is taken out of the differential before. */
function withOpinion(
  raw: Partial<RawOpinion>,
  unranked: string | null = null,
): { session: Session; reviewed: Reviewed } {
  const base = shippedKnowledge();
  const review = reviewNote(text, base, 'a', null);
  const opinion = toOpinion(
    { diagnoses: [], missing: [], ...raw },
    review.note,
    identity('M'),
    conditionNames(base),
    [],
  );
  const differential = review.record.differential.filter(({ condition }) => condition !== unranked);
  const reviewed: Reviewed = {
    uri: 'a',
    version: 1,
    review: { ...review, record: mergeOpinion({ ...review.record, differential }, opinion) },
    lines: new Lines(text),
    dismissed: new Set(),
    shown: review.alerts,
  };
  return { session: { base, reviewed: () => reviewed } as unknown as Session, reviewed };
}
function partsAt(words: string, raw: Partial<RawOpinion>, unranked: string | null = null): readonly ExplanationPart[] {
  const { session, reviewed } = withOpinion(raw, unranked);
  const { start } = reviewed.lines.rangeOf({ start: text.indexOf(words), end: text.length });
  return explain(session, reviewed, start)?.parts ?? [];
}

describe('a model in explanations', () => {
  it('is named where its words are told beside those of the knowledge base', () => {
    const [part] = partsAt('vomiting', { diagnoses: [said('Boerhaave of nowhere', [[1, 'vomiting']])] });
    assert.equal(part?.source, 'knowledge');
    const summary = part?.summary.join(' ') ?? '';
    assert.match(summary, /Quoted by a model for: boerhaave of nowhere\./i);
    assert.doesNotMatch(summary.replace(/Quoted by a model for: [^.]*\./, ''), /nowhere/);
    assert.doesNotMatch(partsAt('vomiting', {})[0]?.summary.join(' ') ?? '', /model/);
  });

  it('explains no alert, not even of a condition that the knowledge base does not rank', () => {
    const alert = withOpinion({}).reviewed.shown.find(({ code }) => code === 'cant-miss');
    const condition = alert?.condition ?? '';
    const named = { diagnoses: [said(shippedKnowledge().condition(condition)!.name, [[1, 'vomiting']])] };
    for (const unranked of [null, condition]) {
      const of = (raw: Partial<RawOpinion>) =>
        partsAt(text.slice(alert!.start, alert!.end), raw, unranked).find(({ title }) => title === alert!.message);
      assert.ok(of({}));
      assert.deepEqual(of(named), of({}));
    }
  });

  it('that alone named a condition is told as such, without rank, urgency or strength', () => {
    const { review } = withOpinion({}).reviewed;
    const gout = review.note.mentions.find(({ concept }) => concept.kind === 'condition' && concept.id === 'gout');
    assert.ok(gout, 'gout is read');
    const raw = { diagnoses: [said('Gout', [[1, 'vomiting']], [[2, 'fever']])] };
    const [part] = partsAt('gout', raw).filter(({ source }) => source === 'model');
    assert.equal(part?.summary[0], 'Named by a model alone; the knowledge base does not rank it in this note.');
    assert.doesNotMatch(part.summary.join(' '), /urgency|Not excluded|routine/);
    assert.deepEqual(
      [...part.for, ...part.against].map(({ quote, strength }) => [quote, strength]),
      [
        ['vomiting', 0],
        ['Denies fever', 0],
      ],
    );
    const { session, reviewed } = withOpinion(raw);
    const position = reviewed.lines.rangeOf({ start: text.indexOf('gout'), end: text.length }).start;
    const shown = hover(session, { textDocument: { uri: 'a' }, position });
    const { value } = shown?.contents as { value: string };
    assert.match(value, /\*\*Gout\*\* \(model\)/);
    assert.match(value, /quoted by the model “vomiting”, line 1: opinion of M/);
    assert.doesNotMatch(value, /weakly|strongly|moderately/);
  });
});
