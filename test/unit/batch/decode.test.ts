import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { decodeNote, NotText } from '#server/batch/decode.js';

const input = new URL('../../../../test/fixtures/input/', import.meta.url);
const fixture = (path: string): Promise<Buffer> => readFile(new URL(path, input));
const note = 'T 38.4 °C, naïve to “opioids” – see 田中 🙂\r\n';

describe('decoding a note', () => {
  it('reads UTF-8, with a byte order mark or without', async () => {
    assert.equal(await decodeNote(Buffer.from(note)), note);
    assert.equal(await decodeNote(Buffer.from(`\uFEFF${note}`)), note);
  });

  it('reads UTF-16 of both ends with its mark', async () => {
    const little = Buffer.from(`\uFEFF${note}`, 'utf16le');
    assert.equal(await decodeNote(little), note);
    assert.equal(await decodeNote(Buffer.from(little).swap16()), note);
  });

  it('reads the same note from every encoding of the fixtures', async () => {
    const lines = (text: string): string[] => text.split(/\r?\n/);
    const plain = lines((await fixture('crlf.note')).toString('utf8'));
    for (const path of ['encodings/utf16le.note', 'encodings/utf16be.note', 'encodings/utf8-bom.note', 'crlf.note']) {
      assert.deepEqual(lines(await decodeNote(await fixture(path))), plain, path);
    }
  });

  it('reads Windows-1252 with its quotes, dashes and degree sign', async () => {
    const western = Buffer.from('A long day of fever, \x9338.4 \xb0C\x94 \x96 na\xefve to it.\n', 'latin1');
    assert.equal(await decodeNote(western), 'A long day of fever, “38.4 °C” – naïve to it.\n');
    const text = await decodeNote(await fixture('encodings/latin1.note'));
    assert.match(text, /°/);
    assert.doesNotMatch(text, /[\uFFFD\x80-\x9f]/);
  });

  it('reads lines of both encodings in one file, and loses no byte', async () => {
    const bytes = Buffer.concat([
      Buffer.from('37.0 °C 🙂\n'),
      Buffer.from('38.4 °C\n', 'latin1'),
      Buffer.from('39 °C'),
    ]);
    assert.equal(await decodeNote(bytes), '37.0 °C 🙂\n38.4 °C\n39 °C');
    assert.doesNotMatch(await decodeNote(await fixture('encodings/mixed.note')), /\uFFFD/);
  });

  it('takes bytes that only look like UTF-8 one by one', async () => {
    // A surrogate, an overlong form and a cut sequence are no characters of UTF-8.
    assert.equal(await decodeNote(Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62])), 'aí\u00a0€b');
    assert.equal(await decodeNote(Buffer.from([0x61, 0xe0, 0x80, 0x80, 0x62])), 'aà€€b');
    assert.equal(await decodeNote(Buffer.from([0x61, 0xc3])), 'aÃ');
  });

  it('reads an empty file as an empty note', async () => {
    assert.equal(await decodeNote(Buffer.alloc(0)), '');
  });

  it('refuses what is binary or too large in one sentence that says what to do', async () => {
    const saysWhat = (pattern: RegExp) => (error: Error) => error instanceof NotText && pattern.test(error.message);
    const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    for (const bytes of [await fixture('binary.note'), png, Buffer.from('%PDF-1.7\nall of it is text')]) {
      await assert.rejects(decodeNote(bytes), saysWhat(/binary.*plain text$/));
    }
    await assert.rejects(decodeNote(Buffer.alloc(40_000_001, 'a')), saysWhat(/larger than 40 MB; split/));
  });
});
