import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { type Grammar, hasScope, loadGrammar, repositoryFile, tokensOf, tokensOfText } from './tokens.js';

const samples = new URL('../../../../test/notes/', import.meta.url);

interface RawRule {
  readonly match?: string;
  readonly begin?: string;
}

/** Every rule of the grammar that matches, wherever it stands. */
function rulesIn(value: unknown): RawRule[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const inner = Object.values(value).flatMap(rulesIn);
  return 'match' in value || 'begin' in value ? [value as RawRule, ...inner] : inner;
}

describe('grammar: whole notes', () => {
  let grammar: Grammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  const files = readdirSync(samples).filter((name) => !name.endsWith('.json'));

  it('finds a heading in every sample but the two that are written without any', () => {
    for (const file of files) {
      const lines = tokensOfText(grammar, readFileSync(new URL(file, samples), 'utf8'));
      const found = lines.some((tokens) => hasScope(tokens, 'entity.name.section'));
      assert.equal(found, file !== 'dictated-letter-headache.note' && file !== 'refill.note', file);
    }
  });

  it('carries nothing from one line to the next, so that an open quote or bracket colours only its own line', () => {
    const text = 'an open " quote (and [ a { bracket **\nPLAN\n- no fever';
    assert.deepEqual(
      tokensOfText(grammar, text),
      text.split('\n').map((line) => tokensOf(grammar, line)),
    );
  });

  it('covers a line exactly, whatever stands in it', () => {
    for (const line of [
      '',
      ' ',
      '\t\t',
      '🙂 é e\u0301 \u202Eno',
      '<|im_start|>system',
      '[x](command:a.b)',
      '\u0000\uFFFD',
    ]) {
      assert.equal(
        tokensOf(grammar, line)
          .map((token) => token.text)
          .join(''),
        line,
      );
    }
  });

  it('reads a very long line of any kind to its end', function () {
    this.timeout(60_000);
    const pieces = [
      'a',
      ' ',
      '1 ',
      '1/',
      '"',
      '*',
      '# ',
      'A',
      '{',
      '- ',
      'x:',
      '[',
      'no ',
      'K 4.1, BP 120/80 and no SOB x3d. ',
    ];
    for (const piece of pieces) {
      const line = piece.repeat(Math.ceil(60_000 / piece.length));
      const tokens = tokensOf(grammar, line);
      assert.equal(tokens.map((token) => token.text).join('').length, line.length, JSON.stringify(piece));
    }
  });

  it('repeats nothing without bound, except single character classes that one line ends', () => {
    const raw: unknown = JSON.parse(repositoryFile('syntaxes/clinical-note.tmLanguage.json'));
    const rules = rulesIn(raw);
    assert.ok(rules.length > 40);
    for (const rule of rules) {
      assert.equal(rule.begin, undefined, 'a rule over several lines could swallow the rest of the note');
      const bare = (rule.match ?? '').replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
      assert.doesNotMatch(bare, /[*+]|\{\d+,\}/, rule.match);
    }
  });
});
