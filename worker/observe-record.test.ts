import { beforeEach, describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, type LogEntry } from '@temporalio/worker';
import type { Step, SyncResult } from '../customer/sync-result.ts';
import { anyResult, failedEarly } from '../sync-log/testing/any-result.ts';
import { observeRecord } from './observe-record.ts';

const startedAt = '2026-07-01T12:00:00.000Z';
let counted: unknown[];
let timed: [string, string, number][];
let lines: LogEntry[];
beforeEach(() => {
  counted = [];
  timed = [];
  lines = [];
});

async function observe(result: SyncResult): Promise<void> {
  const logger = new DefaultLogger('INFO', (entry) => void lines.push(entry));
  const metrics = {
    countSync: (one: unknown) => void counted.push(one),
    timeStep: (...one: [string, string, number]) => void timed.push(one),
  };
  const environment = new MockActivityEnvironment({}, { logger });
  await environment.run(async () => observeRecord(metrics, result));
}

function step(name: Step['step'], status: Step['status'], durationMs: number | null): Step {
  return { step: name, status, attempts: 1, startedAt, durationMs };
}

describe('a record of a bulk', () => {
  test('is counted as any other sync', async () => {
    const result = anyResult('bulk-1');
    await observe(result);
    expect(counted).toEqual([result]);
  });

  test('has its steps timed, as if each had been an activity', async () => {
    const steps = [step('trigger', 'completed', 0), step('fetch', 'completed', 250), step('upsert', 'failed', 40)];
    await observe(anyResult('bulk-1', { steps: [...steps, step('log', 'completed', 3)] }));
    expect(timed).toEqual([
      ['fetch', 'completed', 0.25],
      ['upsert', 'failed', 0.04],
      ['log', 'completed', 0.003],
    ]);
  });

  test('has no time for a step that never began', async () => {
    await observe(anyResult('bulk-1', { steps: [step('fetch', 'failed', 10), step('map', 'skipped', null)] }));
    expect(timed).toEqual([['fetch', 'failed', 0.01]]);
  });

  test.each([
    ['one that went well', {}, { outcome: 'updated', durationMs: 1_000 }],
    [
      'one that failed',
      failedEarly,
      { outcome: 'failed', errorCode: 'AuthenticationFailure', step: 'authenticate', durationMs: 1_000 },
    ],
  ])('leaves the line in the log that a sync leaves: %s', async (_what, own, told) => {
    await observe(anyResult('bulk-1', own));
    const [ended] = lines.filter(({ message }) => message === 'Sync ended');
    expect(ended?.meta).toMatchObject({ syncId: 'bulk-1', trackingGuid: 'guid-bulk-1', dryRun: false, ...told });
  });

  test('leaves nothing of the customer there', async () => {
    await observe(anyResult('bulk-1', failedEarly));
    await observe(anyResult('bulk-2'));
    expect(JSON.stringify(lines.map(({ meta }) => meta))).not.toMatch(/CUST-1|Ada|Grace|OpenAI answered/);
  });
});
