import { activityInfo } from '@temporalio/activity';
import type { BulkOptions, BulkTotals } from '../../customer/bulk.ts';
import { responseIdKind } from '../../customer/response-id.ts';
import type { BulkStore } from '../../sync-log/bulks/bulk-store.ts';
import { runBulkStep } from './run-bulk-step.ts';
import { knownBulk } from '../../sync-log/bulks/known-bulk.ts';

export interface OpenBulkInput {
  bulkId: string;
  options: BulkOptions;
  /** The list, where the bulk was started with it; null where it is in the store. */
  responseIds: string[] | null;
}

/** Finds the records of a bulk; those that came in the argument are put into the store first. */
export function createOpenBulk(bulks: BulkStore) {
  return async function openBulk({ bulkId, options, responseIds }: OpenBulkInput) {
    return await runBulkStep(async (): Promise<BulkTotals> => {
      if (responseIds !== null) {
        const workflowId = activityInfo().workflowExecution?.workflowId ?? '';
        await bulks.create({ ...options, bulkId, workflowId, retryOf: null });
        await bulks.addLines(bulkId, responseIds.map(asLine));
      }
      const { totals } = await knownBulk(bulks, bulkId);
      return totals;
    });
  };
}

function asLine(text: string, index: number) {
  return { line: index + 1, responseId: responseIdKind(text) === null ? null : text };
}
