/** Finds processes by a mark in their environment, which children inherit: also those whose parent is gone. Linux alone can say. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the processes, this one left out, that were started with `NAME=VALUE` in their environment; none elsewhere than on Linux. */
export function processesWith(name: string, value: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) return [];
    try {
      // Of a process that has ended and waits to be collected, nothing can be read.
      const environment = readFileSync(`/proc/${entry}/environ`, 'utf8').split('\0');
      return environment.includes(`${name}=${value}`) ? [Number(entry)] : [];
    } catch {
      return [];
    }
  });
}
