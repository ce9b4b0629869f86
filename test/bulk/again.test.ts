/** Bulks that are tried first, and done again: dry runs, retries of what failed, and a mapping that changes meanwhile. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { retryBulk } from '../../client/bulk/retry-bulk.ts';
import { collectionFolder, type CollectionFolder } from '../support/collection-folder.ts';
import { bulkRuns } from '../support/bulk-runs.ts';
import { eventually } from '../support/eventually.ts';
import { sentResponses } from '../support/sent-responses.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let folder: CollectionFolder;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  folder = await collectionFolder({ Changing: {}, Passes: { filter: 'return false;' } });
  await stack.startWorker({ MAPPING_DIR: folder.path, BULK_CONCURRENCY: '4' });
});
afterAll(async () => {
  await stack.close();
  await folder.remove();
});

const bulks = bulkRuns(() => stack);
const { newResponse } = sentResponses(() => stack, 'AGAIN');

async function newResponses(count: number): Promise<string[]> {
  return await Promise.all(Array.from({ length: count }, newResponse));
}

test('a dry run tells what a real one then does, and writes nothing', async () => {
  const ids = [...(await newResponses(3)), 'resp_sandbox_existing_customer', 'resp_sandbox_no_email'];
  const before = await stack.ipaas.state();
  const writes = (await stack.ipaas.writes()).length;
  const dry = await bulks.run(ids, { dryRun: true });
  expect(await stack.ipaas.state()).toEqual(before);
  expect(await stack.ipaas.writes()).toHaveLength(writes);
  const real = await bulks.run(ids);
  expect(dry.bulk.totals).toEqual(real.bulk.totals);
  expect(dry.lines.map(({ outcome }) => outcome)).toEqual(real.lines.map(({ outcome }) => outcome));
});

describe('a retry of what failed', () => {
  test('does these again and nothing else, under their old lines, linked to the first', async () => {
    const good = await newResponses(4);
    const [refused = ''] = await newResponses(1);
    const match = { path: `^/v1/responses/${refused}$` };
    await stack.openai.addFaults([{ match, times: 1, fault: { type: 'status', status: 404 } }]);
    const first = await bulks.run([...good, refused, 'resp_sandbox_no_email']);
    expect(first.bulk.totals).toMatchObject({ created: 4, failed: 1, invalid: 1 });

    const asked = (await stack.openai.journal()).length;
    const wrote = (await stack.ipaas.journal()).length;
    const { bulkId, retryOf } = await retryBulk(stack.client, stack.syncLog, first.bulk.bulkId);
    const again = await bulks.endOf(bulkId);
    expect(retryOf).toBe(first.bulk.bulkId);
    expect(again).toMatchObject({ retryOf, totals: { received: 2, created: 1, invalid: 1 } });
    const lines = await bulks.linesOf(bulkId);
    expect(lines.map(({ line, outcome }) => [line, outcome])).toEqual([
      [5, 'created'],
      [6, 'invalid'],
    ]);
    expect((await bulks.resultOf(lines[0])).retryOf).toBe(first.lines[4]?.syncId);

    const paths = (await stack.openai.journal(asked)).map(({ path }) => path).join('\n');
    expect(good.filter((id) => paths.includes(id))).toEqual([]);
    const guids = new Set((await stack.ipaas.journal(wrote)).map(({ trackingGuid }) => trackingGuid));
    expect(guids).toEqual(new Set([(await bulks.resultOf(lines[0])).trackingGuid]));
    expect(await bulks.linesOf(first.bulk.bulkId)).toEqual(first.lines);
  });

  test('is refused where all went well', async () => {
    const { bulk } = await bulks.run(await newResponses(1));
    await expect(retryBulk(stack.client, stack.syncLog, bulk.bulkId)).rejects.toMatchObject({ code: 'NothingToRetry' });
  });
});

describe('a mapping collection', () => {
  test('whose filter passes records over gives them the outcome skipped', async () => {
    const { bulk } = await bulks.run(await newResponses(3), { collection: 'Passes' });
    expect(bulk).toMatchObject({ collection: 'Passes', totals: { received: 3, skipped: 3 } });
  });

  test('that is changed in the middle: each record is mapped by one version, and names it', async () => {
    const file = join(folder.path, 'changing.json');
    const old = await readFile(file, 'utf8');
    // The worker looks for changes every two seconds, so the bulk has to take some more.
    const ids = await newResponses(60);
    await stack.openai.addFaults([{ match: { path: 'input_items' }, times: 60, fault: { type: 'delay', ms: 400 } }]);
    const { bulkId } = await bulks.start(ids, { collection: 'Changing' });
    await eventually('some records have ended', async () => {
      return ((await stack.syncLog.bulks.find(bulkId))?.totals.created ?? 0) > 4;
    });
    await writeFile(file, old.replace('return true;', 'return 1 == 1;'));
    expect((await bulks.endOf(bulkId)).totals).toMatchObject({ received: 60, created: 60 });
    const lines = await bulks.linesOf(bulkId);
    const results = await Promise.all(lines.map(async (line) => await bulks.resultOf(line)));
    expect(new Set(results.map(({ mapping }) => mapping?.name))).toEqual(new Set(['Changing']));
    expect(new Set(results.map(({ mapping }) => mapping?.version)).size).toBe(2);
  });
});
