/**
 * Entry of the model's own process. It holds the native library, whose faults end a process without a word, and it
 * ends with its parent: when the channel closes nobody is left to answer, and an orphan would hold gigabytes.
 */
import type { Engine } from './engine.js';
import { serveParent } from './library.js';
import { loadEngine } from './load.js';
import type { FailureCause, FromChild, LoadOptions, ToChild } from '../host/protocol.js';
import { Cancelled, ModelOutputInvalid, ModelUnavailable } from '../types.js';

const beatMilliseconds = 1000;
/** Progress is told no more often: a message costs more than a token of a small model. */
const progressMilliseconds = 50;

let engine: Engine | null = null;
const running = new Map<number, AbortController>();
let stopping = false;

function main(): void {
  if (!serveParent()) return;
  process.on('message', (message: ToChild) => receive(message));
  setInterval(() => say({ kind: 'beat' }), beatMilliseconds);
}

function say(message: FromChild): void {
  if (process.connected) process.send?.(message);
}

function receive(message: ToChild): void {
  switch (message.kind) {
    case 'load':
      void load(message.options);
      break;
    case 'ask':
      void ask(message);
      break;
    case 'cancel':
      running.get(message.id)?.abort();
      break;
    case 'stop':
      stopping = true;
      for (const controller of running.values()) controller.abort();
      if (running.size === 0) process.exit(0);
  }
}

async function load(options: LoadOptions): Promise<void> {
  try {
    engine = await loadEngine(options);
    say({ kind: 'loaded', contextSize: engine.contextSize, threads: engine.threads, memory: engine.memory });
  } catch (error) {
    const refusal: FromChild = { kind: 'refused', reason: failure(error).reason };
    // It ends when the parent has the reason, not before.
    process.send?.(refusal, undefined, undefined, () => process.exit(0));
  }
}

async function ask({ id, way, priority, request }: ToChild & { kind: 'ask' }): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  let told = -Infinity;
  try {
    if (engine === null) throw new ModelUnavailable('The model is not loaded.');
    const asking = {
      request,
      priority,
      signal: controller.signal,
      onProgress: (progress: Parameters<Parameters<Engine['decide']>[0]['onProgress']>[0]) => {
        const now = performance.now();
        if (now - told < progressMilliseconds) return;
        told = now;
        say({ kind: 'progress', id, progress });
      },
    };
    if (way === 'decide') {
      say({ kind: 'chosen', id, ...(await engine.decide(asking)) });
    } else {
      const written = await engine.reason(asking, (opinion) => say({ kind: 'partial', id, opinion }));
      say({ kind: 'written', id, ...written });
    }
  } catch (error) {
    say({ kind: 'failed', id, ...failure(error) });
  } finally {
    running.delete(id);
    if (stopping && running.size === 0) process.exit(0);
  }
}

/** An error that is not our own may hold words of the note, so its message stays here. */
function failure(error: unknown): { cause: FailureCause; reason: string } {
  if (error instanceof Cancelled) return { cause: 'cancelled', reason: error.message };
  if (error instanceof ModelOutputInvalid) return { cause: 'invalid', reason: error.message };
  if (error instanceof ModelUnavailable) return { cause: 'unavailable', reason: error.message };
  return { cause: 'unavailable', reason: 'The model failed while it read this note, so its opinion is left out.' };
}

main();
