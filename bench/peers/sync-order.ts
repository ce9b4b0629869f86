/** The order to sync one response, as it is sent to a worker or to its engine, which keeps it as the input of the run. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SyncIdentity } from '../six-steps.ts';

const orderSchema = z.object({
  responseId: z.string(),
  runId: z.string(),
  trackingGuid: z.string(),
  startedAt: z.iso.datetime(),
});

export type SyncOrder = z.output<typeof orderSchema>;

/** Ids and time come with the order, so that no engine pays for a seventh step that remembers them. */
export function orderOf(responseId: string): SyncOrder {
  return { responseId, runId: randomUUID(), trackingGuid: randomUUID(), startedAt: new Date().toISOString() };
}

/** @throws ZodError */
export function readOrder(order: unknown): SyncOrder {
  return orderSchema.parse(order);
}

export function identityOf({ responseId, runId, trackingGuid, startedAt }: SyncOrder): SyncIdentity {
  return { workflowId: responseId, runId, trackingGuid, startedAt: new Date(startedAt) };
}
