import { WorkflowIdConflictPolicy, type Client, type WorkflowStartOptions } from '@temporalio/client';
import { taskQueues } from '../workflows/contract.ts';
import { callTemporal } from './temporal-failure.ts';

/** What differs from one of our workflows to the other. */
export type StartTerms = Pick<WorkflowStartOptions, 'args' | 'priority' | 'staticSummary' | 'typedSearchAttributes'> & {
  workflowId: string;
};

/** The client tries again until then, in pauses of up to five seconds, so that its last word may come that much later. */
const startDeadlineMs = 5_000;

/** A worker that died in the middle of a workflow task is noticed after this long; one takes milliseconds. */
const workflowTaskTimeout = '5 seconds';

/**
 * Starts one of our workflows, or joins the run that has its id.
 * @returns its run id
 * @throws SyncFailure TemporalUnavailable where the server did not confirm the start
 */
export async function startWorkflow(client: Client, workflowType: string, terms: StartTerms): Promise<string> {
  const handle = await callTemporal(() =>
    client.connection.withDeadline(Date.now() + startDeadlineMs, () =>
      client.workflow.start(workflowType, {
        taskQueue: taskQueues.sync,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        workflowTaskTimeout,
        ...terms,
      }),
    ),
  );
  return handle.firstExecutionRunId;
}
