import { strict as assert } from 'node:assert';
import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const importRule = '@typescript-eslint/no-restricted-imports';

// Made-up sources are in no TypeScript project: without types, what needs them is off, and the rules of the house are not.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  ] as ESLint.Options['overrideConfig'] & object,
});

/** What the linter says of a source that stands in a room: `rule: message`. */
async function lint(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${filePath}` });
  return (result?.messages ?? []).map((message) => `${message.ruleId ?? 'parser'}: ${message.message}`);
}

const rooms = ['note', 'knowledge', 'reasoning', 'model', 'review', 'batch', 'evaluation', 'lsp', 'cli'] as const;
/** The way of a note: each room may import those before it, with the side branches of the design. */
const may: Readonly<Record<(typeof rooms)[number], readonly string[]>> = {
  note: [],
  knowledge: ['note'],
  reasoning: ['note', 'knowledge'],
  model: ['note', 'knowledge', 'reasoning'],
  review: ['note', 'knowledge', 'reasoning', 'model'],
  batch: ['note', 'knowledge', 'reasoning', 'model', 'review'],
  evaluation: ['note', 'knowledge', 'reasoning', 'model', 'review', 'batch'],
  lsp: ['note', 'knowledge', 'reasoning', 'model', 'review', 'batch'],
  cli: ['note', 'knowledge', 'reasoning', 'model', 'review', 'batch', 'evaluation', 'lsp'],
};

describe('the import rule', function () {
  this.timeout(60_000);

  for (const room of rooms) {
    it(`lets ${room}/ import what lies below it and nothing else`, async () => {
      const others = rooms.filter((other) => other !== room);
      const sources = others.map(
        (other) => `import { a${other} } from '../${other}/a.js';\nexport const b${other} = a${other};\n`,
      );
      const said = await lint(sources.join(''), `server/src/${room}/made-up.ts`);
      const forbidden = others.filter((other) => !may[room].includes(other));
      assert.deepEqual(
        said.map((line) => /may not import (\w+)\//.exec(line)?.[1]),
        forbidden,
        said.join('\n'),
      );
    });

    it(`lets only the right room import the native library, the protocol and the editor (${room}/)`, async () => {
      const code = (name: string): string => `import { a } from '${name}';\nexport const b = a;\n`;
      const refuses = async (name: string): Promise<boolean> => {
        const said = await lint(code(name), `server/src/${room}/made-up.ts`);
        assert.ok(
          said.every((line) => line.startsWith(importRule)),
          said.join('\n'),
        );
        return said.length > 0;
      };
      assert.equal(await refuses('node-llama-cpp'), room !== 'model');
      assert.equal(await refuses('vscode-languageserver/node'), room !== 'lsp');
      assert.equal(await refuses('vscode'), true);
    });
  }

  it('reaches into folders of a room', async () => {
    const said = await lint(
      "import { a } from '../../lsp/a.js';\nexport const b = a;\n",
      'server/src/reasoning/alerts/made-up.ts',
    );
    assert.match(said.join('\n'), /reasoning\/ may not import lsp\//);
  });

  for (const room of ['note', 'reasoning']) {
    it(`keeps ${room}/ without files, process, clock and net`, async () => {
      for (const code of [
        "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
        'export const a = Date.now();\n',
        'export const a = new Date();\n',
        'export const a = process.env;\n',
        'export const a = setTimeout(() => undefined, 1);\n',
        "export const a = fetch('x');\n",
      ]) {
        assert.equal((await lint(code, `server/src/${room}/made-up.ts`)).length, 1, code);
      }
      assert.deepEqual(await lint('export const a = 1;\n', `server/src/${room}/made-up.ts`), []);
    });
  }

  it('lets the client import the messages of the server as types only', async () => {
    const path = "'../../server/src/lsp/messages.js'";
    const typed = await lint(`import type { A } from ${path};\nexport type B = A;\n`, 'client/src/made-up.ts');
    const value = await lint(`import { a } from ${path};\nexport const b = a;\n`, 'client/src/made-up.ts');
    assert.deepEqual(typed, []);
    assert.match(value.join('\n'), /types only/);
  });

  it('lets no one print to the console from the server or the client', async () => {
    for (const path of ['server/src/review/made-up.ts', 'client/src/made-up.ts']) {
      assert.match((await lint("console.log('x');\n", path)).join('\n'), /^no-console/);
    }
  });
});
