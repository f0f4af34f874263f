import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dxlens, hangUp } from './run.js';

const well = 'test/notes/well-visit.soap';

describe('dxlens review', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-cli-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('exits with 0 when every note was reviewed, without colour when piped', async () => {
    const { code, out, err } = await dxlens(['review', well]);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^test\/notes\/well-visit\.soap/);
    assert.match(out, /No alerts\. No alert does not mean no disease\./);
    assert.match(out, /No language model is configured/);

    assert.doesNotMatch(out, /\u001b/);
  });

  it('says in one sentence each what is wrong with odd files, and reviews the rest', async () => {
    const { code, out, err } = await dxlens([
      'review',
      'test/fixtures/input/binary.note',
      'gone.note',
      'test/fixtures/input/no-notes',
      'test/fixtures/input/empty.note',
      'test/fixtures/input/spanish.note',
      'test/fixtures/input/encodings/mixed.note',
      well,
    ]);
    assert.deepEqual([code, err], [1, '']);
    const said = out.replace(/\s+/g, ' ');
    for (const sentence of [
      'binary.note Not reviewed: the file is binary, not text; export the note as plain text.',
      'gone.note Not reviewed: no such file or folder; check the path.',
      'no-notes Not reviewed: no notes in this folder; DxLens looks for .note, .soap, .hpi, .cnote.',
      'The note is empty.',
    ]) {
      assert.ok(said.includes(sentence), sentence);
    }
    assert.match(said, /mixed\.note \d+ years/);
    assert.match(said, /well-visit\.soap/);
  });

  it('reviews a large note', async () => {
    const file = join(folder, 'large.note');
    await writeFile(
      file,
      `CC: Cough\n${'Patient reports cough and fever for 3 days. Denies chest pain.\n'.repeat(16_000)}`,
    );
    const { code, out } = await dxlens(['review', file, '--format', 'jsonl']);
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as { status?: string; error?: string }).error, undefined);
  });

  for (const [args, said] of [
    [['review', '--format', 'xml'], /'xml' is invalid.*text, jsonl/],
    [['review', '--colour'], /unknown option '--colour'/],
    [['review', '--threads', 'many', well], /"many" is not a whole number above 0/],
    [['reveiw'], /unknown command 'reveiw'/],
    [['lsp'], /--stdio/],
    [['bench'], /missing required argument 'cases'/],
    [[], /Usage: dxlens/],
  ] as const) {
    it(`exits with 2 on "dxlens ${args.join(' ')}"`, async () => {
      const { code, out, err } = await dxlens(args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, said);
      assert.doesNotMatch(err, /\n\s+at /);
    });
  }

  it('warns of an overlay that cannot be used, and reviews without it', async () => {
    const overlay = join(folder, 'site.yaml');
    await writeFile(overlay, 'schema: conditions/1\nconditions:\n  sepsis: {urgncy: soon}\n');
    const { code, out, err } = await dxlens(['review', well, '--overlay', overlay]);
    assert.equal(code, 0);
    assert.equal(
      err,
      `dxlens: ${overlay}:3: sepsis: unknown field "urgncy"; the knowledge base is used without this overlay\n`,
    );
    assert.match(out, /well-visit\.soap/);
  });

  it('says in the review that a model cannot be used', async () => {
    const file = join(folder, 'model.gguf');
    await writeFile(file, 'GGUF cut short');
    const { code, out } = await dxlens(['review', 'test/notes/aortic-dissection-missed.note', '--model', file]);
    assert.equal(code, 0);
    assert.match(out, /gave no opinion: /);
    assert.match(out, /Consider aortic dissection/);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const { out, err } = await hangUp(['review', 'test/notes', 'test/notes', '--format', 'jsonl']);
    assert.ok(out.length > 0);
    assert.equal(err, '');
  });
});
