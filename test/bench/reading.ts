/**
 * How well and how fast notes are read: the annotated sentences of test/fixtures/reading, scored; then the speed of a full read of
 * them, its cost by the length of the text, and the cost of an edit. `--faults` lists every difference, for whoever mends the
 * reader; `--sealed` takes the sealed part alone. Nothing is asserted: the figures belong to the machine, the ratios to both.
 */
import process from 'node:process';
import { ReadingMemory } from '#server/note/memory.js';
import { readNote } from '#server/note/read.js';
import { shippedKnowledge } from '../shipped.js';
import { annotatedFile, f1, precision, recall, scoreReading } from './annotated.js';
import type { Annotated } from './annotated.js';
import { noteOfLength } from './notes.js';

const order = 'found named present absent template blanket possible hypothetical historical family other'.split(' ');
/** Sentences of a note, about as many as a visit note has. */
const perNote = 30;
const rounds = 25;
/** Milliseconds of reading before anything is measured: a server reads all day. */
const warmUp = 3000;
const lengths = [1e3, 1e4, 1e5, 1e6, 5e6];

const base = shippedKnowledge();
const { lexicon } = base;
const percent = (value: number): string => (100 * value).toFixed(1).padStart(6);

function table(title: string, records: readonly Annotated[], showFaults: boolean): void {
  const { rows, faults } = scoreReading(records, base);
  process.stdout.write(`${title}: ${String(records.length)} records\n              precision recall     F1      n\n`);
  for (const name of order) {
    const counts = rows.get(name);
    if (counts !== undefined) {
      const figures = [precision(counts), recall(counts), f1(counts)].map(percent).join(' ');
      process.stdout.write(`${name.padEnd(14)} ${figures} ${String(counts.right + counts.missed).padStart(6)}\n`);
    }
  }
  process.stdout.write(showFaults ? `${faults.join('\n')}\n\n` : '\n');
}

/** Milliseconds of processor time that `work` takes; what else runs on the machine counts for little. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Sentences a second over the texts, after warm-up. */
function speed(title: string, texts: readonly string[]): void {
  let sentences = 0;
  const read = (): void => {
    sentences = 0;
    for (const text of texts) {
      sentences += readNote(text, lexicon).sentences.length;
    }
  };
  for (let warm = 0; warm < warmUp;) {
    warm += cost(read);
  }
  const times = Array.from({ length: rounds }, () => cost(read)).sort((a, b) => a - b);
  const perSecond = (1000 * sentences) / times[times.length >> 1]!;
  process.stdout.write(`${title.padEnd(46)} ${perSecond.toFixed(0).padStart(8)} sentences/s\n`);
}

function byLength(): void {
  const some = noteOfLength(2e5);
  for (let warm = 0; warm < warmUp;) {
    warm += cost(() => void readNote(some, lexicon));
  }
  for (const length of lengths) {
    const text = noteOfLength(length);
    const runs = Math.max(3, Math.min(51, Math.round(2e5 / length)));
    const fresh = Array.from({ length: runs }, () => cost(() => void readNote(text, lexicon))).sort((a, b) => a - b);
    const memory = new ReadingMemory(lexicon);
    readNote(text, lexicon, memory);
    const edits = Array.from({ length: runs }, (_, index) => {
      const at = Math.floor(((index + 1) / (runs + 1)) * length);
      const edited = `${text.slice(0, at)}x${text.slice(at)}`;
      return cost(() => void readNote(edited, lexicon, memory));
    }).sort((a, b) => a - b);
    const whole = fresh[runs >> 1]!;
    const edit = edits[runs >> 1]!;
    process.stdout.write(
      `${`${String(length / 1e3)} kB`.padEnd(10)} ${whole.toFixed(2).padStart(9)} ms ${((1e6 * whole) / length).toFixed(0).padStart(6)} us/kB` +
        `   after an edit ${edit.toFixed(2).padStart(9)} ms (${(whole / edit).toFixed(1)} times less)\n`,
    );
  }
}

const flags = new Set(process.argv.slice(2));
const open = [
  'open-hospital.txt',
  'open-clinic.txt',
  'open-mixed.txt',
  'open-looked-at-a.txt',
  'open-looked-at-b.txt',
  'open-rare.txt',
  'open-looked-at-c.txt',
  'open-looked-at-d.txt',
  'open-looked-at-e.txt',
  'open-looked-at-f.txt',
  'open-looked-at-g.txt',
  'open-looked-at-h.txt',
];
const files = flags.has('--sealed') ? ['sealed-i.txt'] : open;
for (const file of files) {
  table(file, annotatedFile(file), flags.has('--faults'));
}
if (!flags.has('--faults')) {
  const texts = open.flatMap(annotatedFile).map(({ text }) => text.replaceAll('\n', ' '));
  const notes = Array.from({ length: Math.ceil(texts.length / perNote) }, (_, index) =>
    texts.slice(index * perNote, (index + 1) * perNote).join('\n'),
  );
  speed('the records in notes of 30, a line each', notes);
  speed('the records one by one, each a note', texts);
  byLength();
}
