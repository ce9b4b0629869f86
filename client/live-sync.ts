import type { Client } from '@temporalio/client';
import { z } from 'zod';
import type { StepName, SyncState } from '../customer/sync-result.ts';
import { syncStateSchema } from '../customer/sync-result-schema.ts';
import { stateQueryName } from '../workflows/contract.ts';
import type { StartedSync } from './start-sync.ts';
import { callTemporal } from './temporal-failure.ts';

/** What a running sync is doing at this moment. */
export interface CurrentStep {
  step: StepName;
  attempts: number;
  /** ISO 8601, UTC; null while an attempt is under way. */
  nextRetryAt: string | null;
  /** Why it waits, in words; null while an attempt is under way. */
  waitingFor: string | null;
}

/** The state of a sync that still runs: the fields of a SyncResult as far as they are known, and the current step. */
export interface LiveSync extends SyncState {
  current: CurrentStep | null;
}

const stepOfActivity: Readonly<Record<string, StepName>> = {
  authenticate: 'authenticate',
  fetchResponse: 'fetch',
  upsertCustomer: 'upsert',
};

/** A query needs a worker; without one the answer must not take for ever. */
const queryDeadlineMs = 3_000;

const timestampSchema = z.object({ seconds: z.unknown(), nanos: z.number().nullish() });
const pendingSchema = z.object({
  activityType: z.object({ name: z.string() }),
  attempt: z.number(),
  nextAttemptScheduleTime: timestampSchema.nullish(),
  lastFailure: z.object({ message: z.string().nullish() }).nullish(),
});

/**
 * Asks Temporal what a running sync is doing.
 * @throws SyncFailure TemporalUnavailable where server or workers do not answer
 */
export async function readLiveSync(client: Client, sync: Pick<StartedSync, 'workflowId' | 'runId'>): Promise<LiveSync> {
  const handle = client.workflow.getHandle(sync.workflowId, sync.runId);
  return await callTemporal(async () => {
    const [state, description] = await client.connection.withDeadline(Date.now() + queryDeadlineMs, () =>
      Promise.all([handle.query(stateQueryName), handle.describe()]),
    );
    const current = readPending(description.raw.pendingActivities?.[0]);
    return withCurrentStep(syncStateSchema.parse(state), current);
  });
}

function readPending(raw: unknown): CurrentStep | null {
  const pending = pendingSchema.safeParse(raw);
  if (!pending.success) return null;
  const { activityType, attempt, nextAttemptScheduleTime, lastFailure } = pending.data;
  const step = stepOfActivity[activityType.name];
  if (step === undefined) return null;
  const nextRetry = nextAttemptScheduleTime ? new Date(Number(nextAttemptScheduleTime.seconds) * 1000) : null;
  const waits = nextRetry !== null && nextRetry.getTime() > Date.now() - 1_000;
  return {
    step,
    attempts: attempt,
    nextRetryAt: waits ? nextRetry.toISOString() : null,
    waitingFor: waits ? (lastFailure?.message ?? null) : null,
  };
}

function withCurrentStep(state: SyncState, pending: CurrentStep | null): LiveSync {
  const running = state.steps.find((step) => step.status === 'running');
  if (running === undefined) return { ...state, current: null };
  if (pending === null || pending.step !== running.step) {
    return {
      ...state,
      current: { step: running.step, attempts: running.attempts, nextRetryAt: null, waitingFor: null },
    };
  }
  const status = pending.nextRetryAt === null ? 'running' : 'waiting';
  const steps = state.steps.map((step) =>
    step.step === pending.step ? ({ ...step, status, attempts: pending.attempts } as const) : step,
  );
  return { ...state, steps, current: pending };
}
