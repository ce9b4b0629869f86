import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { eventually } from '../../test/support/eventually.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

test('the directory is gone with all that is in it when it is removed', async () => {
  const { path, remove } = await makeTemporaryDirectory();
  await writeFile(join(path, 'data'), 'x');
  await remove();
  expect(existsSync(path)).toBe(false);
});

test.each(['SIGINT', 'SIGKILL'] as const)('the directory is gone when its process is ended by %s', async (signal) => {
  const program = `
    const { makeTemporaryDirectory } = await import(process.argv[1]);
    const { path } = await makeTemporaryDirectory();
    process.stdout.write(path);
    setInterval(() => undefined, 1000);`;
  const module = new URL('./temporary-directory.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, module], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [path] = await once(child.stdout.setEncoding('utf8'), 'data');
  expect(existsSync(String(path))).toBe(true);
  child.kill(signal);
  await eventually('the directory is gone', () => !existsSync(String(path)));
});
