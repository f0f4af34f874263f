/** `dxlens knowledge`: what the people who maintain the knowledge ask of it. */
import { Command } from 'commander';
import { printable } from '../batch/layout.js';
import { describe } from '../knowledge/describe.js';
import { diffKnowledge } from '../knowledge/diff.js';
import { loadKnowledge, loadVersion } from '../knowledge/files.js';
import { restoreKnowledge } from '../knowledge/stored.js';
import { namedRows, nearestRows, searchRows } from '../knowledge/search.js';
import type { CompiledKnowledge } from '../knowledge/types.js';
import { presentBits } from '../reasoning/pieces.js';
import { coverageCommand } from './knowledgeCoverage.js';
import { descriptionText, differenceText, searchText } from './knowledgeText.js';
import { jsonText, print } from './print.js';
import { collect, packageFiles } from './shared.js';
import { terminalOf } from './terminal.js';

interface Options {
  readonly json?: true;
  readonly overlay: readonly string[];
}

export function knowledgeCommand(): Command {
  const show = new Command('show')
    .description('Print one row whole: a condition, finding, drug, class, measure, test, rule or phrase.')
    .argument('<name...>', 'its id, name or a phrase that it is read by')
    .action(runShow);
  const search = new Command('search')
    .description('List everything whose phrases hold the words, also where they are misspelt.')
    .argument('<words...>', 'words in any order; the first letters of a word will do')
    .addHelpText('after', '\nExits with 0 when something was found, 1 when nothing was, 2 on bad usage.')
    .action(runSearch);
  for (const command of [show, search]) {
    command
      .option('--json', 'print JSON for machines')
      .option('--overlay <file>', "a site's own knowledge, laid over the base (may be repeated)", collect, []);
  }
  const diff = new Command('diff')
    .description('Compare two versions: rows added, removed and changed, with old and new figures.')
    .argument('<old>', 'a compiled knowledge.json, or a folder of YAML files')
    .argument('<new>', 'the same of the other version')
    .option('--json', 'print JSON for machines')
    .addHelpText('after', '\nExits with 0 whether they differ or not, 1 when one cannot be read, 2 on bad usage.')
    .action(runDiff);
  return new Command('knowledge')
    .description('Look into the knowledge base, for those who maintain it.')
    .addCommand(show)
    .addCommand(search)
    .addCommand(coverageCommand())
    .addCommand(diff);
}

async function runShow(words: readonly string[], { json, overlay }: Options, command: Command): Promise<void> {
  const knowledge = await openCompiled(overlay);
  const name = words.join(' ');
  const rows = namedRows(knowledge, name);
  if (rows.length === 0) {
    const near = nearestRows(knowledge, name).map((row) => `${row.name} (${row.kind} ${row.id})`);
    command.error(
      `error: nothing is named "${printable(name)}"; ${near.length === 0 ? 'look with "dxlens knowledge search"' : `the nearest: ${printable(near.join(', '))}`}`,
    );
  }
  const told = rows.map((row) => describe(knowledge, row, presentBits));
  await print(
    json === true
      ? jsonText(told.map(({ kind, id, name: shown, row, related }) => ({ kind, id, name: shown, row, related })))
      : told.map((one) => descriptionText(one, terminal())).join('\n'),
  );
}

async function runSearch(words: readonly string[], { json, overlay }: Options): Promise<void> {
  const result = searchRows(await openCompiled(overlay), words.join(' '));
  await print(
    json === true
      ? jsonText({
          found: result.found.map(({ kind, id, name, phrase }) => ({ kind, id, name, phrase })),
          misspelt: result.misspelt,
        })
      : searchText(result, terminal()),
  );
  process.exitCode = result.found.length === 0 ? 1 : 0;
}

async function runDiff(old: string, now: string, { json }: { readonly json?: true }): Promise<void> {
  const { compiledKnowledge } = packageFiles();
  const versions: CompiledKnowledge[] = [];
  for (const path of [old, now]) {
    const { knowledge, warnings } = await loadVersion(path, compiledKnowledge);
    warn(warnings);
    versions.push(knowledge);
  }
  const difference = diffKnowledge(versions[0]!, versions[1]!);
  await print(json === true ? jsonText(difference) : differenceText(difference, terminal()));
}

const terminal = (): ReturnType<typeof terminalOf> => terminalOf(process.stdout, process.env);

/** The knowledge in force; warnings of overlays go to standard error, one line each. */
async function openCompiled(overlays: readonly string[]): Promise<CompiledKnowledge> {
  const { compiledKnowledge, knowledgeFolder } = packageFiles();
  const { knowledge, warnings } = await loadKnowledge(compiledKnowledge, knowledgeFolder, overlays);
  warn(warnings);
  return restoreKnowledge(knowledge);
}

function warn(warnings: readonly string[]): void {
  for (const warning of warnings) {
    process.stderr.write(`dxlens: ${printable(warning)}\n`);
  }
}
