/** `dxlens knowledge coverage`: how well the base covers what it should, and how much of given notes was understood. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { printable, wrapped } from '../batch/layout.js';
import type { TextOptions } from '../batch/layout.js';
import { readAll } from '../batch/read.js';
import { findNotes } from '../batch/sources.js';
import { CaseUnreadable, readLines } from '../evaluation/cases.js';
import { indexKnowledge } from '../knowledge/base.js';
import { coverageOf, fewLinks, filesOfRows } from '../knowledge/coverage.js';
import type { Coverage } from '../knowledge/coverage.js';
import { loadKnowledge, readFolder } from '../knowledge/files.js';
import { restoreKnowledge } from '../knowledge/stored.js';
import { wordCoverage } from '../knowledge/unread.js';
import type { WordCoverage } from '../knowledge/unread.js';
import type { CompiledKnowledge } from '../knowledge/types.js';
import type { Note } from '../note/types.js';
import { factLines, tableLines } from './knowledgeText.js';
import { jsonText, print } from './print.js';
import { collect, packageFiles } from './shared.js';
import { terminalOf } from './terminal.js';

interface Options {
  readonly json?: true;
  readonly all?: true;
  readonly vignettes: readonly string[];
}

/** Entries of a list that the text shows; JSON and --all have them all. */
const mostShown = 12;
const mostWords = 40;

export function coverageCommand(): Command {
  return new Command('coverage')
    .description(
      'Count what the knowledge holds, list what is thin, unused or in doubt; over notes, the words not understood.',
    )
    .argument('[notes...]', 'files, and folders searched for notes; - for standard input')
    .option(
      '--vignettes <file>',
      'JSON lines with condition (may be repeated): lists conditions without any',
      collect,
      [],
    )
    .option('--all', 'print lists whole')
    .option('--json', 'print JSON for machines')
    .addHelpText(
      'after',
      '\nExits with 0 when every note and vignette was read, 1 when one could not be, 2 on bad usage. Words of notes are printed: keep the output as you keep notes.',
    )
    .action(run);
}

async function run(paths: readonly string[], { json, all, vignettes }: Options): Promise<void> {
  const { compiledKnowledge, knowledgeFolder } = packageFiles();
  const told = vignettes.length === 0 ? null : (await Promise.all(vignettes.map(conditionsIn))).flat();
  const knowledge = restoreKnowledge((await loadKnowledge(compiledKnowledge, knowledgeFolder, [])).knowledge);
  // An installed package may have left the folder out: then all counts stand under one line.
  const files = await readFolder(knowledgeFolder).catch(() => []);
  const fileOf = filesOfRows(files.map((file) => ({ ...file, path: relative(knowledgeFolder, file.path) })));
  const coverage = coverageOf(knowledge, fileOf, told);
  const words = paths.length === 0 ? null : wordCoverage(await readNotes(paths, knowledge));
  const options = terminalOf(process.stdout, process.env);
  await print(
    json === true
      ? jsonText({ ...coverage, words })
      : coverageText(coverage, options, all === true ? Infinity : mostShown) +
          (words === null ? '' : wordsText(words, options, all === true ? Infinity : mostWords)),
  );
}

/** The conditions of a file of vignettes. Throws `CaseUnreadable` at the first bad line. */
async function conditionsIn(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CaseUnreadable(`${file} cannot be read; check the path`);
  });
  return [...readLines(text, file, z.object({ condition: z.string() }))].map((line) => {
    if (line instanceof CaseUnreadable) {
      throw line;
    }
    return line.condition;
  });
}

/** The notes that can be read; one that cannot is named on standard error and makes the exit status 1. */
async function readNotes(paths: readonly string[], knowledge: CompiledKnowledge): Promise<Note[]> {
  const notes: Note[] = [];
  for await (const outcome of readAll(await findNotes(paths), indexKnowledge(knowledge))) {
    if ('error' in outcome) {
      process.stderr.write(`dxlens: ${printable(outcome.file)}: ${printable(outcome.error)}\n`);
      process.exitCode = 1;
    } else {
      notes.push(outcome.note);
    }
  }
  return notes;
}

/** The text of a coverage; lists hold `most` entries at most and say how many are left. */
export function coverageText(coverage: Coverage, options: TextOptions, most: number): string {
  const { conditions, findings, links, linksPerCondition, thin, vignettes } = coverage;
  const list = (title: string, entries: readonly string[]): string[] => {
    const left = entries.length - most;
    return [
      options.colour.bold(`${title}: ${String(entries.length)}`),
      ...entries.slice(0, most).flatMap((entry) => wrapped(printable(entry), '  ', options.width)),
      ...(left > 0 ? [`  … and ${String(left)} more (--all)`] : []),
    ];
  };
  const blocks = [
    factLines(
      [
        ['conditions', String(conditions)],
        ['findings', String(findings)],
        [
          'links',
          `${String(links)}, ${linksPerCondition.mean.toFixed(1)} a condition, at least ${String(linksPerCondition.least)}`,
        ],
      ],
      options,
    ),
    tableLines(
      {
        title: 'By file',
        head: ['file', 'conditions', 'links each', 'findings'],
        rows: coverage.files.map((row) => [
          row.file,
          row.conditions === 0 ? '' : String(row.conditions),
          row.conditions === 0 ? '' : (row.links / row.conditions).toFixed(1),
          row.findings === 0 ? '' : String(row.findings),
        ]),
      },
      options,
    ),
    tableLines(
      {
        title: 'Where the figures come from',
        head: ['rows', 'from a source', 'estimated', 'share from a source'],
        rows: coverage.sources.map(({ rows, sourced, estimated }) => [
          rows,
          String(sourced),
          String(estimated),
          share(sourced, sourced + estimated),
        ]),
      },
      options,
    ),
    list(
      `Conditions with fewer than ${String(fewLinks)} links`,
      thin.map((row) => `${row.condition} ${String(row.links)}`),
    ),
    list('Findings that no condition lists', coverage.unlisted),
    list('Findings that nothing uses', coverage.orphans),
    ...(vignettes === null
      ? []
      : [
          list('Conditions without a vignette', vignettes.without),
          ...(vignettes.unknown.length === 0 ? [] : [list('Vignettes of no condition', vignettes.unknown)]),
        ]),
    ...coverage.warnings.map(({ title, doubts }) =>
      list(
        title,
        doubts.map(({ ids, message }) => `${ids[0]}: ${message}`),
      ),
    ),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** How much of the notes was understood, and the commonest words that were not. */
export function wordsText({ words, understood, unread }: WordCoverage, options: TextOptions, most: number): string {
  const shown = unread.slice(0, most).map(({ word, count }) => `${word} ${String(count)}`);
  const rest = unread.length > most ? `, … and ${String(unread.length - most)} more (--all)` : '';
  return `\n${factLines(
    [
      ['words understood', words === 0 ? 'the notes hold no words' : `${share(understood, words)} of ${String(words)}`],
      ['not understood', `${shown.join(', ')}${rest}`],
    ],
    options,
  ).join('\n')}\n`;
}

const share = (part: number, whole: number): string => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`);
