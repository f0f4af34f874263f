/**
 * The fast pass beside harper.js, a grammar checker that editors run on every pause, on the same notes in the same process;
 * and the cost of the fast pass by the length of the text. Prints two tables. Nothing is asserted: the figures belong to the
 * machine, the ratio to both.
 */
import { cpus } from 'node:os';
import { LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';
import { Bench } from 'tinybench';
import { reviewNote } from '#server/review/review.js';
import { shippedKnowledge } from '../shipped.js';
import { countWords, noteOfLength, notesOfWords } from './notes.js';

const wordsPerNote = 450;
const rounds = 3;
const lengths = [1e3, 1e4, 1e5, 1e6, 5e6];

const base = shippedKnowledge();
const review = (text: string): unknown => reviewNote(text, base, 'bench', null);

/** Medians in milliseconds over every note, `rounds` times each, after one round of every note to warm up. */
async function besideHarper(): Promise<void> {
  const notes = notesOfWords(wordsPerNote);
  const linter = new LocalLinter({ binary });
  await linter.setup();
  const bench = new Bench({
    iterations: notes.length * rounds,
    time: 0,
    warmupIterations: notes.length,
    warmupTime: 0,
    retainSamples: true,
  });
  const turn = { review: 0, lint: 0 };
  bench.add('DxLens, fast pass', () => {
    review(notes[turn.review++ % notes.length]!);
  });
  bench.add('harper.js, all its rules', async () => {
    await linter.lint(notes[turn.lint++ % notes.length]!, { language: 'plaintext' });
  });
  await bench.run();
  await linter.dispose();

  const words = notes.map(countWords).sort((a, b) => a - b);
  const rows = bench.tasks.map(({ name, result }) => {
    if (!('latency' in result)) {
      throw new Error(`${name} gave no result.`);
    }
    return { name, median: result.latency.p50, high: result.latency.p99, samples: result.latency.samplesCount };
  });
  print(
    `${String(notes.length)} notes of ${String(words[0])} to ${String(words.at(-1))} words, ${String(rounds)} times each, after warm-up`,
    ['', 'median', '99 %', 'runs'],
    rows.map(({ name, median, high, samples }) => [name, milliseconds(median), milliseconds(high), String(samples)]),
  );
  const [own, harper] = rows;
  process.stdout.write(`harper.js takes ${(harper!.median / own!.median).toFixed(1)} times as long.\n\n`);
}

/** Median of a few runs by length: more for what is short. */
function byLength(): void {
  const rows = lengths.map((length) => {
    const text = noteOfLength(length);
    const runs = Math.max(3, Math.min(51, Math.round(2e5 / length)));
    const times = Array.from({ length: runs }, () => {
      const before = performance.now();
      review(text);
      return performance.now() - before;
    }).sort((a, b) => a - b);
    const median = times[times.length >> 1]!;
    return [`${String(length / 1e3)} kB`, milliseconds(median), milliseconds(median / (length / 1e3)), String(runs)];
  });
  print('the fast pass by length of the text', ['', 'median', 'per kB', 'runs'], rows);
}

const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  process.stdout.write(`${title}\n${[head, ...rows].map(line).join('\n')}\n`);
}

process.stdout.write(
  `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${String(base.conditions.length)} conditions\n\n`,
);
await besideHarper();
byLength();
