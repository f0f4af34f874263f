// `npm run stress [-- COUNT [SEED]]`: mutated and random notes through the reader, a hundred thousand unless said otherwise.
import process from 'node:process';
import { ensureBuild, ensurePackages, main, run } from './prepare.mjs';

await main(async () => {
  await ensurePackages();
  await ensureBuild();
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
  await run(process.execPath, ['out/test/stress/main.js', ...process.argv.slice(2)]);
});
