/** The build compiles the phrases of the knowledge; a base with a site's overlays has them compiled as it is indexed. Both read alike. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexKnowledge } from '#server/knowledge/base.js';
import { packLexicon } from '#server/knowledge/compileLexicon.js';
import { loadKnowledge } from '#server/knowledge/files.js';
import { restoreKnowledge, storeKnowledge } from '#server/knowledge/stored.js';
import { readNote } from '#server/note/read.js';
import { attributeKinds } from '#server/note/types.js';
import { annotatedFile } from '../../bench/annotated.js';
import { shippedFile } from '../../shipped.js';
import { compiled, conditions, file, findings } from './sample.js';

const root = new URL('../../../../', import.meta.url);
const notes = new URL('test/notes/', root);

describe('the lexicon of the build', () => {
  const built = restoreKnowledge(shippedFile());
  const { lexicon: packed, ...bare } = built;
  const loaded = indexKnowledge(shippedFile()).lexicon;
  const compiledNow = indexKnowledge(bare).lexicon;

  it('is there', () => {
    assert.ok(packed !== undefined && packed.words.length > 0 && packed.phrases.lines.length > 0);
  });

  for (const name of readdirSync(notes).filter((one) => /\.(?:note|soap|hpi|cnote)$/.test(one))) {
    it(`reads ${name} as one that is compiled at the start does`, () => {
      const text = readFileSync(new URL(name, notes), 'utf8');
      assert.deepEqual(readNote(text, loaded), readNote(text, compiledNow));
    });
  }

  for (const name of ['open-hospital.txt', 'open-clinic.txt']) {
    it(`reads the sentences of ${name} as one that is compiled at the start does`, () => {
      const texts = annotatedFile(name).map(({ text }) => text);
      assert.ok(texts.length > 100);
      for (const text of texts) {
        assert.deepEqual(readNote(text, loaded), readNote(text, compiledNow));
      }
    });
  }

  it('knows every name of the base, misspelt words, measures, and what attributes make of findings', () => {
    let narrower = 0;
    for (const { id, name, when, is } of built.findings) {
      for (const text of [name, `${name.slice(0, -2)}${name.slice(-1)}`]) {
        assert.deepEqual(readNote(text, loaded).mentions, readNote(text, compiledNow).mentions);
      }
      for (const kind of attributeKinds) {
        assert.equal(loaded.takes(id, kind), compiledNow.takes(id, kind));
      }
      if (when !== null && is !== null) {
        narrower += 1;
        assert.equal(loaded.narrow(is, when.kind, when.value), id);
        assert.ok(loaded.takes(is, when.kind));
      }
    }
    assert.ok(narrower > 0);
    for (const { id } of built.measures) {
      assert.ok(loaded.measure(id) !== undefined);
      assert.deepEqual(loaded.measure(id), compiledNow.measure(id));
    }
    assert.equal(loaded.measure('no-such-measure'), undefined);
  });
});

describe('a base with an overlay, beside the lexicon of the build', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-lexicon-'));
    await mkdir(join(folder, 'base'));
    for (const { path, text } of [findings, conditions]) {
      await writeFile(join(folder, 'base', path), text);
    }
    const base = compiled([findings, conditions]);
    // A phrase that the rows do not have, to tell which of the two is read with.
    const other = compiled(
      [findings, conditions],
      [file('a.yaml', 'schema: findings/1\nfindings: {cough: {say: [hack]}}\n')],
    );
    await writeFile(join(folder, 'knowledge.json'), storeKnowledge({ ...base, lexicon: packLexicon(other) }));
    const site = file('site.yaml', 'schema: findings/1\nfindings: {hoarseness: {say: [husky voice]}}\n');
    await writeFile(join(folder, site.path), site.text);
  });
  after(() => rm(folder, { recursive: true }));

  const found = async (text: string, overlays: readonly string[]): Promise<string[]> => {
    const { knowledge, warnings } = await loadKnowledge(
      join(folder, 'knowledge.json'),
      join(folder, 'base'),
      overlays.map((path) => join(folder, path)),
    );
    assert.deepEqual(warnings, []);
    return readNote(text, indexKnowledge(knowledge).lexicon).mentions.map(({ concept }) => concept.id);
  };

  const text = 'Husky voice, hack and pain in her chest.';

  it('reads what the overlay says as well, and what the build compiled no more', async () => {
    assert.deepEqual(await found(text, ['site.yaml']), ['hoarseness', 'chest-pain']);
  });

  it('reads what the build compiled where there is no overlay', async () => {
    assert.deepEqual(await found(text, []), ['cough', 'chest-pain']);
  });
});
