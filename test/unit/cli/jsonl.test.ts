import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeNote } from '#server/batch/decode.js';
import { isError } from '#server/batch/run.js';
import { mergeOpinion } from '#server/review/opinion.js';
import { identity, opinion } from '../../madeUpModel.js';
import { shippedKnowledge } from '../../shipped.js';
import { reviewNote } from '#server/review/review.js';
import { reviewJsonSchema } from '#server/review/schema.js';
import type { ReviewErrorRecord, ReviewRecord } from '#server/review/schema.js';
import { dxlens, objects, root } from './run.js';
import type { Ended } from './run.js';
import { schemaFaults } from './schema.js';

type Line = ReviewRecord | ReviewErrorRecord;

/** Every offset of a review with what it is to quote, or null where it quotes nothing. */
function quotes(record: ReviewRecord): { start: number; end: number; quote: string | null }[] {
  const place = ({ start, end }: { start: number; end: number }): { start: number; end: number; quote: null } => ({
    start,
    end,
    quote: null,
  });
  return [
    ...record.differential.flatMap((one) => [...one.for, ...one.against]),
    ...record.gaps.flatMap((gap) => [place(gap), ...gap.because]),
    ...record.alerts.flatMap((alert) => [place(alert), ...alert.evidence]),
    ...record.mentions.map(({ start, end, text }) => ({ start, end, quote: text })),
    ...record.opinions.flatMap((one) => [...one.diagnoses, ...one.missing].flatMap(({ evidence }) => evidence)),
    ...record.opinions.flatMap((one) => one.diagnoses.flatMap(({ against }) => against)),
  ];
}

describe('dxlens review --format jsonl', function () {
  this.timeout(120_000);
  let ended: Ended;
  let lines: Line[];
  before(async () => {
    ended = await dxlens(['review', 'test/notes', 'test/fixtures/input', 'gone.note', '--format', 'jsonl']);
    lines = objects(ended.out) as Line[];
  });

  it('prints one object per note, folder by folder in order, and nothing else', () => {
    assert.equal(ended.err, '');
    const ids = lines.map(({ id }) => id);
    const inFolder = (folder: string): string[] => ids.filter((id) => id.startsWith(folder));
    assert.deepEqual(inFolder('test/notes/'), [...inFolder('test/notes/')].sort());
    assert.deepEqual(ids, [...inFolder('test/notes/'), ...inFolder('test/fixtures/'), 'gone.note']);
    assert.ok(ids.length > 30);
  });

  it('keeps a note that failed in its place, as an object with an error, and exits with 1', () => {
    assert.equal(ended.code, 1);
    assert.deepEqual(
      lines.filter(isError).map(({ id, error }) => [id, error]),
      [
        ['test/fixtures/input/binary.note', 'the file is binary, not text; export the note as plain text'],
        ['gone.note', 'no such file or folder; check the path'],
      ],
    );
  });

  it('holds every line to the published schema', () => {
    for (const line of lines) {
      assert.deepEqual(schemaFaults(line), [], line.id);
    }
  });

  it('has every offset within the text, and every quote equal to its slice', async () => {
    let count = 0;
    for (const line of lines) {
      if (isError(line)) {
        continue;
      }
      const text = await decodeNote(readFileSync(join(root, line.file ?? '')));
      for (const { start, end, quote } of quotes(line)) {
        count++;
        assert.ok(start >= 0 && start <= end && end <= text.length, line.id);
        assert.ok(quote === null || text.slice(start, end) === quote, `${line.id}: ${String(start)}-${String(end)}`);
      }
    }
    assert.ok(count > 1000);
  });

  it('gives probabilities that add up to one with the share of none of these, highest first', () => {
    for (const line of lines) {
      if (!isError(line) && line.differential.length > 0) {
        const known = line.differential.map((one) => one.probability ?? 0);
        assert.ok(known.reduce((sum, one) => sum + one, line.otherProbability) <= 1.01, line.id);
      }
    }
  });
});

describe('the published schema', () => {
  const text = readFileSync(join(root, 'test/notes/aortic-dissection-missed.note'), 'utf8');
  const review = (): ReviewRecord => reviewNote(text, shippedKnowledge(), 'a', null).record;
  const quote = { quote: text.slice(3, 9), start: 3, end: 9 };

  it('is the one that the code describes', () => {
    assert.deepEqual(JSON.parse(readFileSync(join(root, 'dist/review.schema.json'), 'utf8')), reviewJsonSchema());
  });

  it('holds reviews with the opinions of models, given and not given', () => {
    const record = review();
    const [first] = record.differential;
    const named = { listed: true, evidence: [quote], against: [] };
    const given = mergeOpinion(
      record,
      opinion({
        model: identity('made-up', { architecture: 'llama', sizeBytes: 1, adapters: ['cardiology'] }),
        diagnoses: [
          { ...named, name: first!.name, condition: first!.condition },
          {
            ...named,
            name: 'Something else',
            condition: null,
            listed: false,
            evidence: [quote, quote],
            against: [quote],
          },
        ],
        missing: [{ finding: 'pulses', evidence: [quote] }],
        choice: { shares: [{ name: first!.name, condition: first!.condition, share: 0.7 }], none: 0.3, weight: 0.5 },
        dropped: 2,
      }),
    );
    const chosen = mergeOpinion(
      given,
      opinion({
        model: identity('served', { host: 'ward.example' }),
        status: 'chosen',
        choice: { shares: [], none: 1, weight: 0 },
      }),
    );
    const writing = mergeOpinion(chosen, opinion({ model: identity('slow'), status: 'writing' }));
    const both = mergeOpinion(
      writing,
      opinion({
        model: identity('other'),
        status: 'unavailable',
        reason: 'The file is cut short; download it again.',
      }),
    );
    assert.deepEqual(schemaFaults(JSON.parse(JSON.stringify(both))), []);
    assert.equal(both.differential[0]?.source, 'both');
    assert.deepEqual(
      both.opinions.map(({ status }) => status),
      ['complete', 'chosen', 'writing', 'unavailable'],
    );
    assert.deepEqual(
      quotes(both).filter((one) => one.quote !== null && text.slice(one.start, one.end) !== one.quote),
      [],
    );
  });

  it('refuses what is no review', () => {
    const record = review();
    const model = identity('made-up');
    const share = { name: 'Gout', condition: null, share: 1.5 };
    const unquoted = { name: 'Gout', condition: null, listed: true, evidence: [], against: [] };
    for (const wrong of [
      {},
      { ...record, opinions: [{ ...opinion(), model: { ...model, path: '/m.gguf' } }] },
      { ...record, opinions: [{ ...opinion(), status: 'done' }] },
      { ...record, opinions: [{ ...opinion(), choice: { shares: [share], none: 0, weight: 0 } }] },
      { ...record, opinions: [{ ...opinion(), diagnoses: [unquoted] }] },
      { ...record, extra: 1 },
      { ...record, otherProbability: 2 },
      { ...record, status: 'done' },
      { ...record, alerts: [{ ...record.alerts[0], start: -1 }] },
      { schema: record.schema, id: 'a', file: null },
    ]) {
      assert.notDeepEqual(schemaFaults(wrong), []);
    }
  });
});
