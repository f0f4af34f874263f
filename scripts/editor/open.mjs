// `npm run editor`: the sample notes with the extension in a real editor, as a person sees it. `code` where it is
// installed, otherwise the server build in a browser, until Ctrl+C.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { builds, CannotInstall, installBuild } from './install.mjs';
import { startServer } from './serve.mjs';
import { repository, requireBuilt, sampleNotes } from './suite.mjs';

const windows = process.platform === 'win32';

function installedCode() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, windows ? 'code.cmd' : 'code')).find((path) => existsSync(path)) ?? null;
}

/** Opens the address where there is a screen; says nothing where there is none. */
function openBrowser(address) {
  const display = windows || process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (display) {
    const command = windows ? 'explorer' : process.platform === 'darwin' ? 'open' : 'xdg-open';
    const child = spawn(command, [address], { stdio: 'ignore', detached: true });
    child.on('error', () => console.log('Open the address above in a browser.'));
    child.unref();
  }
}

try {
  requireBuilt();
  const code = installedCode();
  if (code !== null) {
    const child = spawn(code, ['--new-window', `--extensionDevelopmentPath=${repository}`, sampleNotes], {
      stdio: 'inherit',
      shell: windows,
    });
    child.on('close', (status) => (process.exitCode = status ?? 1));
  } else {
    const server = await startServer(await installBuild(builds.at(-1)));
    const payload = [
      ['extensionDevelopmentPath', server.remote(repository)],
      ['skipWelcome', 'true'],
    ];
    const address = server.address({ folder: sampleNotes, payload });
    console.log(`The sample notes are open at\n\n  ${address}\n\nCtrl+C ends the editor.`);
    openBrowser(address);
  }
} catch (error) {
  console.error(error instanceof CannotInstall ? error.message : error);
  process.exitCode = 1;
}
