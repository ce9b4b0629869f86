import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';
import { workerRunning } from './worker-running.ts';

let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe('the check of the workers', () => {
  test('is ok where all queues were asked of late', async () => {
    sandbox.temporal.lastAskedAt(Date.now() - 60_000);
    expect(await sandbox.run(workerRunning)).toMatchObject({
      status: 'ok',
      detail: 'Workers ask for work on customer-sync, openai-api, ipaas-api and bulk-sync.',
    });
  });

  test('warns where a worker has been silent, because the server remembers one that has died', async () => {
    sandbox.temporal.lastAskedAt(Date.now() - 180_000);
    expect(await sandbox.run(workerRunning)).toMatchObject({
      status: 'warning',
      detail: expect.stringContaining('for two minutes'),
      resolution: expect.stringContaining('npm run worker'),
    });
  });

  test('fails where nobody asks', async () => {
    expect(await sandbox.run(workerRunning)).toMatchObject({
      status: 'failed',
      detail: 'No worker asks for work on customer-sync, openai-api, ipaas-api and bulk-sync.',
      code: 'WorkerUnavailable',
    });
  });
});
