// `npm test`: installs, builds and runs every test: lint, unit, protocol, model, editor. Ends with one line of counts.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { ensurePackages, main, root, run } from './prepare.mjs';

/** Runs a suite, shows its output, and reads the counts of its closing lines. */
function suite(name, args) {
  return new Promise((resolve) => {
    process.stdout.write(`\n== ${name}\n`);
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let tail = '';
    const counts = { passed: 0, failed: 0 };
    const read = (line) => {
      counts.passed += Number(/^\s*(?:.*: )?(\d+) passing\b/.exec(line)?.[1] ?? 0);
      counts.failed += Number(/^\s*(?:.*: )?(\d+) failing\b/.exec(line)?.[1] ?? 0);
    };
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      const lines = (tail + chunk).split('\n');
      tail = lines.pop() ?? '';
      lines.forEach(read);
    });
    child.once('close', (code) => {
      read(tail);
      // A suite that ends badly without a count, or runs no test, has failed all the same.
      const broken = code !== 0 && counts.failed === 0 ? 1 : 0;
      resolve({ name, passed: counts.passed, failed: counts.failed + broken });
    });
  });
}

await main(async () => {
  await ensurePackages();
  await run(process.execPath, ['esbuild.mjs']);
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
  await run(process.execPath, ['node_modules/eslint/bin/eslint.js', '.']);
  await run(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']);
  const mocha = (...folders) => [
    'node_modules/mocha/bin/mocha.js',
    ...folders.map((folder) => `out/test/${folder}/**/*.test.js`),
  ];
  const results = [
    await suite('unit', mocha('unit', 'bench')),
    await suite('protocol', mocha('lsp')),
    await suite('model', mocha('model')),
    await suite('editor', ['scripts/editor/test.mjs']),
  ];
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.stdout.write(
    `\n${results.map((result) => `${result.name}: ${result.passed} of ${result.passed + result.failed}`).join(', ')}\n`,
  );
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
});
