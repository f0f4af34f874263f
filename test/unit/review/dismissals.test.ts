import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Alert } from '#server/reasoning/types.js';
import { Dismissals } from '#server/review/dismissals.js';
import { DismissalStore } from '#server/review/dismissalStore.js';

const key = Buffer.alloc(32, 7);
const text =
  'HPI: 58-year-old man with sudden tearing chest pain radiating to the back.\nAssessment: Costochondritis.\n';

function alertAt(words: string, inText: string, concepts: readonly string[] = ['chest-pain.tearing']): Alert {
  const start = inText.indexOf(words);
  return {
    id: `cant-miss:aortic-dissection:${String(start)}`,
    code: 'cant-miss',
    severity: 'warning',
    message: 'Consider aortic dissection.',
    start,
    end: start + words.length,
    condition: 'aortic-dissection',
    finding: null,
    evidence: [{ quote: words, start, end: start + words.length }],
    source: 'knowledge',
    inText: true,
    asks: [],
    concepts: concepts.map((id) => ({ kind: 'finding', id })),
  };
}

describe('a dismissal', () => {
  it('silences its alert and no other', () => {
    const dismissals = new Dismissals(key);
    const alert = alertAt('tearing chest pain', text);
    dismissals.dismiss('note-1', text, alert, 'disagree');
    assert.equal(dismissals.isDismissed('note-1', text, alert), true);
    assert.equal(dismissals.isDismissed('note-2', text, alert), false);
    assert.equal(dismissals.isDismissed('note-1', text, { ...alert, condition: 'pulmonary-embolism' }), false);
    assert.equal(dismissals.isDismissed('note-1', text, { ...alert, code: 'unaddressed' }), false);
  });

  it('survives any edit that leaves the words around it alone', () => {
    const dismissals = new Dismissals(key);
    dismissals.dismiss('note', text, alertAt('tearing chest pain', text), 'not-relevant');
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
        const edited = `${before}\nHistory of a patient. ${text}${after}`;
        return dismissals.isDismissed('note', edited, alertAt('tearing chest pain', edited));
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });

  it('ends when the words beside it change', () => {
    const dismissals = new Dismissals(key);
    dismissals.dismiss('note', text, alertAt('tearing chest pain', text), 'not-relevant');
    const edited = text.replace('radiating to the back', 'and a pulse deficit in the left arm');
    assert.equal(dismissals.isDismissed('note', edited, alertAt('tearing chest pain', edited)), false);
  });

  it('re-arms when new evidence appears, and not when evidence goes', () => {
    const dismissals = new Dismissals(key);
    const both = alertAt('tearing chest pain', text, ['chest-pain.tearing', 'pulse-deficit']);
    dismissals.dismiss('note', text, alertAt('tearing chest pain', text), 'known-and-stable');
    assert.equal(dismissals.isDismissed('note', text, both), false);
    dismissals.dismiss('note', text, both, 'known-and-stable');
    assert.equal(dismissals.isDismissed('note', text, alertAt('tearing chest pain', text)), true);
  });

  it('is undone, the last one of the note first', () => {
    const dismissals = new Dismissals(key);
    const first = alertAt('tearing chest pain', text);
    const second = { ...first, condition: 'pulmonary-embolism' };
    dismissals.dismiss('note', text, first, 'disagree');
    dismissals.dismiss('other note', text, first, 'disagree');
    dismissals.dismiss('note', text, second, 'disagree');
    assert.equal(dismissals.undo('note'), true);
    assert.equal(dismissals.isDismissed('note', text, second), false);
    assert.equal(dismissals.isDismissed('note', text, first), true);
    assert.equal(dismissals.undo('note'), true);
    assert.equal(dismissals.undo('note'), false);
    assert.equal(dismissals.isDismissed('other note', text, first), true);
  });
});

describe('the store of dismissals', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-dismissals-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('keeps them over a restart and holds no words of the note', async () => {
    const store = new DismissalStore(folder);
    const { dismissals } = await store.load();
    dismissals.dismiss('file:///ward/bed-4.note', text, alertAt('tearing chest pain', text), 'disagree');
    await store.save(dismissals);
    const again = await new DismissalStore(folder).load();
    assert.equal(
      again.dismissals.isDismissed('file:///ward/bed-4.note', text, alertAt('tearing chest pain', text)),
      true,
    );
    for (const name of await readdir(folder)) {
      const content = await readFile(join(folder, name), 'latin1');
      assert.doesNotMatch(content, /tearing|chest|dissection|bed-4|costochondritis/i);
      assert.equal((await stat(join(folder, name))).mode & 0o077, 0, `${name} is readable by others`);
    }
  });

  it('joins what two windows dismiss, and takes back what one of them undid', async () => {
    const first = new DismissalStore(folder);
    const second = new DismissalStore(folder);
    const a = (await first.load()).dismissals;
    const b = (await second.load()).dismissals;
    const alert = alertAt('tearing chest pain', text);
    a.dismiss('note-a', text, alert, 'disagree');
    await first.save(a);
    b.dismiss('note-b', text, alert, 'disagree');
    await second.save(b);
    a.undo('note-a');
    await first.save(a);
    const { dismissals } = await new DismissalStore(folder).load();
    assert.equal(dismissals.isDismissed('note-b', text, alert), true);
    assert.equal(dismissals.isDismissed('note-a', text, alert), false);
  });

  it('uses a key of its own for each installation', async () => {
    const other = await mkdtemp(join(tmpdir(), 'dxlens-dismissals-'));
    const lists: string[] = [];
    for (const place of [folder, other]) {
      const { dismissals } = await new DismissalStore(place).load();
      dismissals.dismiss('note', text, alertAt('tearing chest pain', text), 'disagree');
      lists.push(dismissals.list[0]!.key);
    }
    assert.notEqual(lists[0], lists[1]);
    await rm(other, { recursive: true });
  });

  it('sets a broken file aside, says so, and goes on', async () => {
    await writeFile(join(folder, 'dismissals.json'), '[{"note":');
    const { dismissals, warning } = await new DismissalStore(folder).load();
    assert.equal(dismissals.list.length, 0);
    assert.match(warning ?? '', /set aside/);
    assert.ok((await readdir(folder)).includes('dismissals.json.unreadable'));
  });
});
