import { expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { runBulkStep } from './run-bulk-step.ts';

const silent = new DefaultLogger('ERROR', () => undefined);

async function failureOf(thrown: Error, attempt: number): Promise<unknown> {
  const environment = new MockActivityEnvironment({ attempt }, { logger: silent });
  const step = runBulkStep.bind(null, () => Promise.reject(thrown));
  return await environment.run(step).catch((error: unknown) => error);
}

test('a step of a bulk reports what it did', async () => {
  const environment = new MockActivityEnvironment({ attempt: 7 }, { logger: silent });
  const report = await environment.run(async () => await runBulkStep(() => 'done'));
  expect(report).toMatchObject({ value: 'done', timing: { attempts: 7 } });
});

test.each([1, 3, 500])('a step of a bulk goes on after a fault of our own at attempt %i', async (attempt) => {
  const failure = await failureOf(new TypeError('x'), attempt);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({ type: 'InternalError', nonRetryable: false });
});

test('a step of a bulk that no retry can help fails at once', async () => {
  const failure = await failureOf(new SyncFailure('BulkNotFound', 'There is no such bulk.'), 1);
  expect(failure).toMatchObject({ type: 'BulkNotFound', nonRetryable: true });
});
