import { strict as assert } from 'node:assert';
import type { ChildAnswer } from '#server/model/host/process.js';
import { Queue } from '#server/model/host/queue.js';
import { Cancelled, ModelUnavailable, type ModelRequest, type Priority } from '#server/model/types.js';

const counts = { prompt: 0, reused: 0, questions: 0, answer: 0 };
const answer: ChildAnswer = { way: 'reason', opinion: { diagnoses: [], missing: [] }, counts };
const about = (text: string): ModelRequest => ({ text, candidates: [] });

function setUp(writers = 1) {
  const cancelled: number[] = [];
  const queue = new Queue(writers, (id) => cancelled.push(id));
  const ask = (
    text: string,
    priority: Priority = 'visible',
    signal = new AbortController().signal,
  ): Promise<ChildAnswer> => queue.add('reason', about(text), { signal, priority });
  const take = (): string | null => queue.next()?.request.text ?? null;
  return { queue, cancelled, ask, take };
}

describe('who waits for a model', () => {
  it('is served in order of arrival, the visible note before the batch', () => {
    const { ask, take } = setUp(4);
    for (const text of ['batch 1', 'batch 2']) void ask(text, 'batch');
    for (const text of ['visible 1', 'visible 2']) void ask(text, 'visible');
    assert.deepEqual([take(), take(), take(), take(), take()], ['visible 1', 'visible 2', 'batch 1', 'batch 2', null]);
  });

  it('runs one choice beside the written opinions', () => {
    const { queue, ask } = setUp(1);
    void ask('writes');
    void ask('waits');
    for (const text of ['chooses', 'waits too'])
      void queue.add('decide', about(text), { signal: new AbortController().signal });
    assert.deepEqual(
      [queue.next()?.request.text, queue.next()?.request.text, queue.next()],
      ['writes', 'chooses', null],
    );
    assert.equal(queue.hasRoom, false);
  });

  it('makes the youngest of a batch give way to the visible note, once, and asks it again afterwards', async () => {
    const { queue, cancelled, ask, take } = setUp(2);
    for (const text of ['batch 1', 'batch 2']) void ask(text, 'batch');
    const [first, second] = [queue.next()!, queue.next()!];
    const visible = ask('visible');
    void ask('visible too');
    assert.deepEqual(cancelled, [second.id]);
    assert.equal(queue.gaveWay(first), false);
    assert.equal(queue.gaveWay(second), true);
    const running = queue.next()!;
    assert.equal(running.request.text, 'visible');
    queue.finished(running);
    running.resolve(answer);
    assert.equal(await visible, answer);
    assert.equal(take(), 'visible too');
    queue.finished(first);
    assert.equal(take(), 'batch 2');
  });

  it('leaves at once when nobody wants it any more', async () => {
    const { queue, cancelled, ask } = setUp();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const asks = [ask('runs', 'visible', running.signal), ask('waits', 'visible', waiting.signal)];
    const entry = queue.next()!;
    waiting.abort();
    running.abort();
    for (const one of asks) await assert.rejects(one, Cancelled);
    assert.deepEqual(cancelled, [entry.id]);
    assert.equal(queue.hasRoom, false);
    // The process still has it in hand: there is no room until it has given it up.
    void ask('next');
    assert.equal(queue.next(), null);
    queue.finished(entry);
    assert.equal(queue.next()?.request.text, 'next');
  });

  it('goes before the others of its kind when it is tried again, and no batch before the visible note', () => {
    const { queue, ask, take } = setUp(2);
    for (const text of ['batch 1', 'batch 2', 'batch 3']) void ask(text, 'batch');
    const [first, second] = [queue.next()!, queue.next()!];
    void ask('visible');
    // The process has ended on both, in whatever order that is told.
    queue.again(second);
    queue.again(first);
    assert.deepEqual([take(), take()], ['visible', 'batch 1']);
  });

  it('goes before all others when it is tried again, unless its caller has gone', async () => {
    const { queue, ask, take } = setUp();
    const gone = new AbortController();
    const asks = [ask('first', 'batch', gone.signal), ask('second', 'visible')];
    const second = queue.next()!;
    queue.again(second);
    assert.equal(take(), 'second');
    queue.finished(second);
    const first = queue.next()!;
    gone.abort();
    await assert.rejects(asks[0]!, Cancelled);
    queue.again(first);
    assert.ok(queue.isEmpty);
  });

  it('is told why when the model is switched off, running or waiting', async () => {
    const { queue, ask } = setUp();
    const asks = [ask('runs'), ask('waits')];
    queue.next();
    queue.rejectAll(new ModelUnavailable('off'));
    for (const one of asks) await assert.rejects(one, { message: 'off' });
  });

  it('never hears of statements after it has its answer', () => {
    const { queue } = setUp();
    const heard: unknown[] = [];
    const cancel = new AbortController();
    queue
      .add('reason', about('x'), { signal: cancel.signal, onPartial: (soFar) => heard.push(soFar) })
      .catch(() => undefined);
    const entry = queue.next()!;
    entry.onPartial?.(answer.way === 'reason' ? answer.opinion : { diagnoses: [], missing: [] });
    cancel.abort();
    entry.onPartial?.({ diagnoses: [], missing: [] });
    assert.equal(heard.length, 1);
  });
});
