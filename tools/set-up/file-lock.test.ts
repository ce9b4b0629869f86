import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { tryFileLock, withFileLock } from './file-lock.mjs';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-lock-'));
  path = join(folder, 'deeper', 'work.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('only one holder at a time, and the second is told who holds it', () => {
  const first = tryFileLock(path);
  expect(first.release).not.toBeNull();
  expect(tryFileLock(path)).toEqual({ release: null, holder: process.pid });
  first.release?.();
  const third = tryFileLock(path);
  expect(third.release).not.toBeNull();
  third.release?.();
  expect(existsSync(path)).toBe(false);
});

test('twenty at once run one after the other, and each of them runs', async () => {
  let inside = 0;
  let most = 0;
  let runs = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await Promise.resolve();
    runs += 1;
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => withFileLock(path, work)));
  expect({ most, runs }).toEqual({ most: 1, runs: 20 });
});

test('work that fails gives the lock back', async () => {
  await expect(withFileLock(path, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  expect(existsSync(path)).toBe(false);
});

test('whoever must wait hears it once, with the process id of the holder', async () => {
  const holder = tryFileLock(path);
  const heard: number[] = [];
  const waiting = withFileLock(
    path,
    () => Promise.resolve('done'),
    (processId) => {
      heard.push(processId);
      holder.release?.();
    },
  );
  await expect(waiting).resolves.toBe('done');
  expect(heard).toEqual([process.pid]);
});

test('the lock of a process that is gone counts for nothing', async () => {
  const gone = spawnSync(process.execPath, ['--eval', '0']).pid;
  tryFileLock(path).release?.();
  writeFileSync(path, `${gone}@${hostname()}`);
  await expect(withFileLock(path, () => Promise.resolve('got it'))).resolves.toBe('got it');
});

test('the lock of another machine counts while it is touched, and not when it was left alone', async () => {
  tryFileLock(path).release?.();
  writeFileSync(path, '1@another-machine');
  expect(tryFileLock(path)).toEqual({ release: null, holder: 1 });
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path, longAgo, longAgo);
  await expect(withFileLock(path, () => Promise.resolve('got it'))).resolves.toBe('got it');
});
