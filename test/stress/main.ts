/**
 * `npm run stress -- reader [COUNT [SEED]]`: mutated and random notes through the reader. No exception, no offset outside the text, and no text whose cost
 * per kB is ten times the median. Ends with 1 and the seed where one is found.
 */
import process from 'node:process';
import fc from 'fast-check';
import { readNote } from '#server/note/read.js';
import { shippedKnowledge } from '../shipped.js';
import { annotatedFile } from '../bench/annotated.js';
import { sampleNotes } from '../bench/notes.js';
import { strangeNotes } from './arbitraries.js';
import { unsound } from './soundness.js';

const defaultCount = 100_000;
const batch = 500;
const mostTimes = 10;
/** Shorter texts are repeated up to this length, so that their cost can be measured at all. */
const shortest = 2000;
/** A text that seems dear is read again this often: what counts is its cheapest reading. */
const repeats = 15;

const count = Number(process.argv[2] ?? defaultCount);
const seed = Number(process.argv[3] ?? 20261122);
const { lexicon } = shippedKnowledge();
const notes = [
  ...sampleNotes(),
  ...['open-hospital.txt', 'open-clinic.txt'].flatMap(annotatedFile).map(({ text }) => text),
];
const arbitrary = strangeNotes(notes);

/** Milliseconds of processor time per kB of one reading; what else runs on the machine counts for little. */
function costOf(text: string): number {
  const long = text.length >= shortest || text === '' ? text : text.repeat(Math.ceil(shortest / text.length));
  const before = process.cpuUsage();
  readNote(long, lexicon);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (Math.max(shortest, long.length) / 1000);
}

const fail = (what: string, text: string, at: number): never => {
  process.stdout.write(
    `\nnote ${String(at)} of seed ${String(seed)}: ${what}\n${JSON.stringify(text.slice(0, 2000))}\n`,
  );
  process.exit(1);
};

const costs: number[] = [];
const dear: { readonly text: string; readonly cost: number; readonly at: number }[] = [];
for (let done = 0; done < count; done += batch) {
  for (const [index, text] of fc
    .sample(arbitrary, { numRuns: Math.min(batch, count - done), seed: seed + done })
    .entries()) {
    const at = done + index;
    try {
      const fault = unsound(readNote(text, lexicon));
      if (fault !== null) {
        fail(fault, text, at);
      }
    } catch (error) {
      fail(String(error), text, at);
    }
    const cost = costOf(text);
    costs.push(cost);
    if (at > batch && cost > 5 * median(costs.slice(-batch))) {
      dear.push({ text, cost, at });
    }
  }
  process.stdout.write(`\r${String(Math.min(count, done + batch))} of ${String(count)} notes`);
}
const middle = median(costs);
let most = 0;
for (const { text, at } of dear) {
  const cost = Math.min(...Array.from({ length: repeats }, () => costOf(text)));
  most = Math.max(most, cost / middle);
  if (cost > mostTimes * middle) {
    fail(`it costs ${(cost / middle).toFixed(1)} times the median per kB`, text, at);
  }
}
process.stdout.write(
  `\nno exception, no offset outside the text; ${(1000 * middle).toFixed(0)} microseconds per kB (median), ` +
    `${most === 0 ? 'none above five times that' : `${most.toFixed(1)} times that at most`}\n`,
);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
