/** What a worker says of its mapping collections when it starts: errors keep it from starting, the rest is in its log. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { collectionFolder, type CollectionFolder } from '../support/collection-folder.ts';
import { eventually } from '../support/eventually.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { openStack, type Stack } from '../support/stack.ts';

const lineSchema = z.object({
  level: z.string(),
  message: z.string(),
  code: z.string(),
  collection: z.string(),
  mapping: z.string().nullable(),
  field: z.string().nullable(),
  resolution: z.string(),
});
type Line = z.infer<typeof lineSchema>;

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
});
afterAll(async () => {
  await stack.close();
});

/** The findings in a worker's log. */
function findings(worker: NodeProcess): Line[] {
  return worker
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .flatMap((line) => lineSchema.safeParse(JSON.parse(line)).data ?? []);
}

describe('a worker that starts', () => {
  test('logs the collections of iPaaS.com that would overwrite what it writes, each in one line', async () => {
    const worker = await stack.startWorker();
    await eventually('both conflicts are logged', () => findings(worker).length >= 2);
    const shop = findings(worker).find(({ message }) => message.includes('id 4712'));
    expect(shop).toMatchObject({
      level: 'warn',
      code: 'ConflictingCollection',
      collection: 'OpenAI Add/Update Customer TO iPaaS',
      mapping: null,
      field: null,
      message: expect.stringContaining('"Add Shop Customer TO iPaaS" (iPaaS.com, id 4712, subscription 10711)'),
      resolution: expect.stringContaining('mapping filter'),
    });
    expect(shop?.message).toContain('FirstName, LastName and EmailAddress');
    expect(findings(worker).map(({ message }) => /id (\d+)/.exec(message)?.[1])).toEqual(['4711', '4712']);
    expect(await stack.ipaas.writes()).toEqual([]);
    await stack.stopWorkers();
  });

  test('syncs, and ends when it is told to, while iPaaS.com does not answer the check', async () => {
    await stack.ipaas.reset();
    const hangs = { match: { path: '/MappingCollections' }, times: 1, fault: { type: 'hang' } } as const;
    await stack.ipaas.addFaults([hangs]);
    const worker = await stack.startWorker();
    await stack.ipaas.journalWhen((rows) => rows.some(({ path }) => path.includes('/MappingCollections')));
    expect(await stack.sync('resp_sandbox_existing_customer')).toMatchObject({ outcome: 'updated' });
    const before = Date.now();
    expect(await worker.kill('SIGTERM')).toBe(0);
    // The call itself would hang for twenty seconds.
    expect(Date.now() - before).toBeLessThan(15_000);
    expect(findings(worker)).toEqual([]);
  });
});

describe('a worker with a broken collection in MAPPING_DIR', () => {
  let folder: CollectionFolder;
  beforeAll(async () => {
    const mapping = {
      id: '12',
      mapping_type_name: 'Dynamic Formula',
      source_value: 'return FirstName\n  .Trim(;',
      destination_table: 'Customer Custom Field',
      destination_field: 'Season',
      sequence_number: 12,
    };
    folder = await collectionFolder({ 'Spring Collection': { more: [mapping] } });
  });
  afterAll(async () => {
    await folder.remove();
  });

  test('does not start, and names file, mapping and position', async () => {
    const refusal = stack.startWorker({ MAPPING_DIR: folder.path });
    await expect(refusal).rejects.toThrow('ended with 1 before it was ready');
    await expect(refusal).rejects.toThrow(/spring-collection\.json, mapping 12.*line 2, column 9/s);
    await expect(refusal).rejects.not.toThrow(/\n\s+at \S+/);
  });

  test('does not start with a file that is no JSON, and names it', async () => {
    await writeFile(join(folder.path, 'torn.json'), '{"name": "torn"');
    const refusal = stack.startWorker({ MAPPING_DIR: folder.path });
    await expect(refusal).rejects.toThrow('torn.json is not valid JSON');
  });
});
