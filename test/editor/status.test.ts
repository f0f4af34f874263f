import { strict as assert } from 'node:assert';
import { statusLook } from '../../client/src/statusWords.js';
import type { StatusParams } from '../../server/src/lsp/messages.js';

const status = (model: Partial<NonNullable<StatusParams['model']>> | null): StatusParams => ({
  health: model?.state === 'down' ? 'warning' : 'ok',
  message: 'Both passes run.',
  knowledge: '9 conditions, version 1',
  model: model === null ? null : { name: 'm', state: 'idle', reason: null, host: null, notesLeave: false, ...model },
});
const states = ['loading', 'idle', 'working', 'down'] as const;

describe('the status item', () => {
  for (const state of states) {
    it(`says in words where notes go while the model is ${state}`, () => {
      const away = statusLook('running', status({ state, host: 'gpu.example:8000', notesLeave: true }), false);
      assert.match(away.text, /^\$\([\w~-]+\) \$\(cloud-upload\) DxLens: notes go to gpu\.example:8000$/);
      assert.equal(away.lines[0], 'Notes are sent to gpu.example:8000 for the second opinion.');
      assert.match(away.accessible, /^DxLens: notes go to gpu\.example:8000, /);
      assert.equal(away.title, 'DxLens: notes go to gpu.example:8000');
      assert.equal(away.notesLeave, true);
      const here = statusLook('running', status({ state, host: 'localhost:11434' }), true);
      assert.match(here.text, /\$\(server-process\) DxLens: asks a server on this machine$/);
      assert.equal(
        here.lines[0],
        'Notes are given to a server on this machine (localhost:11434) for the second opinion.',
      );
      assert.match(here.accessible, /^DxLens: asks a server on this machine, /);
      assert.equal(here.notesLeave, false);
    });
  }

  it('says nothing of it where the model runs in DxLens, there is none, or nothing runs', () => {
    for (const model of [null, { state: 'working' as const }]) {
      const { text, title, notesLeave } = statusLook('running', status(model), false);
      assert.deepEqual([text, title, notesLeave], ['$(check) DxLens', 'DxLens', false]);
    }
    const away = status({ host: 'gpu.example', notesLeave: true });
    assert.deepEqual(statusLook('stopped', away, false).text, '$(circle-slash) DxLens');
    assert.deepEqual(statusLook('failed', away, false).notesLeave, false);
    assert.deepEqual(statusLook('starting', null, false).lines, ['Starting.']);
  });

  it('tells once why the model does not run', () => {
    const reason = 'No model server answers at localhost:11434; start it or correct its address.';
    const down = { ...status({ state: 'down', reason }), message: reason };
    const { lines, accessible } = statusLook('running', down, false);
    assert.deepEqual([lines[0], lines.at(-1)], [reason, 'Model: m, not running.']);
    assert.equal(accessible.split(reason).length, 2);
    const other = statusLook('running', { ...down, message: 'Another thing is wrong.' }, false);
    assert.equal(other.lines.at(-1), `Model: m, not running: ${reason}`);
  });

  it('draws no icon and no line that a host would bring with it', () => {
    const { text, lines } = statusLook('running', status({ host: 'a$(flame)\nb', notesLeave: true }), false);
    assert.ok(text.endsWith('notes go to a$ (flame) b'));
    assert.ok(lines.every((line) => !line.includes('\n')));
  });
});
