import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/codec-helpers.js';
import { SyncFailure } from '../customer/sync-failure.ts';
import { readSyncInput, type SyncInput } from '../customer/sync-input.ts';
import type { StartedSync } from './start-sync.ts';
import { callTemporal, grpc, grpcCodeOf } from './temporal-failure.ts';

const readDeadlineMs = 5_000;
/** The server keeps no such run any more. */
const forgotten: ReadonlySet<number | null> = new Set([grpc.notFound, grpc.invalidArgument]);

/**
 * The argument a sync was started with, from the first event of its history.
 * @returns null where Temporal no longer keeps the run, or the argument cannot be one
 * @throws SyncFailure TemporalUnavailable
 */
export async function readStartInput(
  client: Client,
  { workflowId, runId }: Pick<StartedSync, 'workflowId' | 'runId'>,
): Promise<SyncInput | null> {
  try {
    return readSyncInput(await firstArgument(client, workflowId, runId));
  } catch (error) {
    if (error instanceof SyncFailure && error.code !== 'TemporalUnavailable') return null;
    if (error instanceof WorkflowNotFoundError || forgotten.has(grpcCodeOf(error))) return null;
    throw error;
  }
}

async function firstArgument(client: Client, workflowId: string, runId: string): Promise<unknown> {
  const { history } = await callTemporal(() =>
    client.connection.withDeadline(Date.now() + readDeadlineMs, () =>
      client.workflowService.getWorkflowExecutionHistory({
        namespace: client.options.namespace,
        execution: { workflowId, runId },
        maximumPageSize: 1,
      }),
    ),
  );
  const payloads = history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads;
  const [argument] = await decodeArrayFromPayloads(client.options.loadedDataConverter, payloads);
  return argument;
}
