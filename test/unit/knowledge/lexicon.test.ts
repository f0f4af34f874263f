import { strict as assert } from 'node:assert';
import { packLexicon } from '#server/knowledge/compileLexicon.js';
import { buildLexicon } from '#server/knowledge/lexicon.js';
import type { CompiledKnowledge } from '#server/knowledge/types.js';
import { tokenize } from '#server/note/words/tokens.js';
import type { Lexicon, LexiconEntry } from '#server/note/types.js';
import { compiled, file } from './sample.js';

const knowledge = compiled([
  file(
    'f.yaml',
    `
schema: findings/1
findings:
  pain: {narrow: {burning: {when: quality=burning}}}
  chest-pain: {say: [pain in the chest, thoracic pain, CP], takes: [site]}
  chest-pain-on-breathing: {say: [chest pain when breathing in]}
  night-sweats: {}
  neuralgia: {say: [Ménière pain]}
  old-chest-pain: {say: [chronic chest pain]}
  biopsy-scar: {}
  lymph-nodes: {say: [swollen glands]}
  crackles: {}
  wheeze: {}
  sleep-study: {say: [CAP]}
  all-fillers: {say: [the]}
  hip-fracture: {}
  nipple-discharge: {}
  polycystic: {say: [PCOS]}
  nausea: {}
  vomiting: {}
normals:
  lungs clear: [crackles, wheeze]
`,
  ),
  file('a.yaml', 'schema: attributes/1\nattributes: {quality: {burning: [burning]}, site: {chest: [thorax]}}\n'),
  file(
    'm.yaml',
    `
schema: measures/1
measures:
  heart-rate: {say: [hr, heart rate], unit: /min, plausible: 20-300}
  fetal-heart-rate: {say: [heart rate, heart rate of fetus], unit: /min, plausible: 20-300}
`,
  ),
  file(
    'p.yaml',
    `
schema: phrases/1
several: {n/v: [nausea, vomiting]}
blankets: [{say: [all else negative], denies: [nausea, wheeze]}]
abbreviations:
  NS: [{means: night-sweats, near: [nights, soaked], sections: [hpi]}, {words: normal saline, near: [iv], otherwise: true}]
`,
  ),
]);
const throughJson = JSON.parse(JSON.stringify({ ...knowledge, lexicon: packLexicon(knowledge) })) as CompiledKnowledge;
const lexicon = buildLexicon(knowledge);
const packed = buildLexicon(throughJson);

/** What is found at the first token of the text, and the words it covers, by the lexicon as compiled and as the build leaves it. */
function entriesAt(text: string): { entries: readonly LexiconEntry[]; words: string } | null {
  const tokens = tokenize(text);
  const [hit, other] = [lexicon, packed].map((one) => one.match(keysOf(text, one), 0, tokens.length));
  assert.deepEqual(other, hit);
  return hit == null ? null : { entries: hit.entries, words: text.slice(0, tokens[hit.length - 1]!.end) };
}

const keysOf = (text: string, by: Lexicon): Int32Array =>
  Int32Array.from(tokenize(text), (token) => by.key(token.folded));

/** The same by names. */
function match(text: string): { found: string[]; words: string } | null {
  const hit = entriesAt(text);
  const name = (entry: LexiconEntry): string =>
    entry.kind === 'concept'
      ? `${entry.denies !== null ? 'no ' : ''}${entry.concept.id}`
      : entry.kind === 'attribute'
        ? `${entry.attribute}=${entry.value}`
        : 'one of several';
  return hit === null ? null : { found: hit.entries.map(name), words: hit.words };
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
    ['burning sensation', 'quality=burning', 'burning'],
    ['gland swelling', 'lymph-nodes', 'gland swelling'],
    ['hip #', 'hip-fracture', 'hip #'],
    ['nipple d/c', 'nipple-discharge', 'nipple d/c'],
    ['PCOS', 'polycystic', 'PCOS'],
    ['ns', 'one of several', 'ns'],
  ] as const) {
    it(`finds ${found} in "${text.replace('\n', '\\n')}"`, () => {
      assert.deepEqual(match(text), { found: [found], words });
    });
  }

  it('says several things by one phrase', () => {
    assert.deepEqual(match('lungs clear')?.found, ['no crackles', 'no wheeze']);
    assert.deepEqual(match('n/v')?.found, ['nausea', 'vomiting']);
  });

  const finding = (id: string, denies: 'template' | 'blanket' | null = null, capitals = false): LexiconEntry => ({
    kind: 'concept',
    concept: { kind: 'finding', id },
    denies,
    capitals,
  });
  for (const [text, entries] of [
    ['lungs clear', [finding('crackles', 'template'), finding('wheeze', 'template')]],
    ['all else negative', [finding('nausea', 'blanket'), finding('wheeze', 'blanket')]],
    ['n/v', [finding('nausea'), finding('vomiting')]],
    ['cap', [finding('sleep-study', null, true)]],
    ['sleep study', [finding('sleep-study')]],
    ['burning', [{ kind: 'attribute', attribute: 'quality', value: 'burning' }]],
    [
      'NS',
      [
        {
          kind: 'choice',
          meanings: [
            {
              concept: { kind: 'finding', id: 'night-sweats' },
              sections: new Set(['hpi']),
              near: new Set(['night', 'soak']),
              otherwise: false,
            },
            { concept: null, sections: new Set(), near: new Set(['iv']), otherwise: true },
          ],
        },
      ],
    ],
  ] as const) {
    it(`tells all that "${text}" stands for`, () => {
      assert.deepEqual(entriesAt(text)?.entries, entries);
    });
  }

  for (const text of [
    'painting',
    'spain',
    'cpap',
    'chest tube',
    'chest very much too great pain',
    'glands never swollen',
    'sweats, night',
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
    assert.equal(lexicon.match(keysOf('chest pain', lexicon), 0, 1), null);
  });

  for (const one of [lexicon, packed]) {
    const name = one === lexicon ? 'as compiled' : 'as the build leaves it';

    it(`finds measures by their longest name, ${name}`, () => {
      const find = (text: string, at = 0): ReturnType<Lexicon['matchMeasure']> => {
        const keys = keysOf(text, one);
        return one.matchMeasure(keys, at, keys.length);
      };
      assert.deepEqual(find('HR 80'), { length: 1, measures: ['heart-rate'] });
      assert.deepEqual(find('heart rate 80'), { length: 2, measures: ['heart-rate', 'fetal-heart-rate'] });
      assert.deepEqual(find('heart rate of the fetus'), { length: 5, measures: ['fetal-heart-rate'] });
      assert.equal(find('heart rate 80', 1), null);
      assert.equal(find('chest pain'), null);
    });

    it(`knows the words of its phrases and no others, ${name}`, () => {
      assert.equal(one.key('xylophone'), 0);
      assert.equal(one.key('xylophone'), 0);
      assert.equal(one.key('x'.repeat(100_000)), 0);
      assert.ok(one.key('chest') > 0);
      assert.equal(one.key('sweats'), one.key('sweat'));
      assert.equal(one.key('swelling'), one.key('swollen'));
      assert.ok(one.key('the') < 0 && one.key('-') < 0 && one.key('\n') < 0);
    });

    it(`knows which attributes a finding takes, and what they make of it, ${name}`, () => {
      assert.equal(one.narrow('pain', 'quality', 'burning'), 'pain.burning');
      assert.equal(one.narrow('pain', 'quality', 'tearing'), null);
      assert.equal(one.narrow('pain', 'site', 'burning'), null);
      assert.equal(one.narrow('chest-pain', 'quality', 'burning'), null);
      assert.ok(one.takes('pain', 'quality') && one.takes('chest-pain', 'site'));
      assert.ok(!one.takes('pain', 'site') && !one.takes('no-such-finding', 'site'));
    });
  }
});

describe('a misspelt word of a phrase', () => {
  const misread = { ...knowledge, ordinary: ['nauseas', 'breaching'] };
  for (const one of [buildLexicon(misread), buildLexicon({ ...throughJson, ordinary: misread.ordinary })]) {
    it('has the number of the word that is meant', () => {
      assert.equal(one.key('vomitting'), one.key('vomiting'));
      assert.equal(one.key('swolen'), one.key('swelling'));
      assert.equal(one.key('crackels'), one.key('crackles'));
    });

    it('has none where it is a word of its own, or where no word is known to be one', () => {
      assert.equal(one.key('breaching'), 0);
      assert.ok(one.key('breathing') > 0);
      assert.equal(lexicon.key('vomitting'), 0);
    });
  }
});
