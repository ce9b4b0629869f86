import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SyncResult } from '../customer/sync-result.ts';
import type { ListFilter } from './list-syncs.ts';
import { openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';
import { anyResult, failedEarly } from './testing/any-result.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

const preview: SyncResult['preview'] = {
  sent: { FirstName: 'Ada', Tags: ['a', null] },
  returned: { FirstName: 'Grace' },
  mapped: [{ field: 'FirstName', kind: 'field', value: 'Grace', from: 'returned' }],
  held: null,
  customFieldsToCreate: [],
};

const failed: Partial<SyncResult> = { ...failedEarly, responseId: null, responseCreatedAt: null, dryRun: true };

async function record200(to: SyncLog, name: string): Promise<void> {
  for (let n = 0; n < 200; n += 1) await to.record(anyResult(`${name}-${n}`));
}

describe.each(testDatabases)('the sync log on $name', ({ create }) => {
  let store: TestStore;
  let url: string;
  let log: SyncLog;

  beforeEach(async () => {
    store = await create();
    url = store.url;
    log = await openSyncLog(url);
  });

  afterEach(async () => {
    await log.close();
    await store.remove();
  });

  async function ids(filter: Partial<ListFilter> = {}): Promise<string[]> {
    const page = await log.list({ limit: 100, order: 'desc', ...filter });
    return page.items.map((item) => item.syncId);
  }

  describe('a result that was recorded', () => {
    it.each([
      { title: 'of a sync that wrote', given: anyResult('1') },
      { title: 'of a sync that failed early', given: anyResult('1', failed) },
      {
        title: 'of a dry run without an id',
        given: anyResult('1', { customer: { ipaasId: null, customerNumber: 'C' } }),
      },
      { title: 'of a dry run with what it saw', given: anyResult('1', { dryRun: true, preview }) },
      {
        title: 'with text of any kind',
        given: anyResult('1', { customer: { ipaasId: '1', customerNumber: `O'Hara "ß" 💡\n` } }),
      },
    ])('is read back as it was: $title', async ({ given }) => {
      expect(await log.record(given)).toEqual(given);
      expect(await log.find('1')).toEqual(given);
      expect((await log.list({ limit: 1, order: 'desc' })).items).toEqual([given]);
    });

    it('is kept when it is recorded again: the first write wins', async () => {
      const first = anyResult('1');
      await log.record(first);
      expect(await log.record(anyResult('1', failed))).toEqual(first);
      expect(await ids()).toEqual(['1']);
    });

    it('is there after the log was closed and opened again', async () => {
      await log.record(anyResult('1'));
      await log.close();
      log = await openSyncLog(url);
      expect(await ids()).toEqual(['1']);
    });
  });

  it('a sync that nobody recorded is null', async () => {
    expect(await log.find('nobody')).toBeNull();
  });

  describe('a list', () => {
    it('is empty for an empty log', async () => {
      expect(await log.list({ limit: 10, order: 'desc' })).toEqual({ items: [], nextCursor: null });
      expect(await log.list({ limit: 10, order: 'asc' })).toEqual({ items: [], nextCursor: null });
    });

    it('is newest first, or oldest first', async () => {
      for (const id of ['1', '2', '3']) await log.record(anyResult(id));
      expect(await ids()).toEqual(['3', '2', '1']);
      expect(await ids({ order: 'asc' })).toEqual(['1', '2', '3']);
    });

    describe('shows only what was asked for', () => {
      beforeEach(async () => {
        await log.record(anyResult('old', { finishedAt: '2026-06-30T23:59:59.999Z' }));
        await log.record(
          anyResult('other', { customer: { ipaasId: '2', customerNumber: 'CUST-2' }, outcome: 'created' }),
        );
        await log.record(anyResult('failed', failed));
        await log.record(anyResult('new', { finishedAt: '2026-07-02T08:00:00Z' }));
      });

      it.each<{ filter: Partial<ListFilter>; expected: string[] }>([
        { filter: {}, expected: ['new', 'failed', 'other', 'old'] },
        { filter: { outcome: 'updated' }, expected: ['new', 'old'] },
        { filter: { outcome: 'cancelled' }, expected: [] },
        { filter: { errorCode: 'AuthenticationFailure' }, expected: ['failed'] },
        { filter: { errorCode: 'RateLimited' }, expected: [] },
        { filter: { customerNumber: 'CUST-2' }, expected: ['other'] },
        { filter: { customerNumber: "CUST-2' OR 1=1 --" }, expected: [] },
        { filter: { responseId: 'resp_old' }, expected: ['old'] },
        { filter: { since: '2026-07-01T00:00:00Z' }, expected: ['new', 'failed', 'other'] },
        { filter: { since: '2026-07-01T01:59:59.999+02:00' }, expected: ['new', 'failed', 'other', 'old'] },
        { filter: { since: '2026-07-02T08:00:00.000Z' }, expected: ['new'] },
        { filter: { since: '2026-07-02' }, expected: ['new'] },
        { filter: { outcome: 'updated', customerNumber: 'CUST-1', since: '2026-07-01' }, expected: ['new'] },
        { filter: { limit: 2 }, expected: ['new', 'failed'] },
      ])('$filter', async ({ filter, expected }) => {
        expect(await ids(filter)).toEqual(expected);
        expect((await ids({ ...filter, order: 'asc', limit: 100 })).toReversed().slice(0, filter.limit)).toEqual(
          expected,
        );
      });
    });

    it.each(['', 'x', '42', 'MTIz', 'desc:1', Buffer.from('desc:-1').toString('base64url')])(
      'refuses the cursor "%s", which it did not give out',
      async (cursor) => {
        await expect(log.list({ limit: 10, order: 'desc', cursor })).rejects.toMatchObject({ code: 'InvalidInput' });
      },
    );

    it('refuses a cursor of the other order', async () => {
      for (const id of ['1', '2']) await log.record(anyResult(id));
      const cursor = (await log.list({ limit: 1, order: 'desc' })).nextCursor ?? '';
      await expect(log.list({ limit: 1, order: 'asc', cursor })).rejects.toMatchObject({ code: 'InvalidInput' });
    });

    it('refuses a time that is none', async () => {
      await expect(log.list({ limit: 1, order: 'desc', since: 'lately' })).rejects.toMatchObject({
        code: 'InvalidInput',
      });
    });
  });

  describe('paging', () => {
    it('newest first meets every result that was there once, while others are being added', async () => {
      const before = Array.from({ length: 23 }, (_, n) => `before-${n}`);
      for (const id of before) await log.record(anyResult(id));
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await log.list({ limit: 5, order: 'desc', cursor: cursor ?? undefined });
        seen.push(...page.items.map((item) => item.syncId));
        cursor = page.nextCursor;
        await log.record(anyResult(`during-${seen.length}`));
      } while (cursor !== null);
      expect(seen).toEqual(before.toReversed());
    });

    it('newest first ends without an empty page', async () => {
      for (const id of ['1', '2', '3', '4']) await log.record(anyResult(id));
      const first = await log.list({ limit: 2, order: 'desc' });
      const second = await log.list({ limit: 2, order: 'desc', cursor: first.nextCursor ?? undefined });
      expect(second.items.map((item) => item.syncId)).toEqual(['2', '1']);
      expect(second.nextCursor).toBeNull();
    });

    it('the feed meets every result once, those added while it is read and those added later too', async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      async function readOn(): Promise<void> {
        for (;;) {
          const page = await log.list({ limit: 3, order: 'asc', cursor });
          seen.push(...page.items.map((item) => item.syncId));
          if (page.nextCursor === null) return;
          cursor = page.nextCursor;
          if (seen.length < 12) await log.record(anyResult(`during-${seen.length}`));
        }
      }
      for (const id of ['1', '2', '3', '4']) await log.record(anyResult(id));
      await readOn();
      await log.record(anyResult('later'));
      await readOn();
      const inOrder = await ids({ order: 'asc' });
      expect(seen).toEqual(inOrder);
      expect(seen.at(-1)).toBe('later');
    });
  });

  describe('two connections that write at once', () => {
    it('lose nothing, and each result is there once', async () => {
      const other = await openSyncLog(url);
      await Promise.all([record200(log, 'a'), record200(other, 'b')]);
      const found = await ids({ limit: 1000 });
      await other.close();
      expect(found).toHaveLength(400);
      expect(new Set(found).size).toBe(400);
    });

    it('agree on who was first', async () => {
      const other = await openSyncLog(url);
      const [one, two] = await Promise.all([
        log.record(anyResult('same', { trackingGuid: 'one' })),
        other.record(anyResult('same', { trackingGuid: 'two' })),
      ]);
      await other.close();
      expect(one).toEqual(two);
    });
  });

  it('answers a ping while it is open, and refuses it afterwards', async () => {
    const other = await openSyncLog(url);
    await expect(other.ping()).resolves.toBeUndefined();
    await other.close();
    await expect(other.ping()).rejects.toThrow('destroyed');
  });

  describe('what a sync did to its customer', () => {
    it('is forgotten once the row of the log says it', async () => {
      const lease = await log.leases.acquire('CUST-1', 'sync-1');
      if (lease === null) throw new Error('the customer is not free');
      await log.leases.complete(
        lease,
        { responseId: 'resp_1', createdAt: null },
        {
          outcome: 'updated',
          ipaasId: '150713',
          changes: [],
          warnings: [],
        },
      );
      expect(await log.leases.finished('sync-1')).not.toBeNull();
      await log.record(anyResult('sync-1'));
      expect(await log.leases.finished('sync-1')).toBeNull();
    });
  });
});
