import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { upsertOnStandIn } from '../connectors/ipaas/testing/upsert-on-stand-in.ts';
import { held, linked, mapped, withPolicy } from '../connectors/ipaas/testing/test-customer.ts';
import type { UpsertResult } from '../connectors/ipaas/connector.ts';
import type { WritePlan } from '../customer/write-plan.ts';
import { openSyncLog } from '../sync-log/open-sync-log.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import type { StepReport } from '../customer/flow/step-report.ts';
import type { UpsertCustomerInput } from '../customer/flow/steps.ts';
import { createUpsertCustomer } from './upsert-customer.ts';

const ipaas = upsertOnStandIn();
const older = { responseId: 'resp_1', createdAt: '2026-11-01T00:00:00.000Z' };
const newer = { responseId: 'resp_2', createdAt: '2026-11-02T00:00:00.000Z' };
const onlyNew = withPolicy(mapped({ FirstName: 'Augusta' }), { syncType: 'ADD' });
const changed = mapped({ FirstName: 'Augusta' });

let log: SyncLog;
beforeEach(async () => {
  log = await openSyncLog('sqlite::memory:');
});
afterEach(async () => {
  await log.close();
});

async function upsert(syncId: string, over: Partial<UpsertCustomerInput> = {}): Promise<UpsertResult> {
  const step = createUpsertCustomer(ipaas.connector(), log.leases);
  const environment = new MockActivityEnvironment({ workflowExecution: { workflowId: `w-${syncId}`, runId: syncId } });
  const input: UpsertCustomerInput = {
    customer: changed,
    response: newer,
    trackingGuid: randomUUID(),
    dryRun: false,
    trigger: 'api',
    force: false,
    ...over,
  };
  const report = await environment.run<[], StepReport<UpsertResult>, () => Promise<StepReport<UpsertResult>>>(
    async () => await step(input),
  );
  return report.value;
}

describe('a customer that the collection passes over', () => {
  beforeEach(async () => {
    await ipaas.standIn.putCustomer(1, linked);
  });

  test('is skipped with the reason, and nothing is written', async () => {
    const result = await upsert('sync-1', { customer: onlyNew });
    expect(result).toMatchObject({ outcome: 'skipped', changes: [], held: null, customFieldsToCreate: [] });
    expect(result.warnings.map(({ code }) => code)).toEqual(['OutsideSyncType']);
    expect(await ipaas.standIn.committed()).toBe(0);
  });

  test('is free for the next sync at once', async () => {
    await upsert('sync-1', { customer: onlyNew });
    expect(await log.leases.acquire('CUST-1', 'sync-2')).not.toBeNull();
  });

  test('does not count its response as written: an older one is still no older than what was', async () => {
    await upsert('sync-1', { customer: onlyNew });
    expect(await log.leases.newest('CUST-1')).toBeNull();
    expect((await upsert('sync-2', { response: older })).outcome).toBe('updated');
  });

  test('is told the same by an attempt that comes after it ended', async () => {
    const first = await upsert('sync-1', { customer: onlyNew });
    const calls = await ipaas.standIn.calls();
    expect(await upsert('sync-1', { customer: onlyNew })).toEqual(first);
    expect(await ipaas.standIn.calls()).toEqual(calls);
  });

  test('is told to be skipped by a dry run too, with what iPaaS.com holds', async () => {
    const result = await upsert('sync-1', { customer: onlyNew, dryRun: true });
    expect(result).toMatchObject({ outcome: 'skipped', changes: [] });
    expect(result.held).toContainEqual({ field: 'FirstName', kind: 'field', value: 'Ada' });
  });
});

describe('an attempt that knows of the plan of an earlier one', () => {
  const plan: WritePlan = {
    outcome: 'updated',
    changes: [{ field: 'FirstName', kind: 'field', before: 'Ada', after: 'Augusta', from: 'sent' }],
  };

  test('finishes what it began, and does not pass over a customer that it linked itself', async () => {
    await ipaas.standIn.putCustomer(1, linked);
    const lease = await log.leases.acquire('CUST-1', 'sync-1');
    if (lease === null) throw new Error('the customer is not free');
    await log.leases.noteWrite(lease, plan);
    expect(await upsert('sync-1', { customer: onlyNew })).toMatchObject({ outcome: 'updated', changes: plan.changes });
    expect(await log.leases.newest('CUST-1')).toEqual(newer);
  });
});

describe('a dry run', () => {
  test('tells what a real sync then does, what is held, and writes nothing', async () => {
    await ipaas.standIn.putCustomer(1, linked);
    const dry = await upsert('sync-1', { dryRun: true });
    expect(dry.held).toEqual(
      expect.arrayContaining([
        { field: 'FirstName', kind: 'field', value: 'Ada' },
        { field: 'Known to Film', kind: 'customField', value: 'No' },
      ]),
    );
    expect(await ipaas.standIn.committed()).toBe(0);
    const real = await upsert('sync-2');
    expect(real).toEqual({ ...dry, held: null, customFieldsToCreate: [] });
  });

  test('holds nothing of a customer that iPaaS.com does not have', async () => {
    expect(await upsert('sync-1', { dryRun: true })).toMatchObject({ outcome: 'created', ipaasId: null, held: null });
  });

  test('of a customer that is not linked yet tells what is held', async () => {
    await ipaas.standIn.putCustomer(1, held);
    expect((await upsert('sync-1', { dryRun: true })).held).toContainEqual({
      field: 'LastName',
      kind: 'field',
      value: 'Lovelace',
    });
    expect(await ipaas.standIn.committed()).toBe(0);
  });

  test('takes no turn, and leaves no word of itself for a real sync', async () => {
    await log.leases.acquire('CUST-1', 'sync-of-another');
    expect((await upsert('sync-1', { dryRun: true })).outcome).toBe('created');
    expect(await log.leases.newest('CUST-1')).toBeNull();
    expect(await log.leases.finished('sync-1')).toBeNull();
  });

  test('of an older response is skipped as the real sync would be, without a look at iPaaS.com', async () => {
    await upsert('sync-1');
    const calls = await ipaas.standIn.calls();
    const dry = await upsert('sync-2', { response: older, dryRun: true });
    expect(dry).toMatchObject({ outcome: 'skipped', held: null, customFieldsToCreate: [] });
    expect(await ipaas.standIn.calls()).toEqual(calls);
  });
});
