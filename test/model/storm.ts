/**
 * Kills the model's process at seeded moments while requests of both ways and priorities run, and holds every request to
 * what was promised: a result in the asked form, or one sentence without words of the note. `kills.test.ts` runs a short
 * storm, `npm run stress -- model` a long one.
 */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { answerFormat } from '#server/model/ask/grammar.js';
import type { ModelHost, ModelHostOptions } from '#server/model/host/host.js';
import type { Progress } from '#server/model/host/protocol.js';
import {
  Cancelled,
  ModelOutputInvalid,
  ModelUnavailable,
  type ModelRequest,
  type Priority,
  type RawChoice,
} from '#server/model/types.js';
import type { Random } from './random.js';
import { runs, until } from './support.js';

export const moments = ['loading', 'choosing', 'reading', 'writing', 'idle', 'disposing'] as const;
export const signals = ['SIGKILL', 'SIGSEGV', 'SIGABRT', 'SIGSTOP'] as const;
export type Moment = (typeof moments)[number];
export type Signal = (typeof signals)[number];

/** A stopped process is found out after three seconds without a beat, of which there is one each second. */
export const heartbeat = { milliseconds: 500, missed: 6 } as const;

/** Stands in every note, and may stand in no message. */
const marker = 'Zorvane';
const candidates = ['Gout', 'Acute coronary syndrome', 'Aortic dissection'];
const noteOf = (lines: number): ModelRequest => ({
  text: `${marker} fever since noon, walks daily, sleeps well.\n`.repeat(lines),
  candidates,
});

/** Holds a result to the form that was asked for. */
export function checkAnswer(answer: unknown): void {
  if (typeof answer === 'object' && answer !== null && 'shares' in answer) {
    const { shares, none } = answer as RawChoice;
    assert.equal(shares.length, candidates.length);
    const sum = [...shares, none].reduce((total, share) => total + share, 0);
    assert.ok([...shares, none].every((share) => share >= 0) && Math.abs(sum - 1) < 1e-6, `shares sum to ${sum}`);
  } else assert.ok(answerFormat.safeParse(answer).success, 'an opinion of another form');
}

/** Holds a refusal to its kinds, and to one plain sentence that tells nothing of the note. */
export function checkRefusal(error: unknown, signal?: AbortSignal): void {
  const kinds = [ModelUnavailable, ModelOutputInvalid, Cancelled];
  assert.ok(error instanceof Error && kinds.some((kind) => error instanceof kind), `not a refusal: ${String(error)}`);
  assert.match(error.message, /^[A-Z][^\n]*[^.]\.$/, 'one sentence');
  assert.doesNotMatch(error.message, /\. [A-Z]|at .*:\d+:\d+|zorvane|undefined|\[object/i, 'one plain sentence');
  if (error instanceof Cancelled) assert.ok(signal === undefined || signal.aborted, 'cancelled, but not by its caller');
}

export type MakeHost = (options: Partial<ModelHostOptions>) => ModelHost;

export class Storm {
  readonly #makeHost: MakeHost;
  #host: ModelHost | null = null;
  #onProgress: (progress: Progress) => void = () => undefined;
  /** Of the host in force: starts of its process, and what was asked of the back-off. */
  #starts = 0;
  #failures: number[] = [];
  #pauseEnds = 0;
  readonly #pids = new Set<number>();
  kills = 0;
  /** How the requests ended. */
  readonly outcomes = { answered: 0, refused: 0, cancelled: 0 };

  constructor(makeHost: MakeHost) {
    this.#makeHost = makeHost;
  }

  get #current(): ModelHost {
    this.#host ??= this.#fresh();
    return this.#host;
  }

  #fresh(): ModelHost {
    [this.#starts, this.#failures, this.#pauseEnds] = [0, [], 0];
    return this.#makeHost({
      heartbeat,
      writers: 2,
      onProgress: (progress) => this.#onProgress(progress),
      onState: (state) => {
        if (state !== 'loading') return;
        this.#starts += 1;
        // A clock of whole milliseconds may ring half a one early.
        assert.ok(performance.now() >= this.#pauseEnds - 2, 'the process is started before its pause is over');
        assert.ok(this.#starts <= this.#failures.length + 1, 'the process is started again without a pause');
      },
      backOff: (failures) => {
        const before = this.#failures.at(-1) ?? 0;
        assert.ok(failures === 1 || failures === before + 1, `failure ${failures} after failure ${before}`);
        this.#failures.push(failures);
        const milliseconds = 10 * (failures % 3);
        this.#pauseEnds = performance.now() + milliseconds;
        return milliseconds;
      },
    });
  }

  /** One kill at one moment, with requests around it; afterwards the host answers. Equal chance makes equal requests. */
  async strike(random: Random, moment: Moment, signal: Signal): Promise<void> {
    const host = this.#current;
    const kill = (): boolean => {
      const { pid } = host;
      if (pid === null) return false;
      this.#pids.add(pid);
      process.kill(pid, signal);
      this.kills += 1;
      return true;
    };
    let struck = false;
    const strike = (): void => {
      struck ||= kill();
    };
    let end: Promise<void> | null = null;
    const nth = random.below(4) + 1;
    const phases = { choosing: 'prompt', reading: 'prompt', writing: 'answer', disposing: 'prompt' } as const;
    let seen = 0;
    this.#onProgress = ({ phase }) => {
      if (host.pid !== null) this.#pids.add(host.pid);
      if (moment === 'loading' || moment === 'idle' || phase !== phases[moment]) return;
      seen += 1;
      if (seen !== nth) return;
      if (moment === 'disposing') end = host.dispose();
      strike();
    };
    if (moment === 'loading' && host.pid !== null) {
      // One that is loaded goes first, so that there is a loading to strike at.
      process.kill(host.pid, 'SIGKILL');
      await until(() => host.pid === null);
    }
    const asks = this.#requests(random, host, moment === 'choosing' ? ['decide'] : ['decide', 'reason']);
    if (moment === 'loading') {
      await until(() => host.pid !== null);
      await pause(random.below(700));
      strike();
    }
    await Promise.all(asks);
    // A moment that never came, since all were cancelled before it, is made up for at rest.
    strike();
    if (!struck) await this.#askWell(host).then(strike);
    if (moment === 'disposing') await (end ?? host.dispose());
    else await this.#askWell(host);
    if (moment === 'disposing') this.#host = null;
  }

  /** Ends the host in force; nothing of it is left. */
  async finish(): Promise<void> {
    await this.#host?.dispose();
    this.#host = null;
    await until(() => ![...this.#pids].some(runs));
  }

  /** Several requests, some of which are cancelled: before, at once, or at some report of progress. */
  #requests(random: Random, host: ModelHost, ways: readonly ('decide' | 'reason')[]): Promise<void>[] {
    return Array.from({ length: 3 + random.below(3) }, async () => {
      const cancel = new AbortController();
      const priority = random.pick<Priority>(['visible', 'batch']);
      const request = noteOf(1 + random.below(random.pick([3, 40])));
      const way = random.pick(ways);
      if (random.below(8) === 0) cancel.abort();
      const options = { signal: cancel.signal, priority };
      const answer = way === 'decide' ? host.decide(request, options) : host.reason(request, options);
      if (random.below(4) === 0) {
        void Promise.race([once(cancel.signal, 'abort'), pause(random.below(1500), null, { ref: false })]).then(() =>
          cancel.abort(),
        );
      }
      await this.#settled(answer, cancel.signal);
    });
  }

  async #settled(answer: Promise<unknown>, signal: AbortSignal): Promise<void> {
    try {
      checkAnswer(await answer);
      this.outcomes.answered += 1;
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      checkRefusal(error, signal);
      this.outcomes[error instanceof Cancelled ? 'cancelled' : 'refused'] += 1;
    }
  }

  async #askWell(host: ModelHost): Promise<void> {
    this.#onProgress = () => undefined;
    const { signal } = new AbortController();
    checkAnswer(await host.decide(noteOf(2), { signal }));
    checkAnswer(await host.reason(noteOf(2), { signal }));
    this.outcomes.answered += 2;
  }
}
