/**
 * Entry of the model's own process. It holds the native library, whose faults end a process without a word, and it
 * ends with its parent: when the channel closes nobody is left to answer, and an orphan would hold gigabytes.
 */
import { Engine } from './engine.js';
import type { FailureCause, FromChild, LoadOptions, ToChild } from './protocol.js';
import { Cancelled, ModelOutputInvalid, ModelUnavailable, type OpinionRequest } from './types.js';

const beatMilliseconds = 1000;

let engine: Engine | null = null;
let current: { readonly id: number; readonly controller: AbortController } | null = null;
let stopping = false;

function main(): void {
  if (process.send === undefined) {
    process.stderr.write('This program is started by DxLens and does nothing on its own.\n');
    process.exitCode = 2;
    return;
  }
  // Settings of the library from the environment could make it build, download or log.
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('NODE_LLAMA_CPP_')) Reflect.deleteProperty(process.env, name);
  }
  // Not `process.exit`, which waits for native threads: there is nothing here worth saving.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
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
      void ask(message.id, message.request);
      break;
    case 'cancel':
      if (current?.id === message.id) current.controller.abort();
      break;
    case 'stop':
      stopping = true;
      current?.controller.abort();
      if (current === null) process.exit(0);
  }
}

async function load(options: LoadOptions): Promise<void> {
  try {
    engine = await Engine.load(options);
    say({ kind: 'loaded', contextSize: engine.contextSize });
  } catch (error) {
    const refusal: FromChild = { kind: 'refused', reason: failure(error).reason };
    // It ends when the parent has the reason, not before.
    process.send?.(refusal, undefined, undefined, () => process.exit(0));
  }
}

async function ask(id: number, request: OpinionRequest): Promise<void> {
  const controller = new AbortController();
  current = { id, controller };
  try {
    if (engine === null) throw new ModelUnavailable('The model is not loaded.');
    const { text, counts } = await engine.ask(request, controller.signal, (progress) =>
      say({ kind: 'progress', id, progress }),
    );
    say({ kind: 'answer', id, text, counts });
  } catch (error) {
    say({ kind: 'failed', id, ...failure(error) });
  } finally {
    current = null;
    if (stopping) process.exit(0);
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
