import { useState } from 'preact/hooks';
import type { BudgetState } from '../../../../customer/request-budget.ts';
import { isRecord, readList, UnreadableAnswer } from '../api/answers.ts';
import { get } from '../api/request.ts';
import { useWhileVisible } from '../state/use-while-visible.ts';
import { wait } from '../state/wait.ts';

const askAgainMs = 2_000;

/** How the request budgets stand, asked for again and again while that is of interest. */
export function useBudgets(needed: boolean): BudgetState[] {
  const [budgets, setBudgets] = useState<BudgetState[]>([]);
  useWhileVisible((signal) => void (needed && keepAsking(signal, setBudgets)), [needed]);
  return needed ? budgets : [];
}

async function keepAsking(signal: AbortSignal, setBudgets: (budgets: BudgetState[]) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      setBudgets(readList(await get('/v1/budgets', signal), 'items', readBudget));
    } catch {
      // The bulk goes on without this line, and what is away stands in the banner.
      setBudgets([]);
    }
    await wait(askAgainMs, signal);
  }
}

function readBudget(value: unknown): BudgetState {
  if (isBudget(value)) return value;
  throw new UnreadableAnswer();
}

function isBudget(value: unknown): value is BudgetState {
  if (!isRecord(value) || !isRecord(value.limits)) return false;
  return (value.system === 'openai' || value.system === 'ipaas') && typeof value.requestsPerSecond === 'number';
}
