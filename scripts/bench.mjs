// `npm run bench [-- fast | reading [--sealed] [--faults] | model [FILE [REPEATS]]]`: the fast pass beside harper.js on the same
// notes, and its cost by the length of the text; how well and how fast notes are read; and, when asked for, models of random
// weights beside a bare loop over the native library.
import process from 'node:process';
import { ensureBuild, ensurePackages, main, run } from './prepare.mjs';

await main(async () => {
  await ensurePackages();
  await ensureBuild();
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
  const [wanted, ...more] = process.argv.slice(2);
  if (wanted === 'model') {
    await run(process.execPath, ['out/test/bench/model.js', ...more]);
    return;
  }
  if (wanted !== 'reading') {
    await run(process.execPath, ['out/test/bench/main.js']);
  }
  if (wanted !== 'fast') {
    await run(process.execPath, ['out/test/bench/reading.js', ...more]);
  }
});
