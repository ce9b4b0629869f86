import { setTimeout as delay } from 'node:timers/promises';
import proto from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';
import { taskQueues } from '../workflows/contract.ts';
import type { WorkerMetrics } from './metrics.ts';

const betweenLooksMs = 5_000;

const { TASK_QUEUE_TYPE_WORKFLOW: workflow, TASK_QUEUE_TYPE_ACTIVITY: activity } =
  proto.temporal.api.enums.v1.TaskQueueType;

/** What a sync waits in, by the kind of its tasks. */
const watched = [
  { name: taskQueues.sync, taskQueueType: workflow },
  { name: taskQueues.openai, taskQueueType: activity },
  { name: taskQueues.ipaas, taskQueueType: activity },
] as const;

/**
 * Asks Temporal again and again for how long the oldest task of each queue has waited, and shows it as a metric, until
 * the signal is aborted. Every worker asks for itself, so that the number is there while any of them is. Never rejects:
 * where the server is away, the last number stands.
 */
export async function watchQueueAge(
  connection: NativeConnection,
  namespace: string,
  metrics: Pick<WorkerMetrics, 'setQueueAge'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await Promise.all(
      watched.map(async ({ name, taskQueueType }) => {
        const seconds = await askQueueAge(connection, { namespace, taskQueue: { name }, taskQueueType });
        if (seconds !== null) metrics.setQueueAge(name, seconds);
      }),
    );
    await delay(betweenLooksMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** The age of the backlog as the server estimates it, 0 for none; null where it does not say. */
async function askQueueAge(
  connection: NativeConnection,
  queue: { namespace: string; taskQueue: { name: string }; taskQueueType: proto.temporal.api.enums.v1.TaskQueueType },
): Promise<number | null> {
  try {
    const { stats } = await connection.workflowService.describeTaskQueue({ ...queue, reportStats: true });
    if (!stats) return null;
    const age = stats.approximateBacklogAge;
    return Number(age?.seconds ?? 0) + (age?.nanos ?? 0) / 1e9;
  } catch {
    return null;
  }
}
