/**
 * Records the histories that replay.test.ts replays, from real syncs. Only on demand:
 *
 *   RECORD_HISTORIES=1 npm test -- test/replay/record.test.ts
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { bulkSignals, bulkWorkflowType, syncWorkflowType, taskQueues } from '../../workflows/contract.ts';
import { collectionFolder, type CollectionFolder } from '../support/collection-folder.ts';
import { eventually } from '../support/eventually.ts';
import { holdFetch, untilItWaits } from '../support/held-fetch.ts';
import { storeHistory } from '../support/histories.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';

const isAsked = process.env.RECORD_HISTORIES === '1';
const describeIfAsked = isAsked ? describe : describe.skip;

/** Stores the history of a sync once it has ended as it should. */
async function expectAndStore(name: string, handle: WorkflowHandle, status: string): Promise<void> {
  await handle.result().catch(() => undefined);
  expect((await handle.describe()).status.name).toBe(status);
  await storeHistory(name, await handle.fetchHistory());
}

describeIfAsked(`recording histories${isAsked ? '' : ' (skipped: RECORD_HISTORIES=1 asks for it)'}`, () => {
  let stack: Stack;
  let folder: CollectionFolder;
  beforeAll(async () => {
    stack = await openStack(import.meta.url);
    folder = await collectionFolder({ 'Passes Over': { filter: 'return false;' } });
    await stack.startWorker({ MAPPING_DIR: folder.path, BULK_CONCURRENCY: '2' });
  });
  afterAll(async () => {
    await stack.close();
    await folder.remove();
  });

  /** A plain start, so that an argument may be wrong. */
  async function start(name: string, argument: unknown, type = syncWorkflowType): Promise<WorkflowHandle> {
    return await stack.client.workflow.start(type, {
      workflowId: `recorded-${name}`,
      taskQueue: taskQueues.sync,
      args: [argument],
    });
  }

  test.each([
    ['updated', { responseId: 'resp_sandbox_existing_customer' }, 'COMPLETED'],
    ['created', { responseId: 'resp_sandbox_new_customer' }, 'COMPLETED'],
    ['dry-run', { responseId: 'resp_sandbox_unlinked_customer', dryRun: true }, 'COMPLETED'],
    ['passed-over', { responseId: 'resp_sandbox_new_customer', collection: 'Passes Over' }, 'COMPLETED'],
    ['invalid', { responseId: 'resp_sandbox_no_names' }, 'FAILED'],
    ['bad-argument', { responseID: 'resp_sandbox_existing_customer' }, 'FAILED'],
  ])('%s', async (name, argument, status) => {
    await expectAndStore(name, await start(name, argument), status);
  });

  test('failed-after-retry', async () => {
    const responseId = 'resp_sandbox_expired';
    await holdFetch(stack, responseId, 1);
    await expectAndStore('failed-after-retry', await start('failed-after-retry', { responseId }), 'FAILED');
  });

  test('cancelled', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('RECORDED-1'));
    await holdFetch(stack, responseId, 600);
    const handle = await start('cancelled', { responseId });
    await untilItWaits(handle);
    await handle.cancel();
    await expectAndStore('cancelled', handle, 'CANCELLED');
  });

  test('bulk-own-workflow', async () => {
    const responseIds = ['resp_sandbox_in_progress', 'resp_sandbox_no_email', 'resp_sandbox_unchanged', 'nonsense'];
    const handle = await start('bulk-own-workflow', { responseIds }, bulkWorkflowType);
    await expectAndStore('bulk-own-workflow', handle, 'COMPLETED');
  });

  /** A bulk whose records take their time; one of them has ended, and others have not. */
  async function startSlowBulk(name: string): Promise<WorkflowHandle> {
    const numbers = Array.from({ length: 20 }, (_, index) => `RECORDED-${name}-${index}`);
    const responseIds = await Promise.all(
      numbers.map(async (number) => await sendCustomer(stack.openaiUrl, newCustomer(number))),
    );
    await stack.openai.addFaults([{ match: { path: 'input_items' }, times: 20, fault: { type: 'delay', ms: 300 } }]);
    const handle = await start(name, { responseIds }, bulkWorkflowType);
    const { runId } = await handle.describe();
    await eventually('a record has ended', async () => {
      return ((await stack.syncLog.bulks.find(runId))?.totals.created ?? 0) > 0;
    });
    return handle;
  }

  test('bulk-paused', async () => {
    const handle = await startSlowBulk('bulk-paused');
    const { runId } = await handle.describe();
    await handle.signal(bulkSignals.pause);
    await eventually('it is paused', async () => (await stack.syncLog.bulks.find(runId))?.status === 'paused');
    await handle.signal(bulkSignals.resume);
    await expectAndStore('bulk-paused', handle, 'COMPLETED');
  });

  test('bulk-cancelled', async () => {
    const handle = await startSlowBulk('bulk-cancelled');
    await handle.cancel();
    await expectAndStore('bulk-cancelled', handle, 'CANCELLED');
  });

  test('key-recalled', async () => {
    await stack.stopWorkers();
    await stack.startWorker({ OPENAI_KEY_CHECK_SECONDS: '60' });
    await stack.sync('resp_sandbox_unchanged');
    await expectAndStore(
      'key-recalled',
      await start('key-recalled', { responseId: 'resp_sandbox_unchanged' }),
      'COMPLETED',
    );
  });
});
