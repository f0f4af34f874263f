/** How each process of DxLens that holds the native library begins: as the child of one that may die, and without a word. */
import { constants, setPriority } from 'node:os';
import type { Llama } from 'node-llama-cpp';
import type * as NodeLlamaCpp from 'node-llama-cpp';

/**
 * Makes this process one that serves its parent and ends with it. False where there is no parent to serve: one who started
 * it by hand is told so, and one that was killed before this moment is never told of.
 */
export function serveParent(): boolean {
  if (process.send === undefined) {
    process.stderr.write('This program is started by DxLens and does nothing on its own.\n');
    process.exitCode = 2;
    return false;
  }
  if (!process.connected) return false;
  // Settings of the library from the environment could make it build, download or log.
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('NODE_LLAMA_CPP_')) Reflect.deleteProperty(process.env, name);
  }
  try {
    // The editor and the fast pass go first; threads that are started later inherit it.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that does not let a process step back: it works all the same.
  }
  // Not `process.exit`, which waits for native threads: there is nothing here worth saving.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  return true;
}

/** Opens the library that is installed: it builds, fetches and writes nothing. */
export async function openLibrary(gpu: 'auto' | false): Promise<{ library: typeof NodeLlamaCpp; llama: Llama }> {
  const library = await import('node-llama-cpp');
  const llama = await library.getLlama({
    gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    // The native log may hold what is evaluated.
    logLevel: library.LlamaLogLevel.disabled,
    logger: () => undefined,
  });
  return { library, llama };
}
