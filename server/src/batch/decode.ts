/** Bytes of a file -> text. UTF-8, UTF-16 with a mark, and files that mix UTF-8 with Windows-1252; binary files are refused. */
import { isBinaryFile } from 'isbinaryfile';

/** The bytes are no note. The message is one sentence that says why and what to do. */
export class NotText extends Error {
  override readonly name = 'NotText';
}

/** Most bytes of a file that is read at all. */
const largestFile = 40_000_000;

/** Decodes a note. Rejects with `NotText` for binary or oversized content. A byte order mark is not part of the text. */
export async function decodeNote(bytes: Buffer): Promise<string> {
  if (bytes.length > largestFile) {
    throw new NotText(`the file is larger than ${String(largestFile / 1e6)} MB; split it into single notes`);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  }
  if (bytes.length > 0 && (await isBinaryFile(bytes, bytes.length)) && !isAccented(bytes)) {
    throw new NotText('the file is binary, not text; export the note as plain text');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeMixed(bytes);
  }
}

/** A short note with many accents in an old encoding, which looks binary by its share of high bytes but has no control bytes. */
function isAccented(bytes: Buffer): boolean {
  const isControl = (byte: number): boolean => (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) || byte === 0x7f;
  return !bytes.some(isControl) && !bytes.subarray(0, 5).equals(Buffer.from('%PDF-'));
}

/**
 * Windows-1252 from 0x80 to 0x9f; above that it is Latin-1. Written out because the TextDecoder of several versions of Node
 * reads windows-1252 as Latin-1, which turns curly quotes into control characters. The five bytes without a character stay.
 */
const westernMarks = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const western = (byte: number): string => westernMarks[byte - 0x80] ?? String.fromCharCode(byte);

/** Valid UTF-8 sequences as such, every other byte as Windows-1252: what remains when notes were pasted together. */
function decodeMixed(bytes: Buffer): string {
  const utf8 = new TextDecoder('utf-8');
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += utf8.decode(bytes.subarray(from, at)) + western(bytes[at]!);
    at += 1;
    from = at;
  }
  return text + utf8.decode(bytes.subarray(from));
}

/** Second bytes that may follow a lead byte, where not all may (Unicode 16, table 3-7): no overlong forms, no surrogates. */
const secondBytes = new Map<number, readonly [number, number]>([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** Length of the valid UTF-8 sequence at `at`, or 0. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at]!;
  const length =
    lead < 0x80
      ? 1
      : lead >= 0xc2 && lead < 0xe0
        ? 2
        : lead >= 0xe0 && lead < 0xf0
          ? 3
          : lead >= 0xf0 && lead < 0xf5
            ? 4
            : 0;
  const [least, most] = secondBytes.get(lead) ?? [0x80, 0xbf];
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0;
    if (i === 1 ? byte < least || byte > most : (byte & 0xc0) !== 0x80) {
      return 0;
    }
  }
  return length;
}
