import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commit, HubServer } from '../../model/hubServer.js';
import { makeGguf } from '../../model/makeGguf.js';
import { dxlens, type Ended } from './run.js';

const source = 'hf:maker/models/tiny.gguf';

describe('dxlens model add, list, verify and remove', function () {
  this.timeout(60_000);
  let folder = '';
  let file = '';
  let hub: HubServer;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-models-'));
    // Without the mark of random weights, which the command line refuses.
    file = makeGguf(join(folder, 'mine.gguf'), { architecture: 'llama', marked: false });
    hub = await new HubServer().start();
    hub.files.set('tiny.gguf', readFileSync(file));
  });
  afterEach(async () => {
    await hub.stop();
    await rm(folder, { recursive: true });
  });

  const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
    dxlens(['model', ...args], {
      cwd: folder,
      env: { DXLENS_DATA: join(folder, 'data'), DXLENS_OFFLINE: '', HF_ENDPOINT: hub.address, ...env },
    });

  it('take a file of this machine from its adding to its removal', async () => {
    const added = await run(['add', 'mine.gguf', '--name', 'Ward 3']);
    assert.deepEqual([added.code, added.err], [0, '']);
    assert.match(added.out, /^Added Ward 3 \(.* kB\) as ward-3: name it with --model ward-3\.\n.*mine\.gguf\n$/);
    const listed = await run(['list', '--model', 'ward-3']);
    assert.equal(listed.code, 0);
    assert.match(listed.out, /Models known to work\n[^]*Your models\n[^]*ward-3 .* there/);
    assert.match(listed.out, /Tiny llama can be used\.\n$/);
    assert.deepEqual(await run(['verify']), { code: 0, out: 'ward-3: as it was added.\n', err: '' });
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(32)]));
    const changed = await run(['verify', 'ward-3']);
    assert.equal(changed.code, 1);
    assert.match(changed.out, /^ward-3: .*mine\.gguf has .* instead of/);
    assert.match((await run(['list'])).out, /ward-3 .* CHANGED/);
    const removed = await run(['remove', 'ward-3']);
    assert.equal(removed.code, 0);
    assert.match(removed.out, /^Removed ward-3 from the list; .*mine\.gguf stays where it is\.\n$/);
    assert.ok(existsSync(file));
    assert.deepEqual(await run(['verify']), { code: 0, out: 'You have added no models.\n', err: '' });
  });

  it('say what cannot be done, and exit with 1', async () => {
    for (const [args, sentence] of [
      [['add', 'none.gguf'], /There is no file .*none\.gguf/],
      [['add', 'hf:maker/models'], /names no model file/],
      [['verify', 'gone'], /No model has been added yet/],
      [['remove', 'gone'], /No model has been added yet/],
    ] as const) {
      const { code, out, err } = await run(args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, sentence);
      assert.match(err, /^dxlens: .*\.\n$/);
    }
    const { code } = await run(['add']);
    assert.equal(code, 2);
  });

  it('download after a yes alone, and nothing where that is forbidden', async () => {
    const unasked = await run(['add', source]);
    assert.equal(unasked.code, 1);
    assert.match(unasked.err, /licence and terms stand at .*\/maker\/models\b/);
    assert.match(unasked.err, /no note and nothing of a note is sent/);
    assert.match(unasked.err, /there is no terminal to ask on, so give --yes/);
    const forbidden = await run(['add', source, '--yes'], { DXLENS_OFFLINE: '1' });
    assert.equal(forbidden.code, 1);
    assert.match(forbidden.err, /^dxlens: Nothing is downloaded, because DXLENS_OFFLINE is set/);
    assert.deepEqual(hub.seen, []);
    const added = await run(['add', source, '--yes']);
    assert.equal(added.code, 0, added.err);
    assert.match(added.out, /as tiny-llama: name it/);
    assert.match((await run(['list'])).out, new RegExp(`tiny-llama [^]*${commit.slice(0, 12)}`));
    const [, path = ''] = added.out.split('\n');
    assert.deepEqual(readFileSync(path), hub.files.get('tiny.gguf'));
    const removed = await run(['remove', 'tiny-llama']);
    assert.match(removed.out, /^Removed tiny-llama and deleted .*tiny\.gguf\.\n$/);
    assert.ok(!existsSync(path));
  });
});
