/** The rules of import themselves: a house with one wrong import each must be refused. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));

let house: string;
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'house-'));
  await symlink(join(repository, 'node_modules'), join(house, 'node_modules'));
});
afterAll(async () => {
  await rm(house, { recursive: true });
});

/** Lays out one file that imports another and answers what the check says. */
async function check(from: string, statement: string): Promise<{ status: number | null; output: string }> {
  const targets = [...statement.matchAll(/'(?<path>\.\.\/[^']+)'/g)].map((match) =>
    join(dirname(from), match.groups?.path ?? ''),
  );
  const files = [
    [from, `${statement}\n`],
    ...targets.map((path) => [path, 'export const thing = 1;\nexport type Thing = 1;\n']),
  ];
  for (const [path = '', text = ''] of files) {
    await mkdir(join(house, dirname(path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  const room = from.split('/')[0] ?? '';
  const parameters = ['--config', join(repository, '.dependency-cruiser.cjs'), room];
  const run = spawnSync(join(repository, 'node_modules/.bin/depcruise'), parameters, { cwd: house, encoding: 'utf8' });
  await rm(join(house, room), { recursive: true });
  return { status: run.status, output: run.stdout + run.stderr };
}

describe('refused is', () => {
  test.each([
    ['worker/a.ts', `export { thing } from '../sandbox/thing.ts';`, 'worker-imports-only'],
    ['customer/a.ts', `import { thing } from '../mapping/thing.ts';\nexport const a = thing;`, 'customer-imports-only'],
    ['client/a.ts', `import { thing } from '../worker/thing.ts';\nexport const a = thing;`, 'client-imports-only'],
    [
      'client/a.ts',
      `import type { Thing } from '../activities/thing.ts';\nexport const a: Thing = 1;`,
      'client-imports-only',
    ],
    [
      'workflows/a.ts',
      `import { thing } from '../activities/thing.ts';\nexport const a = thing;`,
      'workflows-imports-only',
    ],
    ['workflows/a.ts', `import { z } from 'zod';\nexport const a = z;`, 'workflows-are-sandboxed'],
    [
      'workflows/a.ts',
      `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;`,
      'workflows-are-sandboxed',
    ],
    [
      'client/web/browser/a.ts',
      `import { thing } from '../../../customer/thing.ts';\nexport const a = thing;`,
      'page-takes-only-types-of-the-record',
    ],
    [
      'client/web/browser/a.ts',
      `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;`,
      'page-runs-in-browsers',
    ],
    ['connectors/openai/a.ts', `import { thing } from '../ipaas/thing.ts';\nexport const a = thing;`, 'connectors'],
  ])('%s with %s', async (from, statement, rule) => {
    const { status, output } = await check(from, statement);
    expect(output).toContain(rule);
    expect(status).not.toBe(0);
  });
});

describe('allowed is', () => {
  test.each([
    ['workflows/a.ts', `import type { Thing } from '../activities/thing.ts';\nexport const a: Thing = 1;`],
    ['activities/a.ts', `import { thing } from '../connectors/thing.ts';\nexport const a = thing;`],
    ['client/web/browser/a.ts', `import type { Thing } from '../../../customer/thing.ts';\nexport const a: Thing = 1;`],
  ])('%s with %s', async (from, statement) => {
    const { status, output } = await check(from, statement);
    expect(output).toContain('no dependency violations found');
    expect(status).toBe(0);
  });
});
