// Installs what the editor tests and `npm run editor` need: server builds of VS Code in a cache folder outside the
// repository, and a Chromium. Every step leaves a mark when it is done and clears its own output before it begins,
// so that an interrupted install is carried on, and a finished one costs nothing.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackage } from '../debian.mjs';
import { withLock } from './lock.mjs';

/**
 * The oldest supported VS Code and the newest one: what `engines.vscode` promises is what is tested.
 * `search`: package with the program behind "find files", null where the build carries it.
 * `node`: major version of Node to fetch beside the build, null where the running one serves.
 */
export const builds = [
  {
    vscode: '1.100.3',
    package: 'code-server@4.100.3',
    // This build would fetch its file search from elsewhere; npm has the same program.
    search: `@vscode/ripgrep-${process.platform}-${process.arch}@1.18.0`,
    node: null,
    flags: [],
  },
  // Later builds ignore the `payload` of the address, and so the extension under development, without this flag.
  {
    vscode: '1.139.1',
    package: 'code-server@4.139.1',
    search: null,
    node: '24',
    flags: ['--enable-smoke-test-driver'],
  },
];

export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dxlens');

/** A failure that is said in one sentence, without a stack. */
export class CannotInstall extends Error {}

/**
 * Installs one build and says how to start it.
 * @returns {Promise<{vscode: string, node: string, main: string, flags: string[]}>} `main` is the script to run under `node`.
 */
export async function installBuild(build) {
  const folder = join(cacheFolder, `vscode-${build.vscode}`);
  const modules = join(folder, 'node_modules');
  const server = join(modules, 'code-server', 'lib', 'vscode');
  const fetched = build.node === null ? null : join(modules, nodePackage());
  const node = fetched === null ? process.execPath : join(fetched, 'bin', 'node');
  // The native module is built against the headers of the Node it will run under.
  const env =
    fetched === null ? {} : { PATH: dirname(node) + delimiter + process.env.PATH, npm_config_nodedir: fetched };
  const packages = [build.package, build.search, build.node === null ? null : `${nodePackage()}@${build.node}`].filter(
    (name) => name !== null,
  );
  const install = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const ripgrep = join(server, 'node_modules', '@vscode', 'ripgrep', 'bin');
  const steps = [
    { name: 'packages', clears: [modules], run: () => npm(folder, [...install, '--no-save', ...packages], {}) },
    { name: 'server', clears: [join(server, 'node_modules')], run: () => npm(server, install, env) },
    {
      name: 'extensions',
      clears: [join(server, 'extensions', 'node_modules')],
      run: () => npm(join(server, 'extensions'), install, env),
    },
    {
      name: 'link',
      clears: [join(server, 'node_modules.asar')],
      run: () => symlink('node_modules', join(server, 'node_modules.asar'), 'junction'),
    },
    {
      name: 'search',
      clears: build.search === null ? [] : [ripgrep],
      run: () =>
        build.search === null
          ? Promise.resolve()
          : cp(join(modules, build.search.replace(/@[\d.]+$/, ''), 'bin'), ripgrep, { recursive: true }),
    },
    { name: 'native', clears: [], run: () => npm(server, ['rebuild', '@vscode/spdlog'], env).catch(withoutLog) },
  ];
  await mkdir(folder, { recursive: true });
  const mark = (step) => join(folder, `.${step.name}.done`);
  const done = (step) => existsSync(mark(step));
  if (!steps.every(done)) {
    await withLock(join(folder, '.lock'), async () => {
      const first = steps.findIndex((step) => !done(step));
      // Another run may have finished it while we waited.
      const left = first < 0 ? [] : steps.slice(first);
      // Each step builds on those before it: what was done after the first missing one counts no more.
      await Promise.all(left.map((step) => rm(mark(step), { force: true })));
      await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
      for (const step of left) {
        console.log(`Installing VS Code ${build.vscode} (${step.name}) …`);
        await Promise.all(step.clears.map((path) => rm(path, { recursive: true, force: true })));
        await step.run();
        await writeFile(mark(step), '');
      }
    });
  }
  return { vscode: build.vscode, node, main: join(server, 'out', 'server-main.js'), flags: build.flags };
}

/** Only the editor's own log needs the native module, and building it a C++ compiler: the rest goes on without. */
function withoutLog() {
  console.log("No C++ compiler was found, so the editor's own log stays empty; everything else works.");
}

/** The npm package `node` only picks one of these; asked for directly, nothing has to be run to install it. */
function nodePackage() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

/** Runs npm quietly; its output is shown only when it fails. */
function npm(cwd, args, env) {
  const cli = process.env.npm_execpath;
  const [command, before] = cli && /\.c?js$/.test(cli) ? [process.execPath, [cli]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], {
      cwd,
      env: { ...withoutOuterNpm(process.env), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command === 'npm' && process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => reject(new CannotInstall(`npm could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) {
        resolve();
      } else {
        const tail = output.trim().split('\n').slice(-15).join('\n');
        reject(new CannotInstall(`"npm ${args.join(' ')}" failed (${signal ?? code}) in ${cwd}:\n${tail}`));
      }
    });
  });
}

/** Without the settings of the `npm run` that called us, which speak of this repository and not of the cache. */
function withoutOuterNpm(env) {
  const outer = /^npm_(package|lifecycle)_|^npm_config_(local_prefix|prefix)$|^INIT_CWD$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
}

/** Names under which a Chromium stands on the PATH, and where Windows and macOS keep one. */
const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const chromiumPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of an installed Chromium or Chrome, or null. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin');
  const candidates = [
    ...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []),
    ...chromiumNames.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...chromiumPaths,
  ];
  return candidates.find(executable) ?? null;
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Path of a Chromium; on Debian, as root, it is installed where there is none.
 * @throws {CannotInstall} with the sentence that says what to install.
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) {
    return found;
  }
  await ensureDebianPackage('chromium', () => findChromium() !== null, cacheFolder);
  const installed = findChromium();
  if (installed === null) {
    throw new CannotInstall(
      'The editor tests need Chromium: install it (Debian: "sudo apt-get install chromium") or set CHROMIUM to its path.',
    );
  }
  return installed;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const build of builds) {
      const { main } = await installBuild(build);
      console.log(`VS Code ${build.vscode}: ${main}`);
    }
    console.log(`Chromium: ${await ensureChromium()}`);
  } catch (error) {
    console.error(error instanceof CannotInstall ? error.message : error);
    process.exitCode = 1;
  }
}
