import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dxlens, objects, root } from './run.js';

const well = 'test/notes/well-visit.soap';

interface Printed {
  readonly schema: string;
  readonly file: string;
  readonly error?: string;
  readonly mentions?: readonly { text: string; start: number; end: number; polarity: string; asked: string | null }[];
}

describe('dxlens read', function () {
  this.timeout(60_000);

  it('prints the note with its marks, without colour when piped', async () => {
    const { code, out, err } = await dxlens(['read', '-'], { input: 'CC: cough\nDenies fever. HR 118\n' });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^standard input\n/);
    assert.match(out, /\n1 chief-complaint │ CC: \+\[cough\]\n/);
    assert.match(out, /Denies -\[fever\]\. #\*\[HR 118 = heart rate 118 \/min\]\n/);
    assert.match(out, /absent \(specific\), recent, patient; by “Denies”/);
    assert.doesNotMatch(out, /\u001b/);
  });

  it('prints the same as JSON, one object a note, with offsets into the note', async () => {
    const { code, out, err } = await dxlens(['read', well, 'test/fixtures/input/emoji.note', '--format', 'json']);
    assert.deepEqual([code, err], [0, '']);
    const printed = objects(out) as Printed[];
    assert.deepEqual(
      printed.map(({ schema, file }) => [schema, file]),
      [
        ['dxlens/read/1', well],
        ['dxlens/read/1', 'test/fixtures/input/emoji.note'],
      ],
    );
    for (const { file, mentions } of printed) {
      const text = await readFile(join(root, file), 'utf8');
      assert.ok(mentions!.length > 3);
      for (const mention of mentions!) {
        assert.equal(text.slice(mention.start, mention.end), mention.text);
        assert.equal(mention.asked !== null, mention.polarity === 'absent', JSON.stringify(mention));
      }
    }
  });

  it('says in one sentence each what is wrong with odd files, and reads the rest', async () => {
    const odd = ['test/fixtures/input/binary.note', 'gone.note', 'test/fixtures/input/empty.note'];
    const { code, out, err } = await dxlens(['read', ...odd, 'test/fixtures/input/encodings/utf16le.note', well]);
    assert.deepEqual([code, err], [1, '']);
    const said = out.replace(/\s+/g, ' ');
    for (const sentence of [
      'binary.note Not read: the file is binary, not text; export the note as plain text.',
      'gone.note Not read: no such file or folder; check the path.',
      'empty.note The note is empty.',
    ]) {
      assert.ok(said.includes(sentence), sentence);
    }
    assert.match(said, /utf16le\.note Patient \d+ years/);
    assert.match(said, /well-visit\.soap Patient/);
    const json = objects((await dxlens(['read', 'gone.note', '--format', 'json'])).out) as Printed[];
    assert.deepEqual(json, [
      { schema: 'dxlens/read/1', file: 'gone.note', error: 'no such file or folder; check the path' },
    ]);
  });

  it('exits with 2 without a note and on an unknown format', async () => {
    const { code, out, err } = await dxlens(['read']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /missing required argument 'notes'/);
    assert.equal((await dxlens(['read', well, '--format', 'xml'])).code, 2);
  });
});

describe('dxlens review -', function () {
  this.timeout(60_000);
  it('takes the note from standard input', async () => {
    const { code, out } = await dxlens(['review', '-'], { input: '40 M. CC: cough for two days.\n' });
    assert.equal(code, 0);
    assert.match(out, /^standard input {2}40 years, male\n/);
  });
});
