import { unknown, type Check, type CheckDefinition } from './check.ts';
import { checklist } from './checklist.ts';
import type { CheckContext } from './context.ts';
import { explainOther } from './explain.ts';
import { within } from './within.ts';

export interface ChecklistReport {
  checks: Check[];
  /** True where no check failed. */
  ok: boolean;
  /** ISO 8601, UTC. */
  checkedAt: string;
}

const longestMs = 10_000;

/** Runs all checks at once, in the order of the checklist. Never fails: what cannot be found out is `unknown`. */
export async function runChecks(
  context: CheckContext,
  {
    definitions = checklist,
    deadlineMs = longestMs,
  }: { definitions?: readonly CheckDefinition[]; deadlineMs?: number } = {},
): Promise<ChecklistReport> {
  const checkedAt = new Date().toISOString();
  const checks = await Promise.all(
    definitions.map(async (definition) => await runOne(definition, context, deadlineMs)),
  );
  return { checks, ok: checks.every(({ status }) => status !== 'failed'), checkedAt };
}

async function runOne(definition: CheckDefinition, context: CheckContext, deadlineMs: number): Promise<Check> {
  const { id, title } = definition;
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    return { id, title, ...(await within(definition.run(context, deadline), deadline)) };
  } catch (error) {
    return { id, title, ...(deadline.aborted ? tooLong(deadlineMs) : explainOther(error)) };
  }
}

function tooLong(deadlineMs: number): ReturnType<typeof unknown> {
  return unknown(
    `There was no answer within ${deadlineMs / 1_000} s.`,
    'Check the network between this machine and the system, then run customer-sync check again.',
  );
}
