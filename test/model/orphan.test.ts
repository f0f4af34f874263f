import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeGguf } from './makeGguf.js';
import { Bench, childFile, runs, until } from './support.js';

const parent = fileURLToPath(new URL('./orphanParent.js', import.meta.url));

describe("the model's process when its parent dies", function () {
  this.timeout(60_000);
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.clean());

  for (const when of ['working', 'idle']) {
    it(`ends too, ${when}`, async () => {
      const file = makeGguf(bench.path('m.gguf'), { architecture: 'llama' });
      const process = spawn(globalThis.process.execPath, [parent, file, childFile, when], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const [line] = (await once(createInterface(process.stdout!), 'line')) as [string];
        const pid = Number(line);
        assert.ok(runs(pid));
        process.kill('SIGKILL');
        await until(() => !runs(pid));
      } finally {
        process.kill('SIGKILL');
      }
    });
  }
});
