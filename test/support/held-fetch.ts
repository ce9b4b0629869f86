/** Syncs that are held in their fetch step, and how a test knows that one waits. */
import type { WorkflowHandle } from '@temporalio/client';
import { eventually } from './eventually.ts';
import type { Stack } from './stack.ts';

/**
 * OpenAI answers the next request for this response with 503, and asks to wait for so many seconds. A 429 would
 * let other syncs wait, too.
 */
export async function holdFetch({ openai }: Pick<Stack, 'openai'>, responseId: string, seconds: number): Promise<void> {
  const fault = { type: 'status' as const, status: 503, headers: { 'retry-after': String(seconds) } };
  await openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
}

/** Until an activity of the run waits for its second attempt. */
export async function untilItWaits(handle: WorkflowHandle): Promise<void> {
  await eventually('it waits', async () =>
    (await handle.describe()).raw.pendingActivities?.some(({ attempt }) => attempt === 2),
  );
}
