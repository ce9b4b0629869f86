import { describe, expect, test } from '@jest/globals';
import type { UpsertCustomerInput } from '../customer/flow/steps.ts';
import { mapped } from '../connectors/ipaas/testing/test-customer.ts';
import { bulkBench } from './bulk/testing/bulk-bench.ts';
import { directSteps } from './direct-steps.ts';

const bench = bulkBench();
const responseId = 'resp_sandbox_new_customer';

function stepsOf(syncId = 'bulk-1', signal = new AbortController().signal) {
  const { rooms } = bench;
  return directSteps({ ...rooms, leases: rooms.syncLog.leases }, { syncId, signal });
}

function upsert(own: Partial<UpsertCustomerInput> = {}): UpsertCustomerInput {
  const response = { responseId, createdAt: '2026-11-01T00:00:00.000Z' };
  const trackingGuid = '5f0b7e54-6d4f-4f43-9a57-0d1c36f5b9b1';
  return { customer: mapped(), response, trackingGuid, dryRun: false, trigger: 'bulk', force: false, ...own };
}

describe('the steps without Temporal', () => {
  test('do what the activities do, one after the other', async () => {
    const steps = stepsOf();
    await steps.authenticate();
    const { value: source } = await steps.fetchResponse({ responseId });
    const syncTime = '2026-11-23T10:00:00.000Z';
    const { value: report } = await steps.mapCustomer({ source, collection: null, syncTime });
    await steps.validateCustomer(report.customer);
    const { value: written } = await steps.upsertCustomer(upsert({ customer: report.customer }));
    expect(written).toMatchObject({ outcome: 'created', ipaasId: expect.any(String) });
    expect(await bench.ipaas.writes()).toHaveLength(1);
  });

  test('tell of each that it was tried once, when, and how long it took', async () => {
    await bench.openai.addFaults([{ match: { path: `${responseId}$` }, times: 1, fault: { type: 'delay', ms: 60 } }]);
    const before = Date.now();
    const { timing } = await stepsOf().fetchResponse({ responseId });
    expect(timing.attempts).toBe(1);
    expect(timing.durationMs).toBeGreaterThanOrEqual(55);
    expect(Date.parse(timing.startedAt)).toBeGreaterThanOrEqual(before);
  });

  test.each([
    ['a response that is not there', () => stepsOf().fetchResponse({ responseId: 'resp_unknown' }), 'ResponseNotFound'],
    [
      'a customer that is not valid',
      () => stepsOf().validateCustomer(mapped({ EmailAddress: 'nobody' })),
      'InvalidEmailFormat',
    ],
  ])('throw what failed, and not the failure of an activity: %s', async (_what, step, code) => {
    await expect(step()).rejects.toMatchObject({ name: 'SyncFailure', code, retryable: false });
  });

  test('try once: a 503 is for whoever called', async () => {
    await bench.openai.addFaults([
      { match: { path: `${responseId}$` }, times: 1, fault: { type: 'status', status: 503 } },
    ]);
    await expect(stepsOf().fetchResponse({ responseId })).rejects.toMatchObject({ retryable: true });
    const asked = (await bench.openai.journal()).filter(({ path }) => path.endsWith(responseId));
    expect(asked).toHaveLength(1);
  });

  test('stop looking when the signal says so', async () => {
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(stepsOf('bulk-1', aborted).upsertCustomer(upsert())).rejects.toThrow('enough');
    expect(await bench.ipaas.writes()).toEqual([]);
  });
});

describe('a customer', () => {
  test('is held under the id of the sync, so that its next attempt goes on at once', async () => {
    const { leases } = bench.rooms.syncLog;
    await leases.acquire('CUST-1', 'bulk-1');
    expect((await stepsOf('bulk-1').upsertCustomer(upsert())).value.outcome).toBe('created');
  });

  test('that another sync holds is busy, and worth another try', async () => {
    await bench.rooms.syncLog.leases.acquire('CUST-1', 'another');
    const failing = stepsOf().upsertCustomer(upsert());
    await expect(failing).rejects.toMatchObject({ code: 'CustomerBusy', retryable: true });
  });

  test('that an attempt has written is told again, and not written again', async () => {
    const { value: first } = await stepsOf().upsertCustomer(upsert());
    const written = (await bench.ipaas.journal()).length;
    expect((await stepsOf().upsertCustomer(upsert())).value).toEqual(first);
    expect(await bench.ipaas.journal()).toHaveLength(written);
  });
});
