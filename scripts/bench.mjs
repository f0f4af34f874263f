// `npm run bench`: the fast pass beside harper.js on the same notes, and its cost by the length of the text.
import process from 'node:process';
import { ensureBuild, ensurePackages, main, run } from './prepare.mjs';

await main(async () => {
  await ensurePackages();
  await ensureBuild();
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
  await run(process.execPath, ['out/test/bench/main.js']);
});
