import { expect, test } from '@jest/globals';
import { recordGuid } from '../record-guid.ts';
import { syncResultSchema } from '../sync-result-schema.ts';
import { cancelledRecord } from './cancelled-record.ts';

const options = { dryRun: true, collection: null, force: false, history: 'exceptions' } as const;
const record = { position: 3, line: 7, responseId: 'resp_1', retryOf: 'old-7' };
const run = { workflowId: 'sync-customer-resp_1-dry-run', runId: 'run-1' };

test('a record whose workflow is gone is a whole result that tells of nothing written', () => {
  const result = cancelledRecord('bulk-1', options, record, run);
  expect(syncResultSchema.parse(result)).toEqual(result);
  expect(result).toMatchObject({
    ...run,
    syncId: 'run-1',
    responseId: 'resp_1',
    trigger: 'bulk',
    retryOf: 'old-7',
    dryRun: true,
    outcome: 'cancelled',
    changes: [],
    error: null,
    trackingGuid: recordGuid('bulk-1', 7),
  });
  expect(result.steps.filter(({ status }) => status === 'skipped')).toHaveLength(5);
});
