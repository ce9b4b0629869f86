import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSyncLog } from '../open-sync-log.ts';
import { testDatabases } from '../testing/test-databases.ts';
import type { BulkStore } from './bulk-store.ts';
import { digestOf } from './known-lines.ts';
import {
  bulkOf,
  endedAs,
  failedWith,
  found,
  linesOf,
  manyIds,
  newBulk,
  openBulks,
  type OpenBulks,
} from './testing/open-bulks.ts';

const outOfOrder = { code: 'InternalError', message: expect.stringContaining('in their order') };

describe.each(testDatabases)('lines of a bulk on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  beforeEach(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
  });
  afterEach(() => open.close());

  async function placesOf(bulkId: string): Promise<[position: number, line: number, responseId: string][]> {
    const records = await bulks.openRecords(bulkId, 1, 1_000_000);
    return records.map(({ position, line, responseId }) => [position, line, responseId]);
  }

  test('become records that are numbered without gaps, whatever lies between them', async () => {
    const bulkId = await bulkOf(bulks, ['a', null, 'b', 'a', 'c', null]);
    expect(await placesOf(bulkId)).toEqual([
      [1, 1, 'a'],
      [2, 3, 'b'],
      [3, 5, 'c'],
    ]);
    await bulks.addLines(bulkId, linesOf(['b', 'd'], 7));
    expect((await placesOf(bulkId)).at(-1)).toEqual([4, 8, 'd']);
    expect((await found(bulks, bulkId)).totals).toMatchObject({ received: 4, duplicates: 2, malformed: 2 });
  });

  test('that repeat an id are duplicates of its first line, in the same addition and in a later one', async () => {
    const bulkId = await bulkOf(bulks, ['a', 'b', 'a']);
    await bulks.addLines(bulkId, linesOf(['c', 'b', 'c'], 4));
    const { items } = await bulks.records(bulkId, { limit: 10, status: 'duplicate' });
    expect(items.map(({ line, responseId, firstLine }) => [line, responseId, firstLine])).toEqual([
      [3, 'a', 1],
      [5, 'b', 2],
      [6, 'c', 4],
    ]);
  });

  test('of one bulk say nothing about those of another', async () => {
    const first = await bulkOf(bulks, ['a', 'b']);
    const second = await bulkOf(bulks, ['b', 'a']);
    expect((await found(bulks, first)).totals).toMatchObject({ received: 2, duplicates: 0 });
    expect((await found(bulks, second)).totals).toMatchObject({ received: 2, duplicates: 0 });
  });

  test('whose ids have one digest are told apart', async () => {
    expect(digestOf('plumless')).toBe(digestOf('buckeroo'));
    const bulkId = await bulkOf(bulks, ['plumless', 'buckeroo', 'plumless']);
    await bulks.addLines(bulkId, linesOf(['buckeroo', 'another'], 4));
    expect((await found(bulks, bulkId)).totals).toMatchObject({ received: 3, duplicates: 2 });
  });

  test('may hold whatever a text may hold', async () => {
    const odd = ["resp_'; drop table bulks; --", 'resp_\0', 'resp_ä𝄞', 'RESP_Ä𝄞', ' '];
    const bulkId = await bulkOf(bulks, [...odd, ...odd]);
    expect((await found(bulks, bulkId)).totals).toMatchObject({ received: 5, duplicates: 5 });
  });

  test.each([
    ['the same lines', linesOf(['a', null, 'b', 'a'])],
    ['some of them', linesOf([null, 'b'], 2)],
    ['the last of them', linesOf(['a'], 4)],
    ['none', []],
  ])('that are there already change nothing: %s', async (_which, again) => {
    const bulkId = await bulkOf(bulks, ['a', null, 'b', 'a']);
    const [totals, places] = [(await found(bulks, bulkId)).totals, await placesOf(bulkId)];
    await bulks.addLines(bulkId, again);
    expect((await found(bulks, bulkId)).totals).toEqual(totals);
    expect(await placesOf(bulkId)).toEqual(places);
  });

  test('are added from where an addition broke off', async () => {
    const ids = manyIds(2_500);
    const bulkId = await bulkOf(bulks, ids.slice(0, 1_300));
    await bulks.addLines(bulkId, linesOf(ids));
    expect((await placesOf(bulkId)).map(([position]) => position)).toEqual(ids.map((_, n) => n + 1));
  });

  test.each([
    ['another id', linesOf(['other'], 2)],
    ['an id of another line', linesOf(['c'], 2)],
    ['no id', linesOf([null], 2)],
    ['lines in the wrong order', linesOf(['d', 'e'], 4).toReversed()],
  ])('are refused where they come after later ones, because they would be lost: %s', async (_what, late) => {
    const bulkId = await bulkOf(bulks, ['a', 'b', 'c']);
    await expect(bulks.addLines(bulkId, late)).rejects.toMatchObject(outOfOrder);
    expect((await found(bulks, bulkId)).totals).toMatchObject({ received: 3, duplicates: 0, malformed: 0 });
  });

  test('are refused once the bulk has ended, unless they are in it', async () => {
    const bulkId = await bulkOf(bulks, ['a']);
    await bulks.cancelOpenRecords(bulkId);
    await bulks.finish(bulkId, 'cancelled');
    await bulks.addLines(bulkId, linesOf(['a']));
    await expect(bulks.addLines(bulkId, linesOf(['b'], 2))).rejects.toMatchObject(outOfOrder);
  });

  test('of a bulk that is not known are refused', async () => {
    await expect(bulks.addLines('unknown', linesOf(['a']))).rejects.toMatchObject({ code: 'InternalError' });
  });

  test('are added once where two processes add them at the same time', async () => {
    const other = await openSyncLog(open.url);
    const ids = [...manyIds(1_500), ...manyIds(300)];
    const bulk = newBulk();
    await Promise.all([bulks, other.bulks].map((each) => each.create(bulk)));
    await Promise.all([bulks, other.bulks].map((each) => each.addLines(bulk.bulkId, linesOf(ids))));
    await other.close();
    expect((await found(bulks, bulk.bulkId)).totals).toMatchObject({ received: 1_500, duplicates: 300 });
    expect((await placesOf(bulk.bulkId)).map(([position]) => position)).toEqual(manyIds(1_500).map((_, n) => n + 1));
  });

  test('by the hundred thousand keep nobody waiting: another process writes in between', async () => {
    const bulk = newBulk();
    await bulks.create(bulk);
    const other = await openSyncLog(open.url);
    const adding = new AbortController();
    const others = writeUntil(adding.signal, other.bulks, bulk.bulkId);
    const begun = Date.now();
    for (let part = 0; part < 20; part += 1) {
      await bulks.addLines(bulk.bulkId, linesOf(manyIds(5_000, `resp_${part}`), 1 + part * 5_000));
    }
    // Two or three seconds of a machine that does nothing else.
    expect(Date.now() - begun).toBeLessThan(40_000);
    adding.abort();
    expect(await others).toBeGreaterThan(20);
    await other.close();
    expect((await found(bulks, bulk.bulkId)).totals).toMatchObject({ received: 100_000, duplicates: 0 });
  });
});

/** Writes without end. @returns how often */
async function writeUntil(signal: AbortSignal, bulks: BulkStore, bulkId: string): Promise<number> {
  for (let writes = 0; ; writes += 1) {
    if (signal.aborted) return writes;
    await bulks.setStatus(bulkId, writes % 2 === 0 ? 'paused' : 'running');
    await breathe();
  }
}

describe.each(testDatabases)('the records of another bulk that ended without success, on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  let of: string;
  beforeEach(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
    of = await bulkOf(bulks, ['a', null, 'b', 'c', 'd', 'b', 'e', 'f']);
    const [a, b, c, d, e] = await bulks.firstOpenRecords(of, 10);
    if (!a || !b || !c || !d || !e) throw new Error('records are missing');
    await bulks.recordOutcomes(of, [
      endedAs(of, a),
      endedAs(of, b, failedWith('InvalidEmailFormat')),
      endedAs(of, c, { outcome: 'skipped' }),
      endedAs(of, d, failedWith('PermissionDenied')),
    ]);
    await bulks.noteOwnWorkflow(of, e.position, 'run-e');
    await open.log.record(endedAs(of, e, { syncId: 'run-e', ...failedWith('CustomerBusy') }).result);
    await bulks.settleOwnWorkflows(of);
    await bulks.cancelOpenRecords(of);
  });
  afterEach(() => open.close());

  test('are added under their lines, with the syncs that are done again', async () => {
    const again = newBulk({ retryOf: of });
    await bulks.create(again);
    expect(await bulks.addUnsuccessful(again.bulkId, of)).toBe(4);
    expect(await bulks.firstOpenRecords(again.bulkId, 10)).toEqual([
      { position: 1, line: 3, responseId: 'b', retryOf: `${of}-3` },
      { position: 2, line: 5, responseId: 'd', retryOf: `${of}-5` },
      { position: 3, line: 7, responseId: 'e', retryOf: 'run-e' },
      { position: 4, line: 8, responseId: 'f', retryOf: null },
    ]);
    expect(await found(bulks, again.bulkId)).toMatchObject({ retryOf: of, totals: { received: 4, malformed: 0 } });
  });

  test('are added once, however often', async () => {
    const again = newBulk({ retryOf: of });
    await bulks.create(again);
    await bulks.addUnsuccessful(again.bulkId, of);
    expect(await bulks.addUnsuccessful(again.bulkId, of)).toBe(4);
    expect((await found(bulks, again.bulkId)).totals).toMatchObject({ received: 4, duplicates: 0 });
  });

  test('are added in parts where they are many', async () => {
    const many = await bulkOf(bulks, manyIds(2_300));
    await bulks.cancelOpenRecords(many);
    const again = newBulk({ retryOf: many });
    await bulks.create(again);
    expect(await bulks.addUnsuccessful(again.bulkId, many)).toBe(2_300);
  });

  test('are none where all went well, or the bulk is not known', async () => {
    const well = await bulkOf(bulks, ['a']);
    const [record] = await bulks.firstOpenRecords(well, 1);
    if (record !== undefined) await bulks.recordOutcomes(well, [endedAs(well, record)]);
    const again = newBulk({ retryOf: well });
    await bulks.create(again);
    expect(await bulks.addUnsuccessful(again.bulkId, well)).toBe(0);
    await expect(bulks.addUnsuccessful(again.bulkId, 'unknown')).rejects.toMatchObject({ code: 'InternalError' });
  });
});
