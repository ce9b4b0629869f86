/**
 * A lock between processes, as a file: whoever created it holds it. The holder touches it while it works, so that a
 * holder that was killed does not lock everybody out. Plain JavaScript, because it is needed before packages are there.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const TOUCH_EVERY_MS = 2_000;
/** Several missed touches: the holder is gone, or lives where its process id means nothing to us. */
const ABANDONED_AFTER_MS = 20_000;

/** Tries once. Returns the function that gives the lock back, or the process id of the holder. */
export function tryFileLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${process.pid}@${hostname()}`;
  const draft = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, mine);
  try {
    // A link, unlike a new file that is then written, appears at once with its content.
    linkSync(draft, path);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return { release: null, holder: removeIfAbandoned(path) };
  } finally {
    rmSync(draft, { force: true });
  }
  const touching = setInterval(() => touch(path), TOUCH_EVERY_MS);
  touching.unref();
  const release = () => {
    clearInterval(touching);
    process.off('exit', release);
    rmSync(path, { force: true });
  };
  process.on('exit', release);
  return { release, holder: null };
}

/** Runs `work` when nobody else holds the lock; `onWait` is told once, with the holder's process id, if it must wait. */
export async function withFileLock(path, work, onWait = () => {}) {
  let told = false;
  for (;;) {
    const { release, holder } = tryFileLock(path);
    if (release !== null) {
      try {
        return await work();
      } finally {
        release();
      }
    }
    if (holder !== null && !told) {
      told = true;
      onWait(holder);
    }
    await sleep(holder === null ? 5 : 200);
  }
}

/** The holder's process id, or null when the lock was abandoned (and is now free) or given back in the meantime. */
function removeIfAbandoned(path) {
  try {
    const content = readFileSync(path, 'utf8');
    const [pid = '0', host] = content.split('@');
    const silentMs = Date.now() - statSync(path).mtimeMs;
    const holderIsGone = host === hostname() && !isAlive(Number(pid));
    if (!holderIsGone && silentMs < ABANDONED_AFTER_MS) return Number(pid);
    takeAway(path, content);
    return null;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Removes the abandoned lock, but not a new one that another process has put in its place in the meantime. */
function takeAway(path, abandonedContent) {
  const aside = `${path}.abandoned-${process.pid}`;
  renameSync(path, aside);
  if (readFileSync(aside, 'utf8') !== abandonedContent) {
    try {
      linkSync(aside, path);
    } catch {
      // Somebody else holds it by now: nothing to give back.
    }
  }
  rmSync(aside, { force: true });
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Removed from outside: the work goes on, only its protection is gone.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
