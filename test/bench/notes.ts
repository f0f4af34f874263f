/** Notes for the bench, made by joining the samples of test/notes: real note language of any length, the same every time. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

const folder = new URL('../../../test/notes/', import.meta.url);

/** The texts of the sample notes, by name. */
export function sampleNotes(): string[] {
  return readdirSync(folder)
    .filter((name) => ['.note', '.soap', '.hpi', '.cnote'].includes(extname(name)))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

export const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/**
 * One note beginning with each sample, of about `words` words: following samples are added and the last is cut at the end of
 * a line. What comes out reads as one long note; that it holds several patients matters to its meaning, not to its cost.
 */
export function notesOfWords(words: number): string[] {
  const samples = sampleNotes();
  return samples.map((_, first) => {
    const lines: string[] = [];
    let count = 0;
    for (let index = first; count < words; index++) {
      for (const line of samples[index % samples.length]!.split('\n')) {
        if (count >= words) {
          break;
        }
        lines.push(line);
        count += countWords(line);
      }
      lines.push('');
    }
    return lines.join('\n');
  });
}

/** Text of the samples, repeated, of `length` UTF-16 code units. */
export function noteOfLength(length: number): string {
  const round = sampleNotes().join('\n\n');
  return round.repeat(Math.ceil(length / round.length)).slice(0, length);
}
