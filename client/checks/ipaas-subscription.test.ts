import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ipaasSubscription } from './ipaas-subscription.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

/** Lets the list of subscriptions be this. */
async function listIs(body: object[]): Promise<void> {
  const fault = { type: 'status', status: 200, body: JSON.stringify(body) } as const;
  await sandbox.ipaas.addFaults([{ match: { path: '/Subscriptions' }, times: 1, fault }]);
}

describe('the check of the subscription', () => {
  test('is ok where IPAAS_SYSTEM_ID is that of an OpenAI integration', async () => {
    const result = await sandbox.run(ipaasSubscription);
    expect(result).toMatchObject({
      status: 'ok',
      detail: 'The company has the subscription 10684, "OpenAI - Release".',
    });
  });

  test.each([
    ['there is no such subscription', '4', 'failed', 'no subscription 4'],
    ['it is iPaaS.com itself', '10001', 'failed', 'is iPaaS.com itself'],
    ['it is of another integration', '10711', 'warning', '"Web Shop - Release"'],
  ])('tells where %s', async (_case, id, status, words) => {
    const result = await sandbox.run(ipaasSubscription, { IPAAS_SYSTEM_ID: id });
    expect(result).toMatchObject({ status, detail: expect.stringContaining(words) });
    expect(result.resolution).toContain('Set IPAAS_SYSTEM_ID');
  });

  test('is ok where the list names neither kind nor name', async () => {
    await listIs([{ id: '10684' }]);
    expect(await sandbox.run(ipaasSubscription)).toMatchObject({
      status: 'ok',
      detail: 'The company has the subscription 10684.',
    });
  });

  test('shows a name as one short line', async () => {
    await listIs([{ id: 10684, type: 77, name: `OpenAI\n\u001B[31m${'x'.repeat(200)}` }]);
    const { detail } = await sandbox.run(ipaasSubscription);
    expect(detail).toMatch(/^The company has the subscription 10684, "OpenAI {2}\[31mx+"\.$/);
    expect(detail.length).toBeLessThan(120);
  });
});
