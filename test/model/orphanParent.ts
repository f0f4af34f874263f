/** A parent for `orphan.test.ts`: prints the process id of its model's process at the wanted moment, and lives on. */
import { ModelHost } from '#server/model/host.js';

const [file, childFile, when] = process.argv.slice(2);
let told = false;
const tell = (): void => {
  if (!told) process.stdout.write(`${host.pid}\n`);
  told = true;
};
const host = new ModelHost({
  file: file!,
  childFile: childFile!,
  gpu: false,
  contextSize: 16_384,
  allowRandomWeights: true,
  onProgress: () => (when === 'working' ? tell() : undefined),
});
setInterval(() => undefined, 1000);
await host.reason(
  { text: 'Walks daily, sleeps well.\n'.repeat(when === 'working' ? 400 : 1), candidates: [] },
  { signal: new AbortController().signal },
);
tell();
