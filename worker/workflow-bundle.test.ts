import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { runNode } from '../test/support/node-process.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const parts = ['workflows', 'customer', 'activities', 'connectors', 'mapping', 'sync-log', 'worker', 'package.json'];
/** The packages are linked, and what is kept of the copy is its own. */
const ask = `
import { workflowBundle } from './worker/workflow-bundle.ts';
process.stdout.write(JSON.stringify(await workflowBundle()));
`;

let copy: string;
let kept: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'customer-sync-bundle-'));
  for (const part of parts) await cp(join(repository, part), join(copy, part), { recursive: true });
  await mkdir(join(copy, 'node_modules'));
  for (const name of await readdir(join(repository, 'node_modules'))) {
    if (name !== '.cache') await symlink(join(repository, 'node_modules', name), join(copy, 'node_modules', name));
  }
  await writeFile(join(copy, 'ask.ts'), ask);
  kept = join(copy, 'node_modules', '.cache', 'customer-sync');
});
afterAll(async () => {
  await rm(copy, { recursive: true, force: true });
});
beforeEach(async () => {
  await rm(kept, { recursive: true, force: true });
});

async function bundle(): Promise<string | null> {
  const { status, stdout, stderr } = await runNode(join(copy, 'ask.ts'), [], {});
  if (status !== 0) throw new Error(stderr);
  return z.string().nullable().parse(JSON.parse(stdout));
}

async function files(): Promise<string[]> {
  return await readdir(kept).catch(() => []);
}

describe('the bundle of the workflows', () => {
  test('is made once and kept, with all workflows in it', async () => {
    const path = (await bundle()) ?? '';
    const code = await readFile(path, 'utf8');
    expect(code).toContain('syncCustomer');
    expect(code).toContain('bulkSync');
    await appendFile(path, '\n// as it was');
    expect(await bundle()).toBe(path);
    expect(await readFile(path, 'utf8')).toBe(`${code}\n// as it was`);
  });

  test('is made again when a source changes, and not when a test does', async () => {
    const first = await bundle();
    await writeFile(join(copy, 'workflows', 'a-new.test.ts'), 'export const nothing = 1;\n');
    expect(await bundle()).toBe(first);
    await appendFile(join(copy, 'workflows', 'contract.ts'), '\n// changed\n');
    const second = await bundle();
    expect(second).not.toBe(first);
    expect(await files()).toHaveLength(2);
  });

  test('is whole or not there, however many workers start at the same time', async () => {
    const paths = await Promise.all([bundle(), bundle(), bundle()]);
    expect(new Set(paths).size).toBe(1);
    expect(await files()).toHaveLength(1);
  });

  test('that cannot be made leaves nothing behind, and the worker makes its own', async () => {
    const file = join(copy, 'workflows', 'contract.ts');
    const good = await readFile(file, 'utf8');
    await writeFile(file, 'this is no TypeScript {');
    expect(await bundle()).toBeNull();
    expect(await files()).toEqual([]);
    await writeFile(file, good);
  });

  test('that cannot be kept is none, too', async () => {
    await writeFile(kept, 'a file where the folder would be').catch(() => undefined);
    await mkdir(join(copy, 'node_modules', '.cache'), { recursive: true });
    await writeFile(kept, 'a file where the folder would be');
    expect(await bundle()).toBeNull();
  });
});
