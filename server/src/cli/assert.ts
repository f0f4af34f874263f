/** `dxlens assert`: spans on standard input, what was read at each on standard output. */
import { Command } from 'commander';
import { assertLines } from '../evaluation/assertLines.js';
import { CaseUnreadable } from '../evaluation/cases.js';

export function assertCommand(): Command {
  return new Command('assert')
    .description(
      'Read {id, note, start, end} lines on standard input; print {id, assertion, temporality, experiencer} for each.',
    )
    .action(async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) {
        chunks.push(chunk as Buffer);
      }
      for (const line of assertLines(Buffer.concat(chunks).toString('utf8'), 'standard input')) {
        if (line instanceof CaseUnreadable) {
          process.stderr.write(`dxlens: ${line.message}\n`);
          process.exitCode = 1;
        } else {
          process.stdout.write(`${JSON.stringify(line)}\n`);
        }
      }
    });
}
