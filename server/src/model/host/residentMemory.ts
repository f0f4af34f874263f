/** Memory that a process holds. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Bytes of memory that a process has at this moment, shared ones included; null where the system does not tell. */
export async function residentBytes(pid: number): Promise<number | null> {
  try {
    if (process.platform === 'linux') {
      const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
      return kilobytes(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1]);
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
    return kilobytes(stdout.trim());
  } catch {
    return null;
  }
}

const kilobytes = (written: string | undefined): number | null =>
  written === undefined || !/^\d+$/.test(written) ? null : Number(written) * 1024;
