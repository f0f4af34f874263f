import { strict as assert } from 'node:assert';
import { NotText } from '#server/batch/decode.js';
import { isError, reviewAll } from '#server/batch/run.js';
import type { Outcome } from '#server/batch/run.js';
import type { NoteSource } from '#server/batch/sources.js';
import { Cancelled } from '#server/model/types.js';
import type { LanguageModel } from '#server/model/types.js';
import { madeUpModel, said } from '../../madeUpModel.js';
import { missedDissection, noteText, shippedBase } from './sample.js';

const source = (id: string, read: () => string): NoteSource => ({
  id,
  file: `${id}.note`,
  read: () => Promise.resolve().then(read),
});
const good = (id: string): NoteSource => source(id, () => noteText(missedDissection));

async function outcomes(
  sources: NoteSource[],
  model: LanguageModel | null = null,
  signal = new AbortController().signal,
): Promise<Outcome[]> {
  const found: Outcome[] = [];
  for await (const outcome of reviewAll(sources, shippedBase(), model, signal)) {
    found.push(outcome);
  }
  return found;
}

const model = (reason: LanguageModel['reason']): LanguageModel => madeUpModel({ reason });

describe('reviewing many notes', () => {
  it('keeps their order, and puts an error in the place of a note that failed', async () => {
    const found = await outcomes([
      good('a'),
      source('b', () => {
        throw new NotText('the file is binary, not text; export the note as plain text');
      }),
      good('c'),
    ]);
    assert.deepEqual(
      found.map(({ record }) => [record.id, isError(record)]),
      [
        ['a', false],
        ['b', true],
        ['c', false],
      ],
    );
    assert.deepEqual(found[1], {
      record: {
        schema: 'dxlens/review/1',
        id: 'b',
        file: 'b.note',
        error: 'the file is binary, not text; export the note as plain text',
      },
      text: null,
    });
  });

  it('says of a fault of its own only the name: the message may hold words of the note', async () => {
    const [outcome] = await outcomes([
      source('a', () => {
        throw new TypeError('cannot read "Mrs Example has syphilis"');
      }),
    ]);
    const { record } = outcome!;
    assert.ok(isError(record));
    assert.match(record.error, /TypeError/);
    assert.doesNotMatch(record.error, /syphilis/);
  });

  it('refuses a note that is too long, and goes on', async () => {
    const found = await outcomes([source('long', () => 'a '.repeat(5_000_001)), good('b')]);
    const [long, other] = found.map(({ record }) => record);
    assert.ok(long !== undefined && isError(long));
    assert.match(long.error, /split it into single notes/);
    assert.ok(other !== undefined && !isError(other));
  });

  it('stops where it is told to, without an error in the place of the rest', async () => {
    const stop = new AbortController();
    const cancelled = model(() => {
      stop.abort();
      return Promise.reject(new Cancelled('stopped'));
    });
    assert.deepEqual(await outcomes([good('a'), good('b')], cancelled, stop.signal), []);
    assert.deepEqual(await outcomes([good('a')], null, stop.signal), []);
  });

  it('gives the review of the fast pass where the model fails', async () => {
    const [outcome] = await outcomes(
      [good('a')],
      model((request) => Promise.resolve({ diagnoses: [said('X', [[1, request.text.slice(0, 10)]])], missing: [] })),
    );
    const { record } = outcome!;
    assert.ok(!isError(record));
    assert.deepEqual(record.models, ['made-up']);
    assert.ok(record.differential.length > 0);
  });
});
