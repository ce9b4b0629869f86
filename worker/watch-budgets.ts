import { setTimeout as delay } from 'node:timers/promises';
import type { WorkerMetrics } from './metrics.ts';
import type { Budgets } from './open-budgets.ts';

const betweenLooksMs = 1_000;

/** Shows again and again how the request budgets stand, as a metric, until the signal is aborted. Never rejects. */
export async function watchBudgets(
  budgets: Budgets,
  metrics: Pick<WorkerMetrics, 'showBudget'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    for (const budget of [budgets.openai, budgets.ipaas]) metrics.showBudget(budget.reading());
    await delay(betweenLooksMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
