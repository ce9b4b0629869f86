/** Who asks Temporal for work, by the server's own account. */
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { z } from 'zod';
import { taskQueues } from '../../workflows/contract.ts';
import { askTemporal } from './ask-temporal.ts';

export interface TaskQueuePollers {
  taskQueue: string;
  /** When somebody last asked for work, in Unix milliseconds by the server's clock; null where nobody has of late. */
  lastAskedAt: number | null;
}

const types = proto.temporal.api.enums.v1.TaskQueueType;
const polled = [
  { taskQueue: taskQueues.sync, type: types.TASK_QUEUE_TYPE_WORKFLOW },
  { taskQueue: taskQueues.openai, type: types.TASK_QUEUE_TYPE_ACTIVITY },
  { taskQueue: taskQueues.ipaas, type: types.TASK_QUEUE_TYPE_ACTIVITY },
  { taskQueue: taskQueues.bulk, type: types.TASK_QUEUE_TYPE_ACTIVITY },
] as const;

const pollerSchema = z.object({
  lastAccessTime: z.object({ seconds: z.coerce.number(), nanos: z.number().nullish() }).nullish(),
});

/** @throws SyncFailure TemporalUnavailable */
export async function readPollers(client: Client): Promise<TaskQueuePollers[]> {
  const asked = polled.map(async ({ taskQueue, type }): Promise<TaskQueuePollers> => {
    const { namespace } = client.options;
    const { pollers } = await askTemporal(client, () =>
      client.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: type }),
    );
    return { taskQueue, lastAskedAt: latest(pollers.map(askedAt)) };
  });
  // Where one fails the others are waited for as well: a call that still tried again would find a closed connection.
  await Promise.allSettled(asked);
  return await Promise.all(asked);
}

function askedAt(poller: unknown): number[] {
  const time = pollerSchema.parse(poller).lastAccessTime;
  return time ? [time.seconds * 1_000 + (time.nanos ?? 0) / 1e6] : [];
}

function latest(times: readonly number[][]): number | null {
  const all = times.flat();
  return all.length === 0 ? null : Math.max(...all);
}
