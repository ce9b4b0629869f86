import type { StepReport } from '../../customer/flow/step-report.ts';
import { runStep } from '../run-step.ts';

/**
 * Runs a step of a bulk, which never gives up: thousands of records must not fail of what one met, nor of workers that
 * died, whose attempts count. What is wrong stands in the Temporal UI beside the pending activity, until a repaired worker
 * goes on.
 */
export async function runBulkStep<T>(work: (signal: AbortSignal) => T | Promise<T>): Promise<StepReport<T>> {
  return await runStep(work, Number.POSITIVE_INFINITY);
}
