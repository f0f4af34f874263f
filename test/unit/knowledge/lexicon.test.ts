import { strict as assert } from 'node:assert';
import { buildLexicon } from '#server/knowledge/lexicon.js';
import { tokenize } from '#server/note/tokens.js';
import { compiled, file } from './sample.js';

const lexicon = buildLexicon(
  compiled([
    file(
      'f.yaml',
      `
schema: findings/1
findings:
  pain: {}
  chest-pain: {say: [pain in the chest, thoracic pain, CP]}
  chest-pain-on-breathing: {say: [chest pain when breathing in]}
  night-sweats: {}
  neuralgia: {say: [Ménière pain]}
  old-chest-pain: {say: [chronic chest pain]}
  biopsy-scar: {}
  lymph-nodes: {say: [swollen glands]}
  crackles: {}
  wheeze: {}
normals:
  lungs clear: [crackles, wheeze]
`,
    ),
    file('a.yaml', 'schema: attributes/1\nattributes: {quality: {burning: [burning]}}\n'),
    file(
      'm.yaml',
      'schema: measures/1\nmeasures:\n  heart-rate: {say: [hr, heart rate], unit: /min, plausible: 20-300}\n',
    ),
  ]),
);

/** What is found at the first token of the text: its concepts, and the words it covers. */
function match(text: string): { found: string[]; words: string } | null {
  const tokens = tokenize(text);
  const keys = Int32Array.from(tokens, (token) => lexicon.key(token.folded));
  const hit = lexicon.match(keys, 0, tokens.length);
  return hit === null
    ? null
    : {
        found: hit.entries.map((entry) =>
          entry.kind === 'concept'
            ? `${entry.denies !== null ? 'no ' : ''}${entry.concept.id}`
            : entry.kind === 'attribute'
              ? `${entry.attribute}=${entry.value}`
              : 'one of several',
        ),
        words: text.slice(0, tokens[hit.length - 1]!.end),
      };
}

describe('the lexicon', () => {
  for (const [text, found, words] of [
    ['chest pain when breathing in today', 'chest-pain-on-breathing', 'chest pain when breathing in'],
    ['chest pain when lying', 'chest-pain', 'chest pain'],
    ['Pain in her chest', 'chest-pain', 'Pain in her chest'],
    ['pain in the left chest', 'chest-pain', 'pain in the left chest'],
    ['chest severe pain', 'chest-pain', 'chest severe pain'],
    ['CHEST PAINS', 'chest-pain', 'CHEST PAINS'],
    ['chest mild new acute pain', 'chest-pain', 'chest mild new acute pain'],
    ['chest-pain', 'chest-pain', 'chest-pain'],
    ['chest\npain', 'chest-pain', 'chest\npain'],
    ['night sweat', 'night-sweats', 'night sweat'],
    ['Meniere pain', 'neuralgia', 'Meniere pain'],
    ['Me\u0301nie\u0300re pain', 'neuralgia', 'Me\u0301nie\u0300re pain'],
    ['chronic chest pain', 'old-chest-pain', 'chronic chest pain'],
    ['biopsies scars', 'biopsy-scar', 'biopsies scars'],
    ['swollen gland', 'lymph-nodes', 'swollen gland'],
    ['burning pain', 'quality=burning', 'burning'],
  ] as const) {
    it(`finds ${found} in "${text.replace('\n', '\\n')}"`, () => {
      assert.deepEqual(match(text), { found: [found], words });
    });
  }

  it('says several things by one phrase', () => {
    assert.deepEqual(match('lungs clear')?.found, ['no crackles', 'no wheeze']);
  });

  for (const text of [
    'painting',
    'spain',
    'cpap',
    'chest tube',
    'chest very much too great pain',
    'chest mild new acute chronic pain',
    'left',
    'the',
    '',
  ]) {
    it(`finds nothing at the beginning of "${text}"`, () => {
      assert.equal(match(text), null);
    });
  }

  it('stops at the end it is given', () => {
    const keys = Int32Array.from(tokenize('chest pain'), (token) => lexicon.key(token.folded));
    assert.equal(lexicon.match(keys, 0, 1), null);
  });

  it('finds measures by their longest name', () => {
    const keys = Int32Array.from(tokenize('heart rate 80'), (token) => lexicon.key(token.folded));
    assert.deepEqual(lexicon.matchMeasure(keys, 0, 3), { length: 2, measures: ['heart-rate'] });
    assert.equal(lexicon.matchMeasure(keys, 1, 3), null);
  });

  it('knows the words of its phrases and no others', () => {
    assert.equal(lexicon.key('xylophone'), 0);
    assert.ok(lexicon.key('chest') > 0);
    assert.equal(lexicon.key('sweats'), lexicon.key('sweat'));
    assert.ok(lexicon.key('the') < 0);
  });
});
