// `npm run stress [-- reader|model [COUNT [SEED]]]`: mutated and random notes through the reader (a hundred thousand unless
// said otherwise); kills of the model's process (a hundred) and model files that are none. Without a word both.
import process from 'node:process';
import { ensureBuild, ensurePackages, main, run } from './prepare.mjs';

const parts = { reader: 'out/test/stress/main.js', model: 'out/test/stress/model.js' };

await main(async () => {
  const [part, ...figures] = process.argv.slice(2);
  if ((part !== undefined && !Object.hasOwn(parts, part)) || figures.some((figure) => !/^\d+$/.test(figure))) {
    throw new Error('Usage: npm run stress [-- reader|model [COUNT [SEED]]]');
  }
  await ensurePackages();
  await ensureBuild();
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
  for (const file of part === undefined ? Object.values(parts) : [parts[part]]) {
    await run(process.execPath, ['--enable-source-maps', file, ...figures]);
  }
});
