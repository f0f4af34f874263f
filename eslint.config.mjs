// The import rule of the house (docs/architecture.md): imports run downwards, and each outside thing has one room.
import tseslint from 'typescript-eslint';

/** What each room may import besides itself. */
const below = {
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
const rooms = Object.keys(below);
const pure = ['note', 'reasoning'];

/** One list of forbidden imports a room: ESLint keeps only the last setting of a rule for a file. */
function roomRules(room) {
  const patterns = rooms
    .filter((other) => other !== room && !below[room].includes(other))
    .map((other) => ({
      group: [`../${other}/**`, `../../${other}/**`],
      message: `${room}/ may not import ${other}/.`,
    }));
  if (room !== 'model') {
    patterns.push({ group: ['node-llama-cpp'], message: 'Only model/ touches the native library.' });
  }
  if (room !== 'lsp') {
    patterns.push({ group: ['vscode-*'], message: 'Only lsp/ knows the protocol.' });
  }
  patterns.push({ group: ['vscode'], message: 'Only client/ knows the editor.' });
  if (pure.includes(room)) {
    patterns.push({ group: ['node:*', 'fs', 'path'], message: `${room}/ is pure: no files, no clock, no process.` });
  }
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] };
}

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', '.cache/**'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  ...rooms.map((room) => ({ files: [`server/src/${room}/**/*.ts`], rules: roomRules(room) })),
  {
    files: pure.map((room) => `server/src/${room}/**/*.ts`),
    rules: { 'no-restricted-globals': ['error', 'Date', 'process', 'setTimeout', 'setInterval', 'fetch'] },
  },
  {
    files: ['client/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/server/**'],
              allowTypeImports: true,
              message: 'The client imports the messages as types only.',
            },
          ],
        },
      ],
    },
  },
  { files: ['test/**/*.ts', 'scripts/**/*.mjs', '*.mjs'], rules: { 'no-console': 'off' } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
