// Runs the editor suite in the oldest supported VS Code and in the newest, each in a Chromium without a window.
// Arguments: versions to run, such as 1.100.3; none for all.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { builds, CannotInstall, ensureChromium, installBuild } from './install.mjs';
import { startServer } from './serve.mjs';
import { bundleSuite, repository, requireBuilt, sampleNotes } from './suite.mjs';

/** The suite's reporter begins its lines with this; all else is the editor's own. */
const mark = 'suite: ';
const suiteMs = 5 * 60_000;
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One run in one version: prints the suite's lines, resolves to whether it passed. */
async function runIn(build, executablePath, suite) {
  const server = await startServer(await installBuild(build));
  /** What the editor itself has to say, of interest only where the run failed. */
  const others = [];
  let browser = null;
  try {
    // The suite edits notes: it works on a copy.
    const folder = join(server.data, 'notes');
    await cp(sampleNotes, folder, { recursive: true });
    browser = await chromium.launch({ executablePath, args: chromiumArgs });
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const result = Promise.withResolvers ? Promise.withResolvers() : resolvers();
    const timer = setTimeout(() => result.reject(new Error('The suite did not end within five minutes.')), suiteMs);
    await page.exposeFunction('codeAutomationLog', (_type, [first, ...rest]) => {
      if (String(first).startsWith(mark)) {
        console.log(String(first).slice(mark.length));
      } else {
        others.push([first, ...rest].join(' ').split('\n')[0]);
      }
    });
    await page.exposeFunction('codeAutomationExit', (code) => result.resolve(code));
    page.on('crash', () => result.reject(new Error('The page of the editor crashed.')));
    const payload = [
      ['extensionDevelopmentPath', server.remote(repository)],
      ['extensionTestsPath', server.remote(suite)],
      ['skipWelcome', 'true'],
    ];
    await page.goto(server.address({ folder, payload }));
    try {
      const passed = (await result.promise) === 0;
      others.splice(0, passed ? others.length : 0);
      return passed;
    } finally {
      clearTimeout(timer);
    }
  } finally {
    await browser?.close();
    await server.stop();
    if (others.length > 0) {
      console.log(`The editor's own log ends with:\n${others.slice(-30).join('\n')}`);
    }
  }
}

function resolvers() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

try {
  requireBuilt();
  const wanted = process.argv.slice(2);
  const chosen = wanted.length === 0 ? builds : builds.filter(({ vscode }) => wanted.includes(vscode));
  const executablePath = await ensureChromium();
  const suite = await bundleSuite();
  const failed = [];
  for (const build of chosen) {
    console.log(`\nVS Code ${build.vscode}`);
    if (!(await runIn(build, executablePath, suite))) {
      failed.push(build.vscode);
    }
  }
  const versions = chosen.map(({ vscode }) => vscode).join(' and ');
  console.log(
    failed.length === 0 ? `\nEditor suite passed in ${versions}.` : `\nEditor suite FAILED in ${failed.join(' and ')}.`,
  );
  process.exitCode = failed.length === 0 && chosen.length > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof CannotInstall ? error.message : error);
  process.exitCode = 1;
}
