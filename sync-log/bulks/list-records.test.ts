import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { failureEntry } from '../../customer/failures.ts';
import { testDatabases } from '../testing/test-databases.ts';
import type { BulkRecord, BulkStore, RecordFilter } from './bulk-store.ts';
import { bulkOf, endedAs, failedWith, found, newBulk, openBulks, type OpenBulks } from './testing/open-bulks.ts';

/** What becomes of each line; a line without id is malformed, one that repeats an id a duplicate. */
const lines: (string | null)[] = ['a', null, 'b', 'c', 'a', 'd', 'e', null, 'f', 'g', 'h', 'c', 'i'];

async function endThem(bulks: BulkStore, bulkId: string): Promise<void> {
  const open = new Map((await bulks.firstOpenRecords(bulkId, 20)).map((record) => [record.responseId, record]));
  const end = (id: string, overrides = {}) => {
    const record = open.get(id);
    if (record === undefined) throw new Error(`there is no record ${id}`);
    return endedAs(bulkId, record, overrides);
  };
  await bulks.recordOutcomes(bulkId, [
    end('a'),
    end('b', failedWith('InvalidEmailFormat')),
    end('d', failedWith('PermissionDenied')),
    end('e', { outcome: 'created' }),
    end('f', failedWith('InvalidEmailFormat')),
    end('h', { outcome: 'cancelled', customer: null }),
  ]);
  await bulks.noteOwnWorkflow(bulkId, 3, 'run-c');
}

describe.each(testDatabases)('the lines of a bulk on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  let bulkId: string;
  beforeAll(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
    bulkId = await bulkOf(bulks, lines);
    await endThem(bulks, bulkId);
    // Another bulk with the same ids, so that whatever forgets to ask for one bulk is found out.
    await bulkOf(bulks, lines);
  });
  afterAll(() => open.close());

  async function all(filter: RecordFilter, limit = 100): Promise<BulkRecord[]> {
    const items: BulkRecord[] = [];
    let cursor: string | undefined;
    do {
      const page = await bulks.records(bulkId, { ...filter, limit, cursor });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return items;
  }

  const filters: [RecordFilter, number[]][] = [
    [{}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
    [{ unsuccessful: false }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
    [{ unsuccessful: true }, [2, 3, 6, 8, 9, 11]],
    [{ outcome: 'invalid' }, [3, 9]],
    [{ outcome: 'updated' }, [1]],
    [{ outcome: 'skipped' }, []],
    [{ outcome: 'updated', unsuccessful: true }, []],
    [{ outcome: 'invalid', unsuccessful: true }, [3, 9]],
    [{ errorCode: 'InvalidEmailFormat' }, [3, 9]],
    [{ errorCode: 'PermissionDenied', outcome: 'failed' }, [6]],
    [{ errorCode: 'PermissionDenied', outcome: 'invalid' }, []],
    [{ errorCode: 'PermissionDenied', outcome: 'updated', unsuccessful: true }, []],
    [{ status: 'pending' }, [10, 13]],
    [{ status: 'ownWorkflow' }, [4]],
    [{ status: 'ended' }, [1, 3, 6, 7, 9, 11]],
    [{ status: 'ended', unsuccessful: true }, [3, 6, 9, 11]],
    [{ status: 'ended', outcome: 'created' }, [7]],
    [{ status: 'duplicate' }, [5, 12]],
    [{ status: 'malformed' }, [2, 8]],
    [{ status: 'malformed', unsuccessful: true }, [2, 8]],
    [{ status: 'duplicate', unsuccessful: true }, []],
    [{ status: 'pending', outcome: 'updated' }, []],
    [{ status: 'ownWorkflow', unsuccessful: true }, []],
    [{ status: 'malformed', errorCode: 'InvalidEmailFormat' }, []],
  ];

  test.each(filters)('that are asked for by %j are lines %j, in pages of any size', async (filter, expected) => {
    for (const limit of [1, 2, 3, 100]) {
      expect((await all(filter, limit)).map(({ line }) => line)).toEqual(expected);
    }
  });

  test('say what is known of each', async () => {
    const byLine = new Map((await all({})).map((item) => [item.line, item]));
    const plain = { customerNumber: null, error: null, firstLine: null };
    expect(byLine.get(1)).toEqual({
      ...plain,
      line: 1,
      responseId: 'a',
      status: 'ended',
      syncId: `${bulkId}-1`,
      outcome: 'updated',
      customerNumber: 'CUST-a',
    });
    expect(byLine.get(2)).toEqual({
      ...plain,
      line: 2,
      responseId: null,
      status: 'malformed',
      syncId: null,
      outcome: null,
    });
    expect(byLine.get(4)).toEqual({
      ...plain,
      line: 4,
      responseId: 'c',
      status: 'ownWorkflow',
      syncId: 'run-c',
      outcome: null,
    });
    expect(byLine.get(5)).toEqual({
      ...plain,
      line: 5,
      responseId: 'a',
      status: 'duplicate',
      syncId: null,
      outcome: null,
      firstLine: 1,
    });
    expect(byLine.get(10)).toEqual({
      ...plain,
      line: 10,
      responseId: 'g',
      status: 'pending',
      syncId: null,
      outcome: null,
    });
  });

  test('that failed tell why and what to do, and nothing more of the error', async () => {
    const [item] = await all({ errorCode: 'PermissionDenied' });
    const { title, resolution } = failureEntry('PermissionDenied');
    const message = 'What happened: PermissionDenied.';
    expect(item?.error).toEqual({ code: 'PermissionDenied', title, message, resolution });
  });

  test.each([
    '',
    'x',
    'cmVjb3Jkczo=',
    Buffer.from('records:1:x').toString('base64url'),
    Buffer.from('desc:7').toString('base64url'),
  ])('are not told from behind a cursor that is none: %j', async (cursor) => {
    await expect(bulks.records(bulkId, { limit: 1, cursor })).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  test('of a bulk that is not known are none to tell', async () => {
    await expect(bulks.records('unknown', { limit: 1 })).rejects.toMatchObject({ code: 'InternalError' });
  });

  test('keep code and advice where the results themselves were deleted for their age', async () => {
    await open.log.purge(new Date('2026-08-01'));
    const [item] = await all({ errorCode: 'PermissionDenied' });
    const { title, description, resolution } = failureEntry('PermissionDenied');
    expect(item).toMatchObject({ outcome: 'failed', customerNumber: null });
    expect(item?.error).toEqual({ code: 'PermissionDenied', title, message: description, resolution });
  });
});

describe.each(testDatabases)('the list of bulks on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  beforeAll(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
  });
  afterAll(() => open.close());

  test('tells each as it was made, the newest first, page by page', async () => {
    const all = [
      newBulk(),
      newBulk({ dryRun: true, collection: 'partners', history: 'each' }),
      newBulk({ force: true, retryOf: 'another', workflowId: 'my-own' }),
    ];
    for (const bulk of all) await bulks.create(bulk);
    const first = await bulks.list({ limit: 2 });
    const second = await bulks.list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toMatchObject(all.toReversed());
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });

  test('has a bulk once, as it was first, however often it is made', async () => {
    const bulk = newBulk();
    await bulks.create(bulk);
    await bulks.create({ ...bulk, dryRun: true });
    expect(await found(bulks, bulk.bulkId)).toMatchObject({ dryRun: false, status: 'running', finishedAt: null });
  });

  test('knows nothing of others', async () => {
    expect(await bulks.find('unknown')).toBeNull();
    await expect(bulks.list({ limit: 1, cursor: 'x' })).rejects.toMatchObject({ code: 'InvalidInput' });
  });
});
