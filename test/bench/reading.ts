/**
 * How well and how fast notes are read: the annotated sentences of test/fixtures/reading, scored, and the speed of a full read of
 * them. With `--faults` every difference of the open part is listed, for whoever mends the reader. Nothing is asserted.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { indexKnowledge } from '#server/knowledge/base.js';
import type { CompiledKnowledge } from '#server/knowledge/types.js';
import { annotatedFile, f1, precision, recall, scoreReading } from './annotated.js';
import type { Annotated } from './annotated.js';

const knowledge = JSON.parse(
  readFileSync(new URL('../../../dist/knowledge.json', import.meta.url), 'utf8'),
) as CompiledKnowledge;
const base = indexKnowledge(knowledge);
const percent = (value: number): string => (100 * value).toFixed(1).padStart(6);
const order = [
  'found',
  'named',
  'present',
  'absent',
  'template',
  'blanket',
  'possible',
  'hypothetical',
  'historical',
  'family',
  'other',
];

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
  if (showFaults) {
    process.stdout.write(`${faults.join('\n')}\n`);
  }
}

const [wanted = 'open'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files = { open: ['open-hospital.txt', 'open-clinic.txt'], sealed: ['sealed.txt'] }[wanted] ?? [wanted];
for (const file of files) {
  table(file, annotatedFile(file), process.argv.includes('--faults'));
}
