// `npm run test:electron`: the same suite in a desktop VS Code that is installed here; none is downloaded.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { CannotInstall } from './install.mjs';
import { bundleSuite, repository, requireBuilt, sampleNotes } from './suite.mjs';

const executable = process.env.VSCODE_EXECUTABLE;
if (!executable) {
  console.log('Set VSCODE_EXECUTABLE to the path of a desktop VS Code to run the editor suite in it.');
} else {
  const work = await mkdtemp(join(tmpdir(), 'dxlens-notes-'));
  try {
    requireBuilt();
    const folder = join(work, 'notes');
    await cp(sampleNotes, folder, { recursive: true });
    process.exitCode = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: repository,
      extensionTestsPath: await bundleSuite(),
      launchArgs: [
        folder,
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${join(work, 'user')}`,
      ],
    });
  } catch (error) {
    console.error(error instanceof CannotInstall ? error.message : error);
    process.exitCode = 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
