import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNotes, SourceUnreadable } from '#server/batch/sources.js';

describe('finding notes', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-sources-'));
    for (const path of [
      'notes/b.note',
      'notes/a.SOAP',
      'notes/inner/c.hpi',
      'notes/d.cnote',
      'notes/e.txt',
      'notes/[1].note',
      'free.text',
      'notes/node_modules/x.note',
    ]) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), path);
    }
    await mkdir(join(folder, 'none'));
  });
  after(() => rm(folder, { recursive: true }));
  const files = async (...paths: string[]): Promise<string[]> =>
    (await findNotes(paths, folder)).map(({ file }) => file);

  it('searches folders for its endings, in any case, in a stable order', async () => {
    const found = ['notes/[1].note', 'notes/a.SOAP', 'notes/b.note', 'notes/d.cnote', 'notes/inner/c.hpi'];
    assert.deepEqual(await files('notes'), found);
    assert.deepEqual(await files('notes'), found);
  });

  it('takes a file that is named whatever its ending, in the order of the command line', async () => {
    assert.deepEqual(await files('notes/e.txt', 'free.text', 'notes/b.note'), [
      'notes/e.txt',
      'free.text',
      'notes/b.note',
    ]);
  });

  it('reads a note when its turn comes', async () => {
    const [source] = await findNotes(['free.text'], folder);
    await writeFile(join(folder, 'free.text'), 'changed since');
    assert.equal(await source?.read(), 'changed since');
  });

  for (const [path, message] of [
    ['gone.note', /^no such file or folder; check the path$/],
    ['none', /^no notes in this folder; DxLens looks for \.note, \.soap, \.hpi, \.cnote$/],
  ] as const) {
    it(`keeps ${path} in its place and says what is wrong when it is read`, async () => {
      const sources = await findNotes(['free.text', path, 'notes/b.note'], folder);
      assert.deepEqual(
        sources.map(({ file }) => file),
        ['free.text', path, 'notes/b.note'],
      );
      await assert.rejects(
        sources[1]!.read(),
        (error: Error) => error instanceof SourceUnreadable && message.test(error.message),
      );
    });
  }

  it('says so when a file goes between finding and reading', async () => {
    await writeFile(join(folder, 'brief.note'), 'x');
    const [source] = await findNotes(['brief.note'], folder);
    await rm(join(folder, 'brief.note'));
    await assert.rejects(source!.read(), /^SourceUnreadable: the file cannot be read \(ENOENT\)/);
  });
});
