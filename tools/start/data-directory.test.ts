import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { claimDataDirectory } from './data-directory.ts';
import { StartError } from './start-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-directory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('is made where it is missing', async () => {
  const release = await claimDataDirectory(join(folder, 'a', 'b'));
  expect(statSync(join(folder, 'a', 'b')).isDirectory()).toBe(true);
  release();
});

test('belongs to one stack at a time; the second is told which process has it', async () => {
  const release = await claimDataDirectory(folder);
  const second = claimDataDirectory(folder);
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toThrow(`in use by another npm start (process ${process.pid})`);
  release();
  (await claimDataDirectory(folder))();
});

test('that cannot be written is told with a way out', async () => {
  writeFileSync(join(folder, 'file'), '');
  const path = join(folder, 'file', 'data');
  const claiming = claimDataDirectory(path);
  await expect(claiming).rejects.toThrow(StartError);
  await expect(claiming).rejects.toThrow(`The data directory ${path} cannot be written (ENOTDIR)`);
  await expect(claiming).rejects.toThrow('set DATA_DIR to a folder that is');
});
