// Starts a server build of VS Code on a free loopback port, and ends its whole process tree, however we end.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotInstall } from './install.mjs';

const startMs = 60_000;
/** How long the tree is given to end by itself before it is killed. */
const graceMs = 3000;

/** Machine settings of the build: nothing is sent anywhere, nothing asks to be updated. */
const machineSettings = {
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/**
 * Starts one installed build (see `installBuild`) with a data folder of its own, which is removed at the end.
 * @returns {Promise<{data: string, address(query: {folder: string, payload: [string, string][]}): string, remote(path: string): string, stop(): Promise<void>}>}
 *   `data` may hold more that is to go at the end; `address` is the page to open; `remote` is how a path of this machine is called in the payload.
 */
export async function startServer(build) {
  const data = await mkdtemp(join(tmpdir(), 'dxlens-editor-'));
  await mkdir(join(data, 'data', 'Machine'), { recursive: true });
  await writeFile(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify(machineSettings));
  // Without a token any program on this machine could open the editor, and with it a terminal.
  const token = randomBytes(16).toString('hex');
  await writeFile(join(data, 'token'), token, { mode: 0o600 });
  const args = ['--host', '127.0.0.1', '--port', '0', '--connection-token-file', join(data, 'token')];
  args.push('--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off');
  args.push('--server-data-dir', data, '--extensions-dir', join(data, 'extensions'), ...build.flags);
  const child = spawn(build.node, [build.main, ...args], {
    // A group of its own, so that the extension host and the language server end with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
    child.once('error', resolve);
  });
  const forget = endWithUs(child, data);
  let stopping = null;
  const stop = () => {
    stopping ??= (async () => {
      kill(child, 'SIGTERM');
      await Promise.race([ended, wait(graceMs, undefined, { ref: false })]);
      kill(child, 'SIGKILL');
      await ended;
      forget();
      await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    })();
    return stopping;
  };
  try {
    const port = await boundPort(child, ended);
    const authority = `127.0.0.1:${port}`;
    return {
      data,
      address: ({ folder, payload }) =>
        `http://${authority}/?tkn=${token}&folder=${encodeURIComponent(folder)}` +
        `&payload=${encodeURIComponent(JSON.stringify(payload))}`,
      remote: (path) => `vscode-remote://${authority}${path.startsWith('/') ? '' : '/'}${path.replaceAll('\\', '/')}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port that the build says it listens on: asked for as 0, so that two runs never want the same. */
function boundPort(child, ended) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data) => {
      output += data;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) {
        resolve(Number(port));
      }
    };
    const fail = (why) => reject(new CannotInstall(`VS Code's server ${why}:\n${output.trim().slice(-2000)}`));
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    void ended.then((code) => fail(`ended with code ${code}`));
    setTimeout(() => fail('did not start within a minute'), startMs).unref();
  });
}

/** Kills the tree and removes its data when this process ends for whatever reason that can be noticed; returns how to stop watching. */
function endWithUs(child, data) {
  const onExit = () => {
    kill(child, 'SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  const handlers = Object.entries(signals).map(([signal, code]) => {
    const handler = () => process.exit(code);
    process.on(signal, handler);
    return [signal, handler];
  });
  process.on('exit', onExit);
  return () => {
    process.off('exit', onExit);
    handlers.forEach(([signal, handler]) => process.off(signal, handler));
  };
}

function kill(child, signal) {
  if (child.pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}
