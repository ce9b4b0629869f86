/**
 * The workflow code of today replays syncs that were carried out before: a change that would stop a running sync after
 * an upgrade fails here. No server is needed.
 *
 * A change of the workflow that is meant (and guarded by patched()) gets a history of its own beside the old ones;
 * before the first release, histories are recorded anew: see record.test.ts.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleWorkflowCode, DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import type { ReplayWorkerOptions, WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { historyNames, readHistory } from '../support/histories.ts';

let bundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  // The refusals below are warnings in Temporal's log; here they are what is expected.
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  });
  bundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
});
afterAll(async () => {
  await Runtime.instance().shutdown();
});

async function replay(history: unknown): Promise<void> {
  const options: ReplayWorkerOptions = { workflowBundle: bundle, replayName: 'stored-histories' };
  await Worker.runReplayHistory(options, history);
}

describe('the workflow of today replays', () => {
  test.each(historyNames())('%s', async (name) => {
    await expect(replay(await readHistory(name))).resolves.toBeUndefined();
  });

  test('every end that a sync can come to, and a bulk', () => {
    expect(historyNames()).toEqual(
      expect.arrayContaining([
        'bad-argument',
        'bulk-cancelled',
        'bulk-own-workflow',
        'bulk-paused',
        'cancelled',
        'created',
        'dry-run',
        'failed-after-retry',
        'invalid',
        'key-recalled',
        'passed-over',
        'updated',
      ]),
    );
  });
});

describe('a history that the workflow of today would not have written', () => {
  test.each([
    ['another activity was called', 'fetchResponse', 'fetchInvoice'],
    ['another local activity was called', 'mapCustomer', 'mapInvoice'],
  ])('is refused: %s', async (_why, was, is) => {
    const text = JSON.stringify(await readHistory('updated'));
    const changed = rename(text, `"${was}"`, `"${is}"`);
    expect(changed).not.toBe(text);
    await expect(replay(JSON.parse(changed))).rejects.toThrow(DeterminismViolationError);
  });
});

/** Renames in the events and in their payloads, which are base64: the name of a local activity stands only there. */
function rename(history: string, was: string, is: string): string {
  return history.replaceAll(was, is).replaceAll(/"data":"([^"]+)"/g, (_match, data: string) => {
    const payload = Buffer.from(data, 'base64').toString().replaceAll(was, is);
    return `"data":"${Buffer.from(payload).toString('base64')}"`;
  });
}
