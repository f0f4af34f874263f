// `npm run editor`: installs and builds what is missing, then opens the sample notes with the extension in a real editor.
import { ensureBuild, ensurePackages, main } from './prepare.mjs';

await main(async () => {
  await ensurePackages();
  await ensureBuild();
  // Only now: it needs the packages.
  await import('./editor/open.mjs');
});
