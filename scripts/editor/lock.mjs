// A lock between processes, for a folder that two runs may want to fill at once.
import { readFileSync, statSync } from 'node:fs';
import { open, rename, rm, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** A holder renews its lock this often; one that has not for ten times as long is gone. */
const renewMs = 3000;

/**
 * Runs `work` while holding the lock file, waiting for whoever holds it now. A lock whose holder ended without
 * giving it back (killed, or the machine went down) is taken over.
 */
export async function withLock(path, work) {
  const mine = `${hostname()} ${process.pid}`;
  let told = false;
  while (!(await take(path, mine))) {
    if (abandoned(path)) {
      // Renamed before it is removed: of two that find it abandoned, one alone succeeds.
      const aside = `${path}.${process.pid}`;
      await rename(path, aside).catch(() => undefined);
      await rm(aside, { force: true });
      continue;
    }
    if (!told) {
      console.log('Waiting for another run that is installing the same …');
      told = true;
    }
    await wait(300);
  }
  const renewal = setInterval(() => utimes(path, new Date(), new Date()).catch(() => undefined), renewMs);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await rm(path, { force: true });
  }
}

async function take(path, content) {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(content);
    await file.close();
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function abandoned(path) {
  try {
    const [host, pid] = readFileSync(path, 'utf8').split(' ');
    const silentMs = Date.now() - statSync(path).mtimeMs;
    return silentMs > 10 * renewMs || (host === hostname() && pid !== undefined && !alive(Number(pid)));
  } catch {
    return false;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
