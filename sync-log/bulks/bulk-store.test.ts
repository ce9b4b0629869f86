/**
 * Whatever a bulk meets, in whatever order, from two processes at once: every record has exactly one outcome in the end,
 * and the totals add up at any time.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endedCount, type Bulk } from '../../customer/bulk.ts';
import { outcomes, type Outcome } from '../../customer/sync-result.ts';
import { openSyncLog } from '../open-sync-log.ts';
import type { SyncLog } from '../sync-log.ts';
import { anyResult } from '../testing/any-result.ts';
import { testDatabases } from '../testing/test-databases.ts';
import type { BulkRecord, BulkStore } from './bulk-store.ts';
import { endedAs, found, linesOf, newBulk, openBulks } from './testing/open-bulks.ts';

type Step =
  /** Lines of a few ids, some of which come again; null is a malformed line. */
  | { do: 'add'; ids: (number | null)[] }
  | { do: 'addAgain' }
  /** A page is recorded, or recorded again by a process that does not know better. */
  | { do: 'record'; from: number; count: number; outcome: Outcome; again: boolean }
  | { do: 'leave'; position: number; run: number }
  | { do: 'log'; run: number; outcome: Outcome }
  | { do: 'settle' }
  | { do: 'cancel' }
  | { do: 'pause' }
  | { do: 'finish' };

const position = fc.integer({ min: 1, max: 12 });
const run = fc.integer({ min: 1, max: 8 });
const outcome = fc.constantFrom(...outcomes);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      ids: fc.array(fc.option(fc.integer({ min: 1, max: 12 }), { freq: 5 }), { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'addAgain' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      from: position,
      count: fc.integer({ min: 1, max: 6 }),
      outcome,
      again: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('leave' as const), position, run }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('log' as const), run, outcome }) },
  { weight: 2, arbitrary: fc.constant({ do: 'settle' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'pause' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'finish' as const }) },
);

/** Steps of the same moment, done by two processes by turns. */
const moments = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 10 });

describe.each(testDatabases)('a bulk on $name', ({ name, create }) => {
  test('adds up, and gives every record one outcome', async () => {
    const open = await openBulks(create);
    const other = await openSyncLog(open.url);
    const property = fc.asyncProperty(moments, async (all) => {
      const life = await beginLife([open.log, other]);
      for (const moment of all) await life.live(moment);
      await life.end();
    });
    await expect(fc.assert(property, { numRuns: name === 'SQLite' ? 60 : 30 })).resolves.toBeUndefined();
    await other.close();
    await open.close();
  });
});

/** A bulk of its own, and what must hold of it. */
async function beginLife([log, other]: [SyncLog, SyncLog]) {
  const bulk = newBulk();
  const { bulkId } = bulk;
  await log.bulks.create(bulk);
  const seen = new Map<number, Outcome>();
  let lines: (string | null)[] = [];
  let adding = Promise.resolve();

  /** An outcome that was told once is told for ever. */
  async function check(): Promise<void> {
    const records = await allRecords(log.bulks, bulkId);
    for (const { line, outcome: told } of records) {
      const before = seen.get(line);
      if (before !== undefined) expect(told).toBe(before);
      if (told !== null) seen.set(line, told);
    }
    expectSum(await found(log.bulks, bulkId), records, lines);
  }

  return {
    /** Lines are added one after the other, as whoever hands them in does; all else happens at once. */
    async live(moment: readonly Step[]): Promise<void> {
      await Promise.all(moment.map(async (each, index) => await carryOut(each, index % 2 === 0 ? log : other)));
      await check();
    },
    /** Whatever is left is done, and the bulk ends. */
    async end(): Promise<void> {
      for (const { syncId, responseId } of await log.bulks.unsettledRecords(bulkId, 100)) {
        await other.record(anyResult(syncId, { responseId }));
      }
      expect(await log.bulks.settleOwnWorkflows(bulkId)).toMatchObject({ inOwnWorkflows: 0 });
      await Promise.all([log, other].map((each) => each.bulks.cancelOpenRecords(bulkId)));
      await check();
      const ended = await log.bulks.finish(bulkId, 'completed');
      expect(endedCount(ended.totals)).toBe(ended.totals.received);
      expect(await other.bulks.finish(bulkId, 'cancelled')).toEqual(ended);
    },
  };

  /** Together with all lines that are there. A bulk that has ended takes none. */
  async function addMore(ids: (string | null)[]): Promise<void> {
    const more = [...lines, ...ids];
    const adds = log.bulks.addLines(bulkId, linesOf(more));
    await adds.then(() => (lines = more), expectRefusal);
  }

  async function carryOut(each: Step, by: SyncLog): Promise<void> {
    const { bulks } = by;
    switch (each.do) {
      case 'add':
        adding = adding.then(() => addMore(each.ids.map((id) => (id === null ? null : `resp_${id}`))));
        return await adding;
      case 'addAgain':
        adding = adding.then(() => addMore([]));
        return await adding;
      case 'record': {
        const to = each.from + each.count - 1;
        const open = each.again
          ? await everyRecord(bulks, each.from, to)
          : await bulks.openRecords(bulkId, each.from, to);
        await bulks.recordOutcomes(
          bulkId,
          open.map((record) => endedAs(bulkId, record, { outcome: each.outcome })),
        );
        return;
      }
      case 'leave':
        return await bulks.noteOwnWorkflow(bulkId, each.position, `${bulkId}-run-${each.run}-${each.position}`);
      case 'log':
        await by.record(anyResult(`${bulkId}-run-${each.run}-${each.run}`, { outcome: each.outcome }));
        return;
      case 'settle':
        await bulks.settleOwnWorkflows(bulkId);
        return;
      case 'cancel':
        return await bulks.cancelOpenRecords(bulkId);
      case 'pause':
        return await bulks.setStatus(bulkId, 'paused');
      case 'finish':
        await bulks.finish(bulkId, 'completed').catch(expectRefusal);
    }
  }

  /** Also those that have ended: as a page that is repeated without asking again would hold them. */
  async function everyRecord(bulks: BulkStore, from: number, to: number) {
    const records = (await allRecords(bulks, bulkId)).filter(({ status }) => !isRefused(status));
    return records.flatMap(({ line, responseId }, index) => {
      const inPage = index + 1 >= from && index + 1 <= to;
      return inPage && responseId !== null ? [{ position: index + 1, line, responseId, retryOf: null }] : [];
    });
  }
}

async function allRecords(bulks: BulkStore, bulkId: string): Promise<BulkRecord[]> {
  return (await bulks.records(bulkId, { limit: 1_000 })).items;
}

function isRefused(status: BulkRecord['status']): boolean {
  return status === 'duplicate' || status === 'malformed';
}

function expectSum(
  { totals, inOwnWorkflows }: Bulk,
  records: readonly BulkRecord[],
  lines: readonly (string | null)[],
): void {
  const count = (status: BulkRecord['status']) => records.filter((record) => record.status === status).length;
  const ids = lines.filter((id) => id !== null);
  expect(records.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
  expect(totals.received).toBe(new Set(ids).size);
  expect(totals.duplicates).toBe(ids.length - new Set(ids).size);
  expect(totals.malformed).toBe(lines.length - ids.length);
  expect(inOwnWorkflows).toBe(count('ownWorkflow'));
  expect(endedCount(totals)).toBe(count('ended'));
  for (const each of outcomes) {
    expect([each, totals[each]]).toEqual([each, records.filter((record) => record.outcome === each).length]);
  }
}

function expectRefusal(error: unknown): void {
  expect(error).toMatchObject({ name: 'SyncFailure', code: 'InternalError' });
}
