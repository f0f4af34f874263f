import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dxlens } from './run.js';

/** What a terminal must not be given. */
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

describe('dxlens knowledge', function () {
  this.timeout(60_000);

  it('shows a condition whole, by its name', async () => {
    const { code, out, err } = await dxlens(['knowledge', 'show', 'Aortic', 'dissection']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^Aortic dissection {2}condition aortic-dissection\n/);
    assert.match(out, /ICD-10-CM +I71/);
    assert.match(out, /Findings, strongest evidence first\n/);
    assert.match(out, /│ tearing chest pain \(chest-pain\.tearing\) +│ \d/);
    assert.doesNotMatch(out, control);
    assert.ok(out.split('\n').every((line) => line.length <= 100));
  });

  it('shows the same as JSON', async () => {
    const { code, out } = await dxlens(['knowledge', 'show', 'fever', '--json']);
    assert.equal(code, 0);
    const [shown] = JSON.parse(out) as { kind: string; row: { id: string }; related: { conditions: unknown[] } }[];
    assert.deepEqual([shown?.kind, shown?.row.id], ['finding', 'fever']);
    assert.ok(shown!.related.conditions.length > 10);
  });

  it('exits with 2 on an unknown name, with the nearest', async () => {
    const { code, out, err } = await dxlens(['knowledge', 'show', 'aortc disection']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(
      err,
      /nothing is named "aortc disection"; the nearest: Aortic dissection \(condition aortic-dissection\)/,
    );
    const odd = await dxlens(['knowledge', 'show', '\u001b[31mqqzz\u0007']);
    assert.equal(odd.code, 2);
    assert.doesNotMatch(odd.err, control);
  });

  it('lists what misspelt words are in, and exits with 1 where nothing is found', async () => {
    const { code, out } = await dxlens(['knowledge', 'search', 'aortic', 'disection']);
    assert.equal(code, 0);
    assert.match(out, /^No phrase has “disection”; looked for dissection/);
    assert.match(out, /│ condition +│ aortic-dissection +│ Aortic dissection/);
    const none = await dxlens(['knowledge', 'search', 'qqzzqq', '--json']);
    assert.equal(none.code, 1);
    assert.deepEqual(JSON.parse(none.out), { found: [], misspelt: [{ word: 'qqzzqq', meant: [] }] });
  });

  it('exits with 2 without a command or a name', async () => {
    assert.equal((await dxlens(['knowledge'])).code, 2);
    assert.equal((await dxlens(['knowledge', 'show'])).code, 2);
  });
});

describe('dxlens knowledge diff', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-diff-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** A folder of one file with one finding of this base rate. */
  const version = async (name: string, rows: string): Promise<string> => {
    const path = join(folder, name);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'findings.yaml'), `schema: findings/1\nfindings:\n${rows}`);
    return path;
  };

  it('tells rows and figures of two folders, as text and as JSON', async () => {
    const old = await version('old', '  fever: {base: 5}\n  gone: {}\n');
    const now = await version('now', '  fever: {base: 6}\n  come: {}\n');
    const { code, out, err } = await dxlens(['knowledge', 'diff', old, now]);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      '+ finding come\n- finding gone\nfinding fever\n    base: 5 % -> 6 %\n1 added, 1 removed, 1 changed\n',
    );
    const { changed } = JSON.parse((await dxlens(['knowledge', 'diff', old, now, '--json'])).out) as {
      changed: unknown[];
    };
    assert.deepEqual(changed, [
      { kind: 'finding', id: 'fever', name: 'fever', changes: [{ field: 'base', before: '5 %', after: '6 %' }] },
    ]);
  });

  it('finds no difference between the compiled base and itself', async () => {
    const { code, out } = await dxlens(['knowledge', 'diff', 'dist/knowledge.json', 'dist/knowledge.json']);
    assert.deepEqual([code, out], [0, '0 added, 0 removed, 0 changed\n']);
  });

  it('warns of faults in a folder and compares the rest', async () => {
    const old = await version('whole', '  fever: {base: 5}\n');
    const faulty = await version('faulty', '  fever: {base: 5}\n  odd: {bsae: 1}\n');
    const { code, out, err } = await dxlens(['knowledge', 'diff', old, faulty]);
    assert.equal(code, 0);
    assert.match(err, /^dxlens: .*findings\.yaml:4: odd: unknown field "bsae"; compared without what is at fault\n$/);
    assert.match(out, /0 removed, 0 changed/);
  });

  it('exits with 1 and one sentence where there is no version', async () => {
    for (const path of [folder + '/none', 'package.json', 'docs']) {
      const { code, out, err } = await dxlens(['knowledge', 'diff', path, path]);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, /^dxlens: .* is no version of the knowledge; name a compiled knowledge\.json or a folder/);
    }
    assert.equal((await dxlens(['knowledge', 'diff', 'docs'])).code, 2);
  });
});

describe('dxlens knowledge coverage', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-coverage-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('counts the base by file, and lists what is thin or in doubt', async () => {
    const { code, out, err } = await dxlens(['knowledge', 'coverage']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^ {2}conditions +\d+\n {2}findings +\d+\n {2}links +\d+/);
    assert.match(out, /│ conditions\/chest\.yaml +│ \d+/);
    assert.match(out, /Conditions with fewer than 15 links: \d+\n/);
    assert.match(out, /Can't-miss conditions that no finding clearly evokes: \d+/);
    assert.doesNotMatch(out, /vignette|words understood/);
    assert.doesNotMatch(out, control);
  });

  it('adds vignettes and the words of notes where they are given', async () => {
    const vignettes = join(folder, 'cases.jsonl');
    await writeFile(vignettes, '{"condition":"sepsis"}\n{"condition":"no-such"}\n');
    const note = 'CC: cough\nDenies fever. Zorbles.\n';
    const args = ['knowledge', 'coverage', '--vignettes', vignettes, '-'];
    const { code, out } = await dxlens(args, { input: note });
    assert.equal(code, 0);
    assert.match(out, /Vignettes of no condition: 1\n {2}no-such\n/);
    assert.match(out, /words understood +75\.0 % of 4\n {2}not understood +zorbles 1\n/);
    const json = JSON.parse((await dxlens([...args, '--json'], { input: note })).out) as {
      vignettes: { without: string[] };
      words: object;
    };
    assert.ok(!json.vignettes.without.includes('sepsis') && json.vignettes.without.length > 100);
    assert.deepEqual(json.words, { words: 4, understood: 3, unread: [{ word: 'zorbles', count: 1 }] });
  });

  it('exits with 1 where a note or a vignette cannot be read, and says which', async () => {
    const note = await dxlens(['knowledge', 'coverage', 'gone.note']);
    assert.equal(note.code, 1);
    assert.equal(note.err, 'dxlens: gone.note: no such file or folder; check the path\n');
    assert.match(note.out, /the notes hold no words/);
    const vignettes = join(folder, 'bad.jsonl');
    await writeFile(vignettes, '{"condition":"sepsis"}\n{"gold":"x"}\n');
    const bad = await dxlens(['knowledge', 'coverage', '--vignettes', vignettes]);
    assert.deepEqual([bad.code, bad.out], [1, '']);
    assert.match(bad.err, /bad\.jsonl:2: condition: /);
  });
});
