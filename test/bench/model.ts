/**
 * `npm run bench -- model [FILE]`: models of random weights measured as `dxlens model bench` measures real ones, held against
 * what the product promises: of the architecture llama, with about 5 and 30 million parameters, or the file that is named.
 * A file of random weights can be named here and nowhere else.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelBenchText } from '#server/cli/modelBenchText.js';
import { terminalOf } from '#server/cli/terminal.js';
import { benchModel, type ModelBenchResult } from '#server/evaluation/modelBench.js';
import { benchNote } from '#server/evaluation/modelBenchNote.js';
import { optionsOf } from '#server/review/fusion.js';
import { packageAt } from '#server/review/package.js';
import { reviewNote } from '#server/review/review.js';
import { fiveMillion, makeGguf, textOfNotes, thirtyMillion } from '../model/makeGguf.js';
import { shippedKnowledge } from '../shipped.js';

const files = packageAt(import.meta.url);
const [named, repeats = named === undefined ? '9' : '3'] = process.argv.slice(2);

/** What the product promises of models of random weights, each as a quotient. */
function promisesOf({
  speed,
  first,
  together,
}: ModelBenchResult): [what: string, value: number | null, kept: boolean][] {
  const [writing, end, atOnce] = [speed.writing.ratio, first.choice.end.ofCold, together.ratio];
  return [
    ['writing at least 0.95 of the bare loop', writing, writing !== null && writing >= 0.95],
    ['a choice after a sentence at the end at most 0.2 of cold', end, end !== null && end <= 0.2],
    ['four opinions at once never slower than one after another', atOnce, atOnce !== null && atOnce <= 1],
  ];
}

async function bench(title: string, file: string): Promise<void> {
  const { record } = reviewNote(benchNote, shippedKnowledge(), 'bench', null);
  const result = await benchModel({
    model: { file, childFile: files.modelHost, allowRandomWeights: true },
    bareFile: files.modelBare,
    request: { text: benchNote, candidates: optionsOf(record).map(({ name }) => name) },
    repeats: Number(repeats),
    onStep: (step) => {
      if (process.stderr.isTTY) process.stderr.write(`\u001b[2K\r${title}: ${step}…`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\u001b[2K\r');
  process.stdout.write(`${title}\n${modelBenchText(result, terminalOf(process.stdout, process.env))}`);
  for (const [what, value, kept] of promisesOf(result)) {
    process.stdout.write(
      `${kept ? 'kept' : 'MISSED'}: ${what} (${value === null ? 'not measured' : value.toFixed(3)})\n`,
    );
  }
  process.stdout.write('\n');
}

if (named !== undefined) await bench(named, named);
else {
  const folder = mkdtempSync(join(tmpdir(), 'dxlens-bench-'));
  const vocabulary = { text: textOfNotes(join(files.knowledgeFolder, '../../test/notes')), merges: 1000 };
  try {
    for (const [title, shape] of [
      ['5 million parameters', fiveMillion],
      ['30 million parameters', thirtyMillion],
    ] as const) {
      const file = makeGguf(join(folder, `${title}.gguf`), {
        architecture: 'llama',
        ...shape,
        weights: 'Q8_0',
        // It then opens what it may, and writes as long as it is let.
        prefer: { '{': 12 },
        vocabulary,
      });
      await bench(title, file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
