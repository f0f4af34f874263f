/** What the tests of the model room share: files in a temporary folder, hosts that are always ended, notes by hand. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModelHost, type ModelHostOptions } from '#server/model/host/host.js';
import type { Assertion, Mention, Note } from '#server/note/types.js';

/** The built entry of the model's process; `npm test` builds it first. */
export const childFile = fileURLToPath(new URL('../../../dist/model-host.mjs', import.meta.url));

/** The built entry of the downloader's process. */
export const downloaderFile = fileURLToPath(new URL('../../../dist/model-download.mjs', import.meta.url));

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A temporary folder and the hosts of one suite; `clean` ends the hosts before it takes the folder away. */
export class Bench {
  #folder: string | null = null;
  readonly #hosts: ModelHost[] = [];

  path(name: string): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'dxlens-model-'));
    return join(this.#folder, name);
  }

  host(file: string, options: Partial<ModelHostOptions> = {}): ModelHost {
    const host = new ModelHost({
      file,
      childFile,
      gpu: false,
      threads: 1,
      contextSize: 24_576,
      maxTokens: 6144,
      allowRandomWeights: true,
      backOff: () => 0,
      ...options,
    });
    this.#hosts.push(host);
    return host;
  }

  async clean(): Promise<void> {
    await Promise.all(this.#hosts.map((host) => host.dispose()));
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * What a generated model likes to write, most first, for short answers that are not empty: one statement in each list, and
 * every string an x. The order matters: inside a string it writes whatever it likes most.
 */
export const brief = { '"': 8, x: 6, '{': 4, ']': 2 };
/** The same with every list full. */
export const full = { '"': 8, x: 6, '{': 4, ',': 4 };

/** A signal that nobody aborts. */
export const never: AbortSignal = new AbortController().signal;

/** True while a process runs; one that has ended and waits to be collected does not. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2, line.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return false;
  }
}

/** Looks again and again until the condition holds; the test's own time limit ends a hopeless wait. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

const present: Assertion = {
  polarity: 'present',
  temporality: 'recent',
  experiencer: 'patient',
  asked: null,
  status: null,
  cue: null,
};

/** A note with mentions at the first places of the given words. */
export function noteWith(text: string, mentions: Readonly<Record<string, Partial<Assertion>>> = {}): Note {
  return {
    text,
    sections: [],
    sentences: [],
    tokens: [],
    mentions: Object.entries(mentions).map(([words, assertion]) => mention(text, words, assertion)),
    loose: [],
    measurements: [],
    patient: {
      ageYears: null,
      sex: null,
      pregnant: null,
      gestationWeeks: null,
      postpartumDays: null,
      ageSpan: null,
      sexSpan: null,
      pregnancySpan: null,
    },
    time: { durationHours: null, onset: null, course: null },
    setting: null,
    english: true,
  };
}

function mention(text: string, words: string, assertion: Partial<Assertion>): Mention {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`The note of this test does not hold "${words}".`);
  return {
    concept: { kind: 'finding', id: words },
    start,
    end: start + words.length,
    assertion: { ...present, ...assertion },
    sentence: 0,
    section: 'hpi',
    attributes: [],
    via: 'text',
  };
}
