import { z } from 'zod';
import type { StepName, SyncState } from '../customer/sync-result.ts';

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

/** The other activities are local ones: Temporal lists them nowhere, and they take no time worth showing. */
const stepOfActivity: Readonly<Record<string, StepName>> = {
  authenticate: 'authenticate',
  fetchResponse: 'fetch',
  upsertCustomer: 'upsert',
};

/** temporal.api.enums.v1.PendingActivityState: waits for its time or for a worker. */
const scheduled = 1;

const pendingSchema = z.object({
  activityType: z.object({ name: z.string() }),
  attempt: z.number(),
  state: z.number(),
  nextAttemptScheduleTime: z.object({ seconds: z.coerce.number(), nanos: z.number().nullish() }).nullish(),
  lastFailure: z.object({ message: z.string().nullish() }).nullish(),
});

/**
 * Joins what the workflow says of itself with what Temporal says of its activities: the workflow knows which step it
 * waits for, only Temporal knows the attempts, the next one's time and why the last one failed.
 * @param pending temporal.api.workflow.v1.PendingActivityInfo messages
 */
export function toLiveSync(state: SyncState, pending: readonly unknown[]): LiveSync {
  const running = state.steps.find((step) => step.status === 'running');
  if (running === undefined) return { ...state, current: null };
  const told = pending.map(readPending).find((candidate) => candidate?.step === running.step);
  const current = told ?? { step: running.step, attempts: running.attempts, nextRetryAt: null, waitingFor: null };
  const status = current.nextRetryAt === null ? 'running' : 'waiting';
  const steps = state.steps.map((step) =>
    step === running ? ({ ...step, status, attempts: current.attempts } as const) : step,
  );
  return { ...state, steps, current };
}

function readPending(raw: unknown): CurrentStep | null {
  const parsed = pendingSchema.safeParse(raw);
  const step = parsed.success ? stepOfActivity[parsed.data.activityType.name] : undefined;
  if (!parsed.success || step === undefined) return null;
  const { attempt, state, nextAttemptScheduleTime: next, lastFailure } = parsed.data;
  if (state !== scheduled || attempt === 1 || !next) {
    return { step, attempts: attempt, nextRetryAt: null, waitingFor: null };
  }
  const nextRetryAt = new Date(next.seconds * 1_000 + (next.nanos ?? 0) / 1e6).toISOString();
  return { step, attempts: attempt, nextRetryAt, waitingFor: lastFailure?.message ?? null };
}
