import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { anyResult } from '../testing/any-result.ts';
import { testDatabases } from '../testing/test-databases.ts';
import type { OwnRecord } from './bulk-store.ts';
import { endLostRecords, type OwnRuns } from './end-lost-records.ts';
import { bulkOf, found, openBulks, type OpenBulks } from './testing/open-bulks.ts';

const lostResult = ({ syncId }: OwnRecord) => anyResult(syncId, { outcome: 'cancelled', trigger: 'bulk' });

const onlyRun = (...running: string[]): OwnRuns => ({
  runs: async ({ syncId }) => running.includes(syncId),
  lostResult,
});

describe.each(testDatabases)('records whose workflows are gone, on $name', ({ create }) => {
  let open: OpenBulks;
  let bulkId: string;
  beforeEach(async () => {
    open = await openBulks(create);
    bulkId = await bulkOf(open.bulks, ['a', 'b', 'c']);
    for (const position of [1, 2, 3]) await open.bulks.noteOwnWorkflow(bulkId, position, `run-${position}`);
  });
  afterEach(() => open.close());

  test('are given the result that is made for them; those that run are left alone', async () => {
    await endLostRecords(open.bulks, bulkId, onlyRun('run-2'));
    expect(await found(open.bulks, bulkId)).toMatchObject({ inOwnWorkflows: 1, totals: { cancelled: 2 } });
    expect(await open.log.find('run-1')).toMatchObject({ outcome: 'cancelled' });
    expect(await open.log.find('run-2')).toBeNull();
  });

  test('have the result of the log where it came in after their workflow was asked for', async () => {
    const runs = async ({ syncId }: OwnRecord): Promise<boolean> => {
      if (syncId === 'run-3') await open.log.record(anyResult('run-3', { outcome: 'created' }));
      return false;
    };
    await endLostRecords(open.bulks, bulkId, { runs, lostResult });
    expect(await found(open.bulks, bulkId)).toMatchObject({
      inOwnWorkflows: 0,
      totals: { cancelled: 2, created: 1 },
    });
    expect(await open.log.find('run-3')).toMatchObject({ outcome: 'created' });
  });

  test('have the result of the log even where it came in while theirs was made', async () => {
    await open.log.record(anyResult('run-2', { outcome: 'created' }));
    const ended = [1, 2].map((position) => ({
      position,
      result: anyResult(`run-${position}`, { outcome: 'cancelled' }),
    }));
    await open.bulks.recordOutcomes(bulkId, ended);
    expect((await found(open.bulks, bulkId)).totals).toMatchObject({ cancelled: 1, created: 1 });
  });
});
