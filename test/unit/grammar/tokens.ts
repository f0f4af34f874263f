/** Runs the grammar as the editor does (TextMate rules on Oniguruma), for the tests of this folder. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const root = new URL('../../../../', import.meta.url);
const scopeName = 'text.clinical-note';

/** The text of a file of the repository. */
export function repositoryFile(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

export type Grammar = NonNullable<Awaited<ReturnType<InstanceType<typeof textmate.Registry>['loadGrammar']>>>;

/** Loads the grammar once; every test file may call it. */
export async function loadGrammar(): Promise<Grammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM({ data: wasm });
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => {
      const path = 'syntaxes/clinical-note.tmLanguage.json';
      return Promise.resolve(textmate.parseRawGrammar(repositoryFile(path), path));
    },
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) {
    throw new Error('The grammar did not load.');
  }
  return grammar;
}

export interface LineToken {
  readonly text: string;
  /** Without the root scope and without the language's suffix: `constant.numeric.date`. */
  readonly scopes: readonly string[];
}

/** Tokens of one line, in order; together they are the whole line. */
export function tokensOf(grammar: Grammar, line: string): LineToken[] {
  return grammar.tokenizeLine(line, textmate.INITIAL).tokens.map((token) => ({
    text: line.slice(token.startIndex, token.endIndex),
    scopes: token.scopes.filter((scope) => scope !== scopeName).map((scope) => scope.replace(/\.clinical-note$/, '')),
  }));
}

/** Tokens of a whole text with the state carried from line to line, one array a line. */
export function tokensOfText(grammar: Grammar, text: string): LineToken[][] {
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes.filter((scope) => scope !== scopeName).map((scope) => scope.replace(/\.clinical-note$/, '')),
    }));
  });
}

/** True where one token is exactly `text` and has `scope`, or a narrower scope of it. */
export function hasToken(tokens: readonly LineToken[], text: string, scope: string): boolean {
  return tokens.some((token) => token.text === text && token.scopes.some((own) => within(own, scope)));
}

/** True where any part of the line has `scope` or a narrower one. */
export function hasScope(tokens: readonly LineToken[], scope: string): boolean {
  return tokens.some((token) => token.scopes.some((own) => within(own, scope)));
}

function within(own: string, scope: string): boolean {
  return own === scope || own.startsWith(`${scope}.`);
}
