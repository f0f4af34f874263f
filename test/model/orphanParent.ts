/** A parent for `orphan.test.ts`: prints the process id of its model's process at the wanted moment, and lives on. */
import { ModelHost } from '#server/model/host/host.js';

const [file, childFile, when] = process.argv.slice(2);
let told = false;
const tell = (): void => {
  if (told || host.pid === null) return;
  process.stdout.write(`${host.pid}\n`);
  told = true;
};
const cancel = new AbortController();
const host = new ModelHost({
  file: file!,
  childFile: childFile!,
  gpu: false,
  contextSize: 16_384,
  allowRandomWeights: true,
  onState: (state) => {
    // The process is started in the same turn.
    if (when === 'loading' && state === 'loading') setImmediate(tell);
  },
  onProgress: () => {
    if (when === 'working') tell();
    if (when !== 'cancelling') return;
    // The request is given up at the end of its chunk, which has begun.
    cancel.abort();
    tell();
  },
});
setInterval(() => undefined, 1000);
const isLong = when === 'working' || when === 'cancelling';
await host
  .reason({ text: 'Walks daily, sleeps well.\n'.repeat(isLong ? 400 : 1), candidates: [] }, { signal: cancel.signal })
  .catch(() => undefined);
if (when === 'idle') tell();
