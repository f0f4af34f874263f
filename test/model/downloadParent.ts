/** A parent for `download.test.ts`: starts the downloader, prints its process id once it is at work, and lives on. */
import { fork } from 'node:child_process';

const [downloader, url, target] = process.argv.slice(2);
const child = fork(downloader!, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: {} });
child.once('message', () => {
  process.stdout.write(`${child.pid}\n`);
});
child.send({ files: [{ url, target, sha256: null }] });
setInterval(() => undefined, 1000);
