/** What was evaluated is not evaluated again: told by counts of tokens, not by the clock. */
import { strict as assert } from 'node:assert';
import { chunkSize } from '#server/model/engine/decoding.js';
import type { ModelHost } from '#server/model/host/host.js';
import type { Counts } from '#server/model/host/protocol.js';
import { Cancelled } from '#server/model/types.js';
import { makeGguf } from './makeGguf.js';
import { thirtyMillion } from './gguf/makeGguf.js';
import { Bench, never } from './support.js';

const sentence = 'Exam: lungs clear, no oedema, calves soft. Walks daily, sleeps well, eats well.\n';
/** About 400 words. */
const note = sentence.repeat(30);
const candidates = ['Acute coronary syndrome', 'Aortic dissection', 'Pulmonary embolism', 'Gastritis'];
const signal = never;

for (const architecture of ['llama', 'gpt-oss'] as const) {
  describe(`a note that was evaluated before: ${architecture}`, function () {
    this.timeout(60_000);
    const bench = new Bench();
    let host: ModelHost;
    let counts: Counts[];
    before(() => {
      const file = makeGguf(bench.path('m.gguf'), { architecture, prefer: { '"': 6, ']': 6 } });
      host = bench.host(file, { onAnswered: (count) => counts.push(count) });
    });
    beforeEach(() => {
      counts = [];
    });
    after(() => bench.clean());

    /** Tokens of the note that an ask evaluated, its questions left out. */
    const evaluated = ({ prompt, reused, questions }: Counts): number => Math.max(0, prompt - questions - reused);

    it('costs a choice the words added at its end, and the questions', async () => {
      const added = 'Now a tearing pain in the back.';
      await host.decide({ text: note, candidates }, { signal });
      await host.decide({ text: note + added, candidates }, { signal });
      const [cold, warm] = counts as [Counts, Counts];
      // One token is one byte in this vocabulary.
      assert.ok(evaluated(warm) <= added.length, JSON.stringify(warm));
      assert.equal(warm.questions, cold.questions);
    });

    it('costs nothing but the questions when only the candidates change', async () => {
      await host.decide({ text: note, candidates }, { signal });
      await host.decide({ text: note, candidates: [...candidates].reverse() }, { signal });
      assert.equal(evaluated(counts[1]!), 0);
    });

    it('is evaluated again from an edit in its middle on, and not before it', async () => {
      const middle = sentence.length * 15;
      await host.decide({ text: note, candidates }, { signal });
      await host.decide({ text: `${note.slice(0, middle)}Fever.\n${note.slice(middle)}`, candidates }, { signal });
      const again = evaluated(counts[1]!);
      // Each line has a bar and a space before it.
      const rest = sentence.length * 15 + 'Fever.\n'.length + '| '.length * 17;
      assert.ok(again >= sentence.length * 14 && again <= rest, `${again} tokens`);
    });

    it('is kept for the choice while an opinion is written, and for the opinion while a choice is made', async () => {
      const request = { text: note, candidates };
      await Promise.all([host.decide(request, { signal }), host.reason(request, { signal })]);
      counts.length = 0;
      await host.decide(request, { signal });
      await host.reason(request, { signal });
      assert.equal(evaluated(counts[0]!), 0);
      assert.ok(evaluated(counts[1]!) <= 1, JSON.stringify(counts[1]));
    });
  });
}

describe('a note that changes while it is evaluated', function () {
  this.timeout(60_000);
  const bench = new Bench();
  after(() => bench.clean());

  it('stops within a chunk, and keeps what was done', async () => {
    const cancel = new AbortController();
    let done = 0;
    const counts: Counts[] = [];
    // Large enough for a chunk to take longer than a message between the processes.
    const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama', ...thirtyMillion });
    const host = bench.host(file, {
      onAnswered: (count) => counts.push(count),
      onProgress: (progress) => {
        if (cancel.signal.aborted) return;
        done = progress.done;
        cancel.abort();
      },
    });
    await assert.rejects(host.decide({ text: note, candidates }, { signal: cancel.signal }), Cancelled);
    assert.ok(done > 0);
    await host.decide({ text: note.slice(0, 1000), candidates }, { signal });
    // What it had evaluated when it stopped: the chunk that was told, the one begun since, and one for a late message.
    const { reused } = counts[0]!;
    assert.ok(reused >= done && reused <= done + 2 * chunkSize, `${done} told, ${reused} evaluated`);
  });
});
